// How far a ledger has come on its way back, and what the minutes before that are.
import type { ChainContext } from './chain-context.ts';
import { TIE_END } from './chain-steps.ts';
import type { GapCharges } from './gap-charges.ts';
import type { WorkCharges } from './work-charges.ts';

/** On the way to the next node, in hand, aside, in review, before the keeper began. */
export const TOWARDS = 0;
export const IN_HAND = 1;
export const ASIDE = 2;
export const IN_REVIEW = 3;
export const BEFORE_REVIEW = 4;

export class ChainCursor {
  readonly context: ChainContext;
  readonly gaps: GapCharges;
  readonly work: WorkCharges;
  /** Minute down to which everything has been charged. */
  minute = 0;
  state = TOWARDS;
  /** Row that the time in which work stands aside is charged to; -1 = its person's calendar. */
  asideRow = -1;
  /** How the node in hand leads to the one after it. */
  tie = TIE_END;

  constructor(context: ChainContext, gaps: GapCharges, work: WorkCharges) {
    this.context = context;
    this.gaps = gaps;
    this.work = work;
  }

  /** The next future, from its date back. */
  open(date: number): void {
    this.gaps.open();
    this.minute = Math.max(this.context.origin, date);
    this.state = TOWARDS;
    this.tie = TIE_END;
  }

  /** The gap back to this minute is closed. */
  arrive(minute: number): void {
    this.gaps.close(minute, this.minute);
    this.moveTo(minute);
  }

  /** Everything back to this minute has been charged. */
  moveTo(minute: number): void {
    this.minute = Math.min(this.minute, Math.max(this.context.origin, minute));
  }

  /** What comes before is work in hand. */
  comeInHand(): void {
    this.state = IN_HAND;
    this.work.begin(this.minute);
    this.work.parts.begin();
  }
}

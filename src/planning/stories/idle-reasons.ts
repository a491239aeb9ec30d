// Why a person has nothing in hand: what their next work still needed, then what else was missing for it; or nothing more comes.
import { ROW, ROW_SIZE, type Trace } from '../../engine/kernel/trace.ts';
import type { Network } from '../../engine/network/network.ts';
import type { PersonRows } from './person-rows.ts';
import { BUSY, type PersonTimeline } from './person-timeline.ts';
import type { SpellTally } from './spell-tally.ts';

/** Reasons of idle time, and kinds of what is behind them; key = (reason * kinds + kind) * `idleSubjects` + number. */
export const IDLE = { need: 0, held: 1, nothingLeft: 2 } as const;
export const IDLE_KINDS = ['nothing', 'node', 'window', 'quota'] as const;

export class IdleReasons {
  private readonly network: Network;
  private readonly person: number;
  private readonly rows: PersonRows;
  private readonly tally: SpellTally;

  /** @param rows of the future in hand; @param tally takes the person's own worked minutes */
  constructor(network: Network, person: number, rows: PersonRows, tally: SpellTally) {
    this.network = network;
    this.person = person;
    this.rows = rows;
    this.tally = tally;
  }

  /** Free minutes before a piece of work: first its needs were missing, then something else. */
  tell(trace: Trace, timeline: PersonTimeline, stretch: number, from: number, to: number): void {
    let next = stretch + 1;
    while (next < timeline.count && timeline.state[next] !== BUSY) next++;
    if (next >= timeline.count) {
      this.add(IDLE.nothingLeft, 0, 0, from, to);
      return;
    }
    const issue = timeline.object[next];
    const isReturn = trace.eventMinute[2 * issue] < to;
    const ready = isReturn ? from : Math.max(from, Math.min(to, trace.readyMinute[issue]));
    const need = this.rows.lastNeedOf(issue, trace.eventMinute);
    this.add(IDLE.need, need < 0 ? 0 : 1, need, from, ready);
    if (isReturn) this.add(IDLE.held, 1, issue, ready, to);
    else this.tellHeld(trace, issue, ready, to);
  }

  private tellHeld({ rows, rowCount }: Trace, issue: number, from: number, to: number): void {
    let kind = 0;
    let object = 0;
    for (let row = this.rows.startRow[issue] + 1; row < rowCount; row++) {
      const at = row * ROW_SIZE;
      if (rows[at + 1] < ROW.causeLink) break;
      if (rows[at + 1] === ROW.causeResource || rows[at + 1] === ROW.causeLimit) kind = 1;
      else if (rows[at + 1] === ROW.causeWindow) kind = 2;
      else if (rows[at + 1] === ROW.causeQuota) kind = 3;
      else continue;
      object = rows[at + 3];
    }
    this.add(IDLE.held, kind, object, from, to);
  }

  private add(reason: number, kind: number, object: number, from: number, to: number): void {
    const key = (reason * IDLE_KINDS.length + kind) * idleSubjects(this.network) + Math.max(0, object);
    const profile = this.network.profiles[this.network.profileOfPerson[this.person]];
    if (to > from) this.tally.add(key, profile.minutesAt(to) - profile.minutesAt(from));
  }
}

/** How many numbers each kind of idle key has room for. */
export function idleSubjects({ nodeCount, windowIds, quotaIds }: Network): number {
  return Math.max(nodeCount, windowIds.length, quotaIds.length, 1);
}

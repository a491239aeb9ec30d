// What an issue would be drawn as, had somebody else to do it: the errors of estimates can be those of a person or a track, so a change of
// hands may change the draw. The bound takes the least; where nothing hangs on the person this is the draw itself.
import { MINUTES_PER_DAY } from '../../engine/calendar/day-stretches.ts';
import { createDealer } from '../../engine/chance/deal.ts';
import { compile } from '../../engine/network/compile.ts';
import { type Network, RECORDED_BEGUN, type Slot } from '../../engine/network/network.ts';
import type { Issue, Plan } from '../../plan/plan.ts';
import type { TeamRules } from './team-rules.ts';

/** Only draws are asked for: calendars up to the data date say all that they hang on. */
const DAYS_BEHIND = 7;

/** The same futures as they would be in other hands: shared errors mix streams, so every way is dealt for itself. */
interface OtherHands {
  /** Issues that are drawn differently. */
  readonly issues: Int32Array;
  readonly slots: Int32Array;
  readonly tape: Int32Array;
  deal(replication: number): void;
}

export class DrawnWork {
  private readonly workSlot: Int32Array;
  private readonly others: readonly OtherHands[];
  private readonly best: Int32Array;

  constructor(rules: TeamRules, seed: string) {
    this.workSlot = rules.network.workSlot;
    this.others = otherHands(rules, seed);
    this.best = new Int32Array(rules.network.issueCount);
  }

  /** Looks at the future of this number, whose tape in the hands of the plan is given. */
  look(replication: number, tape: Int32Array): void {
    const { best, workSlot, others } = this;
    for (let i = 0; i < best.length; i++) best[i] = tape[workSlot[i]];
    for (const other of others) {
      other.deal(replication);
      for (let k = 0; k < other.issues.length; k++) {
        const drawn = other.tape[other.slots[k]];
        if (drawn < best[other.issues[k]]) best[other.issues[k]] = drawn;
      }
    }
  }

  /** Least draw of issue i in the future looked at. */
  least(i: number): number {
    return this.best[i];
  }
}

function otherHands(
  { plan, network, changesHands, performerOffset, performers }: TeamRules,
  seed: string,
): OtherHands[] {
  if (!changesHands.includes(1) || !hangsOnPeople(plan, network)) return [];
  const known = plan.issues.map((_, i) => new Set([wordsOf(network.slots[network.workSlot[i]])]));
  return waysToAsk(plan).flatMap((who) => {
    const issues = plan.issues.map((issue, i): Issue => (changesHands[i] === 1 ? { ...issue, who } : issue));
    const other = compile({ ...plan, issues }, Math.ceil(network.dataMinute / MINUTES_PER_DAY) + DAYS_BEHIND);
    const differing = Array.from(plan.issues.keys()).filter((i) => {
      const words = wordsOf(other.slots[other.workSlot[i]]);
      const able = performers.subarray(performerOffset[i], performerOffset[i + 1]);
      if (changesHands[i] === 0 || known[i].has(words) || !mayAsk(plan, who, able)) return false;
      known[i].add(words);
      return true;
    });
    if (differing.length === 0) return [];
    // Draws go by name, so only those asked for need be dealt; points of a sequence without names go by place.
    const isWhole = other.sobol !== undefined && other.sobol.dimensions === null;
    const dealt = isWhole ? other.slots : differing.map((i) => other.slots[other.workSlot[i]]);
    const slots = Int32Array.from(differing, (i, k) => (isWhole ? other.workSlot[i] : k));
    const dealer = createDealer({ ...other, slots: dealt }, seed);
    const tape = new Int32Array(dealt.length);
    const deal = (replication: number): void => dealer.deal(replication, tape);
    return [{ issues: Int32Array.from(differing), slots, tape, deal }];
  });
}

function hangsOnPeople({ spread, correlation }: Plan, { recorded }: Network): boolean {
  const byPerson = spread !== null && (spread.by === 'person' || spread.people !== undefined);
  return byPerson || correlation !== undefined || recorded.includes(RECORDED_BEGUN);
}

/** One owner; several people of one track; several people of anywhere. */
function waysToAsk({ people }: Plan): Issue['who'][] {
  const ids = people.map(({ id }) => id);
  const tracks = [...new Set(people.map(({ track }) => track))];
  const ofTrack = tracks.map((track) => people.filter((person) => person.track === track).map(({ id }) => id));
  const groups = [...ofTrack, ids].filter((group) => group.length > 1);
  return [
    ...ids.map((person): Issue['who'] => ({ kind: 'owner', person })),
    ...groups.map((group): Issue['who'] => ({ kind: 'anyOf', people: group, pool: null })),
  ];
}

/** Whoever owns it must be able to; of several it is enough that some can. */
function mayAsk(plan: Plan, who: Issue['who'], able: Int32Array): boolean {
  return who.kind !== 'owner' || able.includes(plan.people.findIndex(({ id }) => id === who.person));
}

function wordsOf({ source, shares }: Slot): string {
  return JSON.stringify([source, shares ?? []]);
}

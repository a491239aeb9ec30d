// Leave out what saves most, look again, and so on: the order in which to act, since bars of a tornado do not add up.

import { atRank, nearestRank } from '../../engine/forecast/quantiles.ts';
import type { Network } from '../../engine/network/network.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Step, Tornado } from '../analysis-result.ts';
import type { Columns } from '../columns.ts';
import { barOf } from './difference.ts';
import { riskFamilies } from './groups-of-risks.ts';
import { longestFirst } from './tornado.ts';
import { both, NO_TWIST, type Twist } from './twist.ts';
import { issueAt, withoutRisks, withoutWaitingFor } from './twist-of.ts';

/** Of what is left, so many of the longest bars are tried again in every round. */
const TRIED = 8;
/** Twists of a round: those, and what has been left out by then. */
export const STEP_TWISTS = TRIED + 1;

interface Candidate {
  kind: Step['kind'];
  id: string;
  title: string;
  twist: Twist;
}

/** What can be left out, the longest bar first: families stand for their members, issues are at their likely value. */
export function candidatesOf(plan: Plan, network: Network, tornado: Tornado): Candidate[] {
  const families = new Map(riskFamilies(plan).map((family) => [family.id, family]));
  const indexOf = (list: readonly { id: string }[], id: string): number => list.findIndex((each) => each.id === id);
  const rows = [
    ...tornado.risks
      .filter(({ family }) => family === null)
      .map(({ kind, id, title, bar }) => ({
        kind,
        id,
        title,
        bar,
        twist: withoutRisks(network, [indexOf(plan.risks, id)]),
      })),
    ...tornado.families.map(({ kind, id, title, bar }) => ({
      kind,
      id,
      title,
      bar,
      twist: withoutRisks(network, families.get(id)?.risks ?? []),
    })),
    ...tornado.people.map(({ kind, id, bar }) => ({
      kind,
      id,
      title: id,
      bar,
      twist: withoutWaitingFor(indexOf(plan.people, id)),
    })),
    ...tornado.issues.map(({ kind, id, title, likely, likelyMinutes }) => ({
      kind,
      id,
      title,
      bar: likely,
      twist: issueAt(network, indexOf(plan.issues, id), likelyMinutes),
    })),
  ];
  return longestFirst(rows, ({ bar }) => bar).map(({ kind, id, title, twist }) => ({ kind, id, title, twist }));
}

/**
 * Up to `rounds` steps; ends early when nothing left saves anything.
 * @param run the futures under each of these twists, by key
 */
export async function stepDown(
  candidates: readonly Candidate[],
  network: Network,
  rounds: number,
  run: (twists: readonly { key: string; twist: Twist }[]) => Promise<Columns>,
): Promise<Step[]> {
  const steps: Step[] = [];
  let left = [...candidates];
  let current = NO_TWIST;
  while (steps.length < rounds && left.length > 0) {
    const tried = left.slice(0, TRIED);
    const columns = await run([
      { key: 'before', twist: current },
      ...tried.map((candidate, k) => ({ key: `${k}`, twist: both(current, candidate.twist) })),
    ]);
    const before = columns.under('before') ?? columns.dates;
    const rows = tried.map((candidate, k) => {
      const dates = columns.under(`${k}`) ?? before;
      return { candidate, dates, bar: barOf(before, dates) };
    });
    const ranked = longestFirst(rows, ({ bar }) => bar);
    const [{ candidate, bar, dates }] = ranked;
    if ((bar.around.value ?? 0) <= 0) break;
    const { kind, id, title } = candidate;
    steps.push({ kind, id, title, bar, p80: civilOf(network, dates) });
    current = both(current, candidate.twist);
    left = [...ranked.slice(1).map((row) => row.candidate), ...left.slice(TRIED)];
  }
  return steps;
}

/** Civil minute of the P80 of dates in working minutes; null = never. */
function civilOf({ planProfile }: Network, dates: Int32Array): number | null {
  const worked = atRank(dates.slice().sort(), nearestRank(80, dates.length));
  return worked === null ? null : planProfile.finishMinutes(0, worked);
}

// What no plan of this team can do better, for the changes that were allowed: how much a longer search could find at most.
import type { Network } from '../../engine/network/network.ts';
import type { Plan } from '../../plan/plan.ts';
import type { SelectedLists } from '../../plan/selected-lists.ts';
import { askedDate } from '../asked-date.ts';
import type { Freedom } from '../bounds/bound-ask.ts';
import type { Reason } from '../bounds/reasons.ts';
import { boundOfTeam } from '../bounds/team-bound.ts';
import { othersWhoCan, performersOf, poolsWhoCan } from './can-do.ts';
import { shownWeight } from './conclude.ts';
import { openIssues } from './open-issues.ts';
import type { Move, OptimizationBound } from './optimization.ts';
import type { OptimizeAsk } from './optimize-ask.ts';
import { valued } from './seen.ts';

/** Null where the figure is no date, or the moves bring more people or more of their time. */
export async function boundFor(
  ask: OptimizeAsk,
  moves: readonly Move[],
  network: Network,
  seed: string,
  futures: number,
  lists: SelectedLists | null,
): Promise<OptimizationBound | null> {
  const weight = shownWeight(ask.goal);
  const { measure } = weight;
  const isAll = measure.kind === 'lateness' && measure.all;
  if ((measure.kind !== 'date' && measure.kind !== 'lateness') || isAll || moves.includes('staff')) return null;
  const about = askedDate(ask.plan, network, measure.about);
  if (about === null) return null;
  const { simulation } = ask.plan;
  const plain = { seed: simulation.seed, replications: simulation.replications };
  const bound = await boundOfTeam({
    plan: { ...ask.plan, simulation: plain },
    seed,
    replications: futures,
    freedom: freedomOf(ask, moves, network, lists),
    node: about.node,
    ...(simulation.sampling === undefined ? { network } : {}),
    ...(ask.executor === undefined ? {} : { executor: ask.executor }),
    ...(ask.shouldStop === undefined ? {} : { shouldStop: ask.shouldStop }),
    ...(ask.pause === undefined ? {} : { pause: ask.pause }),
  });
  if (bound.replications < futures) return null;
  const { planProfile } = network;
  const due = about.target === null ? 0 : planProfile.minutesAt(Math.max(0, about.target));
  const samples = Float64Array.from(bound.minutes, (minute) =>
    measure.kind === 'date' ? minute : planProfile.minutesAt(minute) - due,
  );
  const { value } = valued(weight, samples, network);
  if (value === null) return null;
  return { value, reason: inWords(bound.reasons[0]?.reason), allMoves: true };
}

function inWords(reason: Reason | undefined): string {
  switch (reason?.kind) {
    case 'people':
      return reason.team ? 'the work of the whole team' : `the work of ${reason.people.join(', ')}`;
    case 'resource':
      return `what ${reason.resource} has to hold`;
    default:
      return 'the longest chain of needs, without any waiting';
  }
}

function freedomOf(ask: OptimizeAsk, moves: readonly Move[], network: Network, lists: SelectedLists | null): Freedom {
  const { plan, goal, anyone = false } = ask;
  const isOpen = openIssues(plan, network, goal.kept);
  const risks = [...(lists?.risks.keys() ?? [])].map((r) => plan.risks[r].id);
  const droppable = plan.issues.filter(({ optional, priority }, i) => isOpen[i] && (optional || (priority ?? 0) > 0));
  return {
    performers: moves.includes('people')
      ? plan.issues.map((issue, i) => (isOpen[i] ? mayDo(plan, issue, anyone) : []))
      : null,
    ...(lists === null ? {} : { byOwner: { risks, windows: [] } }),
    ...(moves.includes('mitigations') ? { mitigable: plan.risks.map(({ id }) => id) } : {}),
    ...(moves.includes('scope') ? { droppable: droppable.map(({ id }) => id) } : {}),
  };
}

function mayDo(plan: Plan, issue: Plan['issues'][number], anyone: boolean): string[] {
  const pools = poolsWhoCan(plan, issue, anyone);
  const members = plan.pools.filter(({ id }) => pools.includes(id)).flatMap((pool) => pool.members);
  const all = new Set([...othersWhoCan(plan, issue, anyone), ...members]);
  const now = new Set(performersOf(issue));
  return [...all].filter((id) => !now.has(id));
}

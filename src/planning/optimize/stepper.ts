// Lists the steps from a plan that the search wants to go on from: it is compiled, looked at, and asked where it hurts.
import type { Network } from '../../engine/network/network.ts';
import type { AskedDate } from '../analysis-result.ts';
import { askedDate } from '../asked-date.ts';
import { compileLike } from './compile-like.ts';
import { diagnose } from './diagnosis.ts';
import type { SearchMove } from './move-of.ts';
import { listMoves } from './moves.ts';
import { orderingMoves } from './moves-from-orders.ts';
import { futuresOf, type Scale, type SearchNode } from './node.ts';
import { openIssues } from './open-issues.ts';
import type { Move } from './optimization.ts';
import type { OptimizeAsk } from './optimize-ask.ts';
import { STAGES } from './race.ts';
import { createScreen } from './screen.ts';
import type { TrialRunner } from './trial-runner.ts';
import type { Weighing } from './weighing.ts';

/** Futures of a diagnosis. */
const LOOKED_AT = 100;
/** Of what has helped the plan itself, so many come before what the diagnosis says. */
const PROVEN_FIRST = 12;

export interface Stepper {
  movesOf(node: SearchNode, nodes: readonly SearchNode[]): readonly SearchMove[];
  /** Steps of one change from the plan itself. */
  singles(): number;
}

export function createStepper(
  ask: OptimizeAsk,
  moves: readonly Move[],
  network: Network,
  weighing: Weighing,
  runner: TrialRunner,
  { minutesPerDay }: Scale,
): Stepper {
  const { plan, goal, seed, anyone = false, staff = {} } = ask;
  const screen = createScreen(network, seed, []);
  let singles = 0;
  return {
    singles: () => singles,
    movesOf(node, nodes) {
      const under = node.count === 0 ? plan : runner.planOf(node.changes);
      if (under === null) return [];
      const compiled = node.count === 0 ? network : compileLike(under, plan, network);
      const { measure } = weighing.objective;
      const about = 'about' in measure ? measure.about : null;
      const date = askedDate(under, compiled, about);
      const diagnosis = diagnose(screen, compiled, date?.node ?? -1, LOOKED_AT);
      const around = {
        plan: under,
        network: compiled,
        diagnosis,
        kept: goal.kept,
        isOpen: openIssues(under, compiled, goal.kept),
        anyone,
        staff,
        derives: ask.derive !== undefined,
      };
      const steps = listMoves(around, moves, goal.maxChanges - node.count);
      const isOfPlan = node.count === 0 && moves.includes('order');
      const orders = isOfPlan ? orderingMoves(around, seed, orderable(compiled, date)) : [];
      // What a search has found stands before what only promises.
      const listed = [...orders, ...steps];
      if (node.count > 0)
        return withProven(
          listed.filter(({ promise }) => promise > 0),
          nodes,
          minutesPerDay,
        );
      singles = listed.filter(({ changes }) => changes.length === 1).length;
      return listed;
    },
  };
}

/** Id of the date as the search over orders knows it; null = the end of the plan. */
function orderable({ nodeIds }: Network, date: AskedDate | null): string | null {
  return date === null || date.node < 0 || nodeIds.indexOf(date.id) !== date.node ? null : date.id;
}

/** What has helped the plan itself is worth trying on top of others. */
function withProven(listed: readonly SearchMove[], nodes: readonly SearchNode[], minutesPerDay: number): SearchMove[] {
  const [base] = nodes;
  const [, , all] = STAGES;
  const proven = nodes
    .filter((node) => node.count === 1 && futuresOf(node) === all)
    .map(({ changes, cost }): SearchMove => ({ changes, promise: (base.cost.total - cost.total) * minutesPerDay }))
    .filter(({ promise }) => promise > 0)
    .sort((a, b) => b.promise - a.promise);
  return [...proven.slice(0, PROVEN_FIRST), ...listed, ...proven.slice(PROVEN_FIRST)];
}

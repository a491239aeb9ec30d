// A search over policies under chance, within a count of evaluations (one policy in one future, or one schedule of the likely tape): lists that
// are good when everything is likely, under every scheme, then a genetic search on a few futures, then a race of the best on fresh ones.
import { createDice, type Dice } from './dice.ts';
import { crossLists, type ListScratch, listScratch, mutateList } from './list-changes.ts';
import { type LikelySchedule, neededSequences } from './needed-sequences.ts';
import { type Policy, type PolicyEvaluator, race } from './policy.ts';
import { type ListProblem, searchLists } from './search-lists.ts';

export interface PolicyAsk {
  readonly evaluations: number;
  readonly seed: string;
}

/** Shares of the evaluations: lists by the likely tape, and the race at the end. */
const LIKELY_SHARE = 0.2;
const RACE_SHARE = 0.2;
/** Futures every policy of the genetic search is tried on; lists kept from the likely tape; policies bred, and raced. */
const FUTURES = 30;
const LISTS = 10;
const POPULATION = 20;
const RACED = 15;
const MUTATION = 0.03;
const KEPT_SEQUENCES = 0.8;

interface Bred {
  readonly policy: Policy;
  readonly sum: number;
}

/** The best policy found; the plan's own order is among those raced. */
export function searchPolicies(
  problem: ListProblem,
  likely: LikelySchedule,
  evaluator: PolicyEvaluator,
  { evaluations, seed }: PolicyAsk,
): { policy: Policy; evaluations: number } {
  const own: Policy = { list: new Int32Array(0), byList: problem.ownByList, sequences: [] };
  const { policies, schedules } = likelyPolicies(problem, likely, Math.floor(evaluations * LIKELY_SHARE), seed);
  const raced = Math.floor(evaluations * RACE_SHARE);
  const tries = Math.floor((evaluations - schedules - raced) / FUTURES);
  const bred = breedPolicies(policies, problem, evaluator, tries, createDice(seed, 'policies'));
  const rivals = [...bred.slice(0, RACED).map(({ policy }) => policy), own];
  return { policy: race(rivals, evaluator, FUTURES, raced), evaluations };
}

/** Orders by the rules, and the best lists of the likely tape: by list, by the usual scheme, and by that with what keeps the schedule. */
function likelyPolicies(problem: ListProblem, likely: LikelySchedule, budget: number, seed: string) {
  const policies: Policy[] = problem.urgencies.map((urgency) => ({
    list: Int32Array.from(urgency, (_, i) => i).sort((a, b) => urgency[a] - urgency[b] || a - b),
    byList: false,
    sequences: [],
  }));
  const search = searchLists(problem, { schedules: budget, seed, most: LISTS });
  let { schedules } = search;
  for (const { list: found, byList } of search.found) {
    if (found.length === 0) continue;
    const finish = problem.forward.run(found, byList);
    const planned = problem.forward.minutes().slice();
    const list = Int32Array.from(found).sort(
      (a, b) => planned[2 * a] - planned[2 * b] || found.indexOf(a) - found.indexOf(b),
    );
    const { sequences, schedules: made } = neededSequences(list, planned, finish, problem, likely);
    schedules += 1 + made;
    policies.push({ list, byList: false, sequences: [] }, { list, byList: true, sequences: [] });
    if (sequences.length > 0) policies.push({ list, byList: false, sequences });
  }
  return { policies, schedules };
}

/** Steady state: the child of two good ones takes the place of the worst, if it is no worse on the same futures. Best first. */
function breedPolicies(
  policies: readonly Policy[],
  problem: ListProblem,
  evaluator: PolicyEvaluator,
  tries: number,
  dice: Dice,
): readonly Bred[] {
  const scratch = listScratch(problem.links.count);
  const value = (policy: Policy): Bred => ({ policy, sum: evaluator.sum(policy, 0, FUTURES) });
  const bred = policies.slice(0, tries).map(value);
  bred.sort((a, b) => a.sum - b.sum);
  bred.length = Math.min(bred.length, POPULATION);
  const parent = (): Policy => {
    // Sorted, so the better of two is the one that stands before.
    const at = Math.min(dice.below(bred.length), dice.below(bred.length));
    return bred[at].policy;
  };
  for (let tried = policies.length; tried < tries; tried++) {
    const child = value(childOf(parent(), parent(), problem, dice, scratch));
    if (child.sum > bred[bred.length - 1].sum) continue;
    bred.pop();
    let at = bred.length;
    while (at > 0 && bred[at - 1].sum > child.sum) at--;
    bred.splice(at, 0, child);
  }
  return bred;
}

function childOf(father: Policy, mother: Policy, { links }: ListProblem, dice: Dice, scratch: ListScratch): Policy {
  const list = new Int32Array(links.count);
  crossLists(list, father.list, mother.list, dice, scratch);
  mutateList(list, MUTATION, links, dice, scratch);
  for (let k = 0; k < list.length; k++) scratch.place[list[k]] = k;
  const sequences: number[] = [];
  for (const { sequences: theirs } of father === mother ? [father] : [father, mother]) {
    for (let k = 0; k < theirs.length; k += 2) {
      const [first, then] = [theirs[k], theirs[k + 1]];
      // In the order of one list that can be carried out, links cannot close a circle.
      if (scratch.place[first] > scratch.place[then] || dice.share() >= KEPT_SEQUENCES) continue;
      if (!sequences.some((issue, at) => at % 2 === 0 && issue === first && sequences[at + 1] === then))
        sequences.push(first, then);
    }
  }
  return { list, byList: dice.below(2) === 0 ? father.byList : mother.byList, sequences };
}

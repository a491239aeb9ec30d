// How near a search comes to what is possible, where that can be proven: the seeds' plans as they are likely to go (every estimate at its likely
// value, no risk, every gate at the first attempt), searched for their earliest finish, against the exact optimum of test/optimum.
//
//   npx tsx bench/optimum.ts 1000 10 [plan ...]
//
// candidates of a search, changes at most. `who`: the plan's own people, those like them (role, track, pool), anyone with the skills.
import { chanceReady } from '../src/engine/chance/ready.ts';
import { compile } from '../src/engine/network/compile.ts';
import { likelyValue } from '../src/plan/likely.ts';
import type { Estimate, Plan } from '../src/plan/plan.ts';
import type { Move, OptimizationBound } from '../src/planning/optimize/optimization.ts';
import { optimize } from '../src/planning/optimize/optimize.ts';
import { bestFinish } from '../test/optimum/best-finish.ts';
import { anybodyAble, asPlanned, likeThePlanned, type WhoCan } from '../test/optimum/model.ts';
import { likelyFinish } from '../test/optimum/replay.ts';
import { goalFor } from './goal-for.ts';
import { planOf } from './what-ifs.ts';

const YOUTUBE = 'youtube-worker-5wk';
const PLANS: Record<string, () => Plan> = {
  '001 content': () => planOf(YOUTUBE, { set: ['content'] }),
  '001 barrier': () => planOf(YOUTUBE, { set: ['barrier'] }),
  '001 companion': () => planOf(YOUTUBE, { set: ['companion'] }),
  '001 content, no slots': () => planOf(YOUTUBE, { set: ['content'], options: ['no-slots'] }),
  '001 barrier, no slots': () => planOf(YOUTUBE, { set: ['barrier'], options: ['no-slots'] }),
  '001 companion, no slots': () => planOf(YOUTUBE, { options: ['companion'] }),
  '004': () => planOf('ytempire-week1-roles'),
  '000': () => planOf('source-8wk'),
};
const CASES: { who: string; whoCan: WhoCan; moves: Move[]; anyone: boolean }[] = [
  { who: 'own', whoCan: asPlanned, moves: ['order'], anyone: false },
  { who: 'like', whoCan: likeThePlanned, moves: ['people', 'order'], anyone: false },
  { who: 'anyone', whoCan: anybodyAble, moves: ['people', 'order'], anyone: true },
];

/** The plan without chance. */
function likelyPlan(plan: Plan): Plan {
  const fixed = (estimate: Estimate): Estimate => {
    const value = Math.round(likelyValue(estimate));
    return { distribution: { kind: 'fixed', value }, likely: value, single: false, text: estimate.text };
  };
  const { correlation, ...rest } = plan;
  return {
    ...rest,
    spread: null,
    risks: [],
    issues: plan.issues.map((issue) => ({ ...issue, estimate: fixed(issue.estimate), mitigates: null })),
    gates: plan.gates.map((gate) => ({
      ...gate,
      pass: 1,
      criteria: [],
      review: gate.review === null ? null : fixed(gate.review),
    })),
  };
}

async function main([candidates = '1000', changes = '10', ...wanted]: string[]): Promise<void> {
  await chanceReady();
  console.log(
    'plan                      who     as planned  optimum  first proposal  left, working days  changes  candidates  its own bound',
  );
  for (const [name, read] of Object.entries(PLANS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const plan = likelyPlan(read());
    const network = compile(plan);
    for (const { who, whoCan, moves, anyone } of CASES) {
      const best = bestFinish(plan, { whoCan, days: 90, milliseconds: 20_000, samples: 200 });
      const { proposals, search, bound } = await optimize({
        plan,
        network,
        seed: '1',
        goal: goalFor(plan, `min P80(finish); max-changes ${changes}`),
        moves,
        anyone,
        candidates: Number(candidates),
        replications: 1000,
        phraseOf: (change) => JSON.stringify(change),
      });
      const reached = proposals.length === 0 ? likelyFinish(plan) : likelyFinish(proposals[0].plan);
      const left =
        (network.planProfile.minutesAt(reached) - network.planProfile.minutesAt(best.bound)) /
        plan.calendar.minutesPerDay;
      const optimum = best.proven ? String(best.finish) : `${best.bound}-${best.finish}`;
      console.log(
        `${name.padEnd(25)} ${who.padEnd(7)} ${String(likelyFinish(plan)).padStart(10)}  ${optimum.padStart(7)}  ${String(reached).padStart(14)}  ${left.toFixed(2).padStart(18)}  ${String(proposals[0]?.changes.length ?? 0).padStart(7)}  ${String(search.candidates).padStart(10)}  ${boundText(bound, best.finish)}`,
      );
    }
  }
}

/** What the search itself says no plan can be better than: later than a schedule that exists would be false. */
function boundText(bound: OptimizationBound | null, best: number): string {
  if (bound === null) return 'none';
  return `${Math.floor(bound.value)}${bound.value > best ? ' FALSE' : ''}${bound.allMoves ? '' : ' (for these people)'}`;
}

await main(process.argv.slice(2));

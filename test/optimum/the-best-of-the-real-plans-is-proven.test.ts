// The least finish of the seeds' likely futures, over all orders of the work by those who are named and by everybody who can: what a search on the
// same plans is measured against. Proven each time, and reached in the kernel. PLANCAST_OPTIMUM_ALL=1 adds the slower ones.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/plan/plan.ts';
import { readPlan } from '../../src/scenarios/read-plan.ts';
import { bestFinish } from './best-finish.ts';
import { anybodyAble, asPlanned, likeThePlanned, type WhoCan } from './model.ts';
import { likelyFinish, planWith } from './replay.ts';

const YOUTUBE = 'youtube-worker-5wk';
const whole = process.env.PLANCAST_OPTIMUM_ALL === '1';

function variant(file: string, set: string[] | null, options: string[]): Plan {
  const { plan } = readPlan(readFileSync(`scenarios/${file}.yaml`, 'utf8'), { name: file }).variant({ set, options });
  if (plan === null) throw new Error(`${file} has no such variant`);
  return plan;
}

/** Finish as planned; least by those named, by those like them in role, track or pool, by anybody; minutes. */
type Known = [string, string[] | null, string[], number, number, number, number];
const SLOWER: Known[] = [
  [YOUTUBE, ['barrier'], [], 49_950, 49_950, 49_725, 49_725],
  [YOUTUBE, ['content'], ['no-slots'], 41_025, 41_025, 32_670, 29_370],
  [YOUTUBE, ['barrier'], ['no-slots'], 46_950, 46_950, 41_025, 29_595],
  ['ytempire-week1-roles', null, [], 15_315, 14_010, 13_770, 13_590],
];
const KNOWN: Known[] = [
  [YOUTUBE, ['content'], [], 49_950, 49_950, 49_725, 49_725],
  [YOUTUBE, ['companion'], [], 57_180, 57_180, 52_650, 49_950],
  [YOUTUBE, null, ['companion'], 52_425, 51_255, 41_250, 29_790],
  ['source-8wk', null, [], 74_386, 74_386, 74_236, 72_969],
  ...(whole ? SLOWER : []),
];

describe.each(KNOWN)('%s with set %j and options %j', (file, set, options, planned, least, likewise, anybody) => {
  const plan = variant(file, set, options);
  const proven = (whoCan: WhoCan): number => {
    const best = bestFinish(plan, { whoCan, days: 60, samples: 100 });
    expect(best.proven).toBe(true);
    expect(likelyFinish(planWith(plan, best), 60)).toBe(best.finish);
    return best.finish;
  };

  it('has the least finish that is proven, by those who are named, by their like and by everybody who can', () => {
    expect(likelyFinish(plan, 60)).toBe(planned);
    expect(proven(asPlanned)).toBe(least);
    expect(proven(likeThePlanned)).toBe(likewise);
    expect(proven(anybodyAble)).toBe(anybody);
  });
});

// Exact expected makespans (Markov chains) of 480 networks with exponential durations under the parallel LFT policy: the z-scores
// of our means must look like a standard normal sample. A sampler or dispatch that is off by a per mille shows here.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { readTable } from './shared-data.ts';
import { testWithData } from './test-with-data.ts';

const REPLICATIONS = 4000;

async function simulatedMeans(): Promise<Record<string, number>> {
  const script = fileURLToPath(new URL('./exponential-means.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script, String(REPLICATIONS)]);
  return JSON.parse(stdout);
}

testWithData(
  'the 480 mean makespans under exponential durations scatter around the exact ones as chance demands',
  { timeout: 600_000 },
  async () => {
    const means = await simulatedMeans();
    const scores = readTable('psplib/j30_exp_lft.csv').map(
      ({ instance, exact_mean, exact_sd }) =>
        (means[instance] - Number(exact_mean)) / (Number(exact_sd) / Math.sqrt(REPLICATIONS)),
    );
    const mean = scores.reduce((sum, z) => sum + z, 0) / scores.length;
    const variance = scores.reduce((sum, z) => sum + (z - mean) ** 2, 0) / (scores.length - 1);
    const largest = Math.max(...scores.map(Math.abs));
    console.log(
      `exponential j30: ${scores.length} z-scores, mean ${mean.toFixed(3)}, variance ${variance.toFixed(3)}, largest ${largest.toFixed(2)}`,
    );
    expect(scores.length).toBe(480);
    expect(Math.abs(mean)).toBeLessThanOrEqual(0.14);
    expect(Math.abs(variance - 1)).toBeLessThanOrEqual(0.2);
  },
);

// How much memory the samples of a forecast take: each tally says what it keeps of a future.
import type { Figure } from '../../plan/condition.ts';
import type { Plan } from '../../plan/plan.ts';
import { listDatedNodes } from '../network/dated-nodes.ts';
import type { Network } from '../network/network.ts';
import { AskedTally } from './asked-tally.ts';
import { BandRuns } from './bands.ts';
import { DatesTally } from './dates-tally.ts';
import type { SampleMemory } from './sample-memory.ts';
import { SampleTable } from './sample-table.ts';
import { SpeedupTally } from './speedup.ts';

/** Issues x replications up to which every issue keeps every sample. */
const MOST_ISSUE_SAMPLES = 2e7;

export interface SamplesKept {
  replications: number;
  figures: readonly Figure[];
  /** Issues x replications up to which every issue keeps every sample, if not 20 million. */
  mostIssueSamples?: number;
}

/** @param allocate makes zeroed memory that all threads see */
export function allocateSamples(
  plan: Plan,
  network: Network,
  { replications, figures, mostIssueSamples = MOST_ISSUE_SAMPLES }: SamplesKept,
  allocate: (bytes: number) => ArrayBufferLike,
): SampleMemory {
  const issues = plan.issues.length;
  const exactFutures = Math.min(replications, Math.floor(mostIssueSamples / Math.max(1, issues)));
  return {
    replications,
    exactFutures,
    dates: allocate(DatesTally.bytes(listDatedNodes(plan, network).length, replications)),
    issues: allocate(SampleTable.bytes(2 * issues, exactFutures)),
    speedups: allocate(SpeedupTally.bytes(replications)),
    asked: allocate(AskedTally.bytes(figures, replications)),
    bands: allocate(BandRuns.bytes(plan, replications)),
  };
}

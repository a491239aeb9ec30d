// Memory for everything that is kept of every single future, placed by replication number, so that any thread can write its own
// futures and the whole needs no merging. Room is for the most futures there may be; pages nobody touches cost nothing.
import type { Figure } from '../../plan/condition.ts';
import type { Plan } from '../../plan/plan.ts';
import { listDatedNodes } from '../network/dated-nodes.ts';
import type { Network } from '../network/network.ts';
import { AskedTally } from './asked-tally.ts';
import { BandRuns } from './bands.ts';
import { DatesTally } from './dates-tally.ts';
import { SampleTable } from './sample-table.ts';
import { SpeedupTally } from './speedup.ts';

/** Issues x replications up to which every issue keeps every sample. */
const MOST_ISSUE_SAMPLES = 2e7;

/** Goes into the spec of a study: copied to another thread it is the same memory. */
export interface SampleMemory {
  /** The most futures there may be. */
  replications: number;
  /** The first futures, of which every issue keeps every sample. */
  exactFutures: number;
  dates: ArrayBufferLike;
  issues: ArrayBufferLike;
  speedups: ArrayBufferLike;
  asked: ArrayBufferLike;
  bands: ArrayBufferLike;
}

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

// Real questions of the weekly meeting, as pairs of plans, and their futures by the kernel alone: what comparisons and searches are measured
// against has to come from somewhere else than their own code.
import { readFileSync } from 'node:fs';
import { createDealer } from '../src/engine/chance/deal.ts';
import { NEVER, nearestRank } from '../src/engine/forecast/quantiles.ts';
import { createKernel } from '../src/engine/kernel/simulate.ts';
import { compile } from '../src/engine/network/compile.ts';
import type { Network } from '../src/engine/network/network.ts';
import { applyChanges } from '../src/plan/apply-changes.ts';
import type { Change } from '../src/plan/change.ts';
import type { Plan } from '../src/plan/plan.ts';
import { readPlan } from '../src/scenarios/read-plan.ts';

export interface WhatIf {
  name: string;
  base: Plan;
  option: Plan;
}

/** A small plan around the clock, whose finish can be any minute; the plan of bench/coverage.ts. */
const CONTINUOUS = `
plan: Around the clock
start: 2026-01-05
calendar: { week: mon-sun, hours: 00:00-24:00 }
team: { Ann: , Bob: , Cid: }
issues:
  frame: { owner: Ann, effort: 2-6d }
  walls: { owner: Bob, effort: 3-9d, after: frame }
  roof: { owner: Cid, effort: 2-8d, after: frame }
  pipes: { owner: Ann, effort: 1-5d, after: frame }
  wires: { owner: Bob, effort: 2-5d, after: pipes }
  doors: { owner: Cid, effort: 1-4d, after: [walls, roof] }
  paint: { owner: Ann, effort: 2-4d, after: [wires, doors] }
  rooms: { owner: Bob, effort: 2-7d, after: doors }
gates: { handover: { after: [paint, rooms], keepers: Ann, review: 4-12h, pass: 85%, rework: { owner: Bob, effort: 1-3d } } }
risks:
  rain: { probability: 30%, hits: roof, impact: { factor: 1.2-2 } }
  theft: { probability: 10%, hits: [wires, pipes], impact: { delay: 1-5d } }
options:
  hand-over: { changes: { issues: { wires: { owner: Ann } } } }
  roofers: { changes: { issues: { roof: { effort: 2-6d } } } }
`;

/** Many reassignments that are nearly as good as each other: where a search can fool itself best. */
const EVEN = `
plan: Twelve alike
start: 2026-01-05
calendar: { week: mon-sun, hours: 00:00-24:00 }
team: { Ann: , Bob: , Cid: , Dot: }
issues:
${Array.from({ length: 12 }, (_, i) => `  part-${i + 1}: { owner: ${['Ann', 'Ann', 'Bob', 'Ann', 'Cid', 'Dot'][i % 6]}, effort: 2-5d }`).join('\n')}
`;
const TEXTS: Record<string, string> = { continuous: CONTINUOUS, even: EVEN };

interface Choice {
  options?: string[];
  set?: string[];
}

/** `continuous`, `even`, or a file of scenarios/. */
export function planOf(file: string, choice: Choice = {}): Plan {
  const text = TEXTS[file] ?? readFileSync(`scenarios/${file}.yaml`, 'utf8');
  const { plan, diagnostics } = readPlan(text, { name: `${file}.yaml` }).variant(choice);
  if (plan === null) throw new Error(`${file} is not a valid plan: ${diagnostics[0].message}`);
  return plan;
}

const ofOption =
  (file: string, id: string): (() => WhatIf) =>
  () => ({
    name: `${file}: ${id}`,
    base: planOf(file),
    option: planOf(file, { options: [id] }),
  });
const ofSet =
  (file: string, set: string): (() => WhatIf) =>
  () => ({
    name: `${file}: set ${set}`,
    base: planOf(file),
    option: planOf(file, { set: [set] }),
  });
const ofChanges =
  (file: string, name: string, changes: Change[]): (() => WhatIf) =>
  () => {
    const base = planOf(file);
    const option = applyChanges(base, changes);
    if (option === null) throw new Error(`${name} cannot be made`);
    return { name: `${file}: ${name}`, base, option };
  };

const DEVELOPER02: Change = { kind: 'capacity', person: 'Developer02', percent: 100, from: null, to: null };

/** By key, as commands name them. */
export const WHAT_IFS: Record<string, () => WhatIf> = {
  'hand-over': ofOption('continuous', 'hand-over'),
  roofers: ofOption('continuous', 'roofers'),
  'developer02-100': ofChanges('source-8wk', 'Developer02 100%', [DEVELOPER02]),
  'hand-009-010': ofChanges('source-8wk', '#009, #010 -> Developer03', [
    { kind: 'owner', issue: '#009', to: 'Developer03' },
    { kind: 'owner', issue: '#010', to: 'Developer03' },
  ]),
  'split-012': ofOption('youtube-worker-5wk', 'split-012'),
  'plan-early': ofOption('youtube-worker-5wk', 'plan-early'),
  'openai-first': ofSet('ytempire-week1-roles', 'openai-first'),
};

export interface Futures {
  network: Network;
  /** Civil minute of the finish by replication, NEVER = none; the same seed meets the same futures. */
  finishes(seed: string, count: number): Int32Array;
}

export function futuresOf(plan: Plan): Futures {
  const network = compile(plan);
  const kernel = createKernel(network);
  const tape = new Int32Array(network.slots.length);
  return {
    network,
    finishes(seed, count) {
      const dealer = createDealer(network, seed);
      const minutes = new Int32Array(count);
      for (let replication = 0; replication < count; replication++) {
        dealer.deal(replication, tape);
        const { finishMinute } = kernel.simulate(tape);
        minutes[replication] = finishMinute < 0 ? NEVER : finishMinute;
      }
      return minutes;
    },
  };
}

/** Working minutes of the calendar of the plan up to each of these finishes. */
export function workedUntil({ planProfile, horizonMinute }: Network, finishes: Int32Array): Float64Array {
  return Float64Array.from(finishes, (minute) => planProfile.minutesAt(minute === NEVER ? horizonMinute : minute));
}

/** Nearest rank; the values are sorted by it. */
export function percentileOf(values: Float64Array, percent: number): number {
  return values.sort()[nearestRank(percent, values.length) - 1];
}

export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k];
  return sum / values.length;
}

export function varianceOf(values: ArrayLike<number>): number {
  const mean = meanOf(values);
  let squares = 0;
  for (let k = 0; k < values.length; k++) squares += (values[k] - mean) ** 2;
  return squares / (values.length - 1);
}

/** A share with its standard error, in percent. */
export function shareText(hits: number, of: number): string {
  const share = hits / of;
  return `${(100 * share).toFixed(1)} % ± ${(100 * Math.sqrt((share * (1 - share)) / of)).toFixed(1)}`;
}

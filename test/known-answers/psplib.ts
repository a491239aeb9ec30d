// PSPLIB instances as plans: four renewable resources, activities of fixed duration that hold units of them and need nobody.
import type { Distribution, Plan, PriorityRule } from '../../src/plan/plan.ts';
import { planOf } from './plan-builder.ts';
import { readArchive } from './shared-data.ts';

export interface Instance {
  name: string;
  /** Without the two dummies; `id` is the job number of the file. */
  jobs: { id: string; duration: number; after: string[]; demand: number[] }[];
  capacity: number[];
}

/** The instances of `j30.sm.tar.gz` or `j60.sm.tar.gz`, by name. */
export function readInstances(size: 30 | 60): Map<string, Instance> {
  const instances = new Map<string, Instance>();
  for (const [file, text] of readArchive(`psplib/j${size}.sm.tar.gz`)) {
    const name = file.replace('.sm', '');
    instances.set(name, parseInstance(name, text));
  }
  return instances;
}

/** Reads the `.sm` sections; the first and the last job are the dummy source and sink. */
function parseInstance(name: string, text: string): Instance {
  const lines = text.split(/\r?\n/);
  const rows = (heading: string, skip: number): number[][] => {
    const from = lines.findIndex((line) => line.startsWith(heading)) + skip;
    const found: number[][] = [];
    for (let i = from; i < lines.length && /^\s*\d/.test(lines[i]); i++) {
      found.push(lines[i].trim().split(/\s+/).map(Number));
    }
    return found;
  };
  const requests = rows('REQUESTS/DURATIONS', 3);
  const after = new Map<number, string[]>(requests.map(([job]) => [job, []]));
  for (const [job, , , ...successors] of rows('PRECEDENCE RELATIONS', 2)) {
    if (job > 1) for (const successor of successors) after.get(successor)?.push(String(job));
  }
  const jobs = requests
    .filter(([job]) => job > 1 && job < requests.length)
    .map(([job, , duration, ...demand]) => ({ id: String(job), duration, after: after.get(job) ?? [], demand }));
  return { name, jobs, capacity: rows('RESOURCEAVAILABILITIES', 2)[0] };
}

/** The instance as a plan; `distribution` turns a duration in periods into work in minutes. */
export function planOfInstance(
  { name, jobs, capacity }: Instance,
  rule: PriorityRule,
  distribution: (periods: number) => Distribution,
): Plan {
  return planOf({
    id: name,
    rule,
    resources: capacity.map((units, k) => ({ id: `R${k + 1}`, capacity: units, unit: null })),
    activities: jobs.map(({ id, duration, after, demand }) => ({
      id,
      after,
      distribution: distribution(duration),
      uses: demand.flatMap((amount, k) => (amount > 0 ? [{ resource: `R${k + 1}`, amount }] : [])),
    })),
  });
}

// The model of a team's errors: ln(actual / estimate) = the team's mean + a person's own + the rest. How much people differ is
// itself estimated (empirical Bayes), so somebody with few tasks is taken to be much like the team, somebody with many as seen.
// Lognormal on purpose: it is what a plan can say, what work in progress can be conditioned on, and what held-out scores chose
// over wider tails (the report shows what the empirical shape would gain).
import { log } from '../../engine/chance/ready.ts';
import type { ErrorModel, PastTask, PersonError } from './calibration-result.ts';
import { medianOf } from './sample-quantiles.ts';
import {
  type Components,
  type Group,
  groupsOf,
  meanOfGroups,
  pulledVariances,
  sum,
  varianceComponents,
} from './variance-components.ts';

/** Logs of actual / estimate, in the order of the tasks. `chanceReady()` must have settled. */
export function logErrors(tasks: readonly PastTask[]): Float64Array {
  return Float64Array.from(tasks, ({ estimate, actual }) => log(actual / estimate));
}

/** Fits two tasks or more. */
export function fitErrors(tasks: readonly PastTask[]): ErrorModel {
  const errors = logErrors(tasks);
  const { names, group } = numberedBy(tasks, ({ person }) => person ?? '');
  const groups = groupsOf(errors, group, names.length);
  const components = varianceComponents(groups);
  const { within } = components;
  const between = components.between ?? 0;
  const teamMean = meanOfGroups(groups, components);
  const means = groups.map((one) => pulledMean(one, teamMean, components));
  const variances = pulledVariances(groups, within, kurtosisOf(errors, group, groups, within));
  const unknown = between + uncertainty(groups, components);
  const common = commonVariance(tasks, errors, means, group);
  const people = tasks.some(({ person }) => person !== null);
  return {
    tasks: tasks.length,
    meanLog: teamMean,
    sdLog: Math.sqrt(unknown + within),
    betweenSd: Math.sqrt(between),
    withinSd: Math.sqrt(within),
    ...sharedParts(common, people ? groups : null, components),
    people: people ? peopleOf(tasks, { names, group, groups, means, variances, components }) : [],
  };
}

/** Each key its number, in the order of first appearance. */
export function numberedBy(
  tasks: readonly PastTask[],
  keyOf: (task: PastTask) => string,
): { names: string[]; group: Int32Array } {
  const numbers = new Map<string, number>();
  const group = Int32Array.from(tasks, (task) => {
    const key = keyOf(task);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
  return { names: Array.from(numbers.keys()), group };
}

/** The person's mean, pulled to the team's: the mean of the posterior. */
function pulledMean({ size, mean }: Group, team: number, { between, within }: Components): number {
  const trust = trustIn(size, between ?? 0, within);
  return team + trust * (mean - team);
}

/** 0 = the team's figure, 1 = the person's own. */
function trustIn(size: number, between: number, within: number): number {
  return between === 0 ? 0 : between / (between + within / size);
}

/** Variance of the team's mean itself. */
function uncertainty(groups: readonly Group[], { between, within }: Components): number {
  return 1 / sum(groups, ({ size }) => 1 / ((between ?? 0) + within / size));
}

/** Fourth moment of the errors around their group's mean, in units of the variance's square; 3 for a normal distribution. */
function kurtosisOf(errors: Float64Array, group: Int32Array, groups: readonly Group[], within: number): number {
  if (within === 0) return 3;
  let fourth = 0;
  for (let i = 0; i < errors.length; i++) {
    const square = (errors[i] - groups[group[i]].mean) * (errors[i] - groups[group[i]].mean);
    fourth += square * square;
  }
  return Math.max(1, fourth / errors.length / (within * within));
}

/** What tasks of one person in one period have in common beyond the person's own mean; null without periods. */
function commonVariance(
  tasks: readonly PastTask[],
  errors: Float64Array,
  means: readonly number[],
  group: Int32Array,
): number | null {
  if (tasks.some(({ period }) => period === null)) return null;
  const left = errors.map((error, i) => error - means[group[i]]);
  const cells = numberedBy(tasks, ({ person, period }) => `${period} ${person ?? ''}`);
  return varianceComponents(groupsOf(left, cells.group, cells.names.length)).between;
}

/** Both shared parts; what is left unknown of a person's mean is in common to all of the person's tasks. */
function sharedParts(
  common: number | null,
  groups: readonly Group[] | null,
  { between, within }: Components,
): Pick<ErrorModel, 'shared' | 'sharedUnknown'> {
  const part = (unknown: number): number =>
    within + unknown === 0 ? 0 : Math.min(1, ((common ?? 0) + unknown) / (within + unknown));
  if (groups === null) {
    const shared = common === null ? null : part(0);
    return { shared, sharedUnknown: shared };
  }
  if (common === null) return { shared: null, sharedUnknown: between === null ? null : part(between) };
  const tasks = sum(groups, ({ size }) => size);
  const left = ({ size }: Group): number => (between ?? 0) * (1 - trustIn(size, between ?? 0, within));
  return { shared: part(sum(groups, (one) => (one.size / tasks) * left(one))), sharedUnknown: part(between ?? 0) };
}

function peopleOf(
  tasks: readonly PastTask[],
  fit: {
    names: readonly string[];
    group: Int32Array;
    groups: readonly Group[];
    means: readonly number[];
    variances: readonly number[];
    components: Components;
  },
): PersonError[] {
  const { names, group, groups, means, variances, components } = fit;
  const ratios = names.map((): number[] => []);
  tasks.forEach(({ actual, estimate }, i) => {
    ratios[group[i]].push(actual / estimate);
  });
  const between = components.between ?? 0;
  return names
    .map((person, p): PersonError => {
      const unknown = between * (1 - trustIn(groups[p].size, between, components.within));
      const sdLog = Math.sqrt(variances[p] + unknown);
      return { person, tasks: groups[p].size, rawMedian: medianOf(ratios[p]), meanLog: means[p], sdLog };
    })
    .sort((a, b) => b.tasks - a.tasks || (a.person < b.person ? -1 : 1));
}

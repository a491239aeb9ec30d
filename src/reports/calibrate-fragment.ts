// The fitted spread as a piece of a plan: `extends: team-spread.yaml` lays a plan over it. Comments say what it was fitted to.
import { exp } from '../engine/chance/ready.ts';
import type { ErrorModel } from '../planning/calibrate/calibration-result.ts';

/** How a fragment begins, so that it is known as ours and may be written anew. */
export const FRAGMENT_SIGNATURE = '# written by plancast: simulate calibrate ';

/** Keys of `estimates.spread`, in the order in which they are written. */
export interface FittedSpread {
  median: number;
  sdLog: number;
  /** Left out where nothing is known of it. */
  shared?: number;
  by: 'plan' | 'person';
  fitted: number;
  /** By number of tasks, most first. */
  people?: readonly { name: string; median: number; sdLog: number; tasks: number }[];
}

/** Fewer tasks say too little of a person. */
const LEAST_OF_PERSON = 5;
/** Bounds of the plan language. */
const LEAST_SD_LOG = 0.01;
const MOST_SD_LOG = 3;

/** The spread of a plan that the model gives, rounded to what the figures can bear. */
export function fittedSpread(model: ErrorModel): FittedSpread {
  const figures = (one: { meanLog: number; sdLog: number }): { median: number; sdLog: number } => ({
    median: Math.min(100, Math.max(0.01, round(exp(one.meanLog), 3))),
    sdLog: Math.min(MOST_SD_LOG, Math.max(LEAST_SD_LOG, round(one.sdLog, 3))),
  });
  const known = model.people.filter(({ tasks }) => tasks >= LEAST_OF_PERSON);
  const byPerson = model.people.length > 0;
  const differ = known.length > 1;
  const shared = differ ? model.shared : model.sharedUnknown;
  return {
    ...figures(model),
    ...(shared === null ? {} : { shared: Math.min(1, round(shared, 2)) }),
    by: byPerson ? 'person' : 'plan',
    fitted: model.tasks,
    ...(differ ? { people: known.map((one) => ({ name: one.person, ...figures(one), tasks: one.tasks })) } : {}),
  };
}

/** The file. `line` is the command that wrote it, without folders. */
export function renderFragment(spread: FittedSpread, line: string): string {
  const { people: own, ...team } = spread;
  const names = (own ?? []).map(
    ({ name, median, sdLog, tasks }) =>
      `      ${keyText(name)}: { median: ${median}, sdLog: ${sdLog} } # ${tasks} tasks`,
  );
  const keys = Object.entries(team).map(([key, value]) => `    ${key}: ${value}`);
  return [
    `${FRAGMENT_SIGNATURE}${oneLine(line)}`,
    '# What single values really miss by. A plan that is laid over this file begins with: extends: THIS-FILE',
    'estimates:',
    '  spread:',
    ...keys,
    ...(names.length === 0 ? [] : ['    people:', ...names]),
    '',
  ].join('\n');
}

/** Names are text to YAML whatever they look like. */
function keyText(name: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(name) && !/^(true|false|null|yes|no|on|off|y|n|x-.*)$/i.test(name);
  return plain ? name : JSON.stringify(name);
}

function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not pass
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

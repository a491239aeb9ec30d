// Checks the values of the flags, one small reader for each kind, and puts them into a Request.
// A value that cannot be meant is refused with what it may be; nothing is silently clamped.
import { type Choice, halves, layersOf } from '../scenarios/choice.ts';
import { calibrateOf } from './calibrate-request.ts';
import { compareOf } from './compare-request.ts';
import { effortOf } from './effort-flags.ts';
import { listOf, type RawFlags, shorten, single } from './flag-values.ts';
import { BANDS, type CommandName, MOST_REPLICATIONS, PRIORITY_RULES, REPLAY_FORMATS, SAMPLINGS } from './flags.ts';
import { optimizeOf } from './optimize-request.ts';
import type { ExplainRequest, ForecastRequest, Manners, ReplayRequest, Request, Settings, Which } from './request.ts';
import { staffOf } from './staff-request.ts';
import { usageStop } from './stop.ts';
import { suggest } from './suggest.ts';

const LONGEST_SEED = 200;

/** The request behind a command's flags. Throws a Stop (exit 2). */
export function requestOf(command: CommandName, flags: RawFlags): Request {
  const common = commonOf(flags);
  if (command === 'check') {
    const plans = listOf(flags, 'plans');
    const maxWarnings = wholeNumber(flags, 'max-warnings', 0, 1_000_000);
    const told = { expect: flags.expect === true, strict: flags.strict === true, all: flags.all === true };
    return { command, plans, maxWarnings, variant: variantFlags(flags), ...told, ...common };
  }
  if (command === 'explain') return explainOf(flags, common);
  if (command === 'compare') {
    const parts = { variant: variantFlags(flags), report: reportFolder(flags), ...settingsOf(flags), ...common };
    return compareOf(flags, parts);
  }
  if (command === 'optimize') {
    const parts = { variant: variantFlags(flags), report: reportFolder(flags), ...settingsOf(flags), ...common };
    return optimizeOf(flags, parts);
  }
  if (command === 'staff') {
    const parts = { variant: variantFlags(flags), report: reportFolder(flags), ...settingsOf(flags), ...common };
    return staffOf(flags, parts);
  }
  if (command === 'calibrate') return calibrateOf(flags, common);
  if (command === 'schema')
    return {
      command,
      of: oneOf('of', flags.of ?? 'plan', [
        'plan',
        'option',
        'forecast',
        'check',
        'claims',
        'explain',
        'compare',
        'optimize',
        'staff',
        'calibrate',
      ]),
      ...common,
    };
  if (command === 'claims')
    return { command, plan: String(flags.plan), variant: variantFlags(flags), ...settingsOf(flags), ...common };
  return command === 'replay' ? replayOf(flags, common) : forecastOf(flags, common);
}

/** --json, --quiet and --color as bare words, for answers given before or without parsing. */
export function manners(words: readonly string[]): Manners {
  const said = (flag: string): boolean => words.includes(flag) || words.includes(`${flag}=true`);
  const color = said('--no-color') ? false : said('--color') ? true : undefined;
  return { json: said('--json'), quiet: said('--quiet'), color };
}

function commonOf(flags: RawFlags): Manners {
  const color = flags.color;
  if (Array.isArray(color)) throw usageStop('--color is given twice');
  return {
    json: flags.json === true,
    quiet: flags.quiet === true,
    color: typeof color === 'boolean' ? color : undefined,
  };
}

function forecastOf(flags: RawFlags, common: Manners): ForecastRequest {
  const failOn = listOf(flags, 'fail-on');
  if (failOn.some((one) => one.trim() === ''))
    throw usageStop('--fail-on needs a condition', "such as 'P80(finish) <= 2026-01-20'");
  return {
    command: 'forecast',
    plan: String(flags.plan),
    failOn,
    report: reportFolder(flags),
    variant: variantFlags(flags),
    ...settingsOf(flags),
    ...common,
  };
}

function explainOf(flags: RawFlags, common: Manners): ExplainRequest {
  const what = single(flags, 'what');
  if (what?.trim() === '') throw usageStop('what is to be explained has no name', 'leave it out for the finish');
  return {
    command: 'explain',
    subject: String(flags.plan),
    what,
    report: reportFolder(flags),
    variant: variantFlags(flags),
    ...settingsOf(flags),
    ...common,
  };
}

function reportFolder(flags: RawFlags): string | undefined {
  const report = single(flags, 'report');
  if (report === '') throw usageStop('--report needs a folder', 'such as --report=reports');
  return report;
}

function replayOf(flags: RawFlags, common: Manners): ReplayRequest {
  const format = single(flags, 'format');
  if (format !== undefined && common.json)
    throw usageStop('--json and --format exclude each other', '--format jsonl writes one event a line');
  return {
    command: 'replay',
    plan: String(flags.plan),
    ...futuresOf(flags),
    until: single(flags, 'until'),
    format: oneOf('--format', format ?? 'log', REPLAY_FORMATS),
    variant: variantFlags(flags),
    ...settingsOf(flags),
    ...common,
  };
}

function settingsOf(flags: RawFlags): Settings {
  const seed = single(flags, 'seed');
  if (seed !== undefined && (seed === '' || seed.length > LONGEST_SEED)) {
    throw usageStop(`--seed must have 1 to ${LONGEST_SEED} characters`);
  }
  const rule = single(flags, 'rule');
  const bands = single(flags, 'bands');
  const sampling = single(flags, 'sampling');
  return {
    ...effortOf(flags),
    seed,
    replications: wholeNumber(flags, 'replications', 1, MOST_REPLICATIONS),
    rule: rule === undefined ? undefined : oneOf('--rule', rule, PRIORITY_RULES),
    bands: bands === undefined ? undefined : oneOf('--bands', bands, BANDS),
    sampling: sampling === undefined ? undefined : oneOf('--sampling', sampling, SAMPLINGS),
  };
}

const VARIANT_NEEDS: Readonly<Record<string, string>> = {
  option: 'an option file',
  'what-if': "a change, such as '#012 -> Worker03'",
};

/** --with, --set, --decide, --option and --what-if, for every command that reads a plan. */
export function variantFlags(flags: RawFlags): Choice {
  const names = (flag: string): string[] => {
    const list = listOf(flags, flag).map((name) => name.trim());
    const twice = list.find((name, i) => list.indexOf(name) < i);
    if (twice !== undefined) throw usageStop(`--${flag} ${shorten(twice)} is given twice`);
    if (list.includes('')) throw usageStop(`--${flag} needs ${VARIANT_NEEDS[flag] ?? 'a name of the plan'}`);
    return list;
  };
  const decide = new Map<string, string>();
  for (const pair of names('decide')) {
    const [id, option] = halves(pair);
    if (id === '' || option === '')
      throw usageStop(`--decide is DECISION=OPTION, not "${shorten(pair)}"`, 'such as --decide expand=later');
    if (decide.has(id)) throw usageStop(`--decide ${shorten(id)} is given twice`);
    decide.set(id, option);
  }
  const sets = names('set');
  const layers = layersOf(names('option'), names('what-if'));
  return { options: names('with'), set: sets.length === 0 ? null : sets, decide, layers };
}

/** One future, or two to be laid beside each other. */
function futuresOf(flags: RawFlags): Pick<ReplayRequest, 'which' | 'beside'> {
  const numbers = listOf(flags, 'diff-replications');
  if (numbers.length === 0) return { which: whichOf(flags), beside: null };
  const other = ['likely', 'replication', 'at', 'until', 'format'].find((flag) => flags[flag] !== undefined);
  if (other !== undefined) throw usageStop(`--diff-replications and --${other} exclude each other`);
  const [one, two, ...more] = numbers.map(futureNumber);
  if (two === undefined || more.length > 0)
    throw usageStop('--diff-replications takes two futures', 'such as --diff-replications 3 17');
  if (numbers[0] === numbers[1]) throw usageStop(`--diff-replications: ${numbers[0]} does not differ from itself`);
  return { which: one, beside: two };
}

function futureNumber(text: string): Which {
  if (text === 'likely') return { kind: 'likely' };
  const number = wholeNumber({ 'diff-replications': text }, 'diff-replications', 0, MOST_REPLICATIONS - 1);
  return { kind: 'replication', replication: number ?? 0 };
}

function whichOf(flags: RawFlags): Which {
  const given = ['likely', 'replication', 'at'].filter((flag) => flags[flag] !== undefined && flags[flag] !== false);
  if (given.length > 1)
    throw usageStop(`--${given[0]} and --${given[1]} exclude each other: a replay is of one future`);
  const at = single(flags, 'at');
  if (at !== undefined) {
    const percentile = /^[Pp]([1-9][0-9]?)$/.exec(at)?.[1];
    if (percentile === undefined) throw usageStop(`--at must be P1 to P99, not "${shorten(at)}"`, 'such as --at P80');
    return { kind: 'percentile', percentile: Number(percentile) };
  }
  const replication = wholeNumber(flags, 'replication', 0, MOST_REPLICATIONS - 1);
  return replication === undefined ? { kind: 'likely' } : { kind: 'replication', replication };
}

function wholeNumber(flags: RawFlags, name: string, least: number, most: number): number | undefined {
  const text = single(flags, name);
  if (text === undefined) return undefined;
  const number = /^[0-9]{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  const range = `${least} to ${most.toLocaleString('en-US')}`;
  throw usageStop(`--${name} must be a whole number from ${range}, not "${shorten(text)}"`);
}

function oneOf<Choice extends string>(name: string, given: unknown, choices: readonly Choice[]): Choice {
  const text = String(given);
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  throw usageStop(`${name} must be one of ${choices.join(', ')}, not "${shorten(text)}"`, suggest(text, choices));
}

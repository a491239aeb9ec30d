// Every flag of every command, with the words of its help. One table feeds the parser, the help and "did you mean".
import type { Options } from 'yargs';
import type { PriorityRule } from '../plan/plan.ts';
import { EFFORT, JOBS } from './effort-flags.ts';
import type { ReplayFormat } from './request.ts';

export const MOST_REPLICATIONS = 1_000_000;
export const PRIORITY_RULES: readonly PriorityRule[] = ['lft', 'document', 'edd', 'mslk', 'mts', 'lst', 'grpw', 'spt'];
export const BANDS = ['low', 'mid', 'high', 'shared'] as const;
export const SAMPLINGS = ['plain', 'sobol'] as const;
export const REPLAY_FORMATS: readonly ReplayFormat[] = ['log', 'gantt', 'board', 'jsonl'];

type Flags = Readonly<Record<string, Options>>;
const value = (describe: string): Options => ({ type: 'string', requiresArg: true, describe });
const toggle = (describe: string): Options => ({ type: 'boolean', describe });

const MANNERS: Flags = {
  json: toggle('write exactly one JSON document to standard output'),
  color: toggle('colour even into a pipe; --no-color: never'),
  quiet: toggle('say nothing on standard error but errors'),
};

const SEED = value('seed of all draws, any text; the plan states its own');
const REPLICATIONS = value('futures to simulate, 1 to 1,000,000');
const RULE = value(`priority rule instead of the plan's: ${PRIORITY_RULES.join(', ')}`);
const RISK_BANDS = value(`point taken of every probability band: ${BANDS.join(', ')}`);
const SAMPLING = value(`how futures are drawn: ${SAMPLINGS.join(', ')}; sobol needs fewer for the same error`);

/** Which variant of the plan, for every command that reads one. */
export const VARIANT: Flags = {
  with: { ...value('an option of the plan to lay over it; may be repeated'), array: true },
  set: { ...value("dependency set in force instead of the plan's own; may be repeated"), array: true },
  option: { ...value('option file to lay over the plan; may be repeated'), array: true },
  'what-if': {
    ...value("change in words to lay over all that, such as '#012 -> Worker03' or 'drop P2'; may be repeated"),
    array: true,
  },
  decide: { ...value('take this option of a decision, such as expand=later; may be repeated'), array: true },
};

export const FLAGS = {
  forecast: {
    replications: REPLICATIONS,
    ...EFFORT,
    seed: SEED,
    rule: RULE,
    bands: RISK_BANDS,
    sampling: SAMPLING,
    'fail-on': {
      ...value("exit with 4 when this does not hold, such as 'P80(G2) <= 2025-12-12'; may be repeated"),
      array: true,
    },
    report: value('write forecast.json and forecast.md into this folder'),
    ...VARIANT,
    ...MANNERS,
  },
  check: {
    expect: toggle("judge the plan's own `expect:` lines; exit with 4 when one does not hold"),
    'max-warnings': value('exit with 4 when there are more warnings than this'),
    strict: toggle('a date that cannot be met even at the least of every estimate is an error; exit with 4'),
    all: toggle('every finding, also beyond the first eight of a rule'),
    ...VARIANT,
    ...MANNERS,
  },
  replay: {
    likely: toggle('the future in which everything takes its likely time (the default)'),
    replication: value('the future of this number, as the forecast drew it'),
    at: value('the first future whose finish is this percentile, such as P80'),
    'diff-replications': {
      ...value(
        'two futures beside each other by number (or likely): where they part, and how much later everything is',
      ),
      nargs: 2,
    },
    until: value('stop the replay here: 2025-12-12, 2025-12-12 14:30, week 2 fri or day 12'),
    format: value(`${REPLAY_FORMATS.join(', ')}`),
    replications: REPLICATIONS,
    ...EFFORT,
    seed: SEED,
    rule: RULE,
    bands: RISK_BANDS,
    sampling: SAMPLING,
    ...VARIANT,
    ...MANNERS,
  },
  claims: {
    replications: REPLICATIONS,
    ...EFFORT,
    seed: SEED,
    rule: RULE,
    bands: RISK_BANDS,
    sampling: SAMPLING,
    ...VARIANT,
    ...MANNERS,
  },
  explain: {
    replications: REPLICATIONS,
    ...JOBS,
    seed: SEED,
    rule: RULE,
    bands: RISK_BANDS,
    sampling: SAMPLING,
    report: value('write explain.json and explain.md into this folder'),
    ...VARIANT,
    ...MANNERS,
  },
  compare: {
    ...VARIANT,
    with: { ...value('an option of the plan that the base has, and with it all that is compared'), array: true },
    option: { ...value('option file to compare with the base; may be repeated'), array: true },
    'what-if': {
      ...value("change in words to compare with the base, such as '#012 -> Worker03' or 'drop P2'; may be repeated"),
      array: true,
    },
    against: {
      ...value(
        'option of the plan to compare with the base, by name; may be repeated; all of them when nothing is named',
      ),
      array: true,
    },
    metric: value("figure that decides, such as 'P50(G2)' or 'chance(Deployed)'; P80 of the finish unless said"),
    milestone: value(
      'gate, milestone, phase or issue whose date is compared; that of the metric, else the finish, unless said',
    ),
    confidence: value('decide when it is this sure, in percent: 95 unless said'),
    replications: value("exactly so many futures; unless said, as many as the decision needs, at most the plan's own"),
    'time-budget': EFFORT['time-budget'],
    ...JOBS,
    seed: SEED,
    rule: RULE,
    bands: RISK_BANDS,
    sampling: SAMPLING,
    report: value('write compare.json and compare.md into this folder'),
    markdown: toggle('write Markdown to standard output'),
    ...MANNERS,
  },
  optimize: {
    goal: {
      ...value(
        "what is wanted, such as 'min P80(finish)' (the default), 'chance(G2) >= 80%', 'keep NAME', 'effort 10 person-days'; may be repeated",
      ),
      array: true,
    },
    moves: value('what may change: people,order (the default), scope, staff, mitigations; all'),
    'max-changes': value('changes of one proposal at most: 3 unless said'),
    keep: {
      ...value('issue, person, pool, class, phase, risk, gate or milestone to leave as it is; may be repeated'),
      array: true,
    },
    anyone: toggle('work may go to people of other roles and tracks too, as long as they have the skills it asks for'),
    heads: value('with --moves staff: more people at most, 1 unless said'),
    'time-budget': value(
      'end the search after this time, such as 30s or 2m: 20s unless said; the best are re-valued then',
    ),
    candidates: value('try this many plans instead, which gives the same answer on any machine'),
    replications: value("new futures on which the best are re-valued; the plan's own unless said"),
    ...JOBS,
    seed: SEED,
    rule: RULE,
    bands: RISK_BANDS,
    sampling: SAMPLING,
    write: value('write the proposal as an option file, for --option of the other commands'),
    proposal: value('number of the proposal to show in full and to write, instead of the best'),
    report: value('write optimize.json and optimize.md into this folder'),
    markdown: toggle('write Markdown to standard output'),
    ...VARIANT,
    ...MANNERS,
  },
  staff: {
    pool: value('vary the members of this pool; the whole team unless said'),
    role: value('vary the people of this role, who then share their work'),
    like: value('add people like this one, who share the work of that person'),
    from: value('fewest people: 1 unless said'),
    'up-to': value('most people; unless said, as many as bring anything'),
    replications: value('futures of every team: 1,000 unless said'),
    'time-budget': EFFORT['time-budget'],
    ...JOBS,
    seed: SEED,
    rule: RULE,
    bands: RISK_BANDS,
    sampling: SAMPLING,
    report: value('write staff.json and staff.md into this folder'),
    markdown: toggle('write Markdown to standard output'),
    ...VARIANT,
    ...MANNERS,
  },
  calibrate: {
    estimate: value('column with the estimates'),
    actual: value('column with what it really took'),
    by: value('column with the person, for figures of each'),
    task: value('column with the id of the task: of several rows of one task the first counts'),
    date: value('column with a date (when it was done), or a number that ascends with time'),
    split: value('fit to the tasks before, test on those after: a share (70%, the default) or a date'),
    only: { ...value('only rows with this value, such as Status=Done; may be repeated'), array: true },
    unit: value('unit of the amounts, such as h (the default), days or points'),
    write: value('write the spread into this file, for a plan to extend'),
    ...MANNERS,
  },
  schema: MANNERS,
} as const satisfies Record<string, Flags>;

export type CommandName = keyof typeof FLAGS;

/** Words that are commands when they stand first. */
export const COMMAND_NAMES: readonly string[] = Object.keys(FLAGS).filter((name) => name !== 'forecast');

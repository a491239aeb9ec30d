// The closed list of figures a condition can name: what each is called, what it is asked about and what it measures.
// Parsing, checking of names and judging all read this one table, so a new figure is one row here and one answer in the forecast.

/** What a figure measures; the right side of a condition must be of the same kind (counts are plain numbers, as ratios are). */
export type FigureKind = 'date' | 'share' | 'ratio' | 'span' | 'count';
/**
 * What its first argument names. `node`: a thing with a finish; `target`: one that can have a target; `work`: issue or gate;
 * `driver`: the same or a person; `team`: a person or `all`; `selector`: `all`, or an issue, phase, class, module, track or
 * owner; `things`: the same or a word such as `people`; `stretch`: a phase, an issue or `finish`, from its first start to its last finish.
 */
export type ArgumentKind =
  | 'node'
  | 'target'
  | 'person'
  | 'work'
  | 'risk'
  | 'none'
  | 'driver'
  | 'team'
  | 'selector'
  | 'things'
  | 'stretch'
  | 'policy';

export interface FigureRule {
  name: string;
  measures: FigureKind;
  asks: ArgumentKind;
  /** May the argument be left out (the finish of the plan is meant)? */
  optional: boolean;
  /** A second argument: a date that must be there, or a percentile (1-99) that is 50 when left out. */
  second: 'date' | 'percent' | null;
  /** The definition in one line, for help and for claims that state none. */
  means: string;
  /** For help and error messages. */
  example: string;
}

type Extra = Partial<Pick<FigureRule, 'optional' | 'second'>>;
const figure = (
  name: string,
  measures: FigureKind,
  asks: ArgumentKind,
  example: string,
  means: string,
  { optional = false, second = null }: Extra = {},
): FigureRule => ({ name, measures, asks, optional, second, means, example });

/** `P<n>` stands for P1 ... P99. Days are working days of the plan calendar. */
export const FIGURES: readonly FigureRule[] = [
  figure('P<n>', 'date', 'node', 'P80(G2) <= 2025-12-12', 'the date by which it is done in n % of the futures'),
  figure(
    'mean',
    'date',
    'node',
    'mean(finish) <= week 8 fri',
    'the date at which its mean working time since the start has passed',
  ),
  figure(
    'likely',
    'date',
    'node',
    'likely(finish) <= week 8 fri',
    'its date when everything takes its likely value and no risk fires',
  ),
  figure('chance', 'share', 'target', 'chance(Deployed) >= 80%', 'share of futures in which it meets its target'),
  figure('contingency', 'span', 'node', 'contingency() <= 5d', 'P80 less the likely date, working days', {
    optional: true,
  }),
  figure('gap', 'span', 'target', 'gap(G2) <= 0d', 'P80 less the target, working days'),
  figure(
    'speedup',
    'ratio',
    'none',
    'speedup() >= 1.8',
    'median of the sequential baseline over the time the team takes, both from the data date on',
  ),
  figure(
    'load',
    'share',
    'person',
    'load(Developer02) <= 100%',
    'share of the worked time until the finish spent on work and reviews',
  ),
  figure(
    'criticality',
    'share',
    'work',
    'criticality("#005") >= 10%',
    'share of futures in which its work lies on a tight chain to the finish',
  ),
  figure(
    'driving',
    'share',
    'driver',
    'driving(Developer02) >= 50%',
    'share of futures in which the driving chain to the finish runs through its work',
  ),
  figure(
    'contention',
    'share',
    'person',
    'contention(Developer02) <= 30%',
    'share of futures in which work on the driving chain waited for the person',
  ),
  figure(
    'fired',
    'share',
    'risk',
    'fired(overload) <= 50%',
    'share of futures in which the risk, or one of its family, fires',
  ),
  figure(
    'done',
    'share',
    'selector',
    'done(P0, "week 1 fri") >= 90%',
    'mean share of the issues that are done by then',
    { second: 'date' },
  ),
  figure('finished', 'count', 'selector', 'finished(all, 2025-11-28) >= 10', 'mean number of issues done by then', {
    second: 'date',
  }),
  figure(
    'count',
    'count',
    'things',
    'count(issues) >= 50',
    'number in the plan: issues, people, phases, gates, milestones, risks, deliveries, modules, or issues selected',
  ),
  figure(
    'length',
    'span',
    'stretch',
    'length(foundation, 80) <= 14d',
    'percentile (50 unless given) of the working days from the first start to the last finish',
    { second: 'percent' },
  ),
  figure(
    'staff',
    'count',
    'stretch',
    'staff(foundation) <= 6',
    'median number of different people who work on its issues or support them',
  ),
  figure(
    'busy',
    'count',
    'stretch',
    'busy(finish) >= 4',
    'people at work on it at once: their time on its issues (for finish: and on reviews) over its own length',
  ),
  figure(
    'overhead',
    'share',
    'team',
    'overhead(all) <= 10%',
    'share of the hours present that meetings take, from the start to the likely finish',
  ),
  figure(
    'work',
    'span',
    'selector',
    'work(Developer02) <= 20d',
    'likely work of the issues in working days of one person at 100 %; time that passes by itself is none',
  ),
  figure(
    'wait',
    'span',
    'team',
    'wait(Developer02) <= 10d',
    'mean worked time that ready issues waited for the person, added up over issues',
  ),
  figure(
    'blocked',
    'span',
    'selector',
    'blocked(all) <= 2d',
    'mean working time that the issues stood still because something blocked them, added up over issues',
  ),
  figure('late', 'share', 'selector', 'late(all) <= 20%', 'mean share of the issues with a due date that miss it'),
  figure('policy', 'count', 'policy', 'policy(relieve) <= 3', 'mean number of times the policy acts in a future'),
  figure(
    'slack',
    'span',
    'work',
    'slack("#005") >= 1d',
    'total float on likely lengths when nobody ever waits for people or resources',
  ),
];

const PERCENTILE = /^[Pp]([1-9][0-9]?)$/;

/** The rule of a function name as written, with its percentile for `P80` and the like; null when there is none. */
export function figureRule(written: string): { rule: FigureRule; percentile: number | null } | null {
  const percentile = PERCENTILE.exec(written);
  if (percentile) return { rule: FIGURES[0], percentile: Number(percentile[1]) };
  const rule = FIGURES.find((candidate) => candidate.name === written);
  return rule ? { rule, percentile: null } : null;
}

/** What a figure means in one line, its percentile filled in. */
export function meaningOf(name: string, percentile: number | null): string {
  const rule = FIGURES.find((candidate) => candidate.name === name);
  if (rule === undefined) throw new Error(`Assertion: no figure is called ${name}`);
  return rule.means.replace('n %', `${percentile} %`).replace('percentile (50 unless given)', `P${percentile}`);
}

/** Names to suggest for a mistyped one. */
export const FIGURE_NAMES: readonly string[] = [
  'P50',
  'P80',
  'P90',
  'P95',
  ...FIGURES.slice(1).map((rule) => rule.name),
];

// The closed list of figures a condition can name: what each is called, what it is asked about and what it measures.
// Parsing, checking of names and judging all read this one table, so a new figure is one row here and one case in judge.ts.

/** What a figure measures; the right side of a condition must be of the same kind. */
export type FigureKind = 'date' | 'share' | 'ratio' | 'span';
/** What its argument names: a thing with a finish, a thing that can have a target, a person, an issue or gate, a risk. */
export type ArgumentKind = 'node' | 'target' | 'person' | 'work' | 'risk' | 'none';

export interface FigureRule {
  name: string;
  measures: FigureKind;
  asks: ArgumentKind;
  /** May the argument be left out (the finish of the plan is meant)? */
  optional: boolean;
  /** For help and error messages. */
  example: string;
}

/** `P<n>` stands for P1 ... P99. */
export const FIGURES: readonly FigureRule[] = [
  { name: 'P<n>', measures: 'date', asks: 'node', optional: false, example: 'P80(G2) <= 2025-12-12' },
  { name: 'mean', measures: 'date', asks: 'node', optional: false, example: 'mean(finish) <= week 8 fri' },
  { name: 'likely', measures: 'date', asks: 'node', optional: false, example: 'likely(finish) <= week 8 fri' },
  { name: 'chance', measures: 'share', asks: 'target', optional: false, example: 'chance(Deployed) >= 80%' },
  { name: 'contingency', measures: 'span', asks: 'node', optional: true, example: 'contingency() <= 5d' },
  { name: 'gap', measures: 'span', asks: 'target', optional: false, example: 'gap(G2) <= 0d' },
  { name: 'speedup', measures: 'ratio', asks: 'none', optional: false, example: 'speedup() >= 1.8' },
  { name: 'load', measures: 'share', asks: 'person', optional: false, example: 'load(Developer02) <= 100%' },
  { name: 'criticality', measures: 'share', asks: 'work', optional: false, example: 'criticality("#005") >= 10%' },
  { name: 'contention', measures: 'share', asks: 'person', optional: false, example: 'contention(Developer02) <= 30%' },
  { name: 'fired', measures: 'share', asks: 'risk', optional: false, example: 'fired(overload) <= 50%' },
];

const PERCENTILE = /^[Pp]([1-9][0-9]?)$/;

/** The rule of a function name as written, with its percentile for `P80` and the like; null when there is none. */
export function figureRule(written: string): { rule: FigureRule; percentile: number | null } | null {
  const percentile = PERCENTILE.exec(written);
  if (percentile) return { rule: FIGURES[0], percentile: Number(percentile[1]) };
  const rule = FIGURES.find((candidate) => candidate.name === written);
  return rule ? { rule, percentile: null } : null;
}

/** Names to suggest for a mistyped one. */
export const FIGURE_NAMES: readonly string[] = [
  'P50',
  'P80',
  'P90',
  'P95',
  ...FIGURES.slice(1).map((rule) => rule.name),
];

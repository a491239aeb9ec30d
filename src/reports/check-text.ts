// The first screen of a planner: what of the plan cannot hold, told before any chance. How many dates are missed, then the findings,
// the strongest rules first; then what the document contradicts itself in, what it assumes, and how sure its facts are.
import { Chalk } from 'chalk';
import type { BasisCounts } from '../plan/count-bases.ts';
import type { Diagnostic } from '../plan/diagnostic.ts';
import { impliedBy } from '../plan/implied-risk.ts';
import type { Plan } from '../plan/plan.ts';
import { instantText } from './dates.ts';
import { countDiagnostics } from './diagnostic-text.ts';
import { planSize } from './forecast-words.ts';
import { clean } from './text-sink.ts';
import { wrap } from './wrap.ts';

export interface CheckReport {
  /** File name without its folders. */
  name: string;
  /** null = invalid. */
  plan: Plan | null;
  /** What the reader said; its frames have been shown already. */
  diagnostics: readonly Diagnostic[];
  /** In the order of the rules, with ranges. */
  findings: readonly Diagnostic[];
  bases: BasisCounts;
}

export interface CheckStyle {
  color: boolean;
  /** Cells a line may take; anything is brought into 80 .. 120. */
  width: number;
  /** Every finding instead of the first of each rule. */
  all: boolean;
}

/** The rule of dates that no luck can meet. */
const CANNOT = 'W301';
/** Where the code of a finding ends. */
const FIRST_WORD = 7;
/** Findings of one rule that are told without `--all`. */
const MOST_OF_A_RULE = 8;

/** The sections of one plan, the line with its size first; every line ends with a break. */
export function renderCheck(report: CheckReport, style: CheckStyle): string {
  const { name, plan, diagnostics } = report;
  const size = plan === null ? 'invalid' : sizeOf(plan);
  const head = `${clean(name)}: ${size} · ${countDiagnostics(diagnostics)}`;
  if (plan === null) return `${head}\n`;
  const chalk = new Chalk({ level: style.color ? 1 : 0 });
  const title = (text: string): string => chalk.bold(text);
  const width = inBounds(style.width);
  const told = (text: string): string[] => hanging(clean(text), width, 2, 4);
  const lines = [...hanging(head, width, 0, 2), ...findingLines(report, { ...style, width }, title)];
  if (plan.contradictions.length > 0)
    lines.push(title('CONTRADICTIONS'), ...plan.contradictions.map(contradictionLine).flatMap(told));
  if (plan.assumptions.length > 0)
    lines.push(title('ASSUMPTIONS'), ...plan.assumptions.map(assumptionLine).flatMap(told));
  return lines.map((line) => `${line}\n`).join('');
}

function inBounds(width: number): number {
  return Math.min(120, Math.max(80, width));
}

/** A line with its continuations, indented. */
function hanging(text: string, width: number, first: number, rest: number): string[] {
  return wrap(text, width - first, ' '.repeat(rest - first)).map((line) => ' '.repeat(first) + line);
}

/** The last lines of a check: how much was found, how sure the facts are, and what to type next. */
export function renderCheckEnd(report: CheckReport, argument: string, style: Pick<CheckStyle, 'width'>): string {
  const { plan, findings, bases } = report;
  if (plan === null) return '';
  const { contradictions, assumptions } = plan;
  const parts = [
    count(findings.length, 'finding'),
    ...(contradictions.length > 0 ? [count(contradictions.length, 'contradiction')] : []),
    ...(assumptions.length > 0 ? [count(assumptions.length, 'assumption')] : []),
    ...basisWords(bases),
  ];
  const [first] = findings;
  const file = /^[\w./:@%+=,-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
  const next = first === undefined ? `simulate ${clean(file)}` : `simulate explain ${first.code}`;
  return `${hanging(parts.join(' · '), inBounds(style.width), 0, 2).join('\n')}\nnext: ${next}\n`;
}

function findingLines(
  { findings, name }: CheckReport,
  { all, width }: CheckStyle,
  title: (text: string) => string,
): string[] {
  if (findings.length === 0) return [];
  const codes = [...new Set(findings.map(({ code }) => code))];
  const lines = codes.flatMap((code) => {
    const ofRule = findings.filter((one) => one.code === code);
    // One more is told rather than counted.
    const shown = all || ofRule.length <= MOST_OF_A_RULE + 1 ? ofRule : ofRule.slice(0, MOST_OF_A_RULE);
    const left = ofRule.length - shown.length;
    const told = shown.flatMap((one) =>
      hanging(`${one.code} ${placeOf(one, name)} ${clean(one.message)}`, width, 2, FIRST_WORD),
    );
    return left === 0 ? told : [...told, `  ${code} and ${left} more (--all)`];
  });
  const summary = datesInWords(findings);
  return [title('FEASIBILITY, before chance'), ...(summary === '' ? [] : hanging(summary, width, 2, 4)), ...lines];
}

/** `13 dates cannot be met, 31 more are likely to be missed; most of all AI-01, due Tue 13 Jan 18:00, by 16.9 h`. */
function datesInWords(findings: readonly Diagnostic[]): string {
  const missed = findings.flatMap(({ code, late }) =>
    late === undefined ? [] : [{ ...late, cannot: code === CANNOT }],
  );
  const names = (cannot: boolean): number =>
    new Set(missed.filter((one) => one.cannot === cannot).map(({ what }) => what)).size;
  const [impossible, unlikely] = [names(true), names(false)];
  const worst = missed
    .filter(({ cannot }) => cannot || impossible === 0)
    .toSorted((a, b) => (b.minutes ?? Number.POSITIVE_INFINITY) - (a.minutes ?? Number.POSITIVE_INFINITY))[0];
  if (worst === undefined || missed.length === 1) return '';
  const parts = [
    ...(impossible > 0 ? [`${count(impossible, 'date')} cannot be met`] : []),
    ...(unlikely > 0
      ? [impossible > 0 ? `${unlikely} more will likely be missed` : `${count(unlikely, 'date')} will likely be missed`]
      : []),
  ];
  const by = worst.minutes === null ? 'for ever' : `by ${hours(worst.minutes)}`;
  return `${parts.join(', ')}; most of all ${clean(worst.what)}, due ${instantText(worst.due)}, ${by}`;
}

/** Working hours, to the tenth. */
function hours(minutes: number): string {
  return `${Math.round(minutes / 6) / 10} h`;
}

/** `57:13`; with its file where that is not the plan itself. */
function placeOf({ range }: Diagnostic, name: string): string {
  if (range === undefined) return clean(name);
  const file = range.file === undefined ? '' : `${clean(range.file)}:`;
  return `${file}${range.start.line}:${range.start.column}`;
}

function contradictionLine({ what, resolution, source }: Plan['contradictions'][number]): string {
  const solved = resolution === null ? 'open' : `taken: ${resolution}`;
  return clean(`${what} · ${solved}${source === null ? '' : ` (${source})`}`);
}

function assumptionLine({ what, why, source }: Plan['assumptions'][number]): string {
  return clean(`${what}${why === null ? '' : ` · ${why}`}${source === null ? '' : ` (${source})`}`);
}

function basisWords({ stated, inferred, assumed }: BasisCounts): string[] {
  const marked = stated + inferred + assumed;
  if (marked === 0) return [];
  const share = Math.round((100 * assumed) / marked);
  return [`facts: ${stated} stated, ${inferred} inferred, ${assumed} assumed (${share} %)`];
}

/** What the document lists: risks that deliveries and reworks bring are part of those. */
function sizeOf(plan: Plan): string {
  const listed = plan.risks.filter((risk) => impliedBy(risk) === null);
  const risks = new Set(listed.map(({ id, family }) => family ?? id)).size;
  return [planSize(plan), ...(risks > 0 ? [count(risks, 'risk')] : [])].join(', ');
}

function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`;
}

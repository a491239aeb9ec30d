// The first screen of a planner: what of the plan cannot hold, told before any chance. One line a finding, the strongest rules
// first; then what the document contradicts itself in, what it assumes, and how sure its facts are.
import { Chalk } from 'chalk';
import type { BasisCounts } from '../plan/count-bases.ts';
import type { Diagnostic } from '../plan/diagnostic.ts';
import type { Plan } from '../plan/plan.ts';
import { countDiagnostics } from './diagnostic-text.ts';
import { clean } from './text-sink.ts';

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
  /** Every finding instead of the first of each rule. */
  all: boolean;
}

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
  const lines = [head, ...findingLines(report, style, title)];
  if (plan.contradictions.length > 0)
    lines.push(title('CONTRADICTIONS'), ...plan.contradictions.map(contradictionLine));
  if (plan.assumptions.length > 0) lines.push(title('ASSUMPTIONS'), ...plan.assumptions.map(assumptionLine));
  return lines.map((line) => `${line}\n`).join('');
}

/** The last lines of a check: how much was found, how sure the facts are, and what to type next. */
export function renderCheckEnd(report: CheckReport, argument: string): string {
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
  return `${parts.join(' · ')}\nnext: ${next}\n`;
}

function findingLines({ findings, name }: CheckReport, { all }: CheckStyle, title: (text: string) => string): string[] {
  if (findings.length === 0) return [];
  const codes = [...new Set(findings.map(({ code }) => code))];
  const lines = codes.flatMap((code) => {
    const ofRule = findings.filter((one) => one.code === code);
    // One more is told rather than counted.
    const shown = all || ofRule.length <= MOST_OF_A_RULE + 1 ? ofRule : ofRule.slice(0, MOST_OF_A_RULE);
    const left = ofRule.length - shown.length;
    const told = shown.map((one) => `  ${one.code} ${placeOf(one, name)} ${clean(one.message)}`);
    return left === 0 ? told : [...told, `  ${code} and ${left} more (--all)`];
  });
  return [title('FEASIBILITY, before chance'), ...lines];
}

/** `plan.yaml:57:13`. */
function placeOf({ range }: Diagnostic, name: string): string {
  if (range === undefined) return clean(name);
  return `${clean(range.file ?? name)}:${range.start.line}:${range.start.column}`;
}

function contradictionLine({ what, resolution, source }: Plan['contradictions'][number]): string {
  const solved = resolution === null ? 'open' : `taken: ${resolution}`;
  return clean(`  ${what} · ${solved}${source === null ? '' : ` (${source})`}`);
}

function assumptionLine({ what, why, source }: Plan['assumptions'][number]): string {
  return clean(`  ${what}${why === null ? '' : ` · ${why}`}${source === null ? '' : ` (${source})`}`);
}

function basisWords({ stated, inferred, assumed }: BasisCounts): string[] {
  const marked = stated + inferred + assumed;
  if (marked === 0) return [];
  const share = Math.round((100 * assumed) / marked);
  return [`facts: ${stated} stated, ${inferred} inferred, ${assumed} assumed (${share} %)`];
}

function sizeOf({ issues, people, gates, risks }: Plan): string {
  const parts = [count(issues.length, 'issue'), count(people.length, 'person', 'people')];
  if (gates.length > 0) parts.push(count(gates.length, 'gate'));
  if (risks.length > 0) parts.push(count(risks.length, 'risk'));
  return parts.join(', ');
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

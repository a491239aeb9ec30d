// What would change a date: bars in days by leaving out one thing at a time on the same futures, the price of mitigations, and what would
// be left after leaving out the largest again and again.

import type { Plan } from '../plan/plan.ts';
import type { AnalysisResult, Bar, MitigationBars, Step, Tornado } from '../planning/analysis-result.ts';
import { impliedRiskName } from './driver-names.ts';
import { barShares, type ExplainWords, futuresWords, moves, riskName } from './explain-words.ts';
import { grouped, named, percent } from './forecast-words.ts';
import type { ReportSection, SectionRow } from './report-section.ts';
import { clean } from './text-sink.ts';

export interface TornadoRow {
  /** `waiting for Developer02`, `risk R7 Scope creep`, `variation of #005 Task claiming`. */
  name: string;
  /** The same within a sentence. */
  said: string;
  bar: Bar;
  note: string;
  /** What to ask `simulate explain` for. */
  asked: { kind: 'risk' | 'person' | 'issue'; id: string };
}

const MOST_ROWS = 10;
/** Told even where they move the date by less than a tenth of a day. */
const LEAST_ROWS = 3;
const MOST_MITIGATIONS = 5;

/** Everything that can be left out, the largest first; what never moves the date is not told. */
export function tornadoRows({ risks, families, people, issues }: Tornado, plan: Plan): TornadoRow[] {
  const rows = [
    ...risks
      .filter(({ family }) => family === null || families.every(({ id }) => id !== family))
      .map(({ id, title, fired, bar }): TornadoRow => {
        const asked = { kind: 'risk' as const, id };
        return { ...riskWords(id, title, plan), bar, note: `fires ${percent(fired)}`, asked };
      }),
    ...families.map(({ id, title, risks: count, fired, bar }): TornadoRow => {
      const only = count === 1 ? plan.risks.find(({ family }) => family === id) : undefined;
      const told =
        only === undefined
          ? { name: `${clean(title)} (${count} risks)`, said: `${clean(title)} (${count} risks) did not strike` }
          : riskWords(only.id, only.title, plan);
      return { ...told, bar, note: `fires ${percent(fired)}`, asked: { kind: 'risk', id: only?.id ?? id } };
    }),
    ...people.map(
      ({ id, contention, bar }): TornadoRow => ({
        name: `waiting for ${clean(id)}`,
        said: `nothing had to wait for ${clean(id)}`,
        bar,
        note: `awaited ${percent(contention)}`,
        asked: { kind: 'person', id },
      }),
    ),
    ...issues.map(
      ({ id, title, likely }): TornadoRow => ({
        name: `variation of ${clean(named(id, title))}`,
        said: `${clean(id)} took what is likely`,
        bar: likely,
        note: '',
        asked: { kind: 'issue', id },
      }),
    ),
  ];
  return rows
    .filter(({ bar }) => moves(bar))
    .toSorted((a, b) => Math.abs(b.bar.around.value ?? 0) - Math.abs(a.bar.around.value ?? 0));
}

/** A risk as a row and in a sentence: one that stands for a late delivery or for rework by what it is about. */
function riskWords(id: string, title: string, plan: Plan): Pick<TornadoRow, 'name' | 'said'> {
  const implied = impliedRiskName(id, plan);
  if (implied === null) return { name: riskName(id, title), said: `${riskName(id, title)} did not strike` };
  const name = clean(implied);
  const late = /^late: (.+)$/s.exec(name)?.[1];
  return { name, said: late === undefined ? `there were no ${name}` : `${late} came on time` };
}

export function tornadoSections(result: AnalysisResult, plan: Plan, words: ExplainWords): ReportSection[] {
  const { tornado } = result;
  if (tornado === null) return [];
  return [
    barSection(result, tornado, plan, words),
    mitigationSection(tornado, words),
    stepSection(tornado, words),
  ].filter((section) => section !== null);
}

function barSection(
  { replications }: AnalysisResult,
  tornado: Tornado,
  plan: Plan,
  words: ExplainWords,
): ReportSection | null {
  const rows = tornadoRows(tornado, plan);
  if (rows.length === 0) return null;
  const felt = rows.filter(({ bar }) => words.change(bar.around) !== '±0 d').length;
  const shown = rows.slice(0, Math.min(MOST_ROWS, Math.max(felt, LEAST_ROWS)));
  const shares = barShares(shown.map(({ bar }) => bar.around.value));
  const fewest = Math.min(...shown.map(({ bar }) => bar.futures));
  const base =
    fewest === replications
      ? `the same ${futuresWords(replications)}`
      : `the same futures (risks: all ${grouped(replications)}; people and issues: the first ${grouped(fewest)})`;
  const hidden = rows.length - shown.length;
  return {
    title: 'What would change it',
    sentences: [
      `The date without one thing at a time, everything else as drawn, on ${base}: the mean change from P75 to P85, and that of P80 itself, which leaps over nights and weekends.`,
    ],
    table: {
      of: 'without',
      columns: [
        { head: 'around P80', right: true },
        { head: '95 %', right: true, drop: 2 },
        { head: '', bar: true, drop: 3 },
        { head: 'P80', right: true, drop: 4 },
        { head: '', drop: 1 },
      ],
      rows: shown.map(({ name, bar, note }, k) => ({
        name,
        cells: [words.change(bar.around), words.interval(bar.around), shares[k], words.change(bar.p80), note],
      })),
    },
    remarks: [
      `${hidden > 0 ? `… and ${hidden} more (--json has them all). ` : ''}Bars do not add up: what one saves another may save as well.`,
    ],
  };
}

function mitigationSection({ mitigations }: Tornado, words: ExplainWords): ReportSection | null {
  if (mitigations.length === 0) return null;
  const worth = mitigations.filter(({ inherent }) => !/^(0 d|<)/.test(words.span(inherent.around.value ?? 0)));
  if (worth.length === 0) return null;
  const shown = worth
    .toSorted((a, b) => Math.abs(b.inherent.around.value ?? 0) - Math.abs(a.inherent.around.value ?? 0))
    .slice(0, MOST_MITIGATIONS);
  return {
    title: 'What mitigations are worth',
    sentences: [
      'What each risk costs around P80 without and with its mitigation; gross is what the mitigation saves, net what is left when its effort is paid.',
    ],
    table: {
      of: 'risk ← mitigation',
      columns: [
        { head: 'without', right: true, drop: 2 },
        { head: 'as planned', right: true, drop: 1 },
        { head: 'at best', right: true, drop: 3 },
        { head: 'gross', right: true },
        { head: 'net', right: true },
      ],
      rows: shown.map((each) => mitigationRow(each, words)),
    },
    ...(shown.length < mitigations.length
      ? {
          remarks: [
            `… and ${mitigations.length - shown.length} more that ${mitigations.length - shown.length === 1 ? 'matters' : 'matter'} less (--json has them all)`,
          ],
        }
      : {}),
  };
}

function mitigationRow(each: MitigationBars, words: ExplainWords): SectionRow {
  const costs = ({ around: { value } }: Bar): string => (value === null ? 'unknown' : words.span(value));
  const { title, risk, issue, inherent, planned, residual, gross, net } = each;
  return {
    name: `${clean(named(risk, title))} ← ${clean(issue)}`,
    cells: [
      costs(inherent),
      costs(planned),
      costs(residual),
      costs(gross),
      net === null ? 'needed anyway' : costs(net),
    ],
  };
}

function stepSection({ steps }: Tornado, words: ExplainWords): ReportSection | null {
  if (steps.length === 0) return null;
  return {
    title: 'Leaving out the largest, then looking again',
    sentences: [],
    table: {
      of: 'then without',
      columns: [
        { head: 'saves', right: true },
        { head: 'P80 then', right: true },
      ],
      rows: steps.map((step) => ({
        name: stepName(step),
        cells: [words.change(step.bar.around), words.day(step.p80)],
      })),
    },
  };
}

function stepName({ kind, id, title }: Step): string {
  if (kind === 'person') return `waiting for ${clean(id)}`;
  if (kind === 'issue') return `variation of ${clean(named(id, title))}`;
  return riskName(id, title);
}

// A staffing curve as sections, drawn alike in the terminal and in Markdown: the answer, the table with its picture, the small print.
import { buildPlanProfile } from '../engine/calendar/build-profile.ts';
import { likelyValue } from '../plan/likely.ts';
import type { Plan } from '../plan/plan.ts';
import type { StaffingCurve, StaffingPoint } from '../planning/staffing/staffing-curve.ts';
import { futuresWords } from './explain-words.ts';
import type { ForecastContext } from './forecast-screen.ts';
import { percent } from './forecast-words.ts';
import { nextCommand } from './next-command.ts';
import type { ReportSection, SectionRow } from './report-section.ts';
import { staffAnswer, staffRemarks } from './staff-answer.ts';
import { staffPicture } from './staff-picture.ts';
import { type StaffWords, turned, whoWords } from './staff-words.ts';
import { clean } from './text-sink.ts';

export interface StaffContext extends Pick<ForecastContext, 'digest' | 'planArgument' | 'variantWords' | 'typedFlags'> {
  /** Nothing but ASCII in pictures. */
  ascii: boolean;
}

export function staffSections(
  curve: StaffingCurve,
  plan: Plan,
  words: StaffWords,
  { ascii }: Pick<StaffContext, 'ascii'>,
): ReportSection[] {
  return [
    { title: '', sentences: staffAnswer(curve, words) },
    {
      title: '',
      sentences: [],
      table: {
        of: 'PEOPLE',
        columns: [
          { head: 'P50', drop: 6 },
          { head: 'P80' },
          { head: 'vs plan', right: true },
          { head: '95 %', drop: 7 },
          { head: 'time', right: true, drop: 5 },
          { head: 'per head', right: true },
          { head: 'later in', right: true, drop: 4 },
          { head: 'busy', right: true, drop: 2 },
          { head: 'not before', drop: 3 },
          { head: '', drop: 1 },
        ],
        rows: [planRow(curve, words), ...curve.points.map((point) => pointRow(point, curve, words))],
      },
      picture: (width) => staffPicture(curve, buildPlanProfile(plan), width, ascii, (minute) => words.day(minute)),
      remarks: staffRemarks(curve, words),
    },
  ];
}

export function staffTitle({ who }: StaffingCurve): string {
  return `how many ${whoWords(who)}?`;
}

function planRow({ plan }: StaffingCurve, words: StaffWords): SectionRow {
  return {
    name: 'plan',
    cells: [
      words.dayCell(plan.p50.value),
      words.dayCell(plan.p80.value),
      '—',
      '',
      '100 %',
      '',
      '',
      share(plan.load),
      '',
      '',
    ],
    tone: 'dim',
  };
}

function pointRow(
  { n, p50, p80, versusPlan, marginal, load: busy, bound, timeShare }: StaffingPoint,
  { knee, now }: StaffingCurve,
  words: StaffWords,
): SectionRow {
  const isKnee = knee !== null && knee.n === n;
  const cells = [
    words.dayCell(p50.value),
    words.dayCell(p80.value),
    p80.value === null ? '' : words.change(versusPlan.p80Minutes.value),
    words.interval(versusPlan.p80Minutes),
    share(timeShare),
    marginal === null || marginal.p80Minutes.value === null ? '' : words.change(turned(marginal.p80Minutes).value),
    marginal === null ? '' : percent(marginal.later),
    share(busy),
    words.dayCell(bound.p80),
    [n === now ? 'now' : '', isKnee ? 'enough' : ''].filter((word) => word !== '').join(', '),
  ];
  return { name: String(n), cells, ...(isKnee ? { tone: 'strong' } : {}) };
}

function share(part: number | null): string {
  return part === null ? '' : percent(part);
}

/** `2,000 futures, the same for every team · P80 ±0.6 d (95 %) · seed 1 · plan 3f9c21e0`. */
export function staffFutures(
  curve: StaffingCurve,
  { digest, variantWords = [] }: StaffContext,
  words: StaffWords,
): string {
  const { replications, partial, seed, plan } = curve;
  const futures = `${futuresWords(replications)}${partial ? ' (interrupted: partial)' : ''}, the same for every team`;
  const named = [digest.slice(0, 8), ...variantWords.map(clean)].join(' ');
  const p80 = plan.p80.value === null ? '' : ` · P80 ${words.error(plan.p80)} (95 %)`;
  return `${futures}${p80} · seed ${clean(seed)} · plan ${named}`;
}

/** One more of those who varied, proven by itself; from the whole team to the person with the most work. */
export function nextAfterStaff({ who }: StaffingCurve, plan: Plan, context: StaffContext): string {
  if (who.kind !== 'team') return nextCommand('compare', context, ['--what-if', `+1 ${who.name}`]);
  const busiest = ownerOfMost(plan);
  return busiest === null ? nextCommand('explain', context) : nextCommand('staff', context, ['--like', busiest]);
}

/** Whoever owns the most likely work; null = nothing is owned. */
function ownerOfMost({ issues, people }: Plan): string | null {
  const owned = new Map<string, number>();
  for (const { who, work, estimate } of issues) {
    if (who.kind !== 'owner' || work === 'elapsed') continue;
    const name = people.find(({ id }) => id === who.person)?.laneOf ?? who.person;
    owned.set(name, (owned.get(name) ?? 0) + likelyValue(estimate));
  }
  let best: string | null = null;
  for (const [name, minutes] of owned) if (best === null || minutes > owned.get(best)!) best = name;
  return best;
}

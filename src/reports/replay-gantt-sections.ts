// The parts of a chart: what was promised, when windows were open, every issue under its phase, and who was at work when.
import type { PlanState } from '../engine/log/plan-state.ts';
import type { Bar, Timeline } from '../engine/log/views.ts';
import { minuteOfInstant } from '../plan/civil-date.ts';
import type { CivilInstant, Plan } from '../plan/plan.ts';
import {
  drawAbsence,
  drawBars,
  drawPhase,
  drawPoint,
  drawWindow,
  emptyRow,
  GLYPH,
  type RowContext,
} from './replay-gantt-rows.ts';
import type { ReplayNames } from './replay-names.ts';

/** More rows than this of people say less than the issues above them. */
const MOST_PEOPLE = 60;

export interface GanttRow {
  label: string;
  who: string;
  isHeading: boolean;
  cells: string[];
}

export interface Picture {
  plan: Plan;
  state: PlanState;
  names: ReplayNames;
  context: RowContext;
  bars: Map<string, Bar[]>;
  time: Timeline;
}

/** Bars by what they are and of which issue or gate: `work #001`, `review G1`. */
export function barsById({ rows }: Timeline): Map<string, Bar[]> {
  const bars = new Map<string, Bar[]>();
  for (const bar of rows.flatMap((row) => row.bars)) {
    const key = `${bar.kind} ${bar.id}`;
    bars.set(key, [...(bars.get(key) ?? []), bar]);
  }
  return bars;
}

function heading(label: string, cells: string[]): GanttRow {
  return { label, who: '', isHeading: true, cells };
}

/** Gates and milestones in the order in which they were reached; those still to come last, by target. */
export function pointRows({ plan, state, names, context, bars }: Picture): GanttRow[] {
  const points: { at: CivilInstant | null; target: CivilInstant | null; row: GanttRow }[] = [];
  for (const { id, target } of plan.gates) {
    const cells = emptyRow(context);
    const at = state.gates.get(id)?.finish ?? null;
    drawBars(cells, [...(bars.get(`review ${id}`) ?? []), ...(bars.get(`work ${id}/rework`) ?? [])], context);
    drawPoint(cells, GLYPH.gate, at, target, context);
    points.push({
      at,
      target,
      row: { label: `  ${names.gate(id)}`, who: gateNote(state, id), isHeading: false, cells },
    });
  }
  for (const { id, target, implied } of plan.milestones) {
    if (implied !== undefined) continue;
    const cells = emptyRow(context);
    const at = state.milestones.get(id)?.reached ?? null;
    drawPoint(cells, GLYPH.milestone, at, target, context);
    points.push({ at, target, row: { label: `  ${names.milestone(id)}`, who: '', isHeading: false, cells } });
  }
  if (points.length === 0) return [];
  const key = ({ at, target }: (typeof points)[number]) => at ?? `~${target ?? '~'}`;
  points.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  return [heading('Gates and milestones', emptyRow(context)), ...points.map(({ row }) => row)];
}

function gateNote(state: PlanState, id: string): string {
  const gate = state.gates.get(id);
  if (gate?.status === 'waived') return 'waived';
  return gate !== undefined && gate.attempt > 1 ? `attempt ${gate.attempt}` : '';
}

/** One row a window that has ever been open. */
export function windowRows({ names, context, time }: Picture): GanttRow[] {
  if (time.windows.length === 0) return [];
  const rows = time.windows.map(({ id, spans }): GanttRow => {
    const cells = emptyRow(context);
    for (const { from, to } of spans) drawWindow(cells, from, to, context);
    return { label: `  ${names.window(id)}`, who: '', isHeading: false, cells };
  });
  return [heading('Windows', emptyRow(context)), ...rows];
}

export function phaseRows(picture: Picture): GanttRow[] {
  const { plan, state, names, context } = picture;
  const rows = plan.phases.flatMap(({ id, target }) => {
    const cells = emptyRow(context);
    const phase = state.phases.get(id);
    if (phase?.start != null) {
      const end = phase.finish === null ? context.lastMinute : minuteOfInstant(plan.start, phase.finish);
      drawPhase(cells, minuteOfInstant(plan.start, phase.start), end, context);
    }
    drawPoint(cells, null, phase?.finish ?? null, target, context);
    return [heading(names.phase(id), cells), ...issueRows(picture, id)];
  });
  const rest = issueRows(picture, null);
  if (rest.length === 0) return rows;
  return [...rows, heading(plan.phases.length === 0 ? 'Issues' : 'Without a phase', emptyRow(context)), ...rest];
}

function issueRows({ plan, state, names, context, bars }: Picture, phase: string | null): GanttRow[] {
  return plan.issues
    .filter((issue) => issue.phase === phase && issue.implied !== 'lag')
    .map(({ id, who }) => {
      const cells = emptyRow(context);
      drawBars(cells, bars.get(`work ${id}`) ?? [], context);
      const person = state.issues.get(id)?.person ?? (who.kind === 'owner' ? who.person : null);
      const isDropped = state.issues.get(id)?.dropped != null;
      const name = isDropped ? 'dropped' : person === null ? '' : names.id(person);
      return { label: `  ${names.issue(id)}`, who: name, isHeading: false, cells };
    });
}

/** A bar as its person sees it: nothing once the work is done, nor while it is in nobody's hands. */
function ownStretches(bar: Bar): Bar[] {
  const stretches: Bar[] = [];
  let start: number | null = bar.start;
  for (const { from, to } of bar.asides) {
    if (start !== null && start < from) stretches.push({ ...bar, start, workEnd: from, finish: from, asides: [] });
    start = to;
  }
  if (start !== null) stretches.push({ ...bar, start, finish: bar.workEnd, asides: [] });
  return stretches;
}

/** One row a person; neighbouring issues differ in shade. */
export function peopleRows({ plan, names, context, time }: Picture): GanttRow[] {
  const rows = time.rows.filter(
    ({ person, bars }) => person !== null && (bars.length > 0 || plan.people.length <= MOST_PEOPLE),
  );
  if (rows.length === 0 || rows.length > MOST_PEOPLE) return [];
  return [
    heading('People', emptyRow(context)),
    ...rows.map(({ person, bars }): GanttRow => {
      const cells = emptyRow(context);
      bars.forEach((bar, n) => {
        drawBars(cells, ownStretches(bar), context, n % 2 === 0 ? GLYPH.work : GLYPH.otherWork);
      });
      for (const { person: absent, from, to } of time.absences) {
        if (absent === person) drawAbsence(cells, from, to, context);
      }
      return { label: `  ${names.id(person ?? '')}`, who: '', isHeading: false, cells };
    }),
  ];
}

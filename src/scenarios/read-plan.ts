// The reader: text in, Plan and located diagnostics out. It judges the whole document before anything runs and never throws
// on user input. Stages: text -> tree (limits) -> names -> sections (shape, values, references) -> checks -> Plan.

import type { Diagnostic } from '../plan/diagnostic.ts';
import { PLAIN_PLAN } from '../plan/plain.ts';
import type { Plan } from '../plan/plan.ts';
import { findCycles } from '../plan/precedence.ts';
import { checkPlan } from './check-plan.ts';
import { byPosition, type Complaints, createComplaints } from './complaints.ts';
import { readStart } from './dates.ts';
import { type DocNode, isMap, nodeInWords, rootPlace } from './document.ts';
import { type Fields, openFields } from './fields.ts';
import { PLAN_KEYS, type PlanKey } from './keys-of-plan.ts';
import { locate } from './locate.ts';
import { classNames, issueNames, type Names, sectionNames } from './names.ts';
import { parseText } from './parse-text.ts';
import { readProvenance } from './provenance.ts';
import { readCalendar } from './read-calendar.ts';
import { readExpect } from './read-expect.ts';
import { readGates, readPhases } from './read-gates.ts';
import { readIssues } from './read-issues.ts';
import { readMeetings } from './read-meetings.ts';
import { readMilestones } from './read-milestones.ts';
import { readPools, readResources, readTeam } from './read-people.ts';
import { closeRisks, openRisks } from './read-risks.ts';
import { readScales } from './read-scales.ts';
import { readEstimates, readPlanId, readSettings } from './read-settings.ts';
import type { Reading } from './reading.ts';
import { requireKeys } from './required.ts';
import { readText, readWord } from './scalars.ts';
import { linesOf, type TextLines } from './text-lines.ts';
import { warnAboutPlan } from './warn-about-plan.ts';

export interface PlanReading {
  /** Null when there is at least one error. */
  plan: Plan | null;
  /** Ordered by position; every one has its range. */
  diagnostics: Diagnostic[];
  /** Gives diagnostics of later stages, which know only paths, their ranges in this text. */
  locate(diagnostics: readonly Diagnostic[]): Diagnostic[];
}

/** Reads a plan. `name` decides between YAML and JSON (`.json`) and is used for nothing else. */
export function readPlan(text: string, options: { name: string }): PlanReading {
  const lines = linesOf(text);
  const complaints = createComplaints(lines);
  const root = parseText(text, options.name, complaints);
  const plan = root === null ? null : readDocument(root, complaints);
  const inLines = (diagnostics: readonly Diagnostic[]): Diagnostic[] => located(diagnostics, root, lines);
  const cycles = plan === null ? [] : inLines(findCycles(plan));
  const isGood = !complaints.hasErrors() && cycles.length === 0;
  if (plan !== null && root !== null && isGood) warnAboutPlan(complaints, plan, root);
  return {
    plan: isGood ? plan : null,
    diagnostics: [...complaints.list(), ...cycles].sort(byPosition),
    locate: inLines,
  };
}

function located(diagnostics: readonly Diagnostic[], root: DocNode | null, lines: TextLines): Diagnostic[] {
  return root === null ? [...diagnostics] : diagnostics.map((diagnostic) => locate(diagnostic, root, lines));
}

/** Null only when the document is not even a mapping; otherwise a plan, perhaps with gaps that were complained about. */
function readDocument(root: DocNode, complaints: Complaints): Plan | null {
  const place = rootPlace(root);
  if (!isMap(place)) {
    const hint = 'begin with plan:, start: and issues:';
    complaints.add('E008', place, `a plan is a mapping of keys, not ${nodeInWords(root)}`, { hint });
    return null;
  }
  const fields = openFields(complaints, place, PLAN_KEYS, 'the plan');
  if (fields === null) return null;
  requireKeys(complaints, fields, PLAN_KEYS, 'the plan');
  const { reading, plan } = readFrame(complaints, fields);
  const completed = readContent(reading, fields, plan);
  checkPlan(complaints, completed, root);
  return completed;
}

type Frame = Pick<
  Plan,
  'id' | 'title' | 'start' | 'calendar' | 'days' | 'people' | 'pools' | 'resources' | 'classes' | 'spread'
>;

/** What every later section is read against: calendar, people, and all the names there are. */
function readFrame(complaints: Complaints, fields: Fields<PlanKey>): { reading: Reading; plan: Frame } {
  const title = readText(complaints, fields.at('plan'), 'plan') ?? '';
  const start = readStart(complaints, fields.at('start'));
  const days = readWord(complaints, fields.at('days'), ['working', 'calendar'], 'days');
  const calendar = readCalendar(complaints, fields.at('calendar'));
  const { ranges, spread } = readEstimates(complaints, fields.at('estimates'));
  const team = readTeam(complaints, fields.at('team'));
  const teamNames = new Set(sectionNames(complaints, fields.at('team'), 'a person').keys());
  sectionNames(complaints, fields.at('pools'), 'a pool');
  const { pools, members } = readPools(complaints, fields.at('pools'), teamNames);
  const people = [...team, ...members];
  const names: Names = {
    people: new Set([...teamNames, ...members.map((person) => person.id)]),
    pools: new Map(pools.map((pool) => [pool.id, pool.members])),
    resources: new Set(sectionNames(complaints, fields.at('resources'), 'a resource').keys()),
    phases: new Set(sectionNames(complaints, fields.at('phases'), 'a phase').keys()),
    gates: new Set(sectionNames(complaints, fields.at('gates'), 'a gate').keys()),
    milestones: new Set(sectionNames(complaints, fields.at('milestones'), 'a milestone').keys()),
    issues: issueNames(complaints, fields.at('issues'), fields.at('risks')),
    risks: new Set(sectionNames(complaints, fields.at('risks'), 'a risk').keys()),
    classes: classNames(complaints, fields.at('classes')),
  };
  const resources = readResources(complaints, fields.at('resources'));
  const reading: Reading = { complaints, calendar, start, days, ranges, names };
  const id = readPlanId(complaints, fields, title);
  readProvenance(complaints, fields);
  return {
    reading,
    plan: {
      id,
      title,
      start: start ?? '2000-01-03',
      calendar,
      days,
      people,
      pools,
      resources,
      classes: names.classes,
      spread,
    },
  };
}

function readContent(reading: Reading, fields: Fields<PlanKey>, frame: Frame): Plan {
  const { complaints } = reading;
  const capacityOf = new Map(frame.resources.map((resource) => [resource.id, resource.capacity]));
  const scales = readScales(reading, fields.at('scales'));
  const stated = readIssues(reading, fields.at('issues'), capacityOf);
  const { open, mitigations } = openRisks(reading, fields.at('risks'), scales, capacityOf);
  const mitigates = new Map(open.map(({ risk }) => [risk.mitigation?.issue, risk.id]));
  const issues = [...stated.map((issue) => ({ ...issue, mitigates: mitigates.get(issue.id) ?? null })), ...mitigations];
  const selectable = { issues, people: frame.people };
  const plan = {
    ...frame,
    meetings: readMeetings(reading, fields.at('meetings'), frame.people),
    phases: readPhases(reading, fields.at('phases')),
    issues,
    gates: readGates(reading, fields.at('gates')),
    milestones: readMilestones(reading, fields.at('milestones'), selectable),
    risks: closeRisks(reading, open, selectable),
    ...readSettings(complaints, fields),
  };
  return { ...PLAIN_PLAN, ...plan, expect: readExpect(reading, fields.at('expect'), datedIds(plan)) };
}

/** Everything that has a date to meet, so that there is a chance to meet it. */
function datedIds({ issues, phases, gates, milestones }: Pick<Plan, 'issues' | 'phases' | 'gates' | 'milestones'>) {
  const withTarget = [...phases, ...gates, ...milestones].filter(({ target }) => target !== null);
  const withDue = issues.filter(({ due }) => due !== null);
  return new Set([...withTarget, ...withDue].map(({ id }) => id));
}

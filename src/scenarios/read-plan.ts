// The reader: text in, Plan and located diagnostics out. It judges the whole document before anything runs and never throws
// on user input. Stages: text -> tree (limits) -> names -> sections (shape, values, references) -> checks -> Plan.

import { PLAIN_PLAN } from '../plan/plain.ts';
import type { Person, Plan, Pool } from '../plan/plan.ts';
import { checkPlan } from './check-plan.ts';
import type { Complaints } from './complaints.ts';
import { completeWork } from './complete-work.ts';
import { completionIds, readCompletion } from './completion.ts';
import { readDate, readStart } from './dates.ts';
import { readDependencySets, withDependencySets } from './dependency-sets.ts';
import { isMap, nodeInWords, rootPlace } from './document.ts';
import { readEscalation } from './escalation.ts';
import { type Fields, openFields } from './fields.ts';
import { impliedNames } from './implied-names.ts';
import { PLAN_KEYS, type PlanKey } from './keys-of-plan.ts';
import { classNames, issueNames, type Names, sectionNames } from './names.ts';
import { openPlan, type PlanReading, type ReadOptions } from './plan-reading.ts';
import { readProvenance } from './provenance.ts';
import { readCalendar } from './read-calendar.ts';
import { readAssumptions, readClaims, readContradictions } from './read-claims.ts';
import { readDeliveries } from './read-deliveries.ts';
import { readExpect } from './read-expect.ts';
import { readGates, readPhases } from './read-gates.ts';
import { readIssues } from './read-issues.ts';
import { readMeetings } from './read-meetings.ts';
import { readMilestones } from './read-milestones.ts';
import { readPools, readResources, readTeam } from './read-people.ts';
import { readQuotas } from './read-quotas.ts';
import { closeRisks, openRisks } from './read-risks.ts';
import { readScales } from './read-scales.ts';
import { readEstimates, readPlanId, readSettings } from './read-settings.ts';
import { nothingImplied, type Reading } from './reading.ts';
import { requireKeys } from './required.ts';
import { readText, readWord } from './scalars.ts';
import { NO_SCALES } from './scales.ts';
import type { Variant } from './variants.ts';

export type { PlanReading, ReadOptions } from './plan-reading.ts';

/** Reads a plan, in the variant asked for. Every other option, decision and dependency set is judged with it. */
export function readPlan(text: string, options: ReadOptions): PlanReading {
  return openPlan(text, options, readDocument);
}

/** Null only when the document is not even a mapping; otherwise a plan, perhaps with gaps that were complained about. */
function readDocument(variant: Variant, complaints: Complaints): Plan | null {
  const { root } = variant;
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
  const completed = readContent(reading, fields, plan, variant);
  checkPlan(complaints, completed, root);
  return completed;
}

type Frame = Pick<
  Plan,
  | 'id'
  | 'title'
  | 'start'
  | 'calendar'
  | 'days'
  | 'people'
  | 'pools'
  | 'resources'
  | 'classes'
  | 'spread'
  | 'correlation'
>;

/** What every later section is read against: calendar, people, and all the names there are. */
function readFrame(complaints: Complaints, fields: Fields<PlanKey>): { reading: Reading; plan: Frame } {
  const title = readText(complaints, fields.at('plan'), 'plan') ?? '';
  const start = readStart(complaints, fields.at('start'));
  const days = readWord(complaints, fields.at('days'), ['working', 'calendar'], 'days');
  const calendar = readCalendar(complaints, fields.at('calendar'));
  const { ranges, spread, correlation } = readEstimates(complaints, fields.at('estimates'));
  const team = readTeam({ complaints, calendar, start, days }, fields.at('team'));
  const teamNames = new Set(sectionNames(complaints, fields.at('team'), 'a person').keys());
  sectionNames(complaints, fields.at('pools'), 'a pool');
  const { pools, members } = readPools({ complaints, calendar, start, days }, fields.at('pools'), teamNames);
  const people = [...team, ...members];
  const names = readNames(complaints, fields, teamNames, people, pools);
  const resources = readResources(complaints, fields.at('resources'));
  const bare: Reading = {
    complaints,
    calendar,
    start,
    days,
    ranges,
    names,
    scales: NO_SCALES,
    escalation: readEscalation(complaints, calendar, fields.at('escalation')),
    implied: nothingImplied(),
  };
  const reading: Reading = { ...bare, scales: readScales(bare, fields.at('scales')) };
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
      ...(correlation.length > 0 && { correlation }),
    },
  };
}

/** Every name of the document, before anything that uses one is read. */
function readNames(
  complaints: Complaints,
  fields: Fields<PlanKey>,
  teamNames: ReadonlySet<string>,
  people: readonly Person[],
  pools: readonly Pool[],
): Names {
  const implied = impliedNames(fields);
  return {
    people: new Set([...teamNames, ...people.map((person) => person.id)]),
    everybody: people,
    pools: new Map(pools.map((pool) => [pool.id, pool.members])),
    resources: new Set(sectionNames(complaints, fields.at('resources'), 'a resource').keys()),
    phases: new Set(sectionNames(complaints, fields.at('phases'), 'a phase').keys()),
    gates: new Set([...sectionNames(complaints, fields.at('gates'), 'a gate').keys(), ...implied.gates]),
    milestones: new Set([
      ...sectionNames(complaints, fields.at('milestones'), 'a milestone').keys(),
      ...completionIds(fields.at('completion')),
    ]),
    issues: issueNames(complaints, fields.at('issues'), fields.at('risks'), fields.at('deliveries')),
    risks: new Set([...sectionNames(complaints, fields.at('risks'), 'a risk').keys(), ...implied.risks]),
    classes: classNames(complaints, fields.at('classes')),
    deliveries: new Set(sectionNames(complaints, fields.at('deliveries'), 'a delivery').keys()),
    quotas: new Set(sectionNames(complaints, fields.at('quotas'), 'a quota').keys()),
    windows: new Set(sectionNames(complaints, fields.at('windows'), 'a window').keys()),
  };
}

function readContent(reading: Reading, fields: Fields<PlanKey>, frame: Frame, variant: Variant): Plan {
  const { complaints } = reading;
  const capacityOf = new Map(frame.resources.map((resource) => [resource.id, resource.capacity]));
  const { scales } = reading;
  const stated = readIssues(reading, fields.at('issues'), capacityOf);
  const { open, mitigations } = openRisks(reading, fields.at('risks'), scales, capacityOf);
  const mitigates = new Map(open.map(({ risk }) => [risk.mitigation?.issue, risk.id]));
  const deliveries = readDeliveries(reading, fields.at('deliveries'));
  const listed = stated.map((issue) => ({ ...issue, mitigates: mitigates.get(issue.id) ?? null }));
  const issues = [...listed, ...mitigations, ...deliveries.issues];
  const selectable = { issues, people: frame.people };
  const plan = {
    ...frame,
    meetings: readMeetings(reading, fields.at('meetings'), frame.people),
    phases: readPhases(reading, fields.at('phases')),
    issues,
    gates: readGates(reading, fields.at('gates')),
    milestones: [
      ...readMilestones(reading, fields.at('milestones'), selectable),
      ...readCompletion(reading, fields.at('completion'), selectable),
    ],
    risks: closeRisks(reading, open, selectable),
    quotas: readQuotas(complaints, fields.at('quotas')),
    ...readSettings(reading, fields),
  };
  const sets = readDependencySets(reading, fields.at('dependencies'), variant.use);
  const complete: Plan = {
    ...PLAIN_PLAN,
    ...completeWork(reading, fields, variant.root, withDependencySets(plan, sets), deliveries),
    dependencySets: { used: sets.used, known: sets.known },
    ...readDecisions(reading, variant),
    claims: readClaims(complaints, fields.at('claims')),
    contradictions: readContradictions(complaints, fields.at('contradictions')),
    assumptions: readAssumptions(complaints, fields.at('assumptions')),
    expect: [],
  };
  return { ...complete, expect: readExpect(reading, fields.at('expect'), datedIds(complete), complete) };
}

/** Options and decisions by name; what they change has been laid over the document already. */
function readDecisions(reading: Reading, { options, decisions }: Variant): Pick<Plan, 'options' | 'decisions'> {
  return {
    options,
    decisions: decisions.map(({ decision: { id, title, options: named, due }, taken, stated }) => ({
      id,
      title,
      options: Array.from(named.keys()),
      taken,
      stated,
      due: readDate(reading, due, 'end', 'due', 'W204'),
    })),
  };
}

/** Everything that has a date to meet, so that there is a chance to meet it. */
function datedIds({ issues, phases, gates, milestones }: Pick<Plan, 'issues' | 'phases' | 'gates' | 'milestones'>) {
  const withTarget = [...phases, ...gates, ...milestones].filter(({ target }) => target !== null);
  const withDue = issues.filter(({ due }) => due !== null);
  return new Set([...withTarget, ...withDue].map(({ id }) => id));
}

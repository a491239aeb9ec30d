// A plan of our own with what the reference model lacks: office hours, meetings, holidays, part time, support, keepers who review.
// Made by arithmetic from a fixed seed, so that its exact counts can be compared between commits.

import { PLAIN_GATE } from '../src/plan/plain.ts';
import type { Gate, Issue, Meeting, Plan } from '../src/plan/plan.ts';
import { emptyPlan, estimateOf, issueOf, linkTo, personOf } from '../test/known-answers/plan-builder.ts';
import { fixedSequence } from './fixed-sequence.ts';

const PEOPLE = 10;
const PHASES = 4;
const ISSUES_PER_PHASE = 25;
const DAY = 480;

/** A hundred issues of ten people in four phases, each closed by a gate. */
export function syntheticPlan(): Plan {
  const next = fixedSequence(2025);
  const people = Array.from({ length: PEOPLE }, (_, p) => personOf(`Developer${p + 1}`, [100, 80, 100, 50, 90][p % 5]));
  const issues: Issue[] = [];
  const gates: Gate[] = [];
  for (let phase = 0; phase < PHASES; phase++) {
    const first = issues.length;
    for (let k = 0; k < ISSUES_PER_PHASE; k++) {
      const low = DAY / 4 + next(2 * DAY);
      const after = k < 8 ? [] : [linkTo(issues[first + next(k)].id), linkTo(issues[first + next(k)].id)];
      if (phase > 0 && k < 8)
        after.push({ ...linkTo(gates[phase - 1].id), on: { kind: 'gate', id: gates[phase - 1].id } });
      const support = next(10) === 0 ? [{ person: people[next(PEOPLE)].id, sharePercent: 25, adds: false }] : [];
      const activity = {
        id: `#${issues.length + 1}`,
        after: [],
        distribution: { kind: 'lognormal', p10: low, p90: low * 3 } as const,
      };
      const who = { kind: 'owner', person: people[next(PEOPLE)].id } as const;
      issues.push(issueOf(activity, { work: 'effort', who, support, after, priority: next(3) }));
    }
    gates.push(
      gateOf(`G${phase + 1}`, issues.slice(first), [people[phase].id, people[phase + 4].id], people[phase + 1].id),
    );
  }
  const office = [
    { from: 540, to: 720 },
    { from: 780, to: 1080 },
  ];
  const ids = people.map(({ id }) => id);
  return {
    ...emptyPlan('synthetic'),
    calendar: {
      ...emptyPlan('').calendar,
      week: [office, office, office, office, office, [], []],
      holidays: ['2025-04-21', '2025-05-01'],
    },
    meetings: [meetingOf('Stand-up', [0, 1, 2, 3, 4], 540, 15, ids), meetingOf('Planning', [0], 600, 60, ids)],
    people,
    classes: ['P0', 'P1', 'P2'],
    issues,
    gates,
  };
}

const meetingOf = (name: string, on: Meeting['on'], at: number, minutes: number, who: string[]): Meeting => ({
  name,
  on,
  everyWeeks: 1,
  from: null,
  until: null,
  at,
  minutes,
  who,
});

const gateOf = (id: string, issues: readonly Issue[], keepers: string[], owner: string): Gate => ({
  ...PLAIN_GATE,
  id,
  title: id,
  after: issues.map((issue) => linkTo(issue.id)),
  keepers,
  external: [],
  review: estimateOf({ kind: 'lognormal', p10: 120, p90: 300 }),
  reviewMode: 'apart',
  window: null,
  pass: 0.85,
  attempts: 3,
  rework: { estimate: estimateOf({ kind: 'lognormal', p10: DAY / 2, p90: 2 * DAY }), work: 'effort', owner },
  opens: [],
  target: null,
});

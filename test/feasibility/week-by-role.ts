// Week 1 of a real plan as its tasks by role have it: 63 tasks, hours, class, checkpoint in working hours from Monday 09:00, and the
// tasks each follows when its words are taken literally. The prefix of an id is the role that owns it. Nothing else: no meetings.
import type { Plan } from '../../src/plan/plan.ts';
import { after, issue, person, plan } from '../oracle/small-plan.ts';

const TASKS = `
CEO-1 6 P1 16
CEO-2 3 P2 36
CEO-3 4 P2 32
PO-1 4 P0 2
PO-2 6 P0 24 CEO-1
PO-3 3 P1 29
CTO-1 4 P0 6
CTO-2 4 P0 13
CTO-3 4 P1 34
CTO-4 3 P1 20 CTO-1
VP-1 8 P0 24 AIL-1,MLE-1,MLE-2
VP-2 6 P0 32 ANE-1
VP-3 5 P1 37 PO-3
BL-1 8 P0 16
BL-2 6 P0 8
BL-3 4 P1 30 BL-1
API-1 8 P0 24 INT-1
API-2 6 P0 32
API-3 4 P1 36 INT-1,INT-2,INT-3
DPE-1 10 P0 32 VP-1
DPE-2 6 P1 38 DPE-1
INT-1 8 P0 16
INT-2 6 P0 21
INT-3 4 P0 26
FL-1 6 P0 13
FL-2 5 P0 22 BL-3
FL-3 4 P1 34 API-2
RE-1 6 P0 16 BL-2
RE-2 8 P0 32 API-1
RE-3 6 P1 37 API-2
DBS-1 6 P1 24 ANE-2
DBS-2 5 P1 30 ANE-3
DBS-3 6 P2 40 DTL-1
UX-1 8 P0 12
UX-2 6 P1 28
UX-3 4 P2 38 UX-1
OPS-1 8 P0 16
OPS-2 4 P1 29
OPS-3 3 P1 36 CTO-3
DO-1 8 P0 24
DO-2 6 P0 14
DO-3 4 P1 34
SEC-1 6 P0 21 DO-2
SEC-2 5 P0 32 BL-1
SEC-3 4 P1 37
QA-1 8 P1 32 BL-1,BL-2,API-1,API-2,DPE-1,FL-1,FL-2,RE-1,RE-2
QA-2 6 P1 40 OPS-1
QA-3 4 P2 22
AIL-1 8 P0 24
AIL-2 6 P1 30 DE-1
AIL-3 4 P1 36
MLE-1 8 P0 16 INT-2
MLE-2 6 P0 22
MLE-3 5 P1 34
DTL-1 8 P1 24 ANE-1
DTL-2 6 P1 29
DTL-3 4 P2 38 DTL-1
DE-1 8 P1 16
DE-2 6 P1 26 DO-2
DE-3 5 P2 37 DTL-1
ANE-1 8 P0 14 DO-2
ANE-2 6 P1 32 DTL-1
ANE-3 5 P1 40 ANE-1
`;

const HOURS = [
  { from: 540, to: 720 },
  { from: 780, to: 1080 },
];

/** 09:00-18:00 with lunch from 12 to 13, so 8 hours a day; Monday is 2026-01-12. */
export function weekByRole(): Plan {
  const rows = TASKS.trim()
    .split('\n')
    .map((line) => line.split(' '));
  const issues = rows.map(([id, hours, priority, checkpoint, needs = '']) =>
    issue(id, roleOf(id), 60 * Number(hours), {
      priority: Number(priority[1]),
      due: instantAfter(Number(checkpoint)),
      after: needs === '' ? [] : needs.split(',').map((need) => after(need)),
    }),
  );
  const roles = [...new Set(rows.map(([id]) => roleOf(id)))];
  return plan(issues, {
    start: '2026-01-12',
    calendar: {
      week: [HOURS, HOURS, HOURS, HOURS, HOURS, [], []],
      holidays: [],
      minutesPerDay: 480,
      minutesPerWeek: 2400,
      timeZone: null,
    },
    people: roles.map((role) => person(role)),
    classes: ['P0', 'P1', 'P2'],
  });
}

function roleOf(id: string): string {
  return id.split('-')[0];
}

/** The end of so many working hours: 16 is Tuesday 18:00, 13 Tuesday 15:00. */
function instantAfter(hours: number): string {
  const day = Math.ceil(hours / 8) - 1;
  const ofDay = hours - 8 * day;
  const clock = 9 + ofDay + (ofDay > 3 ? 1 : 0);
  return `2026-01-${12 + day}T${String(clock).padStart(2, '0')}:00`;
}

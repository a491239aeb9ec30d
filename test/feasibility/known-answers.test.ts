// Facts about two real plans that were counted by hand before there was a `check`.
import { expect, test } from 'vitest';
import { findTrouble } from '../../src/engine/feasibility/find-trouble.ts';
import { forwardPass } from '../../src/engine/feasibility/forward-pass.ts';
import { situationOf } from '../../src/engine/feasibility/situation.ts';
import { likelyLengths } from '../../src/engine/feasibility/work-left.ts';
import { after, issue, person, plan } from '../oracle/small-plan.ts';
import { messagesOf } from './findings-of.ts';
import { weekByRole } from './week-by-role.ts';

test('fourteen dependencies of the week by role cannot meet their checkpoints', async () => {
  const found = await findTrouble(weekByRole());
  const pairs = found.filter(({ code }) => code === 'W305' || code === 'W306').map((one) => one.message);
  expect(pairs).toHaveLength(14);
  // Four of them are due before what they follow is even promised.
  expect(found.filter(({ code }) => code === 'W305').map(({ path }) => path[1])).toEqual([
    'FL-2',
    'DBS-1',
    'DBS-2',
    'MLE-1',
  ]);
});

test('its product owner has two hours for four on Monday morning', async () => {
  const [message] = await messagesOf(weekByRole(), 'W301');
  expect(message).toMatch(/^PO-1 cannot be done by Mon 2026-01-12 11:00, at best 2 h late: /);
});

test('a part of some effort is there at the minute in which it is delivered, not at the next whole one of work', async () => {
  const helped = issue('long', 'Ann', 30, { support: [{ person: 'Bob', sharePercent: 10, adds: true }] });
  const quick = issue('quick', 'Bob', 60, { after: [{ ...after('long'), donePercent: 25 }] });
  const small = plan([helped, quick], { people: [person('Ann'), person('Bob')] });
  const s = situationOf(small);
  // 7.5 minutes at 110 %.
  const opening = s.network.planProfile.nextWorked(0);
  expect(forwardPass(s, { lengths: likelyLengths(s) }).minute[2]).toBe(opening + 7);
});

test('the chain drawn for the first video needs more hours than there are until Wednesday 10:00', async () => {
  const hours = {
    week: Array.from({ length: 7 }, () => [
      { from: 540, to: 720 },
      { from: 780, to: 1080 },
    ]),
  };
  const chain = [
    issue('containers', 'Ops', 6 * 60),
    issue('core-api', 'Backend', 8 * 60, { after: [after('containers')] }),
    issue('youtube', 'Integration', 10 * 60, { after: [after('core-api')] }),
    issue('ml-pipeline', 'Ai', 8 * 60, { after: [after('youtube')] }),
  ];
  const week = plan(chain, {
    start: '2026-01-12',
    calendar: { ...hours, holidays: [], minutesPerDay: 480, minutesPerWeek: 2400, timeZone: null },
    people: ['Ops', 'Backend', 'Integration', 'Ai'].map((role) => person(role)),
    milestones: [
      {
        id: 'first-video',
        title: 'First video',
        after: [after('ml-pipeline')],
        share: null,
        target: '2026-01-14T10:00',
      },
    ],
  });
  const [message] = await messagesOf(week, 'W301');
  expect(message).toContain('containers 6 h → core-api 8 h → youtube 10 h → ml-pipeline 8 h');
  // 32 hours of work against the 17 until Wednesday 10:00.
  expect(message).toContain('at best 15 h late');
});

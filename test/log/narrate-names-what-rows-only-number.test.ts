// Rows in, events out: names, civil times, and causes that point at the events they mean.
import { describe, expect, test } from 'vitest';
import { createKernel } from '../../src/engine/kernel/simulate.ts';
import { ROW } from '../../src/engine/kernel/trace.ts';
import { EVENT_TYPES, type LogEvent } from '../../src/engine/log/events.ts';
import { narrate } from '../../src/engine/log/narrate.ts';
import { harbourEvents } from './harbour.ts';
import { likely, relayNetwork as network, nodeOf, relay, traceOf } from './relay.ts';

const node = (id: string, kind?: string) => nodeOf(network, id, kind);
const NINE = 9 * 60;
const told = (...rows: (readonly number[])[]) => narrate(traceOf(network, rows), network, relay);
const withoutAbsences = (events: LogEvent[]) => events.filter(({ type }) => !type.startsWith('Absence'));

describe('rows written by hand', () => {
  test('a start carries its person, its civil time and the causes behind it', () => {
    const events = told(
      [NINE, ROW.issueStarted, node('A'), 0],
      [NINE, ROW.causeOpening, node('A'), -1],
      [NINE + 240, ROW.issueFinished, node('A'), 0],
      [NINE + 240, ROW.issueStarted, node('C'), -1],
      [NINE + 240, ROW.causeLink, node('C'), 2 * node('A') + 1],
    );
    expect(events).toEqual([
      {
        seq: 1,
        minute: NINE,
        time: '2025-11-17T09:00',
        type: 'IssueStarted',
        subject: 'A',
        person: 'Ann',
        causes: [{ type: 'opening', subject: null, seq: null }],
      },
      { seq: 2, minute: 780, time: '2025-11-17T13:00', type: 'IssueFinished', subject: 'A', person: 'Ann', causes: [] },
      {
        seq: 3,
        minute: 780,
        time: '2025-11-17T13:00',
        type: 'IssueStarted',
        subject: 'C',
        person: null,
        causes: [{ type: 'link', subject: 'A', event: 'finished', seq: 2 }],
      },
    ]);
  });

  test('a phase entry is no event; who follows it is told what opened the phase', () => {
    const entry = node('ship', 'phase-entry');
    const events = told(
      [600, ROW.gatePassed, 0, 1],
      [600, ROW.pointReached, entry, 2 * node('G1') + 1],
      [600, ROW.causeLink, entry, 2 * node('G1') + 1],
      [600, ROW.issueReady, node('D'), 2 * entry + 1],
      [600, ROW.issueStarted, node('D'), 1],
      [600, ROW.causeLink, node('D'), 2 * entry + 1],
    );
    const passed = { type: 'link', subject: 'G1', event: 'finished', seq: 1 };
    expect(events.map(({ type, causes }) => [type, causes])).toEqual([
      ['GatePassed', []],
      ['IssueReady', [passed]],
      ['IssueStarted', [passed]],
    ]);
  });

  test('a lead names a finish that is still to come', () => {
    const [started] = told([600, ROW.issueStarted, node('C'), -1], [600, ROW.causeLink, node('C'), 2 * node('A') + 1]);
    expect(started.causes).toEqual([{ type: 'link', subject: 'A', event: 'finished', seq: null }]);
  });

  test('whoever was freed by work that still waits for its finish is told of the work, not of the finish', () => {
    const events = told(
      [600, ROW.issueStarted, node('B'), 1],
      [660, ROW.workEnded, node('B'), 1],
      [660, ROW.issueStarted, node('D'), 1],
      [660, ROW.causePerson, node('D'), node('B')],
      [700, ROW.issueFinished, node('B'), 1],
    );
    expect(events[2].causes).toEqual([{ type: 'person', subject: 'B', event: 'finished', seq: 2 }]);
  });

  test('rows out of order are told by minute, each with its own causes', () => {
    const events = told(
      [700, ROW.issueStarted, node('D'), 1],
      [700, ROW.causeCalendar, node('D'), 1],
      [600, ROW.issueStarted, node('A'), 0],
      [600, ROW.causeDate, node('A'), -1],
    );
    expect(events.map(({ subject, causes }) => [subject, causes[0].type])).toEqual([
      ['A', 'date'],
      ['D', 'calendar'],
    ]);
  });

  test('an unknown row is our bug and stops everything', () => {
    expect(() => told([600, 63, 0, 0])).toThrow('assertion: unknown row kind 63');
    expect(() => told([600, ROW.issueStarted, 99, 0])).toThrow('assertion: the trace names node 99');
  });
});

describe('a future in which everything goes wrong', () => {
  const tape = likely(network, {
    'gate/G1/pass/1': 2 ** 31 - 1,
    'gate/G1/pass/2': 2 ** 31 - 1,
    'risk/flu/fires': 0,
    'risk/flu/minute': 660,
    'risk/rust/fires': 0,
  });
  const events = narrate(createKernel(network).simulate(tape), network, relay);
  const first = (type: LogEvent['type'], subject: string) =>
    events.find((event) => event.type === type && event.subject === subject) as LogEvent;

  test('numbers follow the order, minutes never go back, and causes point backwards', () => {
    events.forEach((event, n) => {
      expect(event.seq).toBe(n + 1);
      if (n > 0) expect(event.minute).toBeGreaterThanOrEqual(events[n - 1].minute);
      for (const { seq } of event.causes) if (seq !== null) expect(seq).toBeLessThan(event.seq);
    });
  });

  test('together with the harbour it uses the whole vocabulary', () => {
    const told = new Set([...events, ...harbourEvents].map(({ type }) => type));
    expect(EVENT_TYPES.filter((type) => !told.has(type))).toEqual([]);
    expect([...told].filter((type) => !EVENT_TYPES.includes(type))).toEqual([]);
  });

  test('a planned absence is told from midnight to midnight, a drawn one names its risk', () => {
    const absences = events.flatMap((event) =>
      event.type === 'AbsenceBegan' ? [[event.time, event.subject, event.drawn, event.risk, event.until]] : [],
    );
    expect(absences).toEqual([
      ['2025-11-17T11:00', 'Ann', true, 'flu', null],
      ['2025-11-18T00:00', 'Cid', false, null, '2025-11-18'],
    ]);
  });

  test('an absence is why work pauses, its end why it goes on', () => {
    const began = first('AbsenceBegan', 'Ann');
    const ended = first('AbsenceEnded', 'Ann');
    expect(first('IssuePaused', 'A').causes).toEqual([{ type: 'risk', subject: 'flu', seq: began.seq }]);
    expect(first('IssueResumed', 'A').causes).toEqual([{ type: 'risk', subject: 'flu', seq: ended.seq }]);
  });

  test('a rework is owed to the failure, the next attempt to the rework', () => {
    const failed = first('GateFailed', 'G1');
    expect(first('IssueReady', 'G1/rework').causes).toEqual([
      { type: 'link', subject: 'G1', event: 'failed', seq: failed.seq },
    ]);
    const again = events.find((event) => event.type === 'GateReviewStarted' && event.attempt === 2);
    expect(again?.causes).toEqual([
      { type: 'link', subject: 'G1/rework', event: 'finished', seq: first('IssueFinished', 'G1/rework').seq },
    ]);
  });

  test('external keepers review under their own name', () => {
    const keepers = events.flatMap((event) => (event.type === 'KeeperReviewStarted' ? [event.person] : []));
    expect(keepers).toEqual(['Ann', 'Bob', 'Board', 'Ann', 'Bob', 'Board']);
  });

  test('a share milestone is owed to the issue that completed the share', () => {
    expect(first('MilestoneReached', 'half').causes.map(({ subject }) => subject)).toEqual(['C']);
  });

  test('waiting for a resource is told by the release that ended it', () => {
    const released = first('ResourceReleased', 'rig');
    expect(first('IssueStarted', 'E').causes).toContainEqual({
      type: 'resource',
      subject: 'D',
      event: 'finished',
      seq: released.seq,
    });
  });
});

test('without a trace there is nothing to tell', () => {
  expect(withoutAbsences(told())).toEqual([]);
});

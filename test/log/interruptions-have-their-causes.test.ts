// Blocks, windows, quotas, limits, policies, facts: what each event of them carries, and what it names as its cause.
import { describe, expect, test } from 'vitest';
import { ROW } from '../../src/engine/kernel/trace.ts';
import type { EventType, LogEvent } from '../../src/engine/log/events.ts';
import { narrate } from '../../src/engine/log/narrate.ts';
import { plannedAbsences } from '../../src/engine/log/planned-absences.ts';
import { harbourEvents as events, harbour, harbourNetwork as network } from './harbour.ts';
import { nodeOf, traceOf } from './relay.ts';

const node = (id: string) => nodeOf(network, id);
const [ANN, BOB] = [0, 1];
const told = (...rows: (readonly number[])[]) =>
  narrate(traceOf(network, rows), network, harbour).filter(({ type }) => !type.startsWith('Absence'));
const first = (type: EventType, subject: string): LogEvent => {
  const found = events.find((event) => event.type === type && event.subject === subject);
  if (found === undefined) throw new Error(`no ${type} ${subject}`);
  return found;
};

describe('in the harbour', () => {
  test('a block names its risk, its end says for how long, and the taking-up points at the end', () => {
    expect(first('IssueBlocked', 'A')).toMatchObject({
      risk: 'storm',
      causes: [{ type: 'risk', subject: 'storm', seq: first('RiskOccurred', 'storm').seq }],
    });
    const end = first('IssueUnblocked', 'A');
    expect(end).toMatchObject({ risk: 'storm', minutes: 240 });
    expect(first('IssueTakenUp', 'A').causes).toEqual([{ type: 'risk', subject: 'storm', seq: end.seq }]);
  });

  test('a window that begins sets aside, its end lets go on', () => {
    const [opened, closed] = [first('WindowOpened', 'regatta'), first('WindowClosed', 'regatta')];
    const regatta = { type: 'window', subject: 'regatta' };
    const aside = first('IssueSetAside', 'J');
    expect(aside).toMatchObject({ window: 'regatta', causes: [{ ...regatta, event: 'opened', seq: opened.seq }] });
    expect(first('IssueTakenUp', 'J').causes).toEqual([{ ...regatta, event: 'closed', seq: closed.seq }]);
  });

  test('a start in a window is owed to the latest opening, the end of that window sets aside', () => {
    const openings = events.filter(({ type, subject }) => type === 'WindowOpened' && subject === 'tide');
    expect(first('IssueStarted', 'D').causes).toEqual([
      { type: 'window', subject: 'tide', event: 'opened', seq: openings[1].seq },
    ]);
    expect(first('IssueSetAside', 'D').causes[0]).toMatchObject({ subject: 'tide', event: 'closed' });
  });

  test('room under a limit is owed to the review that made the issue done', () => {
    const passed = first('GatePassed', 'review/E');
    expect(first('IssueStarted', 'P').causes).toEqual([
      { type: 'limit', subject: 'E', event: 'finished', seq: passed.seq },
    ]);
  });

  test('a quota that was renewed is no event, but a cause', () => {
    expect(first('IssueStarted', 'F').causes).toEqual([{ type: 'quota', subject: 'permits', seq: null }]);
    expect(first('QuotaMissed', 'power')).toMatchObject({ issue: 'F', amount: 3 });
    expect(first('QuotaTaken', 'power')).toMatchObject({ issue: 'C', amount: 4 });
  });

  test('a policy says what it saw, and who works on what it moved points at the move', () => {
    const fired = first('PolicyTriggered', 'help');
    expect(fired).toMatchObject({ on: 'Ann' });
    const moved = first('IssueReassigned', 'H');
    expect(moved).toMatchObject({ person: 'Bob', policy: 'help', causes: [{ type: 'policy', seq: fired.seq }] });
    expect(first('IssueStarted', 'H').causes).toContainEqual({ type: 'policy', subject: 'help', seq: moved.seq });
    expect(first('PolicyTriggered', 'trim')).toMatchObject({ on: 'D' });
    expect(first('PolicyTriggered', 'shout')).toMatchObject({ on: 'A' });
  });

  test('a dropped issue is skipped when its needs are met, and what followed it is told so', () => {
    expect(first('IssueDropped', 'G')).toMatchObject({ policy: 'trim', causes: [{ type: 'policy', subject: 'trim' }] });
    const skipped = first('IssueSkipped', 'G');
    expect(skipped.causes).toEqual([
      { type: 'link', subject: 'D', event: 'finished', seq: first('IssueFinished', 'D').seq },
    ]);
    expect(first('PhaseFinished', 'open').causes).toEqual([
      { type: 'link', subject: 'G', event: 'finished', seq: skipped.seq },
    ]);
  });

  test('what is recorded says so, and goes on from the data date', () => {
    expect(first('IssueStarted', 'K').causes).toEqual([{ type: 'recorded', subject: null, seq: null }]);
    expect(first('IssueFinished', 'L').causes).toEqual([{ type: 'recorded', subject: null, seq: null }]);
    expect(first('IssueSetAside', 'K')).toMatchObject({ window: null });
    const data = first('DataDateReached', 'harbour');
    expect(first('IssueTakenUp', 'K').causes).toEqual([{ type: 'recorded', subject: null, seq: data.seq }]);
  });

  test('a soft link that was not waited for is named', () => {
    expect(first('LinkSkipped', 'E')).toMatchObject({ on: 'A', time: first('IssueStarted', 'E').time });
  });

  test('whoever was freed by a block is told of the block', () => {
    expect(first('IssueStarted', 'I').causes).toContainEqual({
      type: 'person',
      subject: 'A',
      event: 'interrupted',
      seq: first('IssueBlocked', 'A').seq,
    });
  });
});

describe('rows written by hand', () => {
  test('a held result after a block is owed to the risk, not to the end of the block', () => {
    const log = told(
      [540, ROW.riskOccurred, 0, 0],
      [540, ROW.issueStarted, node('A'), ANN],
      [600, ROW.issueBlocked, 0, node('A')],
      [660, ROW.issueUnblocked, 0, node('A')],
      [660, ROW.issueTakenUp, node('A'), ANN],
      [660, ROW.causeRisk, node('A'), 0],
      [700, ROW.workEnded, node('A'), ANN],
      [760, ROW.issueFinished, node('A'), ANN],
      [760, ROW.causeRisk, node('A'), 0],
    );
    // The first event is Eve's absence.
    expect(log.map(({ type, causes }) => [type, causes[0]?.seq ?? null])).toEqual([
      ['RiskOccurred', null],
      ['IssueStarted', null],
      ['IssueBlocked', 2],
      ['IssueUnblocked', null],
      ['IssueTakenUp', 5],
      ['WorkEnded', null],
      ['IssueFinished', 2],
    ]);
  });

  test('a taking-up names the review that its person was in', () => {
    const log = told(
      [600, ROW.keeperFinished, 0, 0],
      [600, ROW.issueTakenUp, node('B'), BOB],
      [600, ROW.causePerson, node('B'), network.nodeCount],
    );
    expect(log[1].causes).toEqual([{ type: 'person', subject: 'review/E', event: 'finished', seq: 2 }]);
  });

  test('a move without a policy is our bug', () => {
    expect(() => told([600, ROW.issueReassigned, node('H'), BOB])).toThrow('no policy has fired');
  });
});

describe('somebody of whom the plan gets nothing', () => {
  const spansOf = (availability: (typeof harbour.people)[number]['availability'], away: [string, string][] = []) => {
    const person = { ...harbour.people[0], availability, away: away.map(([from, to]) => ({ from, to })) };
    return plannedAbsences({ ...harbour, people: [person] }, 20 * 1440).map((draft) => [
      draft.type,
      draft.minute / 1440,
      draft.type === 'AbsenceBegan' ? draft.until : '',
    ]);
  };

  test('is away for it, and for good where it has no end', () => {
    const joins = { from: '2025-11-17', to: '2025-11-19', capacityPercent: 0 };
    const leaves = { from: '2025-12-01', to: null, capacityPercent: 0 };
    expect(spansOf([joins, leaves])).toEqual([
      ['AbsenceBegan', 0, '2025-11-19'],
      ['AbsenceEnded', 3, ''],
      ['AbsenceBegan', 14, null],
    ]);
  });

  test('is there on the days of a later entry, and at less than everything', () => {
    const gone = { from: '2025-11-18', to: '2025-11-28', capacityPercent: 0 };
    const back = { from: '2025-11-20', to: '2025-11-21', capacityPercent: 40 };
    expect(spansOf([gone, back])).toEqual([
      ['AbsenceBegan', 1, '2025-11-19'],
      ['AbsenceEnded', 3, ''],
      ['AbsenceBegan', 5, '2025-11-28'],
      ['AbsenceEnded', 12, ''],
    ]);
  });

  test('is away once where a holiday meets it', () => {
    const gone = { from: '2025-11-18', to: '2025-11-19', capacityPercent: 0 };
    expect(spansOf([gone], [['2025-11-20', '2025-11-21']])).toEqual([
      ['AbsenceBegan', 1, '2025-11-21'],
      ['AbsenceEnded', 5, ''],
    ]);
  });
});

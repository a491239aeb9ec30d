// Given these events, when this one happens, then that is the case.
import { describe, expect, test } from 'vitest';
import type { LogEvent } from '../../src/engine/log/events.ts';
import { evolve, foldLog, initialState, type PlanState } from '../../src/engine/log/evolve.ts';
import { harbour, harbourEvents } from './harbour.ts';
import { relay } from './relay.ts';

type Happening = { type: LogEvent['type']; subject: string } & Record<string, unknown>;

const base = { causes: [], person: 'Ann', attempt: 1 };
function given(...happenings: Happening[]): PlanState {
  return happenings.reduce((state, fields) => {
    const minute = state.minute + 10;
    const event = {
      ...base,
      seq: state.seq + 1,
      minute,
      time: `2025-11-17T${String(minute).padStart(5, '0')}`,
      ...fields,
    };
    return evolve(state, event as unknown as LogEvent);
  }, initialState(relay));
}
const ready = (subject: string): Happening => ({ type: 'IssueReady', subject });
const started = (subject: string, person: string | null = 'Ann'): Happening => ({
  type: 'IssueStarted',
  subject,
  person,
});
const finished = (subject: string): Happening => ({ type: 'IssueFinished', subject });

test('before anything happened everything waits', () => {
  const state = initialState(relay);
  expect([...state.issues].map(([id, { status, role }]) => [id, role, status])).toEqual([
    ['A', 'planned', 'waiting'],
    ['B', 'planned', 'waiting'],
    ['C', 'planned', 'waiting'],
    ['D', 'planned', 'waiting'],
    ['E', 'planned', 'waiting'],
    ['G1/rework', 'rework', 'waiting'],
  ]);
});

test('a started issue is in progress and in its person’s hands', () => {
  const state = given(ready('A'), started('A'));
  expect(state.issues.get('A')).toMatchObject({ status: 'in-progress', person: 'Ann', start: '2025-11-17T00020' });
  expect(state.people.get('Ann')?.working).toEqual(['A']);
});

test('work that ended frees its person while the finish is held', () => {
  const state = given(ready('B'), started('B', 'Bob'), { type: 'WorkEnded', subject: 'B', person: 'Bob' });
  expect(state.issues.get('B')).toMatchObject({ status: 'held', workEnd: '2025-11-17T00030', finish: null });
  expect(state.people.get('Bob')?.working).toEqual([]);
});

test('a finish that nothing held back ends the work as well', () => {
  const state = given(ready('A'), started('A'), finished('A'));
  expect(state.issues.get('A')).toMatchObject({
    status: 'done',
    workEnd: '2025-11-17T00030',
    finish: '2025-11-17T00030',
  });
  expect(state.people.get('Ann')?.working).toEqual([]);
});

test('a paused issue stays in its person’s hands', () => {
  const state = given(ready('A'), started('A'), { type: 'IssuePaused', subject: 'A' });
  expect(state.issues.get('A')?.status).toBe('paused');
  expect(state.people.get('Ann')?.working).toEqual(['A']);
});

test('support is reserved while the supported issue runs', () => {
  const running = given(ready('E'), started('E', 'Cid'));
  expect(running.people.get('Bob')?.supporting).toEqual([{ issue: 'E', share: 50 }]);
  expect(given(ready('E'), started('E', 'Cid'), finished('E')).people.get('Bob')?.supporting).toEqual([]);
});

test('a failed gate waits for its rework and comes back with the next attempt', () => {
  const opened: Happening = { type: 'GateReviewStarted', subject: 'G1' };
  const failed: Happening = { type: 'GateFailed', subject: 'G1' };
  expect(given(opened, failed).gates.get('G1')?.status).toBe('rework');
  const again = given(opened, failed, { ...opened, attempt: 2 });
  expect(again.gates.get('G1')).toMatchObject({ status: 'in-review', attempt: 2, start: '2025-11-17T00010' });
  expect(given(opened, failed, { type: 'GateWaived', subject: 'G1' }).gates.get('G1')?.status).toBe('waived');
});

test('a keeper of the team is in review, an external one is only listed', () => {
  const state = given(
    { type: 'GateReviewStarted', subject: 'G1' },
    { type: 'KeeperReviewStarted', subject: 'G1', person: 'Ann' },
    { type: 'KeeperReviewStarted', subject: 'G1', person: 'Board' },
  );
  expect(state.gates.get('G1')?.reviewing).toEqual(['Ann', 'Board']);
  expect(state.people.get('Ann')?.reviewing).toBe('G1');
});

test('somebody absent twice over is back when both absences have ended', () => {
  const began: Happening = { type: 'AbsenceBegan', subject: 'Ann' };
  const ended: Happening = { type: 'AbsenceEnded', subject: 'Ann' };
  expect(given(began, began, ended).people.get('Ann')?.away).toBe(true);
  expect(given(began, began, ended, ended).people.get('Ann')?.away).toBe(false);
});

describe('work that is interrupted', () => {
  const begun = [ready('A'), started('A')];
  const blocked: Happening = { type: 'IssueBlocked', subject: 'A', risk: 'rust' };
  const unblocked: Happening = { type: 'IssueUnblocked', subject: 'A', risk: 'rust', minutes: 60 };
  const aside = (window: string | null): Happening => ({ type: 'IssueSetAside', subject: 'A', window });
  const takenUp: Happening = { type: 'IssueTakenUp', subject: 'A' };

  test('is blocked by its risk and in nobody’s hands', () => {
    const state = given(...begun, blocked);
    expect(state.issues.get('A')).toMatchObject({
      status: 'blocked',
      person: 'Ann',
      aside: { kind: 'risk', by: 'rust', since: '2025-11-17T00030' },
    });
    expect(state.people.get('Ann')?.working).toEqual([]);
  });

  test('waits after its block until somebody takes it up', () => {
    expect(given(...begun, blocked, unblocked).issues.get('A')).toMatchObject({
      status: 'aside',
      aside: { by: 'rust' },
    });
    const state = given(...begun, blocked, unblocked, takenUp);
    expect(state.issues.get('A')).toMatchObject({ status: 'in-progress', aside: null, start: '2025-11-17T00020' });
    expect(state.people.get('Ann')?.working).toEqual(['A']);
  });

  test('is set aside by a window, also while it is paused, and names it', () => {
    const paused: Happening = { type: 'IssuePaused', subject: 'A' };
    expect(given(...begun, paused, blocked).issues.get('A')?.status).toBe('blocked');
    expect(given(...begun, paused, aside('freeze')).issues.get('A')).toMatchObject({
      status: 'aside',
      aside: { kind: 'window', by: 'freeze' },
    });
  });

  test('gives its support back and gets it again', () => {
    const supported = [ready('E'), started('E', 'Cid')];
    const stopped = given(...supported, { ...blocked, subject: 'E' });
    expect(stopped.people.get('Bob')?.supporting).toEqual([]);
    const again = given(...supported, { ...aside('x'), subject: 'E' }, { ...takenUp, subject: 'E', person: 'Cid' });
    expect(again.people.get('Bob')?.supporting).toEqual([{ issue: 'E', share: 50 }]);
  });

  test('is begun without being ready when it is recorded, and fits into full hands', () => {
    const recorded = { causes: [{ type: 'recorded', subject: null, seq: null }] };
    const state = given(
      ...begun,
      { ...started('E'), ...recorded },
      { ...aside(null), subject: 'E' },
      { ...started('D', 'Ann'), ...recorded },
    );
    expect(state.issues.get('E')).toMatchObject({
      status: 'aside',
      ready: null,
      aside: { kind: 'recorded', by: null },
    });
    expect(state.people.get('Ann')?.working).toEqual(['A', 'D']);
    const rig = (issue: string): Happening => ({ type: 'ResourceTaken', subject: 'rig', issue, amount: 1 });
    const both = [{ ...started('D', 'Bob'), ...recorded }, rig('D'), { ...started('E'), ...recorded }, rig('E')];
    expect(given(...both).resources.get('rig')?.inUse).toBe(2);
  });
});

describe('work that leaves the scope', () => {
  const dropped: Happening = { type: 'IssueDropped', subject: 'A', policy: null };
  test('is dropped until its needs are met, then done without anybody', () => {
    expect(given(dropped, { type: 'IssueSkipped', subject: 'A' }).issues.get('A')?.ready).toBeNull();
    expect(given(dropped).issues.get('A')).toMatchObject({
      status: 'dropped',
      dropped: '2025-11-17T00010',
      start: null,
    });
    expect(given(ready('A'), dropped, { type: 'IssueSkipped', subject: 'A' }).issues.get('A')).toMatchObject({
      status: 'done',
      ready: '2025-11-17T00010',
      start: '2025-11-17T00030',
      finish: '2025-11-17T00030',
      person: null,
    });
  });

  test('opens the gate that only it had to pass, unseen', () => {
    const state = given({ type: 'GatePassed', subject: 'G1', attempt: 0 });
    expect(state.gates.get('G1')).toMatchObject({ status: 'passed', attempt: 0, start: '2025-11-17T00010' });
  });
});

test('moved work belongs to somebody else', () => {
  const state = given(ready('A'), { type: 'IssueReassigned', subject: 'A', person: 'Bob', policy: 'help' });
  expect(state.issues.get('A')).toMatchObject({ status: 'ready', movedTo: 'Bob', person: null });
});

test('windows, quotas, policies and the data date are remembered', () => {
  const state = harbourEvents.reduce(evolve, initialState(harbour));
  expect([...state.windows]).toEqual([
    ['tide', { isOpen: true }],
    ['regatta', { isOpen: false }],
  ]);
  expect([...state.quotas]).toEqual([
    ['permits', { taken: 2, missed: 0 }],
    ['power', { taken: 4, missed: 1 }],
  ]);
  expect([...state.policies].map(([id, { fired }]) => [id, fired])).toEqual([
    ['help', ['2025-11-18T00:00']],
    ['trim', ['2025-11-19T17:00']],
    ['shout', ['2025-11-19T10:00']],
  ]);
  expect(state.dataDate).toBe('2025-11-18T00:00');
  const again = { ...base, seq: 99, minute: 9999, time: 'x', type: 'WindowOpened', subject: 'tide' };
  expect(() => evolve(state, again as unknown as LogEvent)).toThrow('finds a window that is open');
});

test('the first firing of a supporting policy supports what is in hand, a second one adds nothing', () => {
  const action = { kind: 'support', person: 'Dan', sharePercent: 60, adds: true, issues: ['B', 'D'] } as const;
  const plan = { ...harbour, policies: [{ ...harbour.policies[0], action }] };
  const event = (seq: number, fields: Happening) =>
    ({ ...base, seq, minute: seq, time: `${seq}`, ...fields }) as unknown as LogEvent;
  const fired: Happening = { type: 'PolicyTriggered', subject: 'help', on: 'Ann' };
  const events = [ready('B'), started('B', 'Bob'), fired, fired].map((fields, n) => event(n + 1, fields));
  const state = foldLog(plan, events);
  expect(state.people.get('Dan')?.supporting).toEqual([{ issue: 'B', share: 60 }]);
  expect(state.issues.get('D')?.support).toEqual([{ person: 'Dan', sharePercent: 60, adds: true }]);
});

test('an eager person holds several issues, up to their limit', () => {
  const event = (seq: number, fields: Happening) =>
    ({ ...base, seq, minute: seq, time: `${seq}`, ...fields }) as unknown as LogEvent;
  const two = [ready('B'), ready('C'), ready('H'), started('B', 'Bob'), started('C', 'Bob')];
  const events = [...two, started('H', 'Bob')].map((fields, n) => event(n + 1, fields));
  expect(foldLog(harbour, events.slice(0, -1)).people.get('Bob')?.working).toEqual(['B', 'C']);
  expect(() => foldLog(harbour, events)).toThrow('starts while Bob works on B, C');
});

test('the state before an event is not touched by it', () => {
  const before = given(ready('A'));
  const event = { ...base, seq: 9, minute: 99, time: 'x', type: 'IssueStarted', subject: 'A' } as unknown as LogEvent;
  const after = evolve(before, event);
  expect(before.issues.get('A')?.status).toBe('ready');
  expect(after.issues.get('B')).toBe(before.issues.get('B'));
});

test('a fold stops at the minute it is asked to stop at', () => {
  const at = (seq: number, time: string, fields: Happening) =>
    ({ ...base, seq, minute: seq, time, ...fields }) as unknown as LogEvent;
  const events = [at(1, '2025-11-17T09:00', ready('A')), at(2, '2025-11-17T09:01', started('A'))];
  expect(foldLog(relay, events, '2025-11-17T09:00').issues.get('A')?.status).toBe('ready');
  expect(foldLog(relay, events, '2025-11-17T09:01').issues.get('A')?.status).toBe('in-progress');
});

test.each<[string, Happening[]]>([
  ['has a type nobody knows', [{ type: 'IssueVanished' as LogEvent['type'], subject: 'A' }]],
  ['is about something the plan does not have', [ready('Z')]],
  ['happens to an issue that is waiting', [started('A')]],
  ['starts while Ann works on A', [ready('A'), ready('E'), started('A'), started('E')]],
  [
    'is out of order',
    [
      { type: 'GateReviewStarted', subject: 'G1' },
      { type: 'KeeperReviewStarted', subject: 'G1' },
      { type: 'KeeperReviewStarted', subject: 'G1' },
    ],
  ],
  ['is done already', [ready('A'), started('A'), finished('A'), ready('A')]],
  [
    'leaves 2 in use',
    [
      { type: 'ResourceTaken', subject: 'rig', issue: 'D', amount: 1 },
      { type: 'ResourceTaken', subject: 'rig', issue: 'E', amount: 1 },
    ],
  ],
  ['ends an absence that never began', [{ type: 'AbsenceEnded', subject: 'Ann' }]],
  ['happens to an issue that is ready', [ready('A'), { type: 'IssueTakenUp', subject: 'A' }]],
  ['happens to an issue that is in-progress', [ready('A'), started('A'), { type: 'IssueDropped', subject: 'A' }]],
  [
    'opens a gate that is in-review',
    [
      { type: 'GateReviewStarted', subject: 'G1' },
      { type: 'GatePassed', subject: 'G1', attempt: 0 },
    ],
  ],
  ['is about something the plan does not have', [{ type: 'WindowOpened', subject: 'freeze' }]],
  ['is not attempt 1', [{ type: 'GateReviewStarted', subject: 'G1', attempt: 2 }]],
  ['stands before its time', [ready('A'), { ...ready('B'), minute: 5 }]],
])('an event that %s is an assertion', (complaint, happenings) => {
  expect(() => given(...happenings)).toThrow(complaint);
});

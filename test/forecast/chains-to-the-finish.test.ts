// Criticality on hand-made traces: what the rows say decides, not what a schedule would look like.
import { describe, expect, it } from 'vitest';
import { CriticalityTally } from '../../src/engine/forecast/criticality.ts';
import { ROW, type Trace } from '../../src/engine/kernel/trace.ts';
import type { Network } from '../../src/engine/network/network.ts';

type Row = [minute: number, kind: number, subject: number, object: number];

/** `issues` issues, one gate, one point; people work every minute; node numbers: issues, gate, point. */
function tiny(issues: number, gates = 0, points = 0): Network {
  const everyMinute = { minutesAt: (minute: number) => minute };
  return {
    issueCount: issues,
    gateCount: gates,
    pointCount: points,
    nodeCount: issues + gates + points,
    personCount: 2,
    riskCount: 1,
    profiles: [everyMinute],
    profileOfPerson: new Int32Array(2),
    keeperPerson: Int32Array.of(1),
    keeperOffset: Int32Array.of(0, 1),
    reviewMode: new Int32Array(gates),
    gateOfIssue: new Int32Array(issues).fill(-1),
    reworkOfGate: new Int32Array(gates).fill(-1),
  } as unknown as Network;
}

/** Reads the arrays a trace carries beside its rows back from the rows. */
function traceOf(network: Network, rows: Row[], fired = 0): Trace {
  const eventMinute = new Int32Array(2 * network.nodeCount).fill(-1);
  const workEnd = new Int32Array(network.issueCount).fill(-1);
  const readyMinute = new Int32Array(network.issueCount).fill(0);
  const performer = new Int32Array(network.issueCount);
  for (const [minute, kind, subject, object] of rows) {
    if (kind === ROW.issueReady) readyMinute[subject] = minute;
    if (kind === ROW.issueStarted) eventMinute[2 * subject] = minute;
    if (kind === ROW.issueStarted) performer[subject] = object;
    if (kind === ROW.workEnded) workEnd[subject] = minute;
    if (kind === ROW.issueFinished) {
      eventMinute[2 * subject + 1] = minute;
      if (workEnd[subject] < 0) workEnd[subject] = minute;
    }
    if (kind === ROW.gatePassed) eventMinute[2 * (network.issueCount + subject) + 1] = minute;
    if (kind === ROW.pointReached) eventMinute[2 * subject + 1] = minute;
  }
  const finishMinute = Math.max(...eventMinute);
  const base = { eventMinute, workEnd, readyMinute, performer, finishMinute, riskState: Int32Array.of(fired) };
  return { ...base, rows: Int32Array.from(rows.flat()), rowCount: rows.length } as unknown as Trace;
}

function count(network: Network, rows: Row[], fired = 0): CriticalityTally {
  const tally = new CriticalityTally(network);
  tally.count(traceOf(network, rows, fired));
  return tally;
}

const opening = (issue: number, person: number): Row[] => [
  [0, ROW.issueStarted, issue, person],
  [0, ROW.causeOpening, issue, -1],
];

describe('a diamond', () => {
  // 0 -> 1 and 2 -> 3
  const diamond = (left: number, right: number): Row[] => {
    const ends: Row[] = [
      [10 + left, ROW.issueFinished, 1, 0],
      [10 + right, ROW.issueFinished, 2, 1],
    ];
    const join = 10 + Math.max(left, right);
    const causes: Row[] = [];
    if (left >= right) causes.push([join, ROW.causeLink, 3, 3]);
    if (right >= left) causes.push([join, ROW.causeLink, 3, 5]);
    return [
      ...opening(0, 0),
      [10, ROW.issueFinished, 0, 0],
      [10, ROW.issueStarted, 1, 0],
      [10, ROW.causeLink, 1, 1],
      [10, ROW.issueStarted, 2, 1],
      [10, ROW.causeLink, 2, 1],
      ...ends.sort((a, b) => a[0] - b[0]),
      [join, ROW.issueStarted, 3, 0],
      ...causes,
      [join + 5, ROW.issueFinished, 3, 0],
    ];
  };

  it('has one critical side when one is longer', () => {
    expect([...count(tiny(4), diamond(30, 20)).tight]).toEqual([1, 1, 0, 1]);
    expect([...count(tiny(4), diamond(20, 30)).tight]).toEqual([1, 0, 1, 1]);
  });

  it('has two critical sides in a tie, and drives along the first of the document', () => {
    const tally = count(tiny(4), diamond(30, 30));
    expect([...tally.tight]).toEqual([1, 1, 1, 1]);
    expect([...tally.driving]).toEqual([1, 1, 0, 1]);
    expect([...tally.personDriving]).toEqual([1, 0]);
  });
});

describe('people and resources', () => {
  it('put on the chain what occupied the person, and count the wait', () => {
    const rows: Row[] = [
      [0, ROW.issueReady, 1, -1],
      ...opening(0, 0),
      [10, ROW.issueFinished, 0, 0],
      [10, ROW.issueStarted, 1, 0],
      [10, ROW.causePerson, 1, 0],
      [20, ROW.issueFinished, 1, 0],
    ];
    const tally = count(tiny(2), rows);
    expect([...tally.tight]).toEqual([1, 1]);
    expect([...tally.contention]).toEqual([1, 0]);
  });

  it('does not call it waiting when the issue became ready as its person became free', () => {
    const rows: Row[] = [
      ...opening(0, 0),
      [10, ROW.issueFinished, 0, 0],
      [10, ROW.issueReady, 1, 1],
      [10, ROW.issueStarted, 1, 0],
      [10, ROW.causeLink, 1, 1],
      [10, ROW.causePerson, 1, 0],
      [20, ROW.issueFinished, 1, 0],
    ];
    expect([...count(tiny(2), rows).contention]).toEqual([0, 0]);
  });

  it('follow the end of the work, not the held finish, of what freed a person or a resource', () => {
    // Issue 0 is done at 10 but finishes at 30 (a link from 2); its person and its resource went on at 10.
    for (const cause of [ROW.causePerson, ROW.causeResource]) {
      const rows: Row[] = [
        ...opening(0, 0),
        ...opening(2, 1),
        [10, ROW.workEnded, 0, 0],
        [10, ROW.issueStarted, 1, 0],
        [10, cause, 1, 0],
        [30, ROW.issueFinished, 2, 1],
        [30, ROW.issueFinished, 0, 0],
        [30, ROW.causeLink, 0, 5],
        [40, ROW.issueFinished, 1, 0],
      ];
      const tally = count(tiny(3), rows);
      expect([...tally.tight]).toEqual([1, 1, 0]);
      expect([...tally.driving]).toEqual([1, 1, 0]);
    }
  });

  it('leave the work of an issue off the chain when a link held its finish', () => {
    const rows: Row[] = [
      ...opening(0, 0),
      ...opening(1, 1),
      [10, ROW.workEnded, 0, 0],
      [30, ROW.issueFinished, 1, 1],
      [30, ROW.issueFinished, 0, 0],
      [30, ROW.causeLink, 0, 3],
      [30, ROW.pointReached, 2, 1],
      [30, ROW.causeLink, 2, 1],
    ];
    expect([...count(tiny(2, 0, 1), rows).tight]).toEqual([0, 1]);
  });
});

describe('a finish that a link held at the very minute its work ended', () => {
  it('does not put that link on the chain of what only needed the person', () => {
    const rows: Row[] = [
      ...opening(0, 0),
      ...opening(2, 1),
      [10, ROW.workEnded, 0, 0],
      [10, ROW.issueFinished, 2, 1],
      [10, ROW.issueFinished, 0, 0],
      [10, ROW.causeLink, 0, 5],
      [10, ROW.issueStarted, 1, 0],
      [10, ROW.causePerson, 1, 0],
      [40, ROW.issueFinished, 1, 0],
    ];
    expect([...count(tiny(3), rows).tight]).toEqual([1, 1, 0]);
  });
});

describe('the calendar', () => {
  const rows: Row[] = [
    ...opening(0, 0),
    [10, ROW.issueFinished, 0, 0],
    [60, ROW.issueStarted, 1, 1],
    [60, ROW.causeCalendar, 1, 1],
    [60, ROW.causeLink, 1, 1],
    [70, ROW.issueFinished, 1, 1],
  ];

  it('ends tight chains but not the driving one, which goes on through the latest need', () => {
    const tally = count(tiny(2), rows);
    expect([...tally.tight]).toEqual([0, 1]);
    expect([...tally.driving]).toEqual([1, 1]);
  });
});

describe('gates', () => {
  // Issue 0, then gate (node 3) fails once, rework (issue 1), passes; issue 2 follows.
  const network = { ...tiny(3, 1), gateOfIssue: Int32Array.of(-1, 0, -1), reworkOfGate: Int32Array.of(1) } as Network;
  const rows: Row[] = [
    ...opening(0, 0),
    [10, ROW.issueFinished, 0, 0],
    [10, ROW.gateReviewStarted, 0, 1],
    [10, ROW.causeLink, 3, 1],
    [10, ROW.keeperStarted, 0, 0],
    [15, ROW.keeperFinished, 0, 0],
    [15, ROW.gateFailed, 0, 1],
    [15, ROW.issueReady, 1, 6],
    [15, ROW.issueStarted, 1, 0],
    [15, ROW.causeLink, 1, 6],
    [25, ROW.issueFinished, 1, 0],
    [25, ROW.gateReviewStarted, 0, 2],
    [25, ROW.causeLink, 3, 3],
    [25, ROW.keeperStarted, 0, 0],
    [30, ROW.keeperFinished, 0, 0],
    [30, ROW.gatePassed, 0, 2],
    [30, ROW.issueStarted, 2, 0],
    [30, ROW.causeLink, 2, 7],
    [40, ROW.issueFinished, 2, 0],
  ];

  it('carry the chain through every attempt and its rework back to the criteria', () => {
    const tally = count(network, rows);
    expect([...tally.tight]).toEqual([1, 1, 1, 1]);
    expect([...tally.driving]).toEqual([1, 1, 1, 1]);
  });

  it('forget an attempt once it is answered: an earlier rework is not critical because a later one is', () => {
    // The second rework waits for its person, busy with issue 2 since the start: nothing before it matters.
    const twice: Row[] = [
      ...opening(2, 1),
      ...opening(0, 0),
      [10, ROW.issueFinished, 0, 0],
      [10, ROW.gateReviewStarted, 0, 1],
      [10, ROW.causeLink, 3, 1],
      [10, ROW.gateFailed, 0, 1],
      [10, ROW.issueReady, 1, 6],
      [10, ROW.issueStarted, 1, 0],
      [10, ROW.causeLink, 1, 6],
      [15, ROW.issueFinished, 1, 0],
      [15, ROW.gateReviewStarted, 0, 2],
      [15, ROW.causeLink, 3, 3],
      [15, ROW.gateFailed, 0, 2],
      [15, ROW.issueReady, 1, 6],
      [30, ROW.issueFinished, 2, 1],
      [30, ROW.issueStarted, 1, 0],
      [30, ROW.causePerson, 1, 2],
      [40, ROW.issueFinished, 1, 0],
      [40, ROW.gateReviewStarted, 0, 3],
      [40, ROW.causeLink, 3, 3],
      [40, ROW.gatePassed, 0, 3],
    ];
    expect([...count(network, twice).tight]).toEqual([0, 1, 1, 1]);
  });

  it('put the keeper who was done last on the driving chain', () => {
    expect([...count(network, rows).personDriving]).toEqual([1, 1]);
  });
});

describe('risks', () => {
  const hit = (issue: number): Row[] => [
    ...opening(0, 0),
    [0, ROW.riskOccurred, 0, 0],
    [0, ROW.riskHit, 0, issue],
    ...opening(1, 1),
    [10, ROW.issueFinished, 1, 1],
    [20, ROW.issueFinished, 0, 0],
  ];

  it('count when what they hit lies on a tight chain', () => {
    expect([...count(tiny(2), hit(0), 1).riskTight]).toEqual([1]);
    expect([...count(tiny(2), hit(1), 1).riskTight]).toEqual([0]);
    expect([...count(tiny(2), hit(1), 1).fired]).toEqual([1]);
  });

  it('count when their delay held a finish on a tight chain, and keep its work on the chain', () => {
    const rows: Row[] = [
      ...opening(0, 0),
      [10, ROW.workEnded, 0, 0],
      [30, ROW.issueFinished, 0, 0],
      [30, ROW.causeRisk, 0, 0],
    ];
    const tally = count(tiny(1), rows, 1);
    expect([...tally.riskTight]).toEqual([1]);
    expect([...tally.tight]).toEqual([1]);
  });
});

describe('several futures', () => {
  it('leave no mark of one future in the next, and skip those that never finish', () => {
    const network = tiny(2);
    const tally = new CriticalityTally(network);
    const lead: Row[] = [
      ...opening(0, 0),
      [5, ROW.issueStarted, 1, 1],
      [5, ROW.causeLink, 1, 1],
      [10, ROW.issueFinished, 0, 0],
      [20, ROW.issueFinished, 1, 1],
    ];
    const apart: Row[] = [
      ...opening(0, 0),
      ...opening(1, 1),
      [10, ROW.issueFinished, 0, 0],
      [20, ROW.issueFinished, 1, 1],
    ];
    tally.count(traceOf(network, lead));
    expect([...tally.tight]).toEqual([1, 1]);
    tally.count(traceOf(network, apart));
    expect([...tally.tight]).toEqual([1, 2]);
    tally.count({ ...traceOf(network, apart), finishMinute: -1 });
    expect([...tally.tight]).toEqual([1, 2]);
  });
});

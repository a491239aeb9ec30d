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
    reviewedIssue: new Int32Array(gates).fill(-1),
    doneEventOfIssue: Int32Array.from({ length: issues }, (_, i) => 2 * i + 1),
    notBefore: new Int32Array(issues).fill(-1),
    inOffset: new Int32Array(2 * (issues + gates + points) + 1),
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
    if (kind === ROW.issueSkipped) {
      eventMinute[2 * subject] = minute;
      eventMinute[2 * subject + 1] = minute;
      workEnd[subject] = minute;
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

describe('room under a limit', () => {
  it('is owed to the issue that made it, or to the gate that reviewed that issue', () => {
    const rows: Row[] = [
      ...opening(0, 0),
      [10, ROW.issueFinished, 0, 0],
      [10, ROW.gateReviewStarted, 0, 1],
      [10, ROW.causeLink, 2, 1],
      [15, ROW.gatePassed, 0, 1],
      [15, ROW.issueStarted, 1, 0],
      [15, ROW.causeLimit, 1, 0],
      [30, ROW.issueFinished, 1, 0],
    ];
    const reviewed = { ...tiny(2, 1), doneEventOfIssue: Int32Array.of(5, 3) } as Network;
    expect([...count(reviewed, rows).tight]).toEqual([1, 1, 1]);
    expect([...count(reviewed, rows).driving]).toEqual([1, 1, 1]);
    expect([...count(tiny(2, 1), rows).tight]).toEqual([1, 1, 0]);
  });
});

describe('what is nobody’s work', () => {
  it.each([
    ['a window', ROW.causeWindow],
    ['a quota', ROW.causeQuota],
    ['a policy', ROW.causePolicy],
    ['a fact', ROW.causeRecorded],
  ])('%s ends the chain, unless another need was as late', (_, cause) => {
    const rows = (more: Row[]): Row[] => [
      ...opening(0, 0),
      [10, ROW.issueFinished, 0, 0],
      [10, ROW.issueStarted, 1, 1],
      [10, cause, 1, 0],
      ...more,
      [20, ROW.issueFinished, 1, 1],
    ];
    expect([...count(tiny(2), rows([])).tight]).toEqual([0, 1]);
    expect([...count(tiny(2), rows([])).driving]).toEqual([0, 1]);
    expect([...count(tiny(2), rows([[10, ROW.causeLink, 1, 1]])).tight]).toEqual([1, 1]);
    expect([...count(tiny(2), rows([[10, ROW.causeLink, 1, 1]])).driving]).toEqual([1, 1]);
  });
});

describe('behind a window, a quota or a policy', () => {
  /** Issues 0 and 1 lead to 2 by links without lag, which starts at 40 when something lets it. */
  const network = {
    ...tiny(3),
    inOffset: Int32Array.of(0, 0, 0, 0, 0, 2, 2),
    inEdge: Int32Array.of(0, 1),
    outFrom: Int32Array.of(1, 3),
    outLagKind: new Int32Array(2),
    outLagMinutes: new Int32Array(2),
  } as Network;
  const rows: Row[] = [
    ...opening(0, 0),
    ...opening(1, 1),
    [10, ROW.issueFinished, 1, 1],
    [20, ROW.issueFinished, 0, 0],
    [20, ROW.issueReady, 2, 1],
    [40, ROW.issueStarted, 2, 1],
    [40, ROW.causeWindow, 2, 0],
    [50, ROW.issueFinished, 2, 1],
  ];

  it('the last need drives on, but is not tight', () => {
    expect([...count(network, rows).tight]).toEqual([0, 0, 1]);
    expect([...count(network, rows).driving]).toEqual([1, 0, 1]);
  });

  it('a date of the issue that came later ends the chain', () => {
    const dated = { ...network, notBefore: Int32Array.of(-1, -1, 30) } as Network;
    expect([...count(dated, rows).driving]).toEqual([0, 0, 1]);
  });
});

describe('work that was set aside', () => {
  /** Issue 1 follows 0 at 10 and is set aside at 20; issue 2 occupies its person from 20 to 40. */
  const before: Row[] = [
    ...opening(0, 0),
    [10, ROW.issueFinished, 0, 0],
    [10, ROW.issueStarted, 1, 1],
    [10, ROW.causeLink, 1, 1],
    [20, ROW.issueSetAside, 1, 0],
    [20, ROW.issueReady, 2, -1],
    [20, ROW.issueStarted, 2, 1],
    [20, ROW.causePerson, 2, 1],
    [40, ROW.issueFinished, 2, 1],
    [40, ROW.issueTakenUp, 1, 1],
  ];
  const after: Row[] = [[60, ROW.issueFinished, 1, 1]];

  it('has its own beginning on the chain when the end of a block or a window let it go on', () => {
    for (const cause of [ROW.causeRisk, ROW.causeWindow]) {
      const tally = count(tiny(3), [...before, [40, cause, 1, 0], ...after]);
      expect([...tally.tight]).toEqual([1, 1, 0]);
      expect([...tally.driving]).toEqual([1, 1, 0]);
      expect([...tally.contention]).toEqual([0, 0]);
    }
  });

  it('waited for its person when only the person was missing, and the chain goes through what occupied them', () => {
    const tally = count(tiny(3), [...before, [40, ROW.causePerson, 1, 2], ...after]);
    // Issue 2 began when 1 left its person: the chain comes back to the beginning of 1.
    expect([...tally.tight]).toEqual([1, 1, 1]);
    expect([...tally.driving]).toEqual([1, 1, 1]);
    expect([...tally.contention]).toEqual([0, 1]);
  });

  it('goes on through a need that was met last, not through its own beginning', () => {
    const rows: Row[] = [
      ...opening(0, 0),
      [5, ROW.issueStarted, 1, 1],
      [5, ROW.causeRecorded, 1, -1],
      [5, ROW.issueSetAside, 1, -1],
      [10, ROW.issueFinished, 0, 0],
      [10, ROW.issueTakenUp, 1, 1],
      [10, ROW.causeLink, 1, 1],
      [30, ROW.issueFinished, 1, 1],
    ];
    const tally = count(tiny(2), rows);
    expect([...tally.tight]).toEqual([1, 1]);
    expect([...tally.driving]).toEqual([1, 1]);
    expect([...tally.personDriving]).toEqual([1, 1]);
  });

  it('begins a chain when it is taken up from the data date on', () => {
    const tally = count(tiny(3), [...before, [40, ROW.causeRecorded, 1, -1], ...after]);
    expect([...tally.tight]).toEqual([0, 1, 0]);
    expect([...tally.driving]).toEqual([0, 1, 0]);
  });

  it('is not tight to anything before its person came back, but driven by it', () => {
    const calendar: Row = [40, ROW.causeCalendar, 1, 1];
    const own = count(tiny(3), [...before, calendar, [40, ROW.causeWindow, 1, 0], ...after]);
    expect([...own.tight]).toEqual([0, 1, 0]);
    expect([...own.driving]).toEqual([1, 1, 0]);
    const busy = count(tiny(3), [...before, calendar, [40, ROW.causePerson, 1, 2], ...after]);
    expect([...busy.tight]).toEqual([0, 1, 0]);
    expect([...busy.driving]).toEqual([1, 1, 1]);
    expect([...busy.contention]).toEqual([0, 1]);
  });

  it('keeps a start that something else hangs on apart from the taking-up', () => {
    // Issue 2 only needs the start of 1 (SS): what happened to 1 later is not on its chain.
    const rows: Row[] = [
      ...opening(0, 0),
      [10, ROW.issueFinished, 0, 0],
      [10, ROW.issueStarted, 1, 1],
      [10, ROW.causeLink, 1, 1],
      [10, ROW.issueStarted, 2, 0],
      [10, ROW.causeLink, 2, 2],
      [12, ROW.issueSetAside, 1, 0],
      [14, ROW.issueTakenUp, 1, 1],
      [14, ROW.causeWindow, 1, 0],
      [16, ROW.issueFinished, 1, 1],
      [50, ROW.issueFinished, 2, 0],
    ];
    expect([...count(tiny(3), rows).tight]).toEqual([1, 0, 1]);
  });
});

describe('issues out of the scope', () => {
  const dropped: Row[] = [
    ...opening(0, 0),
    [5, ROW.issueDropped, 1, 0],
    [10, ROW.issueFinished, 0, 0],
    [10, ROW.issueSkipped, 1, 1],
  ];

  it('hand the chain on to what met their last need', () => {
    const rows: Row[] = [
      ...dropped,
      [10, ROW.issueStarted, 2, 1],
      [10, ROW.causeLink, 2, 3],
      [20, ROW.issueFinished, 2, 1],
    ];
    expect([...count(tiny(3), rows).tight]).toEqual([1, 0, 1]);
    expect([...count(tiny(3), rows).driving]).toEqual([1, 0, 1]);
  });

  it('do so through the gate that would have reviewed them', () => {
    const reviewed = { ...tiny(3, 1), reviewedIssue: Int32Array.of(1) } as Network;
    const rows: Row[] = [
      ...dropped,
      [10, ROW.gatePassed, 0, 0],
      [10, ROW.issueStarted, 2, 1],
      [10, ROW.causeLink, 2, 7],
      [20, ROW.issueFinished, 2, 1],
    ];
    expect([...count(reviewed, rows).tight]).toEqual([1, 0, 1, 0]);
    expect([...count(reviewed, rows).driving]).toEqual([1, 0, 1, 0]);
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

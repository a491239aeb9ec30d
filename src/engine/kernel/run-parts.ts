// State of the constructs that most plans do not use. Every part takes its memory from the run's own stretch, and none when the
// plan has no use for it, so a plan pays only for what it says.
import { type Network, RECORDED_NOTHING, WHEN_IDLE, WHEN_RISK } from '../network/network.ts';

/** Takes `count` integers that every reset puts back to `initial`, or to `values`. */
export type Take = (count: number, initial: number, values?: Int32Array) => Int32Array;

/** Work that was begun and is not in hand. */
export interface AsidePart {
  /** Can anything be set aside in this plan? */
  readonly used: boolean;
  readonly is: Int32Array;
  /** Why it cannot be taken up: a block, a window, a need, the data date. 0 = it can. */
  readonly reasons: Int32Array;
  /** Minute at which the last reason ended, the cause row that tells it, and its object. */
  readonly freeAt: Int32Array;
  readonly freeKind: Int32Array;
  readonly freeBy: Int32Array;
  /** Places in the order of dispatch whose taking-up waits only for its performer. */
  readonly takeable: Int32Array;
  /** Risk of the block that holds now; minutes a pending block will last, and its risk. What remains after it stands in `rest`. */
  readonly heldBy: Int32Array;
  readonly blockMinutes: Int32Array;
  readonly blockRisk: Int32Array;
  /** Units or minutes of work behind the point of a pending block; 0 = none. Not part of the run's memory: it holds large numbers. */
  readonly rest: Float64Array;
}

export function asidePart(network: Network, take: Take): AsidePart {
  const used = network.setsAside;
  const count = used ? network.issueCount : 0;
  return {
    used,
    is: take(count, 0),
    reasons: take(count, 0),
    freeAt: take(count, -1),
    freeKind: take(count, 0),
    freeBy: take(count, -1),
    takeable: take(used ? (network.issueAtRank.length + 31) >> 5 : 0, 0),
    heldBy: take(count, -1),
    blockMinutes: take(count, 0),
    blockRisk: take(count, -1),
    rest: new Float64Array(count),
  };
}

/** People who work on several issues at once. */
export interface HandsPart {
  readonly used: boolean;
  /** The next issue in the same person's hands; -1. The first is `running`. */
  readonly next: Int32Array;
  /** End of each issue in hand as foreseen. */
  readonly endAt: Int32Array;
  readonly count: Int32Array;
  /** When the person may be able to take more; 0 = not asked. */
  readonly wakeAt: Int32Array;
  /** Share of own work last told. */
  readonly share: Int32Array;
  /** Last minute before which all hands were full. */
  readonly fullAt: Int32Array;
  /** Minute in which anything left the hands last. */
  readonly leftAt: Int32Array;
}

export function handsPart(network: Network, take: Take): HandsPart {
  const used = network.eagerPerson.includes(1);
  const people = used ? network.personCount : 0;
  const issues = used ? network.issueCount : 0;
  return {
    used,
    next: take(issues, -1),
    endAt: take(issues, 0),
    count: take(people, 0),
    wakeAt: take(people, 0),
    share: take(people, 100),
    fullAt: take(people, -1),
    leftAt: take(people, -1),
  };
}

/** What is held back for issues of a list that have not begun: filled anew in every round. */
export interface ListPart {
  readonly used: boolean;
  /** Places of works of gates, and of planned issues not known to have begun. */
  readonly waiting: Int32Array;
  /** 1 = somebody earlier in the list needs the person. */
  readonly held: Int32Array;
  /** Minute in which any of a resource was taken last, and how much of it by then. */
  readonly takenAt: Int32Array;
  readonly takenThen: Int32Array;
}

export function listPart(network: Network, take: Take): ListPart {
  const { byList, issueAtRank, issueCount, personCount } = network;
  const waiting = new Int32Array(byList ? (issueAtRank.length + 31) >> 5 : 0);
  // Whatever the order: starts stand behind all takings-up.
  for (let place = issueAtRank.length - issueCount; place < (byList ? issueAtRank.length : 0); place++)
    waiting[place >> 5] |= 1 << (place & 31);
  const resources = byList ? network.resourceCount : 0;
  return {
    used: byList,
    waiting: take(waiting.length, 0, waiting),
    held: take(byList ? personCount : 0, 0),
    takenAt: take(resources, -1),
    takenThen: take(resources, 0),
  };
}

/** Issues begun and not done, of people who may have only so many. */
export interface LimitsPart {
  readonly used: boolean;
  readonly begun: Int32Array;
  /** Latest minute in which room was made, the issue that made it last, and how many were begun before. */
  readonly roomAt: Int32Array;
  readonly roomBy: Int32Array;
  readonly begunBefore: Int32Array;
}

export function limitsPart(network: Network, take: Take): LimitsPart {
  const used = network.limitOfPerson.some((limit) => limit > 0);
  const people = used ? network.personCount : 0;
  return {
    used,
    begun: take(people, 0),
    roomAt: take(people, -1),
    roomBy: take(people, -1),
    begunBefore: take(people, 0),
  };
}

/** What is left of each quota in the period `period`; of the last period that used any of it: what was left in the end, and when it was renewed (-1). */
export interface QuotasPart {
  readonly left: Float64Array;
  readonly leftBefore: Float64Array;
  readonly renewedAt: Int32Array;
  readonly period: Int32Array;
}

export function quotasPart(network: Network, take: Take): QuotasPart {
  const count = network.quotaIds.length;
  return {
    left: new Float64Array(count),
    leftBefore: new Float64Array(count),
    renewedAt: take(count, -1),
    period: take(count, 0),
  };
}

/** Which windows keep which issues closed. */
export interface WindowsPart {
  readonly used: boolean;
  /** Next entry of windowMinute. */
  readonly next: Int32Array;
  /** Open windows that close the issue; open ones of those it may only work in; how many of these it has. */
  readonly closing: Int32Array;
  readonly onlyOpen: Int32Array;
  readonly onlyCount: Int32Array;
  /** When the issue was last opened, and by which window. */
  readonly openedAt: Int32Array;
  readonly openedBy: Int32Array;
}

export function windowsPart(network: Network, take: Take): WindowsPart {
  const used = network.windowIds.length > 0;
  const issues = used ? network.issueCount : 0;
  const onlyCount = new Int32Array(issues);
  for (const i of network.onlyIssue) onlyCount[i]++;
  return {
    used,
    next: take(network.windowIds.length, 0, network.windowOffset.subarray(0, network.windowIds.length)),
    closing: take(issues, 0),
    onlyOpen: take(issues, 0),
    onlyCount,
    openedAt: take(issues, -1),
    openedBy: take(issues, -1),
  };
}

/** What policies have seen and done. */
export interface PoliciesPart {
  readonly count: number;
  /** Did a state trigger hold at the last look? */
  readonly held: Int32Array;
  readonly restsUntil: Int32Array;
  /** 1 = its support has come into being. */
  readonly active: Int32Array;
  /** Policy and subject of alarms since the last look. */
  readonly pending: Int32Array;
  readonly watchesIdle: boolean;
  readonly watchesRisks: boolean;
  /** Do any issues move? To whom, when and by which policy each has; -1. */
  readonly moves: boolean;
  readonly movedTo: Int32Array;
  readonly movedAt: Int32Array;
  readonly movedBy: Int32Array;
}

export function policiesPart(network: Network, take: Take): PoliciesPart {
  const count = network.policyIds.length;
  const moves = network.policyTo.some((p) => p >= 0);
  const issues = moves ? network.issueCount : 0;
  return {
    count,
    held: take(count, 0),
    restsUntil: take(count, 0),
    active: take(count, 0),
    pending: new Int32Array(2 * (count * (1 + network.riskCount) + network.watchPolicy.length)),
    watchesIdle: network.policyTrigger.includes(WHEN_IDLE),
    watchesRisks: network.policyTrigger.includes(WHEN_RISK),
    moves,
    movedTo: take(issues, -1),
    movedAt: take(issues, -1),
    movedBy: take(issues, -1),
  };
}

/** Issues that do not become ready in the ordinary way: dropped ones, and those with a recorded history. */
export interface HistoryPart {
  readonly used: boolean;
  readonly dropped: Int32Array;
  /** 1 = recorded as begun while a need of it was not met. */
  readonly unmet: Int32Array;
}

export function historyPart(network: Network, take: Take): HistoryPart {
  const used =
    network.hasDataDate ||
    network.factMinute.length > 0 ||
    network.policyIssue.length > 0 ||
    network.recorded.some((recorded) => recorded !== RECORDED_NOTHING);
  const count = used ? network.issueCount : 0;
  return { used, dropped: take(count, 0), unmet: take(count, 0) };
}

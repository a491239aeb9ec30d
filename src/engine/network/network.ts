// The Network: a plan compiled to indices and minutes. The kernel sees only this and a tape.
// Nodes are numbered [issues | gates | points]; issues include what a document implies: reworks and queued reviews.
// Every node n has two events that others can hang on: 2n = it starts, 2n + 1 = it finishes.
import type { Distribution } from '../../plan/plan.ts';
import type { Delivered } from '../../plan/remaining.ts';
import type { Profile } from '../calendar/profile.ts';

/** What a node that is not an issue stands for. */
export type PointKind = 'milestone' | 'phase-entry' | 'phase-begun' | 'phase-exit' | 'share';

/** How the integer of one slot is made. A slot is one uncertain quantity; its name is its identity. With `given` its value is what remains. */
export type SlotSource =
  /** A quantity drawn by inversion; minutes, or 1/1000 for factors (`scale` turns the distribution's unit into the slot's). */
  | { kind: 'quantile'; distribution: Distribution; scale: number; min: number; max: number; given?: Delivered }
  /** 31 uniform bits; the kernel compares them with a threshold. */
  | { kind: 'uniform31' }
  /** Lognormal around `median` with a part shared with everybody who names the same `sharedName` (correlation of the logs). */
  | { kind: 'spread'; median: number; sdLog: number; correlation: number; sharedName: string; given?: Delivered }
  /** Uniform integer in [from, to). */
  | { kind: 'integer'; from: number; to: number }
  | { kind: 'constant'; value: number };

export interface Slot {
  /** `issue/#001/work`, `risk/R1/fires`, `gate/G1/review/Developer01/1`, ... Stable under unrelated edits of the plan. */
  name: string;
  /** The name whose uniforms it reads, when not its own: a risk's residual impact moves with the inherent one. */
  stream?: string;
  source: SlotSource;
  /** Parts of its deviate (variances, together at most 1) that it shares with every slot that names the same stream. */
  shares?: readonly { readonly stream: string; readonly strength: number }[];
  /** Its value on the likely tape. */
  likely: number;
}

/** How an issue's work passes. */
export const WORK_EFFORT = 0;
export const WORK_DURATION = 1;
export const WORK_ELAPSED = 2;

/** Lags of an edge. */
export const LAG_NONE = 0;
export const LAG_WORKING = 1;
export const LAG_CLOCK = 2;
/** Fires this long before the foreseeable end of the predecessor's work (`lagMinutes` positive). */
export const LAG_LEAD = 3;
/** Met when `lagMinutes` percent of the predecessor's work is delivered; stands on its finish event. */
export const LAG_PARTIAL = 4;

/** Effects of a risk. */
export const EFFECT_FACTOR = 0;
export const EFFECT_DELAY = 1;
export const EFFECT_WORK = 2;
export const EFFECT_ABSENCE = 3;
export const EFFECT_CAPACITY = 4;
export const EFFECT_FAIL_GATE = 5;
export const EFFECT_BLOCK = 6;

/** A single draw may not exceed this: 20 years of minutes. */
export const MAX_WORK_MINUTES = 20 * 366 * 1440;

/** Units of work: minutes x capacity percent x share percent x efficiency percent, so every settlement is exact. */
export const UNITS_PER_MINUTE = 100 * 100 * 100;

export interface Network {
  readonly issueCount: number;
  readonly gateCount: number;
  readonly pointCount: number;
  /** issueCount + gateCount + pointCount. */
  readonly nodeCount: number;
  /** Issues of the document come first, in document order; then reworks (by gate), then queued reviews (by gate and keeper). */
  readonly plannedIssueCount: number;
  readonly nodeIds: readonly string[];
  readonly nodeTitles: readonly string[];
  readonly pointKinds: readonly PointKind[];
  readonly personCount: number;
  readonly personIds: readonly string[];
  readonly resourceCount: number;
  readonly resourceIds: readonly string[];
  readonly riskCount: number;
  readonly riskIds: readonly string[];
  /** Civil minute after which no future is followed (20 years). */
  readonly horizonMinute: number;
  readonly start: string;

  // --- calendars
  readonly planProfile: Profile;
  readonly profiles: readonly Profile[];
  readonly profileOfPerson: Int32Array;
  readonly efficiencyOfPerson: Int32Array;

  // --- precedence, by event
  /** CSR over 2 * nodeCount source events. */
  readonly outOffset: Int32Array;
  /** Target event of each edge. */
  readonly outTo: Int32Array;
  readonly outFrom: Int32Array;
  readonly outLagKind: Int32Array;
  readonly outLagMinutes: Int32Array;
  /** Of a lead: does its span run on the clock? */
  readonly outLagClock: Int32Array;
  /** Leaf of the edge's alarm; -1 without lag. */
  readonly outLeaf: Int32Array;
  /** Edges that are met while their predecessor is being worked on: leads and partial links. */
  readonly liveEdges: Int32Array;
  /** CSR over 2 * nodeCount target events: edge numbers. */
  readonly inOffset: Int32Array;
  readonly inEdge: Int32Array;
  /** How many links into each event must be met (a share point: the threshold). */
  readonly needed: Int32Array;

  // --- issues (0 .. issueCount - 1)
  readonly workKind: Int32Array;
  /** Slot of the work; a rework's slot of attempt a is workSlot + a - 1. */
  readonly workSlot: Int32Array;
  /** Queue of ready issues it waits in; every issue has one. */
  readonly queueOfIssue: Int32Array;
  /** Likely work in minutes: what dispatch may look at. */
  readonly likelyWork: Int32Array;
  /** Issues in the order of dispatch; the first `orderedCount` stand there because the plan says so, whatever class and rule say. */
  readonly orderOfIssues: Int32Array;
  readonly orderedCount: number;
  /** Position in the dispatch order, 0 = first. Made of the order above by `createArranger`. */
  readonly rankOfIssue: Int32Array;
  /** Position at which a planned issue that was set aside is taken up; empty when nothing can be set aside. */
  readonly takeUpRank: Int32Array;
  /** What stands at each position: an issue, or issueCount + issue for its taking-up. */
  readonly issueAtRank: Int32Array;
  /** Class after inheritance; lower is better. */
  readonly classOfIssue: Int32Array;
  /** Working minutes of the plan calendar on the likely tape. */
  readonly likelyLength: Int32Array;
  readonly latestFinish: Int32Array;
  /** Length of the likely critical path without people, working minutes. */
  readonly criticalPath: number;
  /** Alarm leaf of a start-no-earlier-than date; -1 = none. The date itself in notBefore. */
  readonly notBeforeLeaf: Int32Array;
  readonly notBefore: Int32Array;
  /** Resource demands, CSR over issues. */
  readonly useOffset: Int32Array;
  readonly useResource: Int32Array;
  readonly useAmount: Int32Array;
  readonly resourceCapacity: Int32Array;
  /** Support, CSR over issues. */
  readonly supportOffset: Int32Array;
  readonly supportPerson: Int32Array;
  readonly supportShare: Int32Array;
  readonly supportAdds: Int32Array;
  /** Issue of each support entry, and CSR over people: their support entries. */
  readonly supportIssue: Int32Array;
  readonly supportsOfPersonOffset: Int32Array;
  readonly supportsOfPerson: Int32Array;
  /** Gate a rework or queued review belongs to; -1. */
  readonly gateOfIssue: Int32Array;
  /** Leaf of the delay a risk may put behind an issue's work; -1. */
  readonly delayLeaf: Int32Array;

  /** Event at which issue i is done: its finish, or the opening of the gate that reviews it. */
  readonly doneEventOfIssue: Int32Array;
  /** Policy that brings each support entry into being; -1 = it is there from the start. */
  readonly supportPolicy: Int32Array;
  /** Whoever works on an issue at another speed than their own, percent: CSR over issues. */
  readonly skillOffset: Int32Array;
  readonly skillPerson: Int32Array;
  readonly skillPercent: Int32Array;
  /** Soft links into the start, CSR over issues: event and factor in thousandths. */
  readonly softOffset: Int32Array;
  readonly softEvent: Int32Array;
  readonly softFactor: Int32Array;

  // --- limits, by person
  /** Issues begun and not done at the same time; 0 = no limit. */
  readonly limitOfPerson: Int32Array;
  /** 1 = works on all of them at once, each further one costing this percent. */
  readonly eagerPerson: Int32Array;
  readonly eagerLoss: Int32Array;
  /** 1 = each of them at the whole rate, as if the person were many: nobody works like that, `withoutQueueing` asks what if. */
  readonly undivided: Int32Array;

  // --- quotas
  readonly quotaIds: readonly string[];
  readonly quotaAmount: Float64Array;
  /** Minutes of a period, 0 = it never renews; minutes by which minute 0 lies inside its period. */
  readonly quotaPeriod: Int32Array;
  readonly quotaPhase: Int32Array;
  /** Factor of work that starts without it, thousandths; 0 = work waits. */
  readonly quotaFallback: Int32Array;
  readonly quotaLeaf: Int32Array;
  /** CSR over issues. */
  readonly consumeOffset: Int32Array;
  readonly consumeQuota: Int32Array;
  readonly consumeAmount: Float64Array;

  // --- windows
  readonly windowIds: readonly string[];
  /** Minutes at which each opens and closes, in turn: CSR over windows. */
  readonly windowOffset: Int32Array;
  readonly windowMinute: Int32Array;
  readonly windowLeaf: Int32Array;
  /** Issues closed while it is open; issues that may only work while it is open: CSR over windows. */
  readonly closesOffset: Int32Array;
  readonly closesIssue: Int32Array;
  readonly onlyOffset: Int32Array;
  readonly onlyIssue: Int32Array;

  // --- policies
  readonly policyIds: readonly string[];
  readonly policyTrigger: Int32Array;
  /** Person of queue, wip and idle; node of late; risk of risk; -1. */
  readonly policyOn: Int32Array;
  /** Threshold of queue and wip; working minutes of blocked and idle; civil minute of late. */
  readonly policyOver: Int32Array;
  readonly policyAction: Int32Array;
  /** How many issues move, and to whom. */
  readonly policyMoves: Int32Array;
  readonly policyTo: Int32Array;
  readonly policyCooldown: Int32Array;
  /** Issues of a drop, CSR over policies. */
  readonly policyIssueOffset: Int32Array;
  readonly policyIssue: Int32Array;
  /** Alarms: one per issue of a `blocked`, one for a `late` or `idle`. CSR over policies; issue -1 where there is none. */
  readonly watchOffset: Int32Array;
  readonly watchPolicy: Int32Array;
  readonly watchIssue: Int32Array;
  readonly watchLeaf: Int32Array;
  /** Alarm of the next look of all policies; -1 without any. */
  readonly lookLeaf: number;
  /** Slot of the minutes after which an escalation ends the block; -1. */
  readonly watchSlot: Int32Array;

  // --- the data date
  /** Civil minute before which only facts happen; 0 without a data date. */
  readonly dataMinute: number;
  readonly hasDataDate: boolean;
  /** Recorded events in order: minute, kind, issue or gate, person (-1). */
  readonly factMinute: Int32Array;
  readonly factKind: Int32Array;
  readonly factSubject: Int32Array;
  readonly factPerson: Int32Array;
  readonly factLeaf: number;
  /** By issue: FACT_NONE, or what is recorded of it. */
  readonly recorded: Int32Array;
  /** Work delivered before the data date by work in progress, minutes. */
  readonly deliveredBefore: Int32Array;
  /** Percent done as reported, of work in progress for which no delivered work is; 0 = none. */
  readonly recordedPercent: Int32Array;
  /** 1 = the gate's pass is recorded. */
  readonly recordedGate: Int32Array;
  /** Remaining work waits for the needs of its issue. */
  readonly retainedLogic: boolean;
  /** Can anything be set aside in this plan? */
  readonly setsAside: boolean;

  // --- queues: sets of performers; a queue without members serves issues that need nobody
  readonly queueCount: number;
  readonly memberOffset: Int32Array;
  readonly members: Int32Array;
  readonly queuesOfPersonOffset: Int32Array;
  readonly queuesOfPerson: Int32Array;
  readonly personFirst: boolean;
  /** Serial: what comes later in the order takes nothing that something before it, not begun yet, needs. */
  readonly byList: boolean;
  /** Are issues ranked by class before rule? */
  readonly classFirst: boolean;

  // --- gates
  readonly gateAttempts: Int32Array;
  readonly passThreshold: Float64Array;
  readonly passSlot: Int32Array;
  /** Issue each gate is the review of; -1. */
  readonly reviewedIssue: Int32Array;
  readonly keeperOffset: Int32Array;
  /** Person of each keeper; -1 = external. */
  readonly keeperPerson: Int32Array;
  readonly gateOfKeeper: Int32Array;
  /** Slot of keeper k's review in attempt a: reviewSlot[k] + a - 1; -1 = no review. */
  readonly reviewSlot: Int32Array;
  /** Leaf of each keeper's review. */
  readonly keeperLeaf: Int32Array;
  /** 0 apart, 1 together, 2 queued. */
  readonly reviewMode: Int32Array;
  /** Common working time of the keepers of a `together` gate; -1. Index into profiles. */
  readonly gateProfile: Int32Array;
  /** Profile whose working minutes are the windows in which a review may begin; -1. */
  readonly gateWindowProfile: Int32Array;
  /** Alarm of the minute a windowed or `together` review may begin; -1. */
  readonly gateWindowLeaf: Int32Array;
  /** Issue index of the rework; -1. */
  readonly reworkOfGate: Int32Array;
  /** Queued-review issue of each keeper; -1. */
  readonly reviewIssue: Int32Array;

  // --- risks
  /** Thresholds of 31 bits at the ends of the band: [low, high] inherent, then [low, high] residual. */
  readonly riskThreshold: Float64Array;
  readonly riskSlot: Int32Array;
  /** Slot of the position in the band, 0 .. 65536. */
  readonly bandSlot: number;
  /** Slot of the minute at which a windowed risk fires; -1 = decided at the start. */
  readonly riskMinuteSlot: Int32Array;
  readonly riskLeaf: Int32Array;
  /** Mitigating issue; -1. */
  readonly mitigationOfRisk: Int32Array;
  readonly combineMax: boolean;
  /** Effects, CSR over risks. */
  readonly effectOffset: Int32Array;
  readonly effectRisk: Int32Array;
  readonly effectKind: Int32Array;
  /** Slot when inherent, slot when mitigated (-1 = the effect does not exist in that setting). */
  readonly effectSlot: Int32Array;
  readonly effectResidualSlot: Int32Array;
  readonly effectPercent: Int32Array;
  /** Issues hit, CSR over risks; and which effects hit an issue, CSR over issues (document order). */
  readonly hitOffset: Int32Array;
  readonly hitIssue: Int32Array;
  readonly effectsOnIssueOffset: Int32Array;
  readonly effectsOnIssue: Int32Array;
  /** People of an absence or capacity loss, gates of a failure: CSR over effects. */
  readonly targetOffset: Int32Array;
  readonly target: Int32Array;
  /** Leaf at which the absence or loss of an effect ends; CSR-parallel to effects; -1. */
  readonly effectEndLeaf: Int32Array;
  /** CSR over people: the losses of capacity that can hit them. */
  /** Blocks: slot of the point (0 .. 999) of each entry of `effectsOnIssue`; -1 = the effect is no block. Leaf at which issue i's block ends; -1. */
  readonly blockSlot: Int32Array;
  readonly blockLeaf: Int32Array;
  readonly lossesOfPersonOffset: Int32Array;
  readonly lossesOfPerson: Int32Array;

  // --- alarms: one leaf per thing that can be due; the leaf's position is the order of equal minutes
  readonly leafCount: number;
  /** [0, personCount) = that person's work or wake-up; then issues that need nobody; then alarms; then reviews. */
  readonly leafOfIssue: Int32Array;
  readonly leafKind: Int32Array;
  readonly leafSubject: Int32Array;

  // --- chance
  readonly slots: readonly Slot[];
  /** Given: futures are points of a scrambled Sobol sequence; names of streams by dimension, null = in the order of these slots. */
  readonly sobol?: { readonly dimensions: readonly string[] | null };
}

/** Kinds of leaves, in the order in which equal minutes are served. */
export const LEAF_PERSON = 0;
export const LEAF_ISSUE = 1;
export const LEAF_DELAY = 2;
export const LEAF_EFFECT_END = 3;
export const LEAF_FACT = 4;
export const LEAF_BLOCK_END = 5;
export const LEAF_WINDOW = 6;
export const LEAF_QUOTA = 7;
export const LEAF_RISK = 8;
export const LEAF_NOT_BEFORE = 9;
export const LEAF_LAG = 10;
export const LEAF_WATCH = 11;
export const LEAF_LOOK = 12;
export const LEAF_GATE_WINDOW = 13;
export const LEAF_REVIEW = 14;

/** Triggers of policies. */
export const WHEN_QUEUE = 0;
export const WHEN_WIP = 1;
export const WHEN_BLOCKED = 2;
export const WHEN_LATE = 3;
export const WHEN_IDLE = 4;
export const WHEN_RISK = 5;
/** Their actions. */
export const THEN_MOVE = 0;
export const THEN_DROP = 1;
export const THEN_SUPPORT = 2;
export const THEN_ESCALATE = 3;
export const THEN_REPORT = 4;

/** Kinds of facts; by issue: what is recorded of it (nothing, begun, done). */
export const FACT_START = 0;
export const FACT_FINISH = 1;
export const FACT_DROP = 2;
export const FACT_PASS = 3;
export const RECORDED_NOTHING = 0;
export const RECORDED_BEGUN = 1;
export const RECORDED_DONE = 2;

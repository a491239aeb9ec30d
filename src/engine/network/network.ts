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

/** Effects of a risk. */
export const EFFECT_FACTOR = 0;
export const EFFECT_DELAY = 1;
export const EFFECT_WORK = 2;
export const EFFECT_ABSENCE = 3;
export const EFFECT_CAPACITY = 4;
export const EFFECT_FAIL_GATE = 5;
export const EFFECT_BLOCK = 6;

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
  /** Position in the dispatch order, 0 = first; a permutation. */
  readonly rankOfIssue: Int32Array;
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

  // --- queues: sets of performers; a queue without members serves issues that need nobody
  readonly queueCount: number;
  readonly memberOffset: Int32Array;
  readonly members: Int32Array;
  readonly queuesOfPersonOffset: Int32Array;
  readonly queuesOfPerson: Int32Array;
  readonly personFirst: boolean;

  // --- gates
  readonly gateAttempts: Int32Array;
  readonly passThreshold: Float64Array;
  readonly passSlot: Int32Array;
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
}

/** Kinds of leaves, in the order in which equal minutes are served. */
export const LEAF_PERSON = 0;
export const LEAF_ISSUE = 1;
export const LEAF_DELAY = 2;
export const LEAF_EFFECT_END = 3;
export const LEAF_RISK = 4;
export const LEAF_NOT_BEFORE = 5;
export const LEAF_LAG = 6;
export const LEAF_GATE_WINDOW = 7;
export const LEAF_REVIEW = 8;

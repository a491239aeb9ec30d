// What an option changes in a plan, one thing at a time: the words planners use when they talk about reallocation. A phrase of the command
// line is read to changes, a search proposes changes, and an option file lists them; each of them means a layer over the document.
import type { CivilDate } from './plan.ts';

/** Ids and names are those of the plan; dates are civil; `null` = without a limit. */
export type Change =
  /** Somebody else does it: a person, a lane or a pool. `#012 -> Worker03` */
  | { kind: 'owner'; issue: string; to: string }
  /** Capacity of a person, for good or for a while (both dates inclusive). `Developer02 100% from week 3` */
  | { kind: 'capacity'; person: string; percent: number; from: CivilDate | null; to: CivilDate | null }
  /** More people like this one (a pool, a role, or a person to be doubled). `+1 Backend from week 5` */
  | { kind: 'hire'; count: number; like: string; from: CivilDate | null }
  /** A person is not there (any more), or a pool is smaller by so many. `-1 Backend`, `without Developer02` */
  | { kind: 'leave'; count: number; who: string; from: CivilDate | null }
  /** Out of the scope: an issue, a class, a phase, a module. `drop P2`, `drop #012` */
  | { kind: 'drop'; what: string }
  /** Not before that day. `#012 from week 4` */
  | { kind: 'defer'; issue: string; from: CivilDate }
  /** Only the order: the first is finished before the other begins, though somebody idles meanwhile. `#011 before #009` */
  | { kind: 'sequence'; first: string; then: string }
  /** Priority class of an issue, by name. `#012 P0` */
  | { kind: 'class'; issue: string; class: string }
  /** These first, in this order, whatever class and rule say. `order #011, #009, #012` */
  | { kind: 'order'; issues: readonly string[] }
  /** How the schedule is made: `dispatch list` */
  | { kind: 'dispatch'; how: 'issue-first' | 'person-first' | 'list' }
  /** Another estimate, as a plan writes it. `#012 takes 2-3d` */
  | { kind: 'estimate'; issue: string; text: string }
  /** The mitigation of a risk is carried out, or not. `mitigate overload`, `do not mitigate overload` */
  | { kind: 'mitigate'; risk: string; active: boolean }
  /** Another target for a gate, a milestone or a phase, as a plan writes dates. `G2 by week 6 fri` */
  | { kind: 'target'; id: string; text: string }
  /** Dependency sets in force. `set barrier` */
  | { kind: 'set'; names: readonly string[] }
  /** What a decision takes. `decide expand = now` */
  | { kind: 'decide'; decision: string; option: string }
  /** An option of the plan, by name. `with parallel` */
  | { kind: 'with'; option: string };

export type ChangeKind = Change['kind'];

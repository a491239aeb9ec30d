// Gates as tables: keepers, attempts, windows, and where their draws stand.
import type { Gate, Plan } from '../../plan/plan.ts';
import { buildWindowProfile, intersectPeople } from '../calendar/build-profile.ts';
import type { Profile } from '../calendar/profile.ts';
import { rowsOf } from './csr.ts';
import { CHANCE_SCALE } from './risk-tables.ts';
import type { SlotList } from './slot-list.ts';
import type { Works } from './works.ts';

const REVIEW_MODE = { apart: 0, together: 1, queued: 2 } as const;

/** Without a review there is nothing to meet for. */
export function meetsTogether(gate: Gate): boolean {
  return gate.reviewMode === 'together' && gate.review !== null;
}

/** Registers the draws of all gates, adds the calendars their reviews need to `profiles`, and flattens their tables. */
export function compileGates(plan: Plan, listed: Works, slots: SlotList, profiles: Profile[], days: number) {
  const personIndex = new Map(plan.people.map(({ id }, p) => [id, p]));
  const keepers = plan.gates.map((gate) => [...gate.keepers, ...gate.external]);
  const firstPass = plan.gates.map((gate) => {
    const first = slots.nextIndex;
    for (let a = 1; a <= gate.attempts; a++) {
      const source = gate.pass >= 1 ? ({ kind: 'constant', value: -1 } as const) : ({ kind: 'uniform31' } as const);
      slots.add({ name: `gate/${gate.id}/pass/${a}`, source, likely: -1 });
    }
    return first;
  });
  const addProfile = (profile: Profile): number => profiles.push(profile) - 1;
  const gateProfile = plan.gates.map((gate) => {
    const people = gate.keepers.map((id) => plan.people[personIndex.get(id)!]);
    return meetsTogether(gate) && people.length > 0 ? addProfile(intersectPeople(plan, people, days)) : -1;
  });
  const gateWindowProfile = plan.gates.map(({ window }) =>
    window === null ? -1 : addProfile(buildWindowProfile(plan.start, window.on, window.from, window.to, days)),
  );
  return {
    gateAttempts: Int32Array.from(plan.gates, ({ attempts }) => attempts),
    passThreshold: Float64Array.from(plan.gates, ({ pass }) => Math.floor(pass * CHANCE_SCALE + 0.5)),
    passSlot: Int32Array.from(firstPass),
    keeperOffset: rowsOf(keepers.map((list) => list.map(() => 0))).offset,
    keeperPerson: Int32Array.from(
      keepers.flatMap((list, g) => list.map((id, k) => (k < plan.gates[g].keepers.length ? personIndex.get(id)! : -1))),
    ),
    gateOfKeeper: Int32Array.from(keepers.flatMap((list, g) => list.map(() => g))),
    reviewSlot: Int32Array.from(listed.reviewSlots.flat()),
    reviewMode: Int32Array.from(plan.gates, (gate) =>
      gate.reviewMode === 'together' && !meetsTogether(gate) ? REVIEW_MODE.apart : REVIEW_MODE[gate.reviewMode],
    ),
    gateProfile: Int32Array.from(gateProfile),
    gateWindowProfile: Int32Array.from(gateWindowProfile),
    reviewedIssue: Int32Array.from(plan.gates, ({ reviewOf }) =>
      reviewOf === null ? -1 : plan.issues.findIndex(({ id }) => id === reviewOf),
    ),
    reworkOfGate: Int32Array.from(listed.reworkOfGate),
    reviewIssue: Int32Array.from(listed.reviewOfKeeper.flat()),
  };
}

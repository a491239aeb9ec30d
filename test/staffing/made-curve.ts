// A small shop that staffing curves are drawn of in tests: owners and a pool, a chain behind what can be shared, a gate, somebody who joins.
import { staff } from '../../src/planning/staffing/staff.ts';
import type { StaffingCurve, WhoVaries } from '../../src/planning/staffing/staffing-curve.ts';
import { planOf } from '../forecast/plans.ts';

export const SHOP = planOf(`plan: Shop
start: 2025-11-17
calendar: { week: mon-fri, hours: [09:00-17:00] }
estimates: { ranges: limits }
team:
  Ann: { role: Backend, skills: [api] }
  Bob: { role: Backend, capacity: 50%, skills: [api], joins: 2025-11-24, ramp: { over: 1w, from: 20% } }
  Cid: { role: QA }
pools:
  Crew: { units: 2 }
issues:
  api: { title: Interface, owner: Ann, effort: 3-5d, skill: api }
  store: { title: Storage, owner: Ann, effort: 2-4d, skill: api }
  find: { title: Search, owner: Ann, effort: 2-4d }
  pay: { title: Payment, owner: Bob, effort: 1-2d, support: { Cid: 50% } }
  page: { title: Pages, anyOf: Crew, effort: 2-3d }
  look: { title: Looks, anyOf: Crew, effort: 1-3d }
  words: { title: Words, anyOf: Crew, effort: 1-2d }
  test: { title: Test, owner: Cid, effort: 1-2d, after: [api, store, find, pay, page, look, words] }
gates:
  open: { title: Opening, after: test, keepers: [Ann], review: 2-4h }
risks:
  flu: { title: Flu, probability: 50%, impact: { absence: 1-2d, of: Cid }, window: { from: 2025-11-18, to: 2025-11-28 } }
`);

export function curveOf(who: WhoVaries, replications = 200): Promise<StaffingCurve> {
  return staff({ plan: SHOP, seed: '1', replications, who, from: 1, upTo: null });
}

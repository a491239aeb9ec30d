// "P80 if it went as planned" for the few drivers a screen names, at the price of a side glance: the first 500 futures, one more run each.
import { chanceReady } from '../engine/chance/ready.ts';
import { inProcess } from '../engine/forecast/in-process.ts';
import type { Network } from '../engine/network/network.ts';
import type { Plan } from '../plan/plan.ts';
import type { Bar } from './analysis-result.ts';
import { askedDate } from './asked-date.ts';
import { createRunner } from './futures-runner.ts';
import { barOf } from './twists/difference.ts';
import { riskFamilies } from './twists/groups-of-risks.ts';
import type { Twist } from './twists/twist.ts';
import { issueAt, withoutRisks, withoutWaitingFor } from './twists/twist-of.ts';

/** Something that can go as planned: a risk that does not fire, a person nothing waits for, an issue at its likely value. */
export interface DriverName {
  kind: 'risk' | 'family' | 'person' | 'issue';
  id: string;
}

export interface QuickTornadoRequest {
  plan: Plan;
  /** compile(plan). */
  network: Network;
  seed: string;
  drivers: readonly DriverName[];
  /** Futures looked at: the first ones; 500 unless given. */
  futures?: number;
  /** Id of the date; null = the end of the plan. */
  about?: string | null;
}

const FUTURES = 500;

/** One bar per driver, in their order; null for a name the plan does not have, or something without a date. */
export async function quickTornado(request: QuickTornadoRequest): Promise<(Bar | null)[]> {
  const { plan, network, seed, drivers, futures = FUTURES, about = null } = request;
  await chanceReady();
  const asked = askedDate(plan, network, about);
  const twists = drivers.map((driver) => twistOf(plan, network, driver));
  const keyed = twists.flatMap((twist, k) => (twist === null ? [] : [{ key: `${k}`, twist }]));
  if (asked === null || keyed.length === 0) return drivers.map(() => null);
  const ask = { plan, network, seed, replications: futures, about, parts: [], executor: inProcess };
  const { columns } = await createRunner(ask, network, asked.node).run(keyed, futures);
  return drivers.map((_, k) => {
    const without = columns.under(`${k}`);
    return without === null ? null : barOf(columns.dates, without);
  });
}

function twistOf(plan: Plan, network: Network, { kind, id }: DriverName): Twist | null {
  const at = (list: readonly { id: string }[]): number => list.findIndex((each) => each.id === id);
  switch (kind) {
    case 'risk': {
      const r = at(plan.risks);
      return r < 0 ? null : withoutRisks(network, [r]);
    }
    case 'family': {
      const family = riskFamilies(plan).find((each) => each.id === id);
      return family === undefined ? null : withoutRisks(network, family.risks);
    }
    case 'person': {
      const p = at(plan.people);
      return p < 0 ? null : withoutWaitingFor(p);
    }
    case 'issue': {
      const i = at(plan.issues);
      return i < 0 ? null : issueAt(network, i, network.slots[network.workSlot[i]].likely);
    }
  }
}

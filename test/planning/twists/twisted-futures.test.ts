// A future that is not simulated again must be the same one, and a twisted future that of the plan that says so itself.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chanceReady } from '../../../src/engine/chance/ready.ts';
import { inProcess } from '../../../src/engine/forecast/in-process.ts';
import { createKernel } from '../../../src/engine/kernel/simulate.ts';
import { compile } from '../../../src/engine/network/compile.ts';
import type { Network } from '../../../src/engine/network/network.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { minuteIn } from '../../../src/planning/asked-date.ts';
import { columnOf } from '../../../src/planning/future-table.ts';
import { futuresStudy } from '../../../src/planning/futures-study.ts';
import { changeNetwork } from '../../../src/planning/twists/change-network.ts';
import type { Twist } from '../../../src/planning/twists/twist.ts';
import {
  deliveredAt,
  inherentRisks,
  issueAt,
  residualRisks,
  withoutMitigation,
  withoutRisks,
} from '../../../src/planning/twists/twist-of.ts';
import { TwistRuns } from '../../../src/planning/twists/twist-runs.ts';
import { NOTHING_WATCHED } from '../../../src/planning/watchers.ts';
import { readPlan } from '../../../src/scenarios/read-plan.ts';
import { compileShort } from '../../laws/kernel-outcome.ts';
import { enough, holdsOnRandomFutures } from '../../laws/random-futures.ts';

function tapeFrom(network: Network, slotValue: (name: string) => number): Int32Array {
  return Int32Array.from(network.slots, ({ name }) => slotValue(name));
}

/** Every event of the future under a twist, simulated whatever the twist says about its reach. */
function byForce(network: Network, { hold, changes }: Twist, tape: Int32Array): Int32Array {
  const held = tape.slice();
  for (const { slot, value } of hold) held[slot] = value;
  const { eventMinute, finishMinute } = createKernel(changeNetwork(network, changes)).simulate(held);
  return Int32Array.from([...eventMinute, finishMinute]);
}

describe('a risk that could make no difference', () => {
  it('makes none, to anything in the future', () => {
    let skipped = 0;
    let differing = 0;
    holdsOnRandomFutures(100, (plan, slotValue) => {
      if (plan.risks.length === 0) return;
      const network = compileShort(plan);
      const tape = tapeFrom(network, slotValue);
      const given = tape.slice();
      const all = plan.risks.map((_, r) => r);
      const twists = all.flatMap((r) => [withoutRisks(network, [r]), inherentRisks([r]), residualRisks([r])]);
      twists.push(withoutRisks(network, all));
      const kernel = createKernel(network);
      const base = kernel.simulate(tape);
      const events = Int32Array.from([...base.eventMinute, base.finishMinute]);
      // Marked dates: what is handed through was not simulated.
      const runs = new TwistRuns(network, kernel, twists, -1);
      const dates = new Int32Array(twists.length);
      runs.look(base, tape);
      runs.run(tape, -5, dates, 0);
      expect(tape).toEqual(given);
      twists.forEach((twist, k) => {
        const truth = byForce(network, twist, tape);
        if (dates[k] === -5) {
          skipped++;
          expect(truth).toEqual(events);
        } else {
          if (truth.some((minute, n) => minute !== events[n])) differing++;
          const finish = truth[truth.length - 1];
          expect(dates[k]).toBe(finish < 0 ? minuteIn({ ...base, finishMinute: -1 }, -1) : finish);
        }
      });
    });
    expect(skipped).toBeGreaterThan(enough(100));
    expect(differing).toBeGreaterThan(enough(20));
  });
});

describe('a twisted future of a real plan', () => {
  const plan = planOf();
  const network = compile(plan);
  const FUTURES = 150;

  async function dates(of: Plan, twists: readonly Twist[]): Promise<Int32Array[]> {
    await chanceReady();
    const spec = { plan: of, seed: '7', node: -1, twists, chains: false, lengthsOf: 0, watch: NOTHING_WATCHED };
    const { part } = await inProcess.run(futuresStudy, spec, { replications: FUTURES });
    return [0, ...twists.map((_, k) => k + 1)].map((column) => columnOf(part.dates, column));
  }

  /** The twist changes some futures, and all of them into those of the plan that was changed by hand. */
  async function sameAs(twist: Twist, changed: Plan): Promise<void> {
    const [base, twisted] = await dates(plan, [twist]);
    const [byHand] = await dates(changed, []);
    expect(twisted).toEqual(byHand);
    expect(twisted).not.toEqual(base);
  }
  const riskAt = (id: string): number => plan.risks.findIndex((risk) => risk.id === id);
  const issueIndex = (id: string): number => plan.issues.findIndex((issue) => issue.id === id);
  const withRisk = (id: string, change: (risk: Plan['risks'][number]) => Partial<Plan['risks'][number]>): Plan => ({
    ...plan,
    risks: plan.risks.map((risk) => (risk.id === id ? { ...risk, ...change(risk) } : risk)),
  });

  it('without a risk is that of the plan without it', () =>
    sameAs(withoutRisks(network, [riskAt('R2')]), {
      ...plan,
      risks: plan.risks.filter(({ id }) => id !== 'R2'),
    }));

  it('with a mitigation without effect is that of the plan without the mitigation', () =>
    sameAs(
      inherentRisks([riskAt('R1')]),
      withRisk('R1', () => ({ mitigation: null })),
    ));

  it('with a mitigation in force is that of the plan whose risk is the residual one', () =>
    sameAs(
      residualRisks([riskAt('R1')]),
      withRisk('R1', ({ mitigation }) => ({
        probability: mitigation?.probability ?? { low: 0, high: 0 },
        mitigation: null,
      })),
    ));

  it('without a mitigating issue is that of the plan in which it takes no time and mitigates nothing', () => {
    const issue = issueIndex('hand-over');
    const changed = withRisk('R1', () => ({ mitigation: null }));
    const nothing = { distribution: { kind: 'fixed' as const, value: 0 }, likely: 0, single: false, text: '0' };
    return sameAs(withoutMitigation(network, issue, [riskAt('R1')]), {
      ...changed,
      issues: changed.issues.map((each, i) => (i === issue ? { ...each, estimate: nothing } : each)),
    });
  });

  it('with an issue at its likely value is that of the plan that is sure of it', () => {
    const issue = issueIndex('audio-base');
    const { likely } = network.slots[network.workSlot[issue]];
    const sure = { distribution: { kind: 'fixed' as const, value: likely }, likely, single: false, text: '' };
    return sameAs(issueAt(network, issue, likely), {
      ...plan,
      issues: plan.issues.map((each, i) => (i === issue ? { ...each, estimate: sure } : each)),
    });
  });

  /** The scenario with the mitigation of R1 switched on. */
  function planOf(): Plan {
    const text = readFileSync(new URL('../../../scenarios/source-8wk.yaml', import.meta.url), 'utf8').replace(
      'mitigation: { active: false, probability: low, issue: { id: hand-over',
      'mitigation: { active: true, probability: low, issue: { id: hand-over',
    );
    const { plan: read } = readPlan(text, { name: 'source-8wk.yaml' });
    if (read === null) throw new Error('the scenario cannot be read');
    return read;
  }
});

describe('a delivery on a day', () => {
  it('is that of the plan that promises that day', async () => {
    await chanceReady();
    const text = (due: string): string => `
plan: Kettle
start: 2025-11-17
calendar: { week: mon-fri, hours: [09:00-17:00] }
estimates: { ranges: limits }
team: { Ann: { role: Dev } }
deliveries: { keys: { title: Keys, due: ${due} } }
issues: { one: { owner: Ann, effort: 1-3d, after: keys } }`;
    const read = (due: string): Plan => readPlan(text(due), { name: 'x.yaml' }).plan as Plan;
    const early = read('week 1 tue, onTime: 50%, late: 1-4d');
    const network = compile(early);
    const thursday = 3 * 1440 + 17 * 60;
    const twist = deliveredAt(network, 1, thursday, 0);
    expect(early.issues[1].implied).toBe('delivery');
    const spec = { seed: '3', node: -1, chains: false, lengthsOf: 0, watch: NOTHING_WATCHED };
    const twisted = await inProcess.run(futuresStudy, { ...spec, plan: early, twists: [twist] }, { replications: 20 });
    const byHand = await inProcess.run(
      futuresStudy,
      { ...spec, plan: read('week 1 thu'), twists: [] },
      { replications: 20 },
    );
    expect(columnOf(twisted.part.dates, 1)).toEqual(columnOf(byHand.part.dates, 0));
  });
});

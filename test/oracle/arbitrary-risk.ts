// Random risks of all kinds, with and without window and mitigation.

import * as fc from 'fast-check';
import { PLAIN_RISK } from '../../src/plan/plain.ts';
import type { Chance, Estimate, Impact, Risk } from '../../src/plan/plan.ts';
import { instantOfPlan } from './arbitrary-calendar.ts';
import { pick } from './arbitrary-parts.ts';
import { FEATURES } from './features.ts';

interface ImpactDraft {
  kind: Impact['kind'];
  target: number;
  lossPercent: number;
}

interface RiskDraft {
  probability: Chance;
  impacts: ImpactDraft[];
  hits: number;
  window: { day: number; minute: number; length: number } | null;
  mitigation: { issue: number; probability: Chance; impacts: ImpactDraft[] } | null;
}

export interface Named {
  start: string;
  people: readonly string[];
  issues: readonly string[];
  gates: readonly string[];
}

const arbitraryChance = fc.constantFrom<Chance>(
  { low: 1, high: 1 },
  { low: 0.3, high: 0.8 },
  { low: 0.5, high: 0.5 },
  { low: 0, high: 0.2 },
);
const KINDS: Impact['kind'][] = ['factor', 'factor', 'delay', 'work', 'absence', 'capacity', 'fail-gate'];
if (FEATURES.includes('blocks')) KINDS.push('block', 'block');
const arbitraryImpacts = fc.array(
  fc.record<ImpactDraft>({
    kind: fc.constantFrom<Impact['kind']>(...KINDS),
    target: fc.integer({ min: 1, max: 15 }),
    lossPercent: fc.constantFrom(20, 33, 50, 100),
  }),
  { minLength: 1, maxLength: 2 },
);

export const arbitraryRisk: fc.Arbitrary<RiskDraft> = fc.record<RiskDraft>({
  probability: arbitraryChance,
  impacts: arbitraryImpacts,
  hits: fc.integer({ min: 1, max: 255 }),
  window: fc.option(
    fc.record({ day: fc.nat(1), minute: fc.constantFrom(0, 540, 600), length: fc.constantFrom(1, 60, 400) }),
    { freq: 2 },
  ),
  mitigation: fc.option(fc.record({ issue: fc.nat(7), probability: arbitraryChance, impacts: arbitraryImpacts }), {
    freq: 2,
  }),
});

const any: Estimate = { distribution: { kind: 'uniform', min: 1, max: 2 }, likely: null, single: false, text: '' };

function impactOf({ kind, target, lossPercent }: ImpactDraft, { people, gates }: Named): Impact {
  const some = (list: readonly string[]): string[] => {
    const chosen = list.filter((_, index) => (target >> index) % 2 === 1);
    return chosen.length > 0 ? chosen : [pick(list, target)];
  };
  if (kind === 'absence') return { kind, by: any, people: some(people) };
  if (kind === 'capacity') return { kind, by: any, people: some(people), lossPercent };
  if (kind === 'fail-gate') return gates.length > 0 ? { kind, gates: some(gates) } : { kind: 'work', by: any };
  return { kind, by: any };
}

export function riskOf(draft: RiskDraft, id: string, named: Named): Risk {
  const impactsOf = (list: readonly ImpactDraft[]): Impact[] => list.map((impact) => impactOf(impact, named));
  const { window, mitigation } = draft;
  const hits = named.issues.filter((_, i) => (draft.hits >> i) % 2 === 1);
  return {
    ...PLAIN_RISK,
    id,
    title: id,
    owner: null,
    probability: draft.probability,
    impacts: impactsOf(draft.impacts),
    hits: hits.length > 0 ? hits : [named.issues[0]],
    window:
      window === null
        ? null
        : {
            from: instantOfPlan(named.start, window.day, window.minute),
            to: instantOfPlan(named.start, window.day, window.minute + window.length),
          },
    mitigation:
      mitigation === null
        ? null
        : {
            issue: pick(named.issues, mitigation.issue),
            // A mitigation does not make its risk likelier.
            probability: {
              low: Math.min(draft.probability.low, mitigation.probability.low),
              high: Math.min(draft.probability.high, mitigation.probability.high),
            },
            impacts: impactsOf(mitigation.impacts),
          },
  };
}

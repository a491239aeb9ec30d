// Random projects of a few issues with fixed lengths that hold units of two resources or need people, made by dice that anybody can throw again.

import type { Plan } from '../../../src/plan/plan.ts';
import type { Dice } from '../../../src/planning/ordering/dice.ts';
import { planOf } from '../../known-answers/plan-builder.ts';

const CAPACITY = 4;
const MOST_MINUTES = 9;

export function smallProject(count: number, dice: Dice, people: readonly string[] = []): Plan {
  const ids = Array.from({ length: count }, (_, i) => `I${i}`);
  return planOf({
    id: 'small',
    rule: 'lft',
    people,
    resources: ['A', 'B'].map((id) => ({ id, capacity: CAPACITY, unit: null })),
    activities: ids.map((id, i) => ({
      id,
      after: ids.slice(0, i).filter(() => dice.below(4) === 0),
      distribution: { kind: 'fixed', value: 1 + dice.below(MOST_MINUTES) },
      uses: ['A', 'B'].flatMap((resource) => {
        const amount = dice.below(CAPACITY);
        return amount > 0 ? [{ resource, amount }] : [];
      }),
      ...(people.length > 0 && dice.below(2) === 0 ? { anyOf: people } : {}),
    })),
  });
}

// What is left out: optional issues, and classes but the best.
import type { SearchMove } from './move-of.ts';
import type { Surroundings } from './surroundings.ts';

export function scopeMoves({ plan, network, diagnosis, isOpen }: Surroundings): SearchMove[] {
  const { driving, relief } = diagnosis;
  const { likelyLength } = network;
  const worth = (i: number): number => relief[i] + driving[i] * likelyLength[i];
  const optional = plan.issues.flatMap(({ id, optional: isOptional }, i): SearchMove[] =>
    isOptional && isOpen[i] ? [{ changes: [{ kind: 'drop', what: id }], promise: worth(i) }] : [],
  );
  const classes = plan.classes.slice(1).flatMap((name, c): SearchMove[] => {
    const members = plan.issues.flatMap(({ priority, implied }, i) =>
      priority === c + 1 && implied === null ? [i] : [],
    );
    if (members.length === 0 || !members.every((i) => isOpen[i])) return [];
    const promise = members.reduce((sum, i) => sum + worth(i), 0);
    return [{ changes: [{ kind: 'drop', what: `class ${name}` }], promise }];
  });
  return [...optional, ...classes];
}

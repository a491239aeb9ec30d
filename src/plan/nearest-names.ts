// "Did you mean ...?": the known names nearest to a mistyped one. One small edit distance for everybody who answers
// to a name that means nothing, so that the same slip gets the same suggestion everywhere.

/** Optimal string alignment distance (insert, delete, replace, swap neighbours), on lower-cased UTF-16 units. */
function editDistance(left: string, right: string): number {
  const width = right.length + 1;
  let before: number[] = [];
  let previous = Array.from({ length: width }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column < width; column++) {
      const same = left[row - 1] === right[column - 1];
      let best = Math.min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + (same ? 0 : 1));
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (swapped) best = Math.min(best, before[column - 2] + 1);
      current.push(best);
    }
    before = previous;
    previous = current;
  }
  return previous[right.length];
}

/**
 * At most three of `known` within a third of the name's length (at least one, at most three edits), nearest first, then in
 * the order given. Names longer than 64 units are not compared: nobody mistypes those, they are another kind of input.
 */
export function nearestNames(name: string, known: readonly string[]): string[] {
  if (name.length > 64) return [];
  const lowered = name.toLowerCase();
  const limit = Math.max(1, Math.min(3, Math.floor((name.length + 1) / 3)));
  return known
    .filter((candidate) => Math.abs(candidate.length - name.length) <= limit)
    .map((candidate, order) => ({ candidate, order, distance: editDistance(lowered, candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || a.order - b.order)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

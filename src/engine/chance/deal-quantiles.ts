// Slots with a continuous distribution: one draw, one look-up, one multiplication, one rounding.
import type { Slot } from '../network/network.ts';
import { scramble } from './draw.ts';
import { INNER_CELLS, innerQuantile, quantileTable, TABLE_SIZE, TAIL_CELLS, tableQuantile } from './quantile-table.ts';
import { type ContinuousDistribution, type PlacedShape, placeShape, type Shape } from './shape.ts';
import { type Member, membersOf, type SlotGroup, type SourceOf, streamsOf, wholeWithin } from './slot-group.ts';

type QuantileMember = Member<SourceOf<'quantile'> & { distribution: ContinuousDistribution }>;

/** Members whose distribution has a quantile function. */
export function quantileGroup(slots: readonly Slot[], seed: string): SlotGroup {
  const members = membersOf(slots, 'quantile').filter(isContinuous);
  const placed = members.map((member) => placeShape(member.source.distribution));
  const { shapes, knots, shapeOf } = shareTables(placed);
  const { low: keyLow, high: keyHigh } = streamsOf(
    seed,
    members.map((member) => member.stream),
  );
  const index = Int32Array.from(members, (member) => member.index);
  const start = shapeOf.map((shape) => shape * TABLE_SIZE);
  const offset = Float64Array.from(placed, ({ offset }, i) => offset * members[i].source.scale);
  const size = Float64Array.from(placed, ({ size }, i) => size * members[i].source.scale);
  const min = Float64Array.from(members, floorOf);
  const max = Float64Array.from(members, (member) => member.source.max);
  const count = members.length;

  const quantile = (member: number, word: number): number =>
    ((word >>> 22) - TAIL_CELLS) >>> 0 < INNER_CELLS
      ? innerQuantile(knots, start[member], word)
      : tableQuantile(shapes[shapeOf[member]], knots, start[member], word);
  return {
    slots: index,
    deal(low, high, tape) {
      for (let member = 0; member < count; member++) {
        const word = scramble(keyLow[member], keyHigh[member], low, high);
        const value = offset[member] + size[member] * quantile(member, word);
        tape[index[member]] = wholeWithin(value, min[member], max[member]);
      }
    },
    value(member, low, high) {
      const word = scramble(keyLow[member], keyHigh[member], low, high);
      return wholeWithin(offset[member] + size[member] * quantile(member, word), min[member], max[member]);
    },
  };
}

function isContinuous(member: Member<SourceOf<'quantile'>>): member is QuantileMember {
  const { kind } = member.source.distribution;
  return kind !== 'fixed' && kind !== 'discrete' && kind !== 'empirical';
}

/** A normal is cut at 0: what would be less than nothing is nothing. */
function floorOf(member: QuantileMember): number {
  const { distribution, min } = member.source;
  return distribution.kind === 'normal' ? Math.max(0, min) : min;
}

/** One table per distinct shape, laid end to end. */
function shareTables(placed: readonly PlacedShape[]): { shapes: Shape[]; knots: Float64Array; shapeOf: Int32Array } {
  const numbers = new Map<string, number>();
  const shapes: Shape[] = [];
  const shapeOf = Int32Array.from(placed, ({ shape }) => {
    const known = numbers.get(shape.key);
    if (known !== undefined) return known;
    numbers.set(shape.key, shapes.length);
    return shapes.push(shape) - 1;
  });
  const knots = new Float64Array(shapes.length * TABLE_SIZE);
  for (const [number, shape] of shapes.entries()) knots.set(quantileTable(shape), number * TABLE_SIZE);
  return { shapes, knots, shapeOf };
}

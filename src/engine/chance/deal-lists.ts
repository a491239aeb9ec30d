// Slots that take one of a list of values: cumulative inversion over the sorted list, so that a larger draw never gives a
// smaller value and slots of one name stay in step.
import type { Slot } from '../network/network.ts';
import { isPieces, type PieceDistribution, type Pieces, pieceAt, piecesOf } from './pieces.ts';
import {
  type Member,
  membersOf,
  type SlotGroup,
  type SourceOf,
  type StreamList,
  streamNumbers,
  wholeWithin,
} from './slot-group.ts';

type ListMember = Member<SourceOf<'quantile'> & { distribution: Exclude<PieceDistribution, { kind: 'histogram' }> }>;

/** Members with fixed, discrete or empirical distributions (an empirical sample is drawn from with replacement). */
export function listGroup(slots: readonly Slot[], streams: StreamList): SlotGroup {
  const members = membersOf(slots, 'quantile').filter(isList);
  const lists = members.map(({ source }): Pieces => piecesOf(source.distribution));
  const stream = streamNumbers(members, streams);
  const index = Int32Array.from(members, (member) => member.index);
  const count = members.length;
  const start = new Int32Array(count + 1);
  lists.forEach(({ from }, member) => {
    start[member + 1] = start[member] + from.length;
  });
  const values = Int32Array.from(
    members.flatMap(({ source: { scale, min, max } }, member) =>
      lists[member].from.map((value) => wholeWithin(value * scale, min, max)),
    ),
  );
  const edges = Float64Array.from(lists.flatMap((list) => list.edges));

  const valueAt = (member: number, word: number): number =>
    values[pieceAt(edges, start[member], start[member + 1] - 1, word >>> 0)];
  return {
    slots: index,
    value: (member, wordOf) => valueAt(member, wordOf(stream[member])),
    deal(words, tape) {
      for (let member = 0; member < count; member++) tape[index[member]] = valueAt(member, words[stream[member]]);
    },
  };
}

function isList(member: Member<SourceOf<'quantile'>>): member is ListMember {
  const { distribution } = member.source;
  return isPieces(distribution) && distribution.kind !== 'histogram';
}

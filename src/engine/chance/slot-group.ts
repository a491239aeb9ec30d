// Slots of one kind are given their values together by a loop of their own over flat arrays: no object and no call per slot.
import type { Delivered } from '../../plan/remaining.ts';
import type { Slot, SlotSource } from '../network/network.ts';
import { streamKey } from './draw.ts';

/** The word of a stream, by its number. */
export type WordOf = (stream: number) => number;

/** The slots of a network whose values are made in one way. */
export interface SlotGroup {
  /** Slot index of each member. */
  readonly slots: Int32Array;
  /** Writes the value of every member, given the words of all streams. */
  deal(words: Int32Array, tape: Int32Array): void;
  /** The value of one member; words may be signed or unsigned. */
  value(member: number, wordOf: WordOf): number;
}

/** Numbers the streams that slots read, in the order in which they are asked for. */
export class StreamList {
  readonly names: string[] = [];
  private readonly numbers = new Map<string, number>();

  /** Its number, if anything has asked for it. */
  find(name: string): number | undefined {
    return this.numbers.get(name);
  }

  numberOf(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.numbers.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}

export type SourceOf<Kind extends SlotSource['kind']> = Extract<SlotSource, { kind: Kind }>;

/** A slot of one kind and where it stands on the tape. */
export interface Member<Source extends SlotSource> {
  readonly index: number;
  /** Name of the stream it reads: its own, unless it moves with another slot. */
  readonly stream: string;
  readonly source: Source;
}

/** The slots of one kind, in tape order, without those of which part is delivered. */
export function membersOf<Kind extends SlotSource['kind']>(
  slots: readonly Slot[],
  kind: Kind,
): Member<SourceOf<Kind>>[] {
  return everyMember(slots, kind).filter(({ source }) => givenOf(source) === undefined);
}

/** The slots of one kind of which part is delivered, in tape order, and what is known of each. */
export function givenMembersOf<Kind extends 'quantile' | 'spread'>(
  slots: readonly Slot[],
  kind: Kind,
): (Member<SourceOf<Kind>> & { given: Delivered })[] {
  return everyMember(slots, kind).flatMap((member) => {
    const given = givenOf(member.source);
    return given === undefined ? [] : [{ ...member, given }];
  });
}

function givenOf(source: SlotSource): Delivered | undefined {
  return 'given' in source ? source.given : undefined;
}

function everyMember<Kind extends SlotSource['kind']>(slots: readonly Slot[], kind: Kind): Member<SourceOf<Kind>>[] {
  const members: Member<SourceOf<Kind>>[] = [];
  slots.forEach((slot, index) => {
    if (slot.source.kind === kind)
      members.push({ index, stream: slot.stream ?? slot.name, source: slot.source as SourceOf<Kind> });
  });
  return members;
}

/** Number of the stream of each member. */
export function streamNumbers(members: readonly Member<SlotSource>[], streams: StreamList): Int32Array {
  return Int32Array.from(members, ({ stream }) => streams.numberOf(stream));
}

interface StreamKeys {
  readonly low: Int32Array;
  readonly high: Int32Array;
}

/** Key words of several streams as flat arrays. */
export function streamsOf(seed: string, names: readonly string[]): StreamKeys {
  const keys = names.map((name) => streamKey(seed, name));
  return { low: Int32Array.from(keys, (key) => key.low), high: Int32Array.from(keys, (key) => key.high) };
}

/** Half up, held inside [min, max], which are whole, at least 0 and below 2^31 (so that cutting off is rounding down). */
export function wholeWithin(value: number, min: number, max: number): number {
  return ((value < min ? min : value > max ? max : value) + 0.5) | 0;
}

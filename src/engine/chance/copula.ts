// Estimates that go together: a Gaussian copula with shared parts. The standard normal deviate of an estimate is z = sum of
// sqrt(c_k) z_k + sqrt(1 - sum of c_k) z_own, where everybody with part k shares z_k; its draw becomes Phi(z), uniform again. So
// every distribution stays what it was, whatever it is, and two deviates correlate by the sum of the c_k they have in common.
import type { Slot } from '../network/network.ts';
import { normalWords } from './normal-words.ts';
import { quantileTable, tableQuantile } from './quantile-table.ts';
import { NORMAL } from './shape.ts';
import type { StreamList, WordOf } from './slot-group.ts';

interface Copula {
  /** Turns the drawn words of all streams, in place, into those that slots read. */
  mix(words: Int32Array): void;
  /** The word that slots read of one stream, from the words as drawn. */
  word(stream: number, drawn: WordOf): number;
}

/** Of slots whose own streams are in the list; adds what they share. Null when nothing is shared. */
export function copulaOf(slots: readonly Slot[], streams: StreamList): Copula | null {
  const members = slots.flatMap(({ name, stream, shares = [] }) => {
    const own = streams.find(stream ?? name);
    return own === undefined || shares.length === 0 ? [] : [{ own, shares }];
  });
  if (members.length === 0) return null;
  const own = Int32Array.from(members, (member) => member.own);
  const shared = [...new Set(members.flatMap(({ shares }) => shares.map(({ stream }) => stream)))];
  const sharedStream = Int32Array.from(shared, (name) => streams.numberOf(name));
  const sharedZ = new Float64Array(shared.length);
  const offset = new Int32Array(members.length + 1);
  members.forEach(({ shares }, member) => {
    offset[member + 1] = offset[member] + shares.length;
  });
  const parts = members.flatMap(({ shares }) => shares);
  const partOf = Int32Array.from(parts, ({ stream }) => shared.indexOf(stream));
  const weight = Float64Array.from(parts, ({ strength }) => Math.sqrt(strength));
  const ownWeight = Float64Array.from(members, ({ shares }) =>
    Math.sqrt(Math.max(0, 1 - shares.reduce((sum, { strength }) => sum + strength, 0))),
  );
  const memberOf = new Map(members.map((member, number) => [member.own, number]));
  const knots = quantileTable(NORMAL);
  const normalWord = normalWords();
  const deviate = (word: number): number => tableQuantile(NORMAL, knots, 0, word);
  return {
    mix(words) {
      for (let number = 0; number < sharedZ.length; number++) sharedZ[number] = deviate(words[sharedStream[number]]);
      for (let member = 0; member < own.length; member++) {
        let z = ownWeight[member] * deviate(words[own[member]]);
        for (let part = offset[member]; part < offset[member + 1]; part++) z += weight[part] * sharedZ[partOf[part]];
        words[own[member]] = normalWord(z);
      }
    },
    word(stream, drawn) {
      const member = memberOf.get(stream);
      if (member === undefined) return drawn(stream);
      let z = ownWeight[member] * deviate(drawn(stream));
      for (let part = offset[member]; part < offset[member + 1]; part++)
        z += weight[part] * deviate(drawn(sharedStream[partOf[part]]));
      return normalWord(z);
    },
  };
}

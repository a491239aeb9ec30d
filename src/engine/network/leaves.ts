// One leaf of the agenda for everything that can be due. The position of a leaf is the order in which equal minutes are served:
// ends of work, ends of delays and absences, risks, dates, lags, gate windows, reviews (docs/rules-of-work.md, "The minute").
import { LEAF_PERSON } from './network.ts';

export class LeafList {
  readonly kinds: number[] = [];
  readonly subjects: number[] = [];

  /** People come first: their leaf is their index. */
  constructor(personCount: number) {
    for (let p = 0; p < personCount; p++) this.add(LEAF_PERSON, p);
  }

  add(kind: number, subject: number): number {
    this.subjects.push(subject);
    return this.kinds.push(kind) - 1;
  }

  /** A leaf for every subject that needs one, -1 for the others. */
  forEach(kind: number, count: number, needs: (subject: number) => boolean): Int32Array {
    return Int32Array.from({ length: count }, (_, subject) => (needs(subject) ? this.add(kind, subject) : -1));
  }
}

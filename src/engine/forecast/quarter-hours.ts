// The minutes of one event over more futures than can be kept one by one: how many fall into each quarter hour, named by its end.
// Pages of counts appear as values come, so an event years away costs no more than one tomorrow, and pages of two threads add up.
import { BIN_MINUTES, type SortedSamples } from './samples.ts';

/** Plain data: counts that add up by place. */
export type QuarterHours = {
  /** Page p counts quarter hours 256 p to 256 p + 255. */
  readonly pages: (Int32Array | undefined)[];
  /** Values taken in, and those of them that never come. */
  readonly totals: Int32Array;
};

const PAGE_BITS = 8;
const PAGE = 1 << PAGE_BITS;

export function quarterHours(): QuarterHours {
  return { pages: [], totals: new Int32Array(2) };
}

/** @param minute -1 = never */
export function addMinute({ pages, totals }: QuarterHours, minute: number): void {
  totals[0]++;
  if (minute < 0) {
    totals[1]++;
    return;
  }
  const bin = Math.ceil(minute / BIN_MINUTES);
  (pages[bin >> PAGE_BITS] ??= new Int32Array(PAGE))[bin & (PAGE - 1)]++;
}

/** From the first quarter hour that has a value to the last. */
export function countedQuarterHours({ pages, totals: [total, never] }: QuarterHours): SortedSamples {
  const firstPage = pages.findIndex((page) => page !== undefined);
  if (firstPage < 0) return { kind: 'quarter-hour', first: 0, counts: new Uint32Array(0), finite: 0, total };
  const all = new Uint32Array((pages.length - firstPage) * PAGE);
  pages.forEach((page, p) => {
    if (page) all.set(page, (p - firstPage) * PAGE);
  });
  let from = 0;
  while (all[from] === 0) from++;
  let to = all.length;
  while (all[to - 1] === 0) to--;
  const first = firstPage * PAGE + from;
  return { kind: 'quarter-hour', first, counts: all.slice(from, to), finite: total - never, total };
}

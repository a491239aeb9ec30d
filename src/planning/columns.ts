// What a run of futures has left behind, asked by the key of a twist. Dates in working minutes, by replication; NEVER = never.
import type { Network } from '../engine/network/network.ts';
import { columnOf, countFutures } from './future-table.ts';
import type { FuturesPart } from './futures-study.ts';
import { workedDates } from './twists/difference.ts';
import type { KeyedTwist } from './twists/tornado-twists.ts';

export interface Columns {
  futures: number;
  /** The date as it is: civil minutes, and working minutes. */
  minutes: Int32Array;
  dates: Int32Array;
  /** Under a twist; null = it was not run. */
  under(key: string): Int32Array | null;
  /** By risk: 1 in the futures in which it fires. */
  fired(risk: number): Int32Array;
}

export function columnsOf(network: Network, { dates }: FuturesPart, twists: readonly KeyedTwist[]): Columns {
  const futures = countFutures(dates);
  const minutes = columnOf(dates, 0);
  const places = new Map(twists.map(({ key }, k) => [key, 1 + k]));
  return {
    futures,
    minutes,
    dates: workedDates(network, minutes),
    under(key) {
      const place = places.get(key);
      return place === undefined ? null : workedDates(network, columnOf(dates, place));
    },
    fired: (risk) => columnOf(dates, 1 + twists.length + risk),
  };
}

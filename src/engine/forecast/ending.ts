// When a run of futures ends before the most there may be: precise enough, time is up (both leave a whole result), or interrupted
// (which leaves a partial one).
import type { Network } from '../network/network.ts';
import { isPrecise, looksUpTo } from './precision.ts';
import type { Order } from './study.ts';

export interface Ending {
  /** Ends at the first look (500, 1,000, 2,000, ... futures) at which the 95 % interval of the finish's P80 is no wider, in working minutes. */
  precisionMinutes?: number;
  /** Asked between blocks; true ends the run, which is whole with what has been done. */
  isTimeUp?(): boolean;
  /** Asked between blocks; true ends the run, which is partial then. */
  shouldStop?(): boolean;
}

export interface EndingOrder extends Pick<Order, 'looks' | 'isEnough' | 'shouldStop'> {
  /** Was it an interruption that ended the run? */
  wasInterrupted(): boolean;
}

/** @param finishes memory in which every future leaves its finish, by replication number */
export function endingOrder(ending: Ending, network: Network, finishes: Int32Array): EndingOrder {
  const { precisionMinutes: most } = ending;
  let interrupted = false;
  return {
    ...(most !== undefined && {
      looks: looksUpTo(finishes.length),
      isEnough: (done) => isPrecise(network, finishes.subarray(0, done), most),
    }),
    shouldStop() {
      interrupted = ending.shouldStop?.() === true;
      return interrupted || ending.isTimeUp?.() === true;
    },
    wasInterrupted: () => interrupted,
  };
}

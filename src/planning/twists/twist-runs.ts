// Runs the twists of one future after another. Where a twist cannot make a difference by construction (its risk did not fire, or changed
// nothing that anybody could notice) the future is not simulated again: it is the same one.
import type { Kernel } from '../../engine/kernel/simulate.ts';
import { createKernel } from '../../engine/kernel/simulate.ts';
import type { Trace } from '../../engine/kernel/trace.ts';
import type { Network } from '../../engine/network/network.ts';
import { minuteIn } from '../asked-date.ts';
import { changeNetwork } from './change-network.ts';
import type { Later, Twist } from './twist.ts';

const ALL = 0;
const FIRED = 1;
const DRAWN = 2;
const REACH = { all: ALL, fired: FIRED, drawn: DRAWN } as const;

interface OpenTwist {
  kernel: Kernel;
  reach: number;
  risks: Int32Array;
  slots: Int32Array;
  /** The last one depends on the future, when something comes later. */
  values: Int32Array;
  later: Later | null;
}

export class TwistRuns {
  private readonly network: Network;
  private readonly node: number;
  private readonly twists: readonly OpenTwist[];
  /** A risk that changed no work may still have been noticed by a policy. */
  private readonly noticed: boolean;
  private readonly anyLater: boolean;
  /** Of the future in hand, by risk: it changed something; it could fire. */
  private readonly bit: Uint8Array;
  private readonly drawn: Uint8Array;
  /** Of the twist in hand: what stood in the slots it holds. */
  private readonly kept: Int32Array;

  /** @param kernel of the network itself @param node of the date that is kept; -1 = the end of the plan */
  constructor(network: Network, kernel: Kernel, twists: readonly Twist[], node: number) {
    this.network = network;
    this.node = node;
    this.noticed = network.policyIds.length > 0;
    this.bit = new Uint8Array(network.riskCount);
    this.drawn = new Uint8Array(network.riskCount);
    const kernels = new Map<string, Kernel>([['[]', kernel]]);
    this.twists = twists.map(({ hold, later, changes, reach }) => {
      const held = later === undefined ? hold : [...hold, { slot: later.slot, value: 0 }];
      const key = JSON.stringify(changes);
      const own = kernels.get(key) ?? createKernel(changeNetwork(network, changes));
      kernels.set(key, own);
      return {
        kernel: own,
        reach: REACH[reach.of],
        risks: Int32Array.from(reach.of === 'all' ? [] : reach.risks),
        slots: Int32Array.from(held, ({ slot }) => slot),
        values: Int32Array.from(held, ({ value }) => value),
        later: later ?? null,
      };
    });
    this.kept = new Int32Array(Math.max(0, ...this.twists.map(({ slots }) => slots.length)));
    this.anyLater = twists.some(({ later }) => later !== undefined);
  }

  /** Keeps what decides which twists matter. `trace` is that of the future as it is, and may be overwritten afterwards. */
  look({ riskState, riskHits, eventMinute }: Trace, tape: Int32Array): void {
    const { riskThreshold, riskSlot } = this.network;
    for (let r = 0; r < this.bit.length; r++) {
      this.bit[r] = riskState[r] > 0 && (riskHits[r] > 0 || this.noticed) ? 1 : 0;
      const draw = tape[riskSlot[r]];
      this.drawn[r] = draw < riskThreshold[4 * r + 1] || draw < riskThreshold[4 * r + 3] ? 1 : 0;
    }
    if (!this.anyLater) return;
    for (const { later, values } of this.twists)
      if (later !== null) values[values.length - 1] = this.delayed(later, tape[later.slot], eventMinute[later.from]);
  }

  /** The drawn minutes and what it takes to end so much later in this future; as drawn where it does not begin. */
  private delayed({ minutes, onClock }: Later, drawn: number, from: number): number {
    if (!onClock) return drawn + minutes;
    const end = from < 0 ? -1 : this.network.planProfile.finishMinutes(from + drawn, minutes);
    return end < 0 ? drawn : end - from;
  }

  /** Minutes of the date under each twist into `into` from `at` on; `date` is the date as it is. The tape is given back as it was. */
  run(tape: Int32Array, date: number, into: Int32Array, at: number): void {
    for (let k = 0; k < this.twists.length; k++) into[at + k] = this.runOne(this.twists[k], tape, date);
  }

  private runOne(twist: OpenTwist, tape: Int32Array, date: number): number {
    if (!this.matters(twist)) return date;
    const { slots, values, kernel } = twist;
    for (let k = 0; k < slots.length; k++) {
      this.kept[k] = tape[slots[k]];
      tape[slots[k]] = values[k];
    }
    const minute = minuteIn(kernel.simulate(tape), this.node);
    for (let k = slots.length - 1; k >= 0; k--) tape[slots[k]] = this.kept[k];
    return minute;
  }

  private matters({ reach, risks }: OpenTwist): boolean {
    if (reach === ALL) return true;
    const states = reach === FIRED ? this.bit : this.drawn;
    for (let k = 0; k < risks.length; k++) if (states[risks[k]] === 1) return true;
    return false;
  }
}

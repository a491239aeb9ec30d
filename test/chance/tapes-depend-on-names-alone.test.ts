// A value on a tape depends on the seed, the name of its slot and the replication, and on nothing else.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDealer, likelyTape } from '../../src/engine/chance/deal.ts';
import { chanceReady } from '../../src/engine/chance/ready.ts';
import type { Slot, SlotSource } from '../../src/engine/network/network.ts';
import type { Distribution } from '../../src/plan/plan.ts';

beforeAll(chanceReady);

const quantity = (distribution: Distribution): SlotSource => ({
  kind: 'quantile',
  distribution,
  scale: 1,
  min: 0,
  max: 10_000_000,
});
const slot = (name: string, source: SlotSource): Slot => ({ name, source, likely: 7 });
const spread = (sharedName: string, correlation: number): SlotSource => ({
  kind: 'spread',
  median: 480,
  sdLog: 0.6,
  correlation,
  sharedName,
});

/** The slots whose bytes are known longest. */
const firstKinds: readonly Slot[] = [
  slot('issue/#001/work', quantity({ kind: 'lognormal', p10: 240, p90: 960 })),
  slot('issue/#002/work', quantity({ kind: 'lognormal', median: 300, sdLog: 0.85 })),
  slot('issue/#003/work', quantity({ kind: 'lognormal', mean: 600, sd: 300 })),
  slot('issue/#004/work', quantity({ kind: 'metalog', p10: 120, p50: 300, p90: 1200 })),
  slot('issue/#005/work', quantity({ kind: 'metalog', p10: 300, p50: 480, p90: 720 })),
  slot('issue/#006/work', quantity({ kind: 'triangular', min: 100, mode: 200, max: 700 })),
  slot('issue/#007/work', quantity({ kind: 'pert', min: 100, mode: 200, max: 700 })),
  slot('issue/#008/work', quantity({ kind: 'uniform', min: 60, max: 180 })),
  slot('issue/#009/work', quantity({ kind: 'normal', mean: 480, sd: 400 })),
  slot('issue/#010/work', quantity({ kind: 'exponential', mean: 480 })),
  slot('issue/#011/work', quantity({ kind: 'discrete', values: [60, 30, 120], weights: [0.2, 0.5, 0.3] })),
  slot('issue/#012/work', quantity({ kind: 'empirical', values: [45, 50, 70, 200, 20] })),
  slot('issue/#013/work', quantity({ kind: 'fixed', value: 77 })),
  slot('issue/#014/work', spread('spread/plan', 0.3)),
  slot('issue/#015/work', spread('spread/plan', 0.3)),
  slot('risk/R1/fires', { kind: 'uniform31' }),
  slot('risk/R1/minute', { kind: 'integer', from: 100, to: 5000 }),
  slot('gate/G1/rework/1', { kind: 'constant', value: 90 }),
  slot('risk/R1/impact/0', { ...quantity({ kind: 'lognormal', p10: 1.1, p90: 1.6 }), scale: 1000 } as SlotSource),
];
const begun = (source: SlotSource, worked: number): SlotSource =>
  ({ ...source, given: { worked, tailMedian: 200, tailSdLog: 0.6 } }) as SlotSource;
const bins = [
  { from: 0, to: 240, weight: 0.7 },
  { from: 480, to: 960, weight: 0.3 },
];
const laterKinds: readonly Slot[] = [
  slot('issue/#016/work', quantity({ kind: 'histogram', bins })),
  slot('issue/#017/work', begun(quantity({ kind: 'histogram', bins }), 100)),
  slot('issue/#018/work', begun(quantity({ kind: 'lognormal', p10: 240, p90: 960 }), 400)),
  slot('issue/#019/work', begun(quantity({ kind: 'triangular', min: 100, mode: 200, max: 700 }), 650)),
  slot('issue/#020/work', begun(quantity({ kind: 'discrete', values: [60, 30, 120], weights: [0.2, 0.5, 0.3] }), 30)),
  slot('issue/#021/work', begun(spread('spread/plan', 0.3), 300)),
  slot('issue/#022/work', begun(spread('spread/plan', 0.3), 4800)),
];
/** One slot of every kind of source and distribution. */
const everyKind: readonly Slot[] = [...firstKinds, ...laterKinds];

function tapes(slots: readonly Slot[], seed: string, count: number): Int32Array[] {
  const dealer = createDealer({ slots }, seed);
  return Array.from({ length: count }, (_, replication) => {
    const tape = new Int32Array(slots.length);
    dealer.deal(replication, tape);
    return tape;
  });
}

describe('a tape', () => {
  it('is the same for one replication alone as in sequence, and slot by slot', () => {
    const inSequence = tapes(everyKind, '1', 2000);
    for (const replication of [1999, 0, 1234]) {
      const dealer = createDealer({ slots: everyKind }, '1');
      const alone = new Int32Array(everyKind.length);
      dealer.deal(replication, alone);
      expect(alone).toEqual(inSequence[replication]);
      const bySlot = everyKind.map((_, index) => dealer.value(index, replication));
      expect(bySlot).toEqual([...alone]);
    }
  });

  it('is reached by value() in the tails of every table as by deal()', () => {
    const dealer = createDealer({ slots: everyKind }, 'tails');
    const tape = new Int32Array(everyKind.length);
    for (let replication = 0; replication < 70_000; replication++) {
      dealer.deal(replication, tape);
      const index = replication % everyKind.length;
      if (dealer.value(index, replication) !== tape[index]) expect.fail(`slot ${index}, replication ${replication}`);
    }
  });

  it('does not notice slots that are added or removed', () => {
    const added = [slot('issue/#000/work', quantity({ kind: 'exponential', mean: 9 })), ...everyKind];
    const before = tapes(everyKind, '1', 300);
    const after = tapes(added, '1', 300);
    after.forEach((tape, replication) => {
      expect(tape.subarray(1)).toEqual(before[replication]);
    });
  });

  it('does not notice the order of slots', () => {
    const reversed = tapes(everyKind.toReversed(), '1', 300);
    tapes(everyKind, '1', 300).forEach((tape, replication) => {
      expect(reversed[replication].toReversed()).toEqual(tape);
    });
  });

  it('changes with the seed, which is text: 1 and "1" are one seed', () => {
    const one = tapes(everyKind, String(1), 50);
    expect(tapes(everyKind, '1', 50)).toEqual(one);
    expect(tapes(everyKind, '2', 50)).not.toEqual(one);
    expect(tapes(everyKind, '01', 50)).not.toEqual(one);
  });

  it('overwrites whatever the array held', () => {
    const tape = new Int32Array(everyKind.length).fill(-99);
    createDealer({ slots: everyKind }, '1').deal(5, tape);
    expect(tape).toEqual(tapes(everyKind, '1', 6)[5]);
  });

  it('has the bytes of every machine and Node version', () => {
    const digestOf = (slots: readonly Slot[]) => {
      const digest = sha256.create();
      for (const tape of tapes(slots, 'golden', 1000)) digest.update(new Uint8Array(tape.buffer));
      return bytesToHex(digest.digest());
    };
    expect(digestOf(firstKinds)).toBe('7ef769e6439f08cb9d96d1c00ee937a8f8eb9a416203426fc1b59744d88cb24d');
    expect(digestOf(laterKinds)).toBe('6a9dbbc0510a73c3ee9f8bbfd4a36e478c8464d067a48f3d95ce240b268fd4c5');
  });

  it('refuses arrays of another length and replications that are none', () => {
    const dealer = createDealer({ slots: everyKind }, '1');
    expect(() => dealer.deal(0, new Int32Array(3))).toThrow(/slots/);
    for (const bad of [-1, 0.5, 4294967296, Number.NaN]) {
      expect(() => dealer.deal(bad, new Int32Array(everyKind.length))).toThrow(/replication/);
    }
  });

  it('is the list of likely values when nothing is left to chance', () => {
    const slots = [
      slot('a', { kind: 'uniform31' }),
      { ...slot('b', quantity({ kind: 'fixed', value: 3 })), likely: 3 },
    ];
    expect(likelyTape({ slots })).toEqual(Int32Array.from([7, 3]));
  });
});

describe('slots that read one stream', () => {
  it('move together, whatever their distributions', () => {
    const mild = slot('risk/R1/impact/0', quantity({ kind: 'lognormal', p10: 100, p90: 900 }));
    const severe = { ...slot('residual', quantity({ kind: 'pert', min: 0, mode: 500, max: 9000 })), stream: mild.name };
    const dealt = tapes([mild, severe], '1', 500).toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
    for (let i = 1; i < dealt.length; i++) expect(dealt[i][1]).toBeGreaterThanOrEqual(dealt[i - 1][1]);
    expect(dealt[499][1]).toBeGreaterThan(dealt[0][1]);
  });
});

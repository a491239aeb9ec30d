// `replay --diff-replications`: where two futures of one plan part, and by how much everything is later.
import { expect, test } from 'vitest';
import { createKernel } from '../../src/engine/kernel/simulate.ts';
import { narrate } from '../../src/engine/log/narrate.ts';
import { partWays, spansOf } from '../../src/engine/log/part-ways.ts';
import { renderReplayDifference, replayDifferenceAnswer } from '../../src/reports/replay-difference.ts';
import { displayWidth } from '../../src/reports/text-sink.ts';
import { likely, relayNetwork as network, relay } from './relay.ts';

const logOf = (slots: Record<string, number>) =>
  narrate(createKernel(network).simulate(likely(network, slots)), network, relay);
const calm = logOf({});
const failed = logOf({ 'gate/G1/pass/1': 2 ** 31 - 1 });
const ill = logOf({ 'risk/flu/fires': 0, 'risk/flu/minute': 660 });
const pair = { plan: relay, names: ['replication 3', 'replication 17'] as const, logs: [calm, failed] as const };
const screen = (width: number): string => renderReplayDifference(pair, { color: false, width }, ' of seed 1');

test('two futures part at the first thing that happens in one of them only', () => {
  const parting = partWays(calm, failed)!;
  expect(calm.slice(0, parting.alike).map(({ type }) => type)).toEqual(
    failed.slice(0, parting.alike).map(({ type }) => type),
  );
  expect(parting.first).toMatchObject({ log: 0, event: { type: 'GatePassed', subject: 'G1', attempt: 1 } });
  expect(parting.there).toMatchObject({ type: 'GateFailed', minute: parting.first.event.minute });
  expect(partWays(failed, calm)!.alike).toBe(parting.alike);
});

test('of two futures the one in which something happens first is told first, whichever it is', () => {
  const [one, two] = [partWays(calm, ill)!, partWays(ill, calm)!];
  expect(one.first).toMatchObject({ log: 1, event: { type: 'RiskOccurred', subject: 'flu' } });
  expect(two.first).toEqual({ ...one.first, log: 0 });
  expect(one.there).toBeNull();
  const later = partWays(ill, logOf({ 'risk/flu/fires': 0, 'risk/flu/minute': 700 }))!;
  expect(later).toMatchObject({ first: { event: { minute: 660 } }, there: { type: 'RiskOccurred', minute: 700 } });
});

test('a future does not part from itself, and the same event for another reason is the same event', () => {
  expect(partWays(calm, calm)).toBeNull();
  expect(
    partWays(
      calm,
      calm.map((event) => ({ ...event, causes: [] })),
    ),
  ).toBeNull();
  expect(partWays(calm, calm.slice(0, -1))!.first).toMatchObject({ log: 0, event: { type: 'PlanFinished' } });
});

test('everything that begins or ends is paired, also what happens in one future only', () => {
  const spans = spansOf(relay, calm, failed);
  const rework = spans.find(({ id }) => id === 'G1/rework')!;
  expect(rework.one).toEqual({ start: null, finish: null, person: null });
  expect(rework.other.finish).not.toBeNull();
  expect(spans.filter(({ kind }) => kind === 'issue').length).toBeGreaterThan(3);
});

test('differences are working minutes, later in the second future being positive', () => {
  const answer = replayDifferenceAnswer(pair) as {
    finish: { laterMinutes: number };
    spans: { id: string; finishLaterMinutes: number | null }[];
  };
  const back = replayDifferenceAnswer({ ...pair, logs: [failed, calm] }) as typeof answer;
  const end = ({ spans }: typeof answer): number => spans.find(({ id }) => id === 'G1')!.finishLaterMinutes ?? 0;
  expect(end(back)).toBe(-end(answer));
  expect(answer.finish.laterMinutes).toBe(0);
  expect(answer.spans.find(({ id }) => id === 'G1')!.finishLaterMinutes).toBeGreaterThan(0);
  expect(answer.spans.find(({ id }) => id === 'A')!.finishLaterMinutes).toBe(0);
});

test('the screen looks as agreed and fits its width', async () => {
  await expect(screen(100)).toMatchFileSnapshot('golden/futures-beside-each-other.txt');
  for (const width of [40, 60, 80, 120])
    for (const line of screen(width).split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(width);
});

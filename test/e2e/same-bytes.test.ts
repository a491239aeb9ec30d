// The same question gives the same bytes, wherever and whenever it is asked.
import { expect, test } from 'vitest';
import { SAMPLE, SCENARIOS, simulate } from './simulate.ts';

const ZONES = ['UTC', 'America/Los_Angeles', 'Europe/Prague', 'Pacific/Apia', 'Asia/Kathmandu', 'Antarctica/Troll'];

test.each<readonly [string, readonly string[]]>([
  ['a forecast', [SAMPLE, '--replications', '500']],
  ['a forecast as JSON', [SAMPLE, '--replications', '500', '--json']],
  ['a replay', ['replay', SAMPLE]],
  ['a replay as JSON Lines', ['replay', SAMPLE, '--replication', '7', '--format', 'jsonl']],
  ['a Gantt chart', ['replay', SAMPLE, '--format', 'gantt', '--until', 'week 2 fri']],
  ['a check', ['check', SAMPLE, '--json']],
])('%s does not depend on the time zone or the language', async (_name, words) => {
  const first = await simulate(words, { env: { TZ: 'UTC', LANG: 'C' } });
  expect(first.code).toBe(0);
  for (const TZ of ZONES) {
    const again = await simulate(words, { env: { TZ, LANG: 'cs_CZ.UTF-8', LC_ALL: 'tr_TR.UTF-8' } });
    expect({ TZ, out: again.out }).toEqual({ TZ, out: first.out });
  }
});

test.each(SCENARIOS)('%s gives the same forecast and check on the other side of the world', async (plan) => {
  for (const words of [
    [plan, '--replications', '200', '--json'],
    ['check', plan],
  ]) {
    const first = await simulate(words, { env: { TZ: 'UTC', LANG: 'C' } });
    const again = await simulate(words, { env: { TZ: 'Asia/Kathmandu', LANG: 'cs_CZ.UTF-8', LC_ALL: 'tr_TR.UTF-8' } });
    expect(first.code).toBe(0);
    expect(again.out).toBe(first.out);
  }
});

test('another seed gives another forecast', async () => {
  const one = await simulate([SAMPLE, '--replications', '200', '--json']);
  const two = await simulate([SAMPLE, '--replications', '200', '--json', '--seed', 'another']);
  expect(two.out).not.toBe(one.out);
});

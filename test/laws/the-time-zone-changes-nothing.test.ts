// Plans live in their own local time: the machine's zone, its summer time included, moves no minute of any log.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const SCRIPT = fileURLToPath(new URL('./digest-of-futures.ts', import.meta.url));

/** Digest of the logs of random plans in a process with this zone, and the offset it saw. */
function digestIn(zone: string): { digest: string; offset: number } {
  const output = execFileSync(process.execPath, ['--import', 'tsx', SCRIPT, '60'], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [digest, offset] = output.trim().split(' ');
  return { digest, offset: Number(offset) };
}

test('the time zone changes nothing', () => {
  const zones = ['UTC', 'Europe/Prague', 'America/St_Johns', 'Pacific/Apia'].map(digestIn);
  expect(zones[0].digest).toMatch(/^[0-9a-f]{64}$/);
  expect(new Set(zones.map(({ digest }) => digest)).size).toBe(1);
  // The zones were really in force.
  expect(new Set(zones.map(({ offset }) => offset)).size).toBe(4);
});

// The command with threads, a precision and a time budget: the answer depends on the number of futures alone, and the number of futures
// on nobody's clock unless a clock was asked for.
import { expect, test } from 'vitest';
import { folderWith, type Ran, SAMPLE, SMALL_PLAN, simulate } from './simulate.ts';

const json = async (words: readonly string[]): Promise<{ ran: Ran; document: Record<string, unknown> }> => {
  const ran = await simulate([...words, '--json']);
  return { ran, document: JSON.parse(ran.out) };
};

test('one, two and seven threads write the same bytes', async () => {
  const words = [SAMPLE, '--replications', '26000', '--json', '--jobs'];
  const [one, two, seven] = await Promise.all(['1', '2', '7'].map((jobs) => simulate([...words, jobs])));
  expect(one.code).toBe(0);
  expect(two.out === one.out && seven.out === one.out).toBe(true);
});

test('a precision takes the futures it needs and says what it has reached', async () => {
  const folder = folderWith({ 'plan.yaml': SMALL_PLAN });
  const { ran, document } = await json([`${folder}/plan.yaml`, '--precision', '0.2d', '--jobs', '2']);
  expect(ran.code).toBe(0);
  expect(document).toMatchObject({ partial: false, precision: { asked: '0.2d', askedMinutes: 96, reached: true } });
  const { precision, replications, ...rest } = document as {
    precision: { widthMinutes: number };
    replications: number;
  };
  expect(precision.widthMinutes).toBeLessThanOrEqual(96);
  expect([500, 1000, 2000, 4000, 8000, 16_000]).toContain(replications);
  const plain = await json([`${folder}/plan.yaml`, '--replications', String(replications)]);
  expect(plain.document).toEqual({ ...rest, replications });
});

test('a precision out of reach is said on standard error, and is no failure', async () => {
  const { code, err } = await simulate([SAMPLE, '--precision', '1m', '--replications', '700']);
  expect(code).toBe(0);
  expect(err).toMatch(
    /^note: --precision 1m is not reached: after 700 futures the 95 % interval of P80 is \d\.\d\d d wide$/m,
  );
});

test('a time budget ends whole, and is the forecast of as many futures', async () => {
  const { ran, document } = await json([SAMPLE, '--time-budget', '0.7s', '--fail-on', 'P80(finish) <= 2030-01-01']);
  expect(ran.code).toBe(0);
  expect(document).toMatchObject({ partial: false, conditions: [{ holds: true }] });
  const { replications } = document as { replications: number };
  expect(replications).toBeLessThan(1_000_000);
  const plain = await json([SAMPLE, '--replications', `${replications}`, '--fail-on', 'P80(finish) <= 2030-01-01']);
  expect(plain.document).toEqual(document);
});

test('the future at a percentile is the same whoever looks for it', async () => {
  const words = ['replay', SAMPLE, '--at', 'P80', '--replications', '15000', '--json', '--jobs'];
  const [one, two] = await Promise.all([simulate([...words, '1']), simulate([...words, '2'])]);
  expect(JSON.parse(one.out).replications).toBe(15_000);
  expect(two.out === one.out).toBe(true);
});

test.each([
  ['--precision', 'soon', /error\[E092\] --precision must be a span of working time/],
  ['--precision', '0d', /error\[E092\] --precision must be a span of working time/],
  ['--time-budget', '5', /error\[E092\] --time-budget must be a time from 0\.01s to 24h/],
  ['--time-budget', '9999h', /error\[E092\] --time-budget must be a time from 0\.01s to 24h/],
  ['--jobs', '65', /error\[E092\] --jobs must be a whole number from 1 to 64, not "65"/],
  ['--jobs', '1.5', /error\[E092\] --jobs must be a whole number/],
])('%s %s is refused with what it may be', async (flag, value, message) => {
  const { code, err } = await simulate([SAMPLE, flag, value]);
  expect(code).toBe(2);
  expect(err).toMatch(message);
});

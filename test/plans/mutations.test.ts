// Plans as they come out of accidents: bytes flipped, lost, doubled, cut off. Each gives a plan or at least one located error,
// never an exception and never a hang. The accidents are the same on every machine.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readPlan } from '../../src/scenarios/read-plan.ts';
import { planFiles } from './plan-files.ts';

/** 2,000 of the plan with every key and of the JSON plan; fewer of the others. PLANCAST_MUTATIONS asks for more. */
const MUTATIONS = Number(process.env.PLANCAST_MUTATIONS ?? 2000);
const FEWER_MUTATIONS = Number(process.env.PLANCAST_MUTATIONS ?? 200);
const OFTEN = ['everything.yaml', 'plan.json'];
const SLOWEST_MILLISECONDS = 5000;

/** Uniform integers below n, from a linear congruential generator (Numerical Recipes' constants); high bits only. */
function createDice(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

function mutate(bytes: Buffer, dice: (n: number) => number): Buffer {
  let mutated: Buffer = Buffer.from(bytes);
  for (let left = 1 + dice(3); left > 0; left -= 1) {
    const at = dice(mutated.length + 1);
    const length = 1 + dice(40);
    const [before, after] = [mutated.subarray(0, at), mutated.subarray(at)];
    const kind = dice(6);
    if (kind === 0 && at < mutated.length) mutated[at] ^= 1 << dice(8);
    else if (kind === 1) mutated = Buffer.concat([before, after.subarray(length)]);
    else if (kind === 2) mutated = Buffer.concat([before, Buffer.from([dice(256)]), after]);
    else if (kind === 3) mutated = Buffer.concat([before, after.subarray(0, length), after]);
    else if (kind === 4) mutated = exchangeWords(mutated, dice);
    else if (dice(20) === 0) mutated = Buffer.from(before);
    else mutated = Buffer.concat([before, Buffer.from('\n:-[]{}&*#"\'|>%@`!?,~'[dice(21)]), after]);
  }
  return mutated;
}

/** One word of the text in the place of another: most such texts still parse, so the readers of values meet them. */
function exchangeWords(bytes: Buffer, dice: (n: number) => number): Buffer {
  const text = bytes.toString('utf8');
  const words = Array.from(text.matchAll(/[^\s,:{}[\]"]+/g));
  const [taken, given] = [words[dice(words.length)], words[dice(words.length)]];
  if (taken === undefined || given === undefined) return bytes;
  return Buffer.from(text.slice(0, taken.index) + given[0] + text.slice(taken.index + taken[0].length));
}

const scenario = new URL('../../scenarios/source-8wk.yaml', import.meta.url);
const MUTATED = [...OFTEN, 'variants.yaml', 'people.yaml', 'supply.yaml', 'trouble.yaml', 'steering.yaml'];
const originals = planFiles('accepted').filter(({ name }) => MUTATED.includes(name));
if (existsSync(scenario))
  originals.push({ name: 'source-8wk.yaml', text: readFileSync(scenario, 'utf8'), expected: [] });

describe.each(originals)('$name after an accident', ({ name, text }) => {
  const rounds = OFTEN.includes(name) ? MUTATIONS : FEWER_MUTATIONS;
  test(`is a plan or has a located error, ${rounds} times`, () => {
    const dice = createDice(20251117);
    const bytes = Buffer.from(text);
    let refused = 0;
    let slowest = 0;
    for (let round = 0; round < rounds; round += 1) {
      const mutated = mutate(bytes, dice).toString('utf8');
      const begin = performance.now();
      const { plan, diagnostics } = readPlan(mutated, { name });
      slowest = Math.max(slowest, performance.now() - begin);
      const errors = diagnostics.filter(({ severity }) => severity === 'error');
      if ((plan === null) !== errors.length > 0) throw new Error(`round ${round}: neither a plan nor an error`);
      for (const { code, range } of diagnostics) {
        const isLocated = range !== undefined && range.start.offset >= 0 && range.end.offset <= mutated.length;
        if (!isLocated) throw new Error(`round ${round}: ${code} has no place`);
      }
      if (plan === null) refused += 1;
    }
    expect(slowest).toBeLessThan(SLOWEST_MILLISECONDS);
    expect(refused).toBeGreaterThan(rounds / 4);
  }, 300_000);
});

// What the bundle does to the kernel's functions: the same program, with the run as a constant.
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { bindRun } from '../../build/one-run-per-kernel.ts';

const CODE = `
class Run { constructor(network) { this.total = network; } }
function add(run, amount) { return (run.total += twice(run, amount)); }
function twice(run, amount) { return tell(run) && amount * 2; }
function tell(run) { return run.total >= 0; }
function createKernel(network) {
	const run = new Run(network);
	return { simulate: (amount) => add(run, amount) };
}
const other = { add: 1, tally(add) { const tell = add + this.add; return tell; } };
createKernel;`;

test('the first kernel has its run as a constant, the others are as they were, and all compute the same', () => {
  const bound = bindRun(CODE, 3);
  expect(bound).toContain('function add(amount)');
  expect(bound).toContain('function tell()');
  expect(bound).toContain('function add(run, amount)');
  const answers = (code: string): number[][] => {
    const create = runInNewContext(code) as (network: number) => { simulate(amount: number): number };
    return [5, 6].map(create).map((kernel) => [kernel.simulate(1), kernel.simulate(10)]);
  };
  expect(answers(CODE)).toEqual([
    [7, 27],
    [8, 28],
  ]);
  expect(answers(`${bound}\ncreateKernel`)).toEqual(answers(CODE));
});

test('a bundle that is not what was expected fails the build instead of going wrong', () => {
  expect(() => bindRun(CODE)).toThrow('found 3 functions of a run');
  expect(() => bindRun(CODE.replace('add(run, amount) };', 'add(other, amount) };'), 3)).toThrow('add is not called');
  expect(() => bindRun(`${CODE}\nexport { add as sum };`, 3)).toThrow('add is not called with a run');
  expect(() => bindRun(`${CODE}\nconst kept = { add };`, 3)).toThrow('add is not called with a run');
  expect(() => bindRun(`${CODE}\nconst kept = [add];`, 3)).toThrow('add is not called with a run');
  expect(() => bindRun(CODE.replace('const run = new Run(network);', 'const run = make();'), 3)).toThrow('no place');
});

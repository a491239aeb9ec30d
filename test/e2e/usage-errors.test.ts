// A wrong command line: one line, a suggestion, exit 2, nothing on standard output, never a stack trace.
import { expect, test } from 'vitest';
import { SAMPLE, simulate } from './simulate.ts';

const CASES: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['no words at all', [], /no plan given/],
  ['an unknown flag', [SAMPLE, '--replicatons', '5'], /unknown flag --replicatons\n.*did you mean --replications\?/],
  ['a flag of another command', ['check', SAMPLE, '--report=x'], /unknown flag --report\n.*simulate PLAN has it/],
  ['a mistyped command', ['chekc', SAMPLE], /"chekc" is no command of simulate\n.*did you mean simulate check\?/],
  ['two plans to forecast', [SAMPLE, SAMPLE], /one word too many/],
  ['two plans to compare', ['compare', SAMPLE, SAMPLE], /one word too many for simulate compare\n.*--option FILE/],
  ['a flag without its value', [SAMPLE, '--seed'], /--seed needs a value/],
  ['an empty seed', [SAMPLE, '--seed='], /--seed must have 1 to 200 characters/],
  ['a flag given twice', [SAMPLE, '--seed', '1', '--seed', '2'], /--seed is given twice/],
  [
    'no replications',
    [SAMPLE, '--replications', '0'],
    /--replications must be a whole number from 1 to 1,000,000, not "0"/,
  ],
  ['negative replications', [SAMPLE, '--replications', '-1'], /from 1 to 1,000,000, not "-1"/],
  ['too many replications', [SAMPLE, '--replications', '1e9'], /from 1 to 1,000,000, not "1e9"/],
  ['an endless number', [SAMPLE, '--replications', '9'.repeat(400)], /from 1 to 1,000,000, not "9{39}…"/],
  ['a fraction', [SAMPLE, '--replications', '1.5'], /not "1\.5"/],
  ['an unknown rule', [SAMPLE, '--rule', 'lf'], /--rule must be one of lft, .*\n.*did you mean lft\?/],
  ['an unknown band', [SAMPLE, '--bands', 'middle'], /--bands must be one of low, mid, high, shared/],
  ['two futures at once', ['replay', SAMPLE, '--at', 'P80', '--replication', '3'], /exclude each other/],
  ['a percentile that is none', ['replay', SAMPLE, '--at', 'P100'], /--at must be P1 to P99/],
  ['an unknown format', ['replay', SAMPLE, '--format', 'gant'], /did you mean gantt\?/],
  ['an unknown code', ['explain', 'E999'], /there is no diagnostic code "E999"/],
  ['a code with a name', ['explain', 'E014', 'finish'], /"finish" is one word too many: E014 is a diagnostic code/],
  ['a mistyped name', ['explain', SAMPLE, 'Developer2'], /nothing in the plan is called "Developer2"\n.*did you mean/],
  ['a name of another kind', ['explain', SAMPLE, 'issue:G2'], /no issue of the plan is called "G2": it is a gate/],
  ['three words to explain', ['explain', SAMPLE, 'G1', 'G2'], /one word too many/],
  ['nothing to explain', ['explain'], /no plan and no code given/],
  ['an unknown schema', ['schema', 'plans'], /must be one of plan, option, forecast/],
  ['a flag named like a prototype', [SAMPLE, '--__proto__', '1'], /unknown flag --__proto__/],
  ['a flag named like a method', [SAMPLE, '--constructor'], /unknown flag --constructor/],
  ['no plan to judge the claims of', ['claims'], /no plan given/],
  ['claims with a condition', ['claims', SAMPLE, '--fail-on', 'P80(finish) <= day 3'], /unknown flag --fail-on/],
  ['a strict forecast', [SAMPLE, '--strict'], /unknown flag --strict\n.*simulate check has it/],
  ['an option the plan does not have', ['claims', SAMPLE, '--with', 'delegat'], /did you mean delegate\?/],
  ['a decision without its option', [SAMPLE, '--decide', 'expand'], /--decide is DECISION=OPTION/],
  ['a mistyped schema', ['schema', 'claim'], /did you mean claims\?/],
  ['nothing to check', ['check'], /no plan given/],
  ['warnings that are no number', ['check', SAMPLE, '--max-warnings', 'few'], /--max-warnings must be a whole number/],
  ['an unreadable condition', [SAMPLE, '--fail-on', 'P80(finish) <='], /--fail-on.*nothing to compare/s],
  ['a condition on nothing', [SAMPLE, '--fail-on', 'P80(G99) <= 2025-12-12'], /G99/],
];

test.each(CASES)('%s is a usage error', async (_name, words, message) => {
  const plain = await simulate(words);
  expect(plain).toMatchObject({ code: 2, out: '' });
  expect(plain.err).toMatch(message);
  expect(plain.err).toMatch(/^error\[E09[24]\] .+\n( {2}= help: .+\n)?$/);
  const json = await simulate([...words, '--json']);
  expect(json.code).toBe(2);
  expect(JSON.parse(json.out)).toMatchObject({ formatVersion: 1, plan: null, diagnostics: [{ severity: 'error' }] });
});

test('--json and --format together are a usage error', async () => {
  const { code, err } = await simulate(['replay', SAMPLE, '--json', '--format', 'log']);
  expect(code).toBe(2);
  expect(err).toMatch(/--json and --format exclude each other/);
});

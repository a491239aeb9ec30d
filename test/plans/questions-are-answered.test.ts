// docs/questions.md is true: every command is understood and finds its files, options and names; the quick ones print what is
// quoted. UPDATE_QUESTIONS=1 runs all of them at the plans' own replications and writes the present answers; =quick the quick ones.
import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseCommandLine } from '../../src/cli/command-line.ts';
import { checkCommand } from '../../src/cli/commands/check.ts';
import { claimsCommand } from '../../src/cli/commands/claims.ts';
import { explainCommand } from '../../src/cli/commands/explain.ts';
import { forecastCommand } from '../../src/cli/commands/forecast.ts';
import { replayCommand } from '../../src/cli/commands/replay.ts';
import { checkNames, readConditions } from '../../src/cli/conditions.ts';
import { loadPlan } from '../../src/cli/load-plan.ts';
import type { Streams } from '../../src/cli/streams.ts';
import { whatAsked } from '../../src/cli/what-asked.ts';
import { linesThatAnswer, pageWith, QUESTIONS, type Question, readQuestions, wordsOf } from './questions-document.ts';

const questions = readQuestions();
const commands = [...new Set(questions.map(({ command }) => command))];
/** Answered in a second or two, so that they are asked every day. */
const QUICK = /^(check|replay) |^scenarios\/(omc-team-sizes|ytempire-week1-roles)\.yaml$/;

/** Streams that swallow what is said; the answer itself is handed back. */
const silent: Streams = {
  out: () => {},
  say: () => {},
  paperOf: () => ({ color: false, width: 100 }),
  finish: () => {},
};

/** Standard output of `simulate` with these words. Throws what the command throws: a mistake in the words is one. */
async function printed(words: readonly string[]): Promise<string> {
  const request = parseCommandLine([...words, '--quiet'], '0', 100);
  switch (request.command) {
    case 'forecast':
      return (await forecastCommand(request, silent)).data;
    case 'claims':
      return (await claimsCommand(request, silent)).data;
    case 'check':
      return (await checkCommand(request, silent)).data;
    case 'replay':
      return (await replayCommand(request, silent)).data;
    case 'explain':
      return (await explainCommand(request, silent)).data;
    default:
      throw new Error(`nobody asks ${request.command}`);
  }
}

const answers = new Map<string, Promise<string>>();
function answerOf(command: string): Promise<string> {
  const known = answers.get(command) ?? printed(wordsOf(command));
  answers.set(command, known);
  return known;
}

/** The first line that speaks about what a line spoke about, when its words have changed. */
function sameSubject(line: string | undefined, output: string): string | null {
  const subject = line?.trim().split(/\s+/)[0];
  return output.split('\n').find((candidate) => candidate.trim().split(/\s+/)[0] === subject) ?? null;
}

test('docs/questions.md asks about every scenario, and answers in a few lines', () => {
  expect(questions.length).toBeGreaterThanOrEqual(45);
  const files = questions.map(({ command }) => wordsOf(command).find((word) => word.endsWith('.yaml')));
  expect(new Set(files).size).toBe(6);
  for (const { question, answer } of questions) {
    expect(question).toMatch(/\?$/);
    expect(answer.length, question).toBeLessThanOrEqual(6);
  }
  expect(pageWith(questions)).toBe(pageWith(readQuestions()));
});

describe.skipIf(process.env.UPDATE_QUESTIONS)('docs/questions.md', () => {
  test.each(commands)('can be asked: simulate %s', (command) => {
    const request = parseCommandLine(wordsOf(command), '0', 100);
    if (request.command === 'explain') {
      const { plan } = loadPlan(request.subject, request, silent);
      expect(whatAsked(request.what, plan).kind).not.toBe('');
      return;
    }
    if (request.command !== 'forecast' && request.command !== 'claims') return;
    const { plan } = loadPlan(request.plan, request, silent);
    if (request.command === 'forecast') checkNames(readConditions(request.failOn), plan);
    const quoted = questions.flatMap((asked) => (asked.command === command ? asked.answer : []));
    const claims = quoted.flatMap((line) => /^\S.* (C\d{3}-\S+) /.exec(line)?.[1] ?? []);
    expect(plan.claims.map(({ id }) => id)).toEqual(expect.arrayContaining(claims));
  });

  const quick = questions.filter(({ command }) => QUICK.test(command));
  test('has quick questions', () => {
    expect(quick.length).toBeGreaterThanOrEqual(3);
  });

  test.each(quick)('$question', async ({ command, answer }) => {
    expect(linesThatAnswer(answer, await answerOf(command))).toEqual(answer);
  });
});

test.runIf(process.env.UPDATE_QUESTIONS)(
  'docs/questions.md gets the present answers',
  { timeout: 3_600_000 },
  async () => {
    const present: Question[] = [];
    for (const asked of questions) {
      if (process.env.UPDATE_QUESTIONS === 'quick' && !QUICK.test(asked.command)) {
        present.push(asked);
        continue;
      }
      const output = await answerOf(asked.command);
      const answer = linesThatAnswer(asked.answer, output).map(
        (line, k) => line ?? sameSubject(asked.answer[k], output),
      );
      const told = [...new Set(answer.filter((line) => line !== null))];
      expect(told.length, `${asked.question}: no line says this any more`).toBeGreaterThan(0);
      present.push({ ...asked, answer: told });
    }
    writeFileSync(QUESTIONS, pageWith(present));
  },
);

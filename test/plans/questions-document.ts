// docs/questions.md as data: each question with its command and the lines of output that answer it, and how such a line is found
// again when its figures have changed.
import { readFileSync } from 'node:fs';

export const QUESTIONS = new URL('../../docs/questions.md', import.meta.url);
const BLOCK = /\*\*(.+)\*\*\n\n```console\n\$ simulate (.+)\n([\s\S]*?)\n```/g;

export interface Question {
  question: string;
  /** What follows `simulate`, as typed. */
  command: string;
  answer: string[];
}

/** Questions in the order of the page. */
export function readQuestions(): Question[] {
  const blocks = readFileSync(QUESTIONS, 'utf8').matchAll(BLOCK);
  return [...blocks].map(([, question = '', command = '', lines = '']) => ({
    question,
    command,
    answer: lines.split('\n'),
  }));
}

/** The page with the answers of these questions in place of its own. */
export function pageWith(questions: readonly Question[]): string {
  let next = 0;
  return readFileSync(QUESTIONS, 'utf8').replace(BLOCK, () => {
    const { question, command, answer } = questions[next++]!;
    return `**${question}**\n\n\`\`\`console\n$ simulate ${command}\n${answer.join('\n')}\n\`\`\``;
  });
}

/** The words of a command line; only single quotes hold words together. */
export function wordsOf(command: string): string[] {
  return [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}

/**
 * The lines of `output` that say what the lines of an old answer said, one after the other; null where no line does. Lines say the
 * same thing when they agree up to their first figure: verdicts, figures and places in files may differ. A wrapped line comes with
 * the rest of it.
 */
export function linesThatAnswer(answer: readonly string[], output: string): (string | null)[] {
  const lines = output.split('\n');
  let from = 0;
  return sentences(answer).flatMap(([first]) => {
    const same = sameThing(first);
    const at = lines.findIndex((candidate, i) => i >= from && same.test(candidate));
    if (at < 0) return [null];
    const sentence = sentences(lines.slice(at))[0] ?? [first];
    from = at + sentence.length;
    return sentence;
  });
}

/** Lines with what belongs to them because it did not fit. */
function sentences(lines: readonly string[]): [string, ...string[]][] {
  const told: [string, ...string[]][] = [];
  for (const line of lines) {
    const last = told.at(-1);
    if (last && goesOn(last[0], line)) last.push(line);
    else told.push([line]);
  }
  return told;
}

function goesOn(first: string, line: string): boolean {
  if (/^ {2}(W\d{3}|SPEEDUP) /.test(first)) return /^ {7,}\S/.test(line);
  // An answer of `explain`, up to the end of its sentence.
  if (/^ {2}It would come earlier /.test(first)) return /^ {2}\S/.test(line) && !/^ {2}\S.* {2}/.test(line);
  return /^ {14}it is /.test(first) && /^ {14}(?!(said in|it is|meaning|rests on|tolerance|why)\b)\S/.test(line);
}

function sameThing(line: string): RegExp {
  const [, claim] = /^(?:confirmed|refuted|undecidable|not testable) +(C\S+ )/.exec(line) ?? [];
  if (claim) return new RegExp(`^\\S.* ${escaped(claim)}`);
  const [, condition] = /^(?:FAILS|holds) +(.+?) {2}/.exec(line) ?? [];
  if (condition) return new RegExp(`^(FAILS|holds) +${escaped(condition)} `);
  const [, code, finding] = /^ +(W\d{3}) \S*\d:\d+ (.*)$/.exec(line) ?? [];
  if (code && finding) return new RegExp(`^ +${code} \\S+ ${escaped(upToFigure(finding))}`);
  return new RegExp(`^${escaped(upToFigure(line))}( |$)`);
}

function upToFigure(line: string): string {
  return /^ *\S.*?(?= {2}| [+−<>]?\d|$)/.exec(line)?.[0] ?? line;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

// `simulate explain CODE`: the long text behind a diagnostic, with a wrong line and the same line put right.

import { FINDING_CODES } from '../../plan/codes/findings.ts';
import { GOAL_CODES } from '../../plan/codes/goals.ts';
import { CODES, codeEntry } from '../../plan/codes.ts';
import { wrapWords } from '../../reports/wrap-words.ts';
import { CLI_CODES } from '../codes.ts';
import { jsonDocument } from '../document.ts';
import { EXIT } from '../exit-codes.ts';
import type { Outcome } from '../outcome.ts';
import type { Manners } from '../request.ts';
import { usageStop } from '../stop.ts';
import type { Streams } from '../streams.ts';
import { suggest } from '../suggest.ts';

interface Explained {
  code: string;
  severity: string;
  title: string;
  explanation: string;
  wrong: string;
  right: string;
}

/** Exit 2 for a code that does not exist. */
export async function explainCode(typed: string, request: Manners, streams: Streams): Promise<Outcome> {
  const entry = codeEntry(typed) ?? ownEntry(typed);
  if (!entry) {
    const known = [
      ...Object.keys(CODES),
      ...Object.keys(FINDING_CODES),
      ...Object.keys(GOAL_CODES),
      ...Object.keys(CLI_CODES),
    ];
    const hint =
      suggest(typed, known) ??
      `codes look like E014; a name in a plan comes behind it: simulate explain plan.yaml ${typed}`;
    throw usageStop(`there is no diagnostic code "${typed}", and no file of that name`, hint);
  }
  const { code, severity, title, explanation, wrong, right } = entry;
  const answer = { code, severity, title, explanation, wrong, right };
  if (request.json) return { exitCode: EXIT.done, data: jsonDocument({ command: 'explain' }, answer) };
  const { color, width } = streams.paperOf('out', request.color);
  return { exitCode: EXIT.done, data: await page(answer, color, Math.min(width, 88)) };
}

function ownEntry(text: string): Explained | null {
  const code = text.trim().toUpperCase();
  if (!Object.hasOwn(CLI_CODES, code)) return null;
  return { code, severity: 'error', ...CLI_CODES[code as keyof typeof CLI_CODES] };
}

async function page(entry: Explained, color: boolean, width: number): Promise<string> {
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: color ? 1 : 0 });
  const head = chalk.bold(`${entry.severity}[${entry.code}] ${entry.title}`);
  const sample = (label: string, text: string): string => `${chalk.dim(label)}\n${text.replace(/^/gm, '    ')}\n`;
  const samples = entry.wrong === '-' ? [] : [sample('wrong', entry.wrong), sample('right', entry.right)];
  return [`${head}\n`, `${wrapWords(entry.explanation, width).join('\n')}\n`, ...samples].join('\n');
}

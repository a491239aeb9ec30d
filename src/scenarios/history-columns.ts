// Which columns of a history are meant: named on the command line, found in its first line, with the nearest name where there is none.
import { nearestNames } from '../plan/nearest-names.ts';
import type { HistoryTrouble } from './history-table.ts';

/** Names of columns as asked for; null = not asked for. */
export interface ColumnsAsked {
  estimate: string | null;
  actual: string | null;
  by: string | null;
  task: string | null;
  date: string | null;
  /** Only rows with this value in this column. */
  only: readonly { column: string; value: string }[];
}

export interface ColumnsFound {
  estimate: number;
  actual: number;
  by: number | null;
  task: number | null;
  date: number | null;
  only: readonly { column: number; value: string }[];
}

/** Position of each column, or what is wrong: none named, none of that name, several of it. */
export function findColumns(header: readonly string[], asked: ColumnsAsked): ColumnsFound | HistoryTrouble {
  const troubles: HistoryTrouble[] = [];
  const at = (name: string, flag: string): number => {
    const found = position(header, name, flag);
    if (typeof found === 'number') return found;
    troubles.push(found);
    return 0;
  };
  const maybe = (name: string | null, flag: string): number | null => (name === null ? null : at(name, flag));
  if (asked.estimate === null || asked.actual === null) return unnamed(header, asked);
  const found = {
    estimate: at(asked.estimate, 'estimate'),
    actual: at(asked.actual, 'actual'),
    by: maybe(asked.by, 'by'),
    task: maybe(asked.task, 'task'),
    date: maybe(asked.date, 'date'),
    only: asked.only.map(({ column, value }) => ({ column: at(column, 'only'), value })),
  };
  if (troubles.length > 0) return troubles[0];
  if (found.estimate !== found.actual) return found;
  return { about: 'column', message: '--estimate and --actual name the same column', line: 1 };
}

/** As written; otherwise without regard to case and blanks, if only one is meant so. */
function position(header: readonly string[], name: string, flag: string): number | HistoryTrouble {
  const loose = (text: string): string => text.toLowerCase().replace(/[\s_-]+/g, '');
  for (const same of [(column: string) => column === name, (column: string) => loose(column) === loose(name)]) {
    const found = header.flatMap((column, c) => (same(column) ? [c] : []));
    if (found.length === 1) return found[0];
    if (found.length > 1)
      return {
        about: 'column',
        message: `--${flag}: ${found.length} columns are called ${quoted(name)}`,
        line: 1,
        cell: name,
      };
  }
  const [near] = nearestNames(name, header);
  const hint = near === undefined ? columnsIn(header) : `did you mean ${near}?`;
  return { about: 'column', message: `--${flag}: there is no column ${quoted(name)}`, hint, line: 1 };
}

/** Nothing is guessed, but what looks right is offered. */
function unnamed(header: readonly string[], { estimate, actual }: ColumnsAsked): HistoryTrouble {
  const flags = [...(estimate === null ? ['--estimate'] : []), ...(actual === null ? ['--actual'] : [])];
  const message = `name the ${flags.length === 1 ? 'column' : 'columns'} with ${flags.join(' and ')}: ${columnsIn(header)}`;
  const like = (pattern: RegExp): string | undefined => header.find((column) => pattern.test(column));
  const guesses = [
    estimate ?? like(/estim|plan(ned)?|story\s*points?|storypoints|budget/i),
    actual ?? like(/actual|spent|real|effort|logged|total/i),
  ];
  if (guesses.some((guess) => guess === undefined)) return { about: 'column', message };
  const [e, a] = guesses.map((guess) => (/^[\w.-]+$/.test(guess ?? '') ? guess : `"${guess}"`));
  return { about: 'column', message, hint: `perhaps --estimate ${e} --actual ${a}` };
}

function columnsIn(header: readonly string[]): string {
  const shown = header.slice(0, 30).map((column) => (column === '' ? '(no name)' : column));
  const more = header.length > shown.length ? ` and ${header.length - shown.length} more` : '';
  return `there are ${shown.join(', ')}${more}`;
}

function quoted(name: string): string {
  return `"${name.length > 40 ? `${name.slice(0, 39)}…` : name}"`;
}

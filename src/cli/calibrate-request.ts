// The flags of `simulate calibrate`: which columns of the history mean what, and where to split it.
import { listOf, type RawFlags, shorten, single } from './flag-values.ts';
import type { CalibrateRequest, Manners, SplitAsked } from './request.ts';
import { usageStop } from './stop.ts';

const LONGEST_NAME = 200;

/** Throws a Stop (exit 2). */
export function calibrateOf(flags: RawFlags, common: Manners): CalibrateRequest {
  const column = (name: string): string | null => {
    const text = single(flags, name);
    if (text === undefined) return null;
    if (text.trim() === '' || text.length > LONGEST_NAME) throw usageStop(`--${name} needs the name of a column`);
    return text.trim();
  };
  const write = single(flags, 'write');
  if (write?.trim() === '') throw usageStop('--write needs a file', 'such as --write team-spread.yaml');
  const date = column('date');
  const split = splitOf(single(flags, 'split'));
  if (split !== null && split.kind !== 'share' && date === null)
    throw usageStop(
      `--split ${shorten(split.text)} needs --date`,
      'without dates, --split 70% splits in the order of the file',
    );
  return {
    command: 'calibrate',
    history: String(flags.history),
    columns: {
      estimate: column('estimate'),
      actual: column('actual'),
      by: column('by'),
      task: column('task'),
      date,
      only: listOf(flags, 'only').map(onlyOf),
    },
    split,
    unit: unitOf(single(flags, 'unit')),
    write,
    ...common,
  };
}

function splitOf(text: string | undefined): SplitAsked | null {
  if (text === undefined) return null;
  const share = /^(\d{1,2}(?:\.\d+)?)%$/.exec(text)?.[1];
  if (share !== undefined && Number(share) > 0) return { kind: 'share', share: Number(share) / 100 };
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { kind: 'date', text };
  if (/^\d{1,15}(\.\d+)?$/.test(text)) return { kind: 'number', text };
  const hint = 'such as --split 70% or --split 2026-01-31';
  throw usageStop(`--split is a share of the tasks or the first date to test on, not "${shorten(text)}"`, hint);
}

function onlyOf(text: string): { column: string; value: string } {
  const at = text.indexOf('=');
  const column = at < 0 ? '' : text.slice(0, at).trim();
  if (column === '') throw usageStop(`--only is COLUMN=VALUE, not "${shorten(text)}"`, 'such as --only Status=Done');
  return { column, value: text.slice(at + 1).trim() };
}

/** Words for amounts; also what may stand behind them in a cell. */
function unitOf(text = 'h'): string {
  if (/^\p{L}[\p{L} ]{0,19}$/u.test(text)) return text;
  throw usageStop(`--unit is a word such as h, days or points, not "${shorten(text)}"`);
}

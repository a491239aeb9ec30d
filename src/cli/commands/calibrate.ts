// `simulate calibrate HISTORY`: past estimates and actuals -> how far estimates miss, who misses how, whether that held on tasks the
// fit has not seen, and a file that a plan can extend.
import { basename, dirname } from 'node:path';
import { chanceReady } from '../../engine/chance/ready.ts';
import { dayNumber, isCivilDate } from '../../plan/civil-date.ts';
import type { Diagnostic } from '../../plan/diagnostic.ts';
import { calibrate, LEAST_TASKS } from '../../planning/calibrate/calibrate.ts';
import type { Split } from '../../planning/calibrate/calibration-result.ts';
import { fittedSpread, renderFragment } from '../../reports/calibrate-fragment.ts';
import { calibrateAnswer } from '../../reports/calibrate-json.ts';
import { renderCalibration } from '../../reports/calibrate-text.ts';
import { reasonWords } from '../../reports/calibrate-words.ts';
import { renderDiagnostics } from '../../reports/diagnostic-text.ts';
import type { HistoryTrouble } from '../../scenarios/history-table.ts';
import { type History, readHistory } from '../../scenarios/read-history.ts';
import { cliDiagnostic } from '../codes.ts';
import { jsonDocument } from '../document.ts';
import { EXIT } from '../exit-codes.ts';
import type { Outcome } from '../outcome.ts';
import { pauseForOthers } from '../pause.ts';
import { type HistorySource, readHistoryFile } from '../read-history-file.ts';
import type { CalibrateRequest } from '../request.ts';
import { Stop, usageStop } from '../stop.ts';
import type { Streams } from '../streams.ts';
import { elapsed } from '../watch.ts';
import { prepareReports, writeReports } from '../write-reports.ts';

/** What plans are called; histories are not. */
const NO_TABLE = /\.(ya?ml|json)$/i;
const A_TABLE = 'a history is a table (CSV) with a row for each finished task; a plan is read by simulate PLAN';
const USUAL_SPLIT: Split = { kind: 'share', share: 0.7 };

/** Exit 2 for columns that are not there, 3 for a history nothing can be learnt from. */
export async function calibrateCommand(request: CalibrateRequest, streams: Streams): Promise<Outcome> {
  const source = readHistoryFile(request.history);
  const history = readHistory(source.text, request.columns, request.unit);
  if ('about' in history) throw troubleStop(history, source, request, streams);
  const split = splitOf(request, history);
  if (history.tasks.length < LEAST_TASKS) throw tooFew(history, source);
  const target = request.write === undefined ? null : { folder: dirname(request.write), name: basename(request.write) };
  if (target !== null) prepareReports(target.folder, [target.name]);
  await chanceReady();
  // Nothing is written once Ctrl-C has been pressed.
  await pauseForOthers();
  const calibration = calibrate(history.tasks, split);
  await pauseForOthers();
  const spread = fittedSpread(calibration.model);
  const fragment = renderFragment(spread, commandLine(request));
  if (target !== null) writeReports(target.folder, [{ name: target.name, text: fragment }]);
  const farewell = elapsed(request.quiet);
  const told = { history, calibration, spread, fragment, unit: request.unit, isLatin: source.isLatin };
  if (request.json)
    return { exitCode: EXIT.done, data: jsonDocument({ command: 'calibrate' }, calibrateAnswer(told)), farewell };
  const name = source.name === '<stdin>' ? 'standard input' : basename(source.name);
  const written = request.write ?? null;
  const style = streams.paperOf('out', request.color);
  return { exitCode: EXIT.done, data: renderCalibration({ ...told, name, written }, style), farewell };
}

/** Told with its line in a frame; columns are a matter of the command line, the rest of the file. */
function troubleStop(
  trouble: HistoryTrouble,
  source: HistorySource,
  { color }: CalibrateRequest,
  streams: Streams,
): Stop {
  const code = { table: 'E096', column: 'E097', rows: 'E098' } as const;
  const place = trouble.line === undefined ? {} : { range: rangeOf(source.text, trouble.line, trouble.cell ?? '') };
  const related = trouble.related?.map(({ line, cell, message }) => ({
    path: [],
    message,
    range: rangeOf(source.text, line, cell),
  }));
  const diagnostic: Diagnostic = {
    ...cliDiagnostic(code[trouble.about], trouble.message, NO_TABLE.test(source.name) ? A_TABLE : trouble.hint),
    ...place,
    ...(related === undefined ? {} : { related }),
  };
  streams.say(renderDiagnostics([diagnostic], source, streams.paperOf('say', color)));
  return new Stop(trouble.about === 'column' ? EXIT.usage : EXIT.input, [diagnostic], { told: true });
}

/** The text of the cell on its line, or the whole line. Lines end as the table's do. */
function rangeOf(text: string, line: number, cell: string): NonNullable<Diagnostic['range']> {
  const breaks = /\r\n|\r|\n/g;
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  for (let before = 1; before < line && breaks.exec(text) !== null; before++) start = breaks.lastIndex;
  const rest = text.slice(start, start + 10_000).split(/\r\n|\r|\n/, 1)[0];
  const at = Math.max(0, cell === '' ? -1 : rest.indexOf(cell));
  const length = cell !== '' && rest.includes(cell) ? cell.length : rest.length;
  const end = at + Math.max(1, length);
  return {
    start: { offset: start + at, line, column: at + 1 },
    end: { offset: start + end, line, column: end + 1 },
  };
}

function splitOf({ split, columns }: CalibrateRequest, { timeKind }: History): Split {
  if (split === null) return USUAL_SPLIT;
  if (split.kind === 'share') return split;
  if (split.kind !== timeKind) {
    const has = timeKind === 'date' ? 'dates: --split 2026-01-31' : 'numbers: --split 1200';
    throw usageStop(`--split ${split.text} does not fit --date ${columns.date}`, `the column has ${has}`);
  }
  if (split.kind === 'number') return { kind: 'time', time: Number(split.text) };
  if (!isCivilDate(split.text)) throw usageStop(`--split ${split.text} is no date`, 'such as --split 2026-01-31');
  return { kind: 'time', time: dayNumber(split.text) };
}

function tooFew({ tasks, rows, leftOut, dropped }: History, { name }: HistorySource): Stop {
  const count = tasks.length === 1 ? '1 usable task' : `${tasks.length} usable tasks`;
  const why = dropped.map(({ reason, rows: many }) => `${many} ${reasonWords(reason)}`);
  if (leftOut > 0) why.push(`${leftOut} left out by --only`);
  const hint = why.length === 0 ? 'more finished tasks are needed' : `of ${rows} rows: ${why.join(', ')}`;
  const message = `${name === '<stdin>' ? 'standard input' : `"${name}"`} has ${count}: a spread needs at least ${LEAST_TASKS}`;
  return new Stop(EXIT.input, [cliDiagnostic('E098', message, hint)]);
}

/** What can be typed again beside the history. */
function commandLine({ history, columns, split, unit }: CalibrateRequest): string {
  const word = (text: string): string => (/^[\w.,:%=/+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
  const flag = (name: string, value: string | null): string[] => (value === null ? [] : [`--${name}`, word(value)]);
  return [
    word(history === '-' ? '-' : basename(history)),
    ...flag('estimate', columns.estimate),
    ...flag('actual', columns.actual),
    ...flag('by', columns.by),
    ...flag('task', columns.task),
    ...flag('date', columns.date),
    ...columns.only.flatMap(({ column, value }) => flag('only', `${column}=${value}`)),
    ...(split === null
      ? []
      : flag('split', split.kind === 'share' ? `${Number((split.share * 100).toFixed(6))}%` : split.text)),
    ...(unit === 'h' ? [] : flag('unit', unit)),
  ].join(' ');
}

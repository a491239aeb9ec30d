// A calibration as a person reads it: what was read, how far estimates missed, who misses how, whether that held on later tasks, and
// the lines for the plan.
import { Chalk, type ChalkInstance } from 'chalk';
import { exp } from '../engine/chance/ready.ts';
import type { Calibration, ErrorModel, Estimated, Gain, HeldOut } from '../planning/calibrate/calibration-result.ts';
import { type CalibrationTold, timeWord } from './calibrate-json.ts';
import { droppedLines, percent, plural, ratioText } from './calibrate-words.ts';
import { grouped } from './forecast-words.ts';
import { clean, clip } from './text-sink.ts';
import { tableLines } from './text-table.ts';
import { wrap } from './wrap.ts';

export interface CalibrationNamed extends CalibrationTold {
  /** The history as it is called. */
  name: string;
  /** File the fragment went into; null = it stands below. */
  written: string | null;
}

export interface CalibrationStyle {
  color: boolean;
  width: number;
}

/** An interval wider than this holds nearly everything. */
const CLEAR_WIDTH = 0.3;
/** The task of the first sentence is estimated at so much. */
const SAMPLE = 10;
/** People that are shown; --json has all. */
const PEOPLE_SHOWN = 12;

/** What tasks have in common: luck that does not average out over a plan. */
function sharedText({ shared, people }: ErrorModel): string {
  const whose = people.length > 0 ? 'tasks of one person' : 'tasks';
  if (shared !== null && shared < 0.005)
    return `What ${whose} of one quarter have in common is too little to be seen: their misses average out over a plan.`;
  if (shared === null) return `What ${whose} of one quarter have in common is unknown without dates (--date).`;
  return `${percent(shared)} of the variance is common to ${whose} of one quarter: it does not average out over a plan.`;
}

/** The whole answer, ending with a line break. */
export function renderCalibration(told: CalibrationNamed, style: CalibrationStyle): string {
  const chalk = new Chalk({ level: style.color ? 1 : 0 });
  const width = Math.min(120, Math.max(60, style.width));
  const { calibration } = told;
  const sections = [
    headingLines(told, chalk, width),
    droppedLines(told.history, width),
    teamLines(told, chalk, width),
    peopleLines(calibration, chalk, width),
    heldOutLines(told, chalk, width),
    fragmentLines(told, chalk),
  ];
  const shown = sections.filter((lines) => lines.length > 0);
  return `${shown.map((lines) => lines.map((line) => line.trimEnd()).join('\n')).join('\n\n')}\n`;
}

function headingLines({ name, history, calibration, isLatin }: CalibrationNamed, chalk: ChalkInstance, width: number) {
  const { people } = calibration.model;
  const times = history.tasks.flatMap(({ time }) => (time === null ? [] : [time]));
  const span = [Math.min, Math.max].map((end) =>
    timeWord(
      times.reduce((a, b) => end(a, b), times[0]),
      history.timeKind,
    ),
  );
  const parts = [
    `${grouped(calibration.tasks)} tasks`,
    ...(people.length > 0 ? [plural(people.length, 'person', 'people')] : []),
    ...(times.length > 0 ? [`${span[0]} to ${span[1]}`] : []),
  ];
  const rest = ` · ${parts.join(' · ')}`;
  const latin = 'The file is no UTF-8 and was read as Latin-1: names with accents may look odd.';
  return [chalk.bold(clip(clean(name), width - rest.length)) + rest, ...(isLatin ? wrap(latin, width) : [])];
}

function teamLines(
  { calibration: { model, ratios, exact, tasks }, unit }: CalibrationNamed,
  chalk: ChalkInstance,
  width: number,
): string[] {
  const typical = exp(model.meanLog);
  const reach = exp(1.2815515655446004 * model.sdLog);
  const taking = (ratio: number): string => `${amountText(SAMPLE * ratio)} ${clean(unit)}`;
  const lines = [
    ...wrap(
      `A task estimated at ${SAMPLE} ${clean(unit)} typically takes ${taking(typical)}, and four in five such tasks take between ${taking(typical / reach)} and ${taking(typical * reach)}.`,
      width,
    ),
    ...quantileLines(ratios, width).map((line) => line.replace(QUANTILES, chalk.bold(QUANTILES))),
    ...wrap(
      `Fitted: median ${ratioText(typical)} of the estimate, sd of logs ${model.sdLog.toFixed(2)}; four in five between ${ratioText(typical / reach)} and ${ratioText(typical * reach)}.`,
      width,
    ),
  ];
  lines.push(...wrap(sharedText(model), width));
  if (model.sdLog === 0)
    lines.push('Every actual is the same multiple of its estimate: were actuals measured, or copied?');
  else if (exact >= 0.2 && tasks > 0)
    lines.push(
      ...wrap(
        `${percent(exact)} of the actuals are exactly the estimate: often a sign that they were written down afterwards.`,
        width,
      ),
    );
  return lines;
}

const QUANTILES = 'actual / estimate';

/** On one line where there is room, else below one another. */
function quantileLines(ratios: Calibration['ratios'], width: number): string[] {
  const parts = ratios.map(({ percentile, value }) => `P${percentile} ${ratioText(value)}`);
  const line = `${QUANTILES}   ${parts.join('   ')}`;
  return line.length <= width ? [line] : [QUANTILES, ...parts.map((part) => `  ${part}`)];
}

function peopleLines({ model }: Calibration, chalk: ChalkInstance, width: number): string[] {
  const { people, betweenSd, withinSd } = model;
  if (people.length < 2) return [];
  const shown = people.slice(0, PEOPLE_SHOWN);
  const right = { right: true } as const;
  const rows = tableLines(
    shown,
    [
      { head: 'tasks', cell: ({ tasks }) => grouped(tasks), ...right },
      { head: 'own median', cell: ({ rawMedian }) => ratioText(rawMedian), ...right, drop: 1 },
      { head: 'fitted median', cell: ({ meanLog }) => ratioText(exp(meanLog)), ...right },
      { head: 'sd of logs', cell: ({ sdLog }) => sdLog.toFixed(2), ...right },
    ],
    {
      width,
      title: 'People',
      name: ({ person }) => clean(person),
      paintTitle: (text) => chalk.bold(text),
      paintHead: (text) => chalk.dim(text),
      leastName: 8,
    },
  );
  const more = people.length - shown.length;
  const note = `People differ by ${betweenSd.toFixed(2)} in logs, each varies by ${withinSd.toFixed(2)}; who has few tasks is taken to be much like the team.`;
  return [...rows, ...(more > 0 ? [`  and ${plural(more, 'more')} (--json has all)`] : []), ...wrap(note, width)];
}

function heldOutLines({ calibration, history, unit }: CalibrationNamed, chalk: ChalkInstance, width: number): string[] {
  const { heldOut } = calibration;
  if (heldOut === null)
    return wrap('Not tested: with so few tasks on one side of the split, what is kept back says nothing.', width);
  const { trainedOn, testedOn, from, clusters, clusteredBy } = heldOut;
  const since = from === null ? 'the later rows' : `those from ${timeWord(from, history.timeKind)} on`;
  const by = clusteredBy === 'person' ? `by person (${clusters})` : 'by task';
  const head = `${chalk.bold('Held out')}: fitted to ${grouped(trainedOn)} tasks, tested on ${since} (${grouped(testedOn)}); 95 % intervals ${by}; a smaller score is better.`;
  return [...wrap(head, width), ...coverageLines(heldOut, width), '', ...scoreLines(heldOut, unit, chalk, width)];
}

function coverageLines({ coverage }: HeldOut, width: number): string[] {
  return coverage.flatMap(({ percentile, value, low, high }) => {
    const unclear = !(high - low <= CLEAR_WIDTH) ? 'too few to tell' : 'holds';
    const verdict = percentile / 100 < low ? 'too wide' : percentile / 100 > high ? 'too narrow' : unclear;
    const line = `P${percentile}  ${percent(value)} came in at or below it (${range({ value, low, high })}): ${verdict}`;
    return wrap(line, width - 2, '     ').map((text) => `  ${text}`);
  });
}

const BASELINES: Readonly<Record<Gain['baseline'], string>> = {
  'as-estimated': 'estimate as is',
  'within-20-percent': 'estimate ± 20 %',
  empirical: 'fitted, empirical shape',
};

function scoreLines({ score, gains }: HeldOut, unit: string, chalk: ChalkInstance, width: number): string[] {
  const rows = [
    { name: 'fitted', score, gain: null },
    ...gains.map((gain) => ({ name: BASELINES[gain.baseline], score: gain.score, gain })),
  ];
  const gain = (of: Estimated | undefined): string => (of === undefined ? '' : gainText(of));
  const right = { right: true } as const;
  return tableLines(
    rows,
    [
      { head: `in ${clean(unit)}`, cell: (row) => amountText(row.score.amount), ...right },
      { head: 'fitted is', cell: (row) => gain(row.gain?.amount) },
      { head: 'in logs', cell: (row) => row.score.log.toFixed(3), ...right },
      { head: 'fitted is', cell: (row) => gain(row.gain?.log), drop: 1 },
    ],
    {
      width,
      title: 'Score (CRPS)',
      name: ({ name }) => name,
      paintTitle: (text) => chalk.bold(text),
      paintHead: (text) => chalk.dim(text),
      leastName: 12,
    },
  );
}

/** Three figures, without a power of ten. */
function amountText(amount: number): string {
  if (amount >= 100 || amount < 0.001) return String(Math.round(amount));
  return amount.toPrecision(3);
}

/** `23 % better (20 to 27)`, `about even (−7 to 1 %)`. */
function gainText({ value, low, high }: Estimated): string {
  const whole = (share: number): string => {
    const text = Number.isFinite(share) ? String(Math.round(Math.abs(share) * 100)) : '∞';
    return share < 0 && text !== '0' ? `−${text}` : text;
  };
  if (!(low > 0) && !(high < 0)) return `about even (${whole(low)} to ${whole(high)} %)`;
  if (value > 0) return `${whole(value)} % better (${whole(low)} to ${whole(high)})`;
  return `${whole(-value)} % worse (${whole(-high)} to ${whole(-low)})`;
}

function range({ low, high }: Estimated): string {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return 'one cluster: no interval';
  return `${Math.round(low * 100)} to ${percent(high)}`;
}

function fragmentLines({ written, fragment, spread }: CalibrationNamed, chalk: ChalkInstance): string[] {
  if (written !== null)
    return [
      `Written to ${clean(written)}. A plan beside it takes it with  extends: ${clean(written.replace(/^.*[\\/]/, ''))}`,
    ];
  const body = fragment.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const left = (spread.people?.length ?? 0) - PEOPLE_SHOWN;
  const shown = left > 0 ? [...body.slice(0, -left), `      # and ${grouped(left)} more: --write FILE has all`] : body;
  return [chalk.bold('For the plan (or --write FILE, and extends: FILE)'), ...shown.map((line) => `  ${clean(line)}`)];
}

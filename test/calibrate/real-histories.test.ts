// Two published histories, split by date: what the fit says of later tasks must hold, and must beat believing the estimates. SiP is one
// row per task with the developer and the day it was estimated, Project-22 the stories of one team with the day of the last update.
import { gunzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { chanceReady, exp } from '../../src/engine/chance/ready.ts';
import { calibrate } from '../../src/planning/calibrate/calibrate.ts';
import type { Calibration, Gain } from '../../src/planning/calibrate/calibration-result.ts';
import { readHistoryTable } from '../../src/scenarios/history-table.ts';
import { type History, readHistory } from '../../src/scenarios/read-history.ts';
import { referenceClassOf } from '../../src/scenarios/reference-classes.ts';
import { readShared } from '../known-answers/shared-data.ts';
import { testWithData } from '../known-answers/test-with-data.ts';

type Row = Record<string, string>;

const known = new Map<string, Row[]>();

/** Records by column name. */
function recordsOf(path: string): Row[] {
  const rows = known.get(path) ?? readRecords(path);
  known.set(path, rows);
  return rows;
}

function readRecords(path: string): Row[] {
  const bytes = readShared(`effort/${path}`);
  const table = readHistoryTable((path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1'));
  if ('about' in table) throw new Error(table.message);
  return table.rows.map((row) => Object.fromEntries(table.header.map((name, c) => [name, row[c]])));
}

/** A history of its own, as somebody would join it in a spreadsheet. */
function historyOf(rows: readonly (readonly (string | number)[])[]): History {
  const text = ['task,est,act,who,on', ...rows.map((row) => row.join(','))].join('\n');
  const asked = { estimate: 'est', actual: 'act', by: 'who', task: 'task', date: 'on', only: [] };
  const history = readHistory(text, asked, 'h');
  if ('about' in history) throw new Error(history.message);
  return history;
}

function firstBy(rows: readonly Row[], key: string): Map<string, Row> {
  const first = new Map<string, Row>();
  for (const row of rows) if (!first.has(row[key])) first.set(row[key], row);
  return first;
}

function sip(date: 'EstimateOn' | 'CompletedOn'): History {
  const dates = firstBy(recordsOf('sip-est-act-dates.csv.gz'), 'TaskNumber');
  return historyOf(
    recordsOf('sip-task-info.csv.gz').map((row) => [
      row.TaskNumber,
      row.HoursEstimate,
      row.HoursActual,
      row.DeveloperID,
      dates.get(row.TaskNumber)?.[date] ?? '',
    ]),
  );
}

/** A story belongs to whoever of the three gave it the most hours. */
function project22(): History {
  const sprints = firstBy(recordsOf('project-22/sprint-info.csv'), 'Branch');
  return historyOf(
    recordsOf('project-22/story-info.csv').map((row) => {
      const hours = ['D1', 'D2', 'D3'].map((name) => Number(row[name]) || 0);
      const who = `D${1 + hours.indexOf(Math.max(...hours))}`;
      const updated = /^\w+-\d+-\d+/.exec(sprints.get(row.Branch)?.Updated ?? '')?.[0] ?? '';
      return [row.Branch, row.StoryPoints, row.Total, who, updated];
    }),
  );
}

const results = new Map<() => History, { history: History; result: Calibration }>();
const estimated = (): History => sip('EstimateOn');

/** Each history is read and judged once. */
async function judged(of: () => History): Promise<{ history: History; result: Calibration }> {
  await chanceReady();
  const history = results.get(of)?.history ?? of();
  const result = results.get(of)?.result ?? calibrate(history.tasks, { kind: 'share', share: 0.7 });
  results.set(of, { history, result });
  return { history, result };
}

const counts = ({ dropped }: History) => Object.fromEntries(dropped.map(({ reason, rows }) => [reason, rows]));
const percents = ({ heldOut }: Calibration) => heldOut?.coverage.map(({ value }) => Math.round(value * 100));
const gainsOf = ({ heldOut }: Calibration, name: Gain['baseline']): Gain =>
  heldOut?.gains.find(({ baseline }) => baseline === name) as Gain;

testWithData(
  'SiP: later tasks keep the percentiles of the earlier ones, and the fit beats both baselines',
  async () => {
    const { history, result } = await judged(estimated);
    expect(history.tasks).toHaveLength(10_266);
    expect(counts(history)).toEqual({ repeated: 2033 });
    const { ratios, exact, heldOut } = result;
    expect(ratios.map(({ value }) => value.toFixed(2))).toEqual(['0.36', '1.00', '1.43', '2.01', '3.13']);
    expect(exact).toBeCloseTo(0.341, 3);
    expect([heldOut?.trainedOn, heldOut?.testedOn, heldOut?.clusters]).toEqual([7186, 3080, 12]);
    expect(percents(result)).toEqual([46, 84, 95]);
    for (const { percentile, low, high } of heldOut?.coverage ?? []) {
      expect(low).toBeLessThan(percentile / 100);
      expect(high).toBeGreaterThan(percentile / 100);
    }
    expect(heldOut?.score.amount).toBeCloseTo(7.8, 1);
    expect(heldOut?.score.log).toBeCloseTo(0.462, 2);
    for (const baseline of ['as-estimated', 'within-20-percent'] as const) {
      const { amount, log } = gainsOf(result, baseline);
      expect(amount.low).toBeGreaterThan(0.1);
      expect(log.low).toBeGreaterThan(0);
    }
    expect(gainsOf(result, 'as-estimated').score.amount).toBeCloseTo(10.16, 1);
    expect(gainsOf(result, 'within-20-percent').score.amount).toBeCloseTo(9.45, 1);
  },
);

testWithData('SiP: tasks without a day of completion are counted; none has an actual of zero', () => {
  expect(counts(sip('CompletedOn'))).toEqual({ repeated: 2033, 'date-missing': 2070 });
});

testWithData('Project-22: the same for one team, with people whose typical errors differ', async () => {
  const { history, result } = await judged(project22);
  const { model, heldOut } = result;
  expect(history.tasks).toHaveLength(611);
  expect(counts(history)).toEqual({ 'estimate-missing': 9, 'estimate-zero': 1, 'date-missing': 5 });
  expect([heldOut?.trainedOn, heldOut?.testedOn, heldOut?.clusters]).toEqual([427, 184, 3]);
  expect(percents(result)).toEqual([42, 90, 99]);
  expect(model.betweenSd).toBeGreaterThan(0.2);
  expect(gainsOf(result, 'as-estimated').amount.low).toBeGreaterThan(0.1);
  expect(gainsOf(result, 'within-20-percent').amount.low).toBeGreaterThan(0);
  expect(gainsOf(result, 'as-estimated').log.low).toBeGreaterThan(0.2);
});

testWithData('the lognormal is as good as the empirical shape on both', async () => {
  for (const of of [estimated, project22]) {
    const { amount, log } = gainsOf((await judged(of)).result, 'empirical');
    expect(amount.low).toBeLessThan(0);
    expect(log.high).toBeGreaterThan(0);
  }
});

testWithData('reference classes are what these histories give', async () => {
  const commercial = referenceClassOf('commercial-tasks');
  const { model: tasks } = (await judged(estimated)).result;
  expect(commercial.median).toBeCloseTo(exp(tasks.meanLog), 1.5);
  expect(commercial.sdLog).toBeCloseTo(tasks.sdLog, 1.5);
  expect(commercial.shared).toBeCloseTo(tasks.sharedUnknown ?? 0, 1.5);
  const stories = referenceClassOf('jira-stories');
  const { model } = (await judged(project22)).result;
  expect(stories.median).toBe(1);
  expect(stories.sdLog).toBeCloseTo(model.sdLog, 1.5);
  expect(stories.shared).toBeCloseTo(model.sharedUnknown ?? 0, 1.5);
});

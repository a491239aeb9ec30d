// The forecast as Markdown: the same content as the terminal screen, as tables that can be pasted into a ticket or a wiki.
// Text of the plan is escaped, so that a title can neither break a table nor smuggle in a link.
import type { ClaimVerdict } from '../engine/claims/claim-verdict.ts';
import type { Forecast } from '../engine/forecast/forecast-result.ts';
import type { Estimate } from '../engine/forecast/quantiles.ts';
import type { Plan } from '../plan/plan.ts';
import type { Bar } from '../planning/analysis-result.ts';
import { claimNumber, claimScope, verdictCounts, verdictWord } from './claims-words.ts';
import { dayText } from './dates.ts';
import { shareError } from './error-words.ts';
import { deliveryDate } from './forecast-deliveries.ts';
import { drivers, hiddenDrivers } from './forecast-drivers.ts';
import { dueDates, dueDatesKept } from './forecast-due-dates.ts';
import type { ForecastContext } from './forecast-screen.ts';
import { milestoneRows } from './forecast-text-dates.ts';
import { savedWords } from './forecast-text-drivers.ts';
import { scopeDates, startError, weekTitle } from './forecast-text-progress.ts';
import {
  asOf,
  type ForecastWords,
  footnotes,
  forecastWords,
  grouped,
  monteCarloError,
  named,
  neverWords,
  percent,
  speedupWords,
} from './forecast-words.ts';
import { escaped, markdownTable } from './markdown-text.ts';

/** The whole document, ending with a line break. */
export function renderForecastMarkdown(forecast: Forecast, plan: Plan, context: ForecastContext): string {
  const words = forecastWords(plan, forecast.finish.p95.value, forecast.thisWeekFrom);
  const sections = [
    `# ${escaped(plan.title)}`,
    opening(forecast, plan, words),
    milestones(forecast, words),
    driving(forecast, plan, words, context.asPlanned ?? []),
    capacity(forecast, words),
    velocity(forecast),
    promises(forecast, words),
    scope(forecast, words),
    thisWeek(forecast, plan, words),
    dues(forecast, plan, words),
    deliveries(forecast, words),
    policies(forecast),
    claims(context.claims ?? [], words),
    method(forecast, plan, words, context),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function opening(forecast: Forecast, plan: Plan, words: ForecastWords): string {
  const { finish, replications, partial } = forecast;
  const stopped = partial ? ' The forecast was interrupted: it is partial.' : '';
  const never = forecast.neverFinishes.length === 0 ? '' : `\n\n**Never finish:** ${escaped(neverWords(forecast))}.`;
  return (
    `From ${dayText(plan.start, 0)}${asOf(plan)}. In ${grouped(replications)} simulated futures the plan is finished by ` +
    `**${words.day(finish.p50.value)}** in half of them, by **${words.day(finish.p80.value)}** in 80 % and by ` +
    `${words.day(finish.p95.value)} in 95 %. As written, without any risk, it would finish on ${words.day(finish.likely)}.${stopped}${never}`
  );
}

function milestones(forecast: Forecast, words: ForecastWords): string {
  const { rows, hidden } = milestoneRows(forecast.milestones, forecast.finish);
  const body = rows.map(({ name, date }) => [
    escaped(name),
    date.target === null ? '—' : words.day(date.target),
    withError(date.p50, words),
    `**${words.day(date.p80.value)}** ${words.error(date.p80)}`.trimEnd(),
    withError(date.p95, words),
    date.onTime === null ? '—' : `${percent(date.onTime.share)} ${shareError(date.onTime)}`,
    date.gapMinutes === null ? '—' : words.signedDays(date.gapMinutes),
  ]);
  const head = ['Milestone', 'Target', 'P50', 'P80', 'P95', 'On time:', 'P80 late:'];
  return `## Milestones\n\n${markdownTable(head, body)}${hidden > 0 ? `\n\n${hidden} more stand in the JSON report.` : ''}`;
}

/** `Mon 19 Jan ±0.6 d`. */
function withError(date: Estimate<number>, words: ForecastWords): string {
  return `${words.day(date.value)} ${words.error(date)}`.trimEnd();
}

function driving(forecast: Forecast, plan: Plan, words: ForecastWords, asPlanned: readonly (Bar | null)[]): string {
  const rows = drivers(forecast, plan);
  if (rows.length === 0) return '';
  const show = (share: number | null): string => (share === null ? '—' : percent(share));
  const isTried = asPlanned.some((bar) => bar !== null);
  const body = rows.map(({ name, tight, driving: share, note }, k) => [
    escaped(name),
    show(tight),
    show(share),
    ...(isTried ? [savedWords(asPlanned[k] ?? null, words)] : []),
    note,
  ]);
  const head = [
    '',
    'On tight chains:',
    'On the driving chain:',
    ...(isTried ? ['P80 if it went as planned:'] : []),
    'Beside',
  ];
  const hidden = hiddenDrivers(forecast);
  return `## What drives the finish\n\n${markdownTable(head, body)}${hidden === '' ? '' : `\n\n${hidden}.`}`;
}

function capacity(forecast: Forecast, words: ForecastWords): string {
  const { finish, people } = forecast;
  const body = people
    .filter(({ busyMinutes }) => busyMinutes > 0)
    .toSorted((a, b) => b.waitingMinutes - a.waitingMinutes)
    .map(({ id, role, load, waitingMinutes, weeks }) => [
      escaped(role === null ? id : `${id} (${role})`),
      load === null ? '—' : percent(load),
      weeks.map((week) => (week.load === null ? '–' : String(Math.round(100 * week.load)))).join(' '),
      waitingMinutes < 1 ? '—' : words.days(waitingMinutes),
    ]);
  if (body.length === 0) return '';
  const rows = markdownTable(['Person', 'Load:', 'Load by week, %', 'Wait caused:'], body);
  if (finish.p50.value === null) return `## Capacity\n\n${rows}`;
  return `## Capacity\n\n${rows}\n\nSpeedup ${speedupWords(forecast)}.`;
}

function velocity({ velocity: weeks }: Forecast): string {
  const body = weeks.map(({ week, p10, p50, p90, target, chance }) => [
    String(week),
    String(p50),
    `${p10}–${p90}`,
    target === null ? '—' : String(target),
    chance === null ? '—' : `${percent(chance.share)} ${shareError(chance)}`,
  ]);
  return `## Velocity\n\n${markdownTable(['Week:', 'Issues, P50:', 'P10–P90:', 'Target:', 'Reached in:'], body)}`;
}

function promises({ joint }: Forecast, words: ForecastWords): string {
  if (joint.all === null || joint.promises.length < 2) return '';
  const together = `All ${joint.promises.length} targets are met together in **${percent(joint.all.share)}** ${shareError(joint.all)} of the futures.`;
  const steps = joint.chain.flatMap(({ after, id, onTime }) =>
    onTime === null
      ? []
      : [
          `- ${escaped(id)} is on time in ${percent(onTime.share)} ${shareError(onTime)} of the futures in which ${escaped(after)} was`,
        ],
  );
  const body = joint.promises.map(({ id, title, target, date }) => [
    escaped(named(id, title)),
    words.day(target),
    words.day(date),
  ]);
  const dates =
    joint.commitment === null
      ? ''
      : `Dates that hold together with ${joint.commitment.wantedPercent} % (each at P${Math.ceil(joint.commitment.percentile)}):\n\n${markdownTable(['Promise', 'Target', 'Commitment'], body)}`;
  return ['## All promises together', together, steps.join('\n'), dates].filter((part) => part !== '').join('\n\n');
}

function scope(forecast: Forecast, words: ForecastWords): string {
  const rows = scopeDates(forecast, words);
  if (rows.length === 0) return '';
  const range = ({ p10, p90, total }: { p10: number; p90: number; total: number }): string =>
    `${p10 === p90 ? p10 : `${p10}–${p90}`} of ${total}`;
  const classes = rows[0].classes.map((each) => each.class);
  const body = rows.map((row) => [words.day(row.minute), range(row.all), ...row.classes.map(range)]);
  const head = ['Done by', 'Issues, P10–P90:', ...classes.map((name) => `${escaped(name ?? 'no class')}:`)];
  return `## Scope\n\n${markdownTable(head, body)}`;
}

function thisWeek(forecast: Forecast, plan: Plan, words: ForecastWords): string {
  const body = forecast.thisWeek.flatMap(({ person, issues }) =>
    issues
      .filter(({ starts }) => starts >= 0.2)
      .map(({ id, title, starts, ends, startP50, inProgress }, k) => [
        k === 0 ? escaped(person) : '',
        escaped(named(id, title)),
        inProgress
          ? 'in progress'
          : starts < 0.5
            ? 'may start'
            : `${words.start(startP50)}${startError(id, forecast, words)}`,
        percent(starts),
        percent(ends),
      ]),
  );
  if (body.length === 0) return '';
  const title = weekTitle(forecast, plan);
  const which = title === 'This week' ? 'this' : 'that';
  return `## ${title}\n\n${markdownTable(['Person', 'Issue', 'Start, P50', 'Starts:', `Done ${which} week:`], body)}`;
}

function dues(forecast: Forecast, plan: Plan, words: ForecastWords): string {
  const due = dueDates(forecast, plan);
  if (due === null) return '';
  const body = due.doubtful.map(({ id, title, due: date, finish, onTime }) => [
    escaped(named(id, title)),
    words.day(date),
    withError(finish.p80, words),
    onTime === null ? '—' : `${percent(onTime.share)} ${shareError(onTime)}`,
  ]);
  const parts = ['## Due dates', `${dueDatesKept(due)}.`];
  if (body.length > 0) parts.push(markdownTable(['Issue', 'Due', 'P80', 'On time:'], body));
  if (due.hidden > 0) parts.push(`… and ${due.hidden} more.`);
  return parts.join('\n\n');
}

function deliveries(forecast: Forecast, words: ForecastWords): string {
  const { deliveries: list } = forecast;
  if (list.length === 0) return '';
  const body = list.map((delivery) => [
    escaped(named(delivery.id, delivery.title)),
    delivery.due === null ? '—' : words.day(delivery.due),
    withError(deliveryDate(delivery, forecast), words),
    delivery.onTime === null ? '—' : `${percent(delivery.onTime.share)} ${shareError(delivery.onTime)}`,
  ]);
  return `## Deliveries\n\n${markdownTable(['Delivery', 'Due', 'P80', 'On time:'], body)}`;
}

function policies({ policies: list }: Forecast): string {
  if (list.length === 0) return '';
  const body = list.map(({ id, meanFirings, fired }) => [escaped(id), meanFirings.toFixed(1), percent(fired)]);
  return `## Policies\n\n${markdownTable(['Policy', 'Acts, times:', 'In futures:'], body)}`;
}

function claims(verdicts: readonly ClaimVerdict[], words: ForecastWords): string {
  if (verdicts.length === 0) return '';
  const body = verdicts.map((verdict) => {
    const { claim, found, why } = verdict;
    const scope = claimScope(verdict);
    return [
      verdictWord(verdict.verdict),
      escaped(scope === '' ? claim.says : `${claim.says} (${scope})`),
      escaped(claimNumber(found, words, true)),
      escaped(claim.condition ?? why ?? ''),
      escaped(claim.rests ?? '—'),
      escaped(claim.at ?? '—'),
    ];
  });
  const head = ['Verdict', 'Claim', 'Figure:', 'Tested as', 'Rests on', 'Section'];
  return `## Claims\n\n${verdictCounts(verdicts)}.\n\n${markdownTable(head, body)}`;
}

function method(forecast: Forecast, plan: Plan, words: ForecastWords, context: ForecastContext): string {
  const { digest, variantWords = [] } = context;
  const notes = footnotes(forecast, plan, words).map((note) => `- ${escaped(note)}`);
  const last = `${grouped(forecast.replications)} futures${monteCarloError(forecast, words)} · seed ${escaped(forecast.seed)} · plan ${[digest.slice(0, 8), ...variantWords.map(escaped)].join(' ')}`;
  return `## Method\n\n${notes.join('\n')}\n\n${last}\n\nWritten by Plancast.`;
}

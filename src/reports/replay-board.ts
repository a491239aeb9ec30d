// The kanban board of one moment as a table: who has what to do, in hand, held back or under review, and done.
// Long columns are cut to what matters next or happened last, with the number of cards left out.
import type { LogEvent } from '../engine/log/events.ts';
import { foldLog } from '../engine/log/evolve.ts';
import { type BoardRow, boardAt, type Card } from '../engine/log/views.ts';
import type { Plan } from '../plan/plan.ts';
import { dayText, instantText } from './dates.ts';
import { type ReplayNames, replayNames } from './replay-names.ts';
import type { ReplayStyle } from './replay-style.ts';
import { clean, clip, displayWidth, fit as fitTo } from './text-sink.ts';
import { wrapWords } from './wrap-words.ts';

const GAP = '  ';
const LEGEND = '▸ ready to start   ‖ paused   + support for another issue   ◆ gate review';
const ASIDE_LEGEND = '   ! blocked   : set aside';
const MOST_NEW = 4;
const MOST_DONE = 3;
const LEAST_TITLE = 8;

interface Column {
  head: string;
  cards(row: BoardRow): readonly Card[];
  cells(row: BoardRow, names: ReplayNames, width: number): string[];
}

const COLUMNS: readonly Column[] = [
  { head: 'NEW', cards: ({ fresh }) => fresh, cells: freshCells },
  { head: 'IN PROGRESS', cards: ({ inProgress }) => inProgress, cells: activeCells },
  { head: 'BLOCKED, ASIDE', cards: ({ aside }) => aside, cells: asideCells },
  { head: 'HELD, REVIEW', cards: ({ held }) => held, cells: heldCells },
  { head: 'DONE', cards: ({ done }) => done, cells: doneCells },
];
/** What a plan without blocks and windows never needs has a column only while something stands in it. */
const OCCASIONAL = 'BLOCKED, ASIDE';

/** The board as text, as it stands at `style.until`, else at the data date, else at the end. */
export function renderReplayBoard(events: readonly LogEvent[], plan: Plan, style: ReplayStyle): string {
  const { chalk, width } = style;
  // Whoever records progress asks first where the work stands.
  const until = style.until ?? plan.statusDate ?? undefined;
  const names = replayNames(plan, events);
  const state = foldLog(plan, events, until);
  const every = boardAt(state, plan);
  const rows = every.filter((row) => row.isPerson || COLUMNS.some(({ cards }) => cards(row).length > 0));
  const columns = COLUMNS.filter(({ head, cards }) => head !== OCCASIONAL || rows.some((row) => cards(row).length > 0));
  const widest = Math.max(6, ...rows.map((row) => displayWidth(nameOf(row, names))));
  const whoWidth = Math.min(16, Math.floor(width / 5), widest);
  const cardWidth = Math.max(1, Math.floor((width - whoWidth - columns.length * GAP.length) / columns.length));
  const at = until ?? state.time;
  const rule = chalk.dim('─'.repeat(Math.min(width, whoWidth + columns.length * (cardWidth + GAP.length))));
  const cells = (texts: readonly string[]) => texts.map((text) => GAP + fitTo(text, cardWidth)).join('');
  const when = at === null ? 'before anything happened' : instantText(at, 0);
  const lines = [
    chalk.bold(clip([clean(plan.title), when, style.future].filter(Boolean).join(' · '), width)),
    '',
    chalk.bold((fitTo('', whoWidth) + cells(columns.map((column) => headOf(column, rows)))).trimEnd()),
  ];
  for (const row of rows) {
    const texts = columns.map((column) => column.cells(row, names, cardWidth));
    const height = Math.max(1, ...texts.map(({ length }) => length));
    lines.push(rule);
    for (let n = 0; n < height; n++) {
      const who = n === 0 ? nameOf(row, names) : n === 1 && row.away ? '(away)' : '';
      const name = fitTo(who, whoWidth);
      const line = (name + cells(texts.map((column) => column[n] ?? ''))).trimEnd();
      lines.push(who === '' ? line : chalk.bold(line.slice(0, name.length)) + line.slice(name.length));
    }
    if (row.away && height === 1) lines.push('(away)');
  }
  const legend = columns.length === COLUMNS.length ? LEGEND + ASIDE_LEGEND : LEGEND;
  const dropped = every.flatMap((row) => row.dropped.map(({ id }) => names.id(id)));
  lines.push(rule);
  if (dropped.length > 0) lines.push(...wrapWords(`dropped: ${dropped.join(', ')}`, width));
  lines.push(...wrapWords(legend, width).map((line) => chalk.dim(line)));
  return `${lines.join('\n')}\n`;
}

/** Supports are not counted. */
function headOf({ head, cards }: Column, rows: readonly BoardRow[]): string {
  const counts = ({ kind }: Card) => kind !== 'support';
  return `${head} ${rows.reduce((sum, row) => sum + cards(row).filter(counts).length, 0)}`;
}

function nameOf({ who }: BoardRow, names: ReplayNames): string {
  return who === null ? 'nobody' : names.id(who);
}

function freshCells({ fresh }: BoardRow, names: ReplayNames, width: number): string[] {
  return shorten(
    fresh.map(({ id, status }) => `${status === 'ready' ? '▸' : ' '} ${cardName(id, names, width - 2)}`),
    MOST_NEW,
  );
}

function activeCells({ inProgress }: BoardRow, names: ReplayNames, width: number): string[] {
  return inProgress.map(({ kind, id, status, share }) =>
    kind === 'support'
      ? `+ ${names.id(id)} ${share} %`
      : (status === 'paused' ? '‖ ' : '') + cardName(id, names, width - 2),
  );
}

/** With what keeps it, where there is room for it. */
function asideCells({ aside }: BoardRow, names: ReplayNames, width: number): string[] {
  return aside.map(({ id, status, by }) => {
    const mark = status === 'blocked' ? '! ' : ': ';
    const name = mark + cardName(id, names, width - 2);
    const reason = by === null ? '' : ` (${names.id(by)})`;
    if (displayWidth(name + reason) <= width) return name + reason;
    const short = `${mark}${names.id(id)}${reason}`;
    return displayWidth(short) <= width ? short : name;
  });
}

function heldCells({ held }: BoardRow, names: ReplayNames, width: number): string[] {
  return held.map(({ kind, id }) =>
    kind === 'review' ? `◆ ${clip(names.gate(id), width - 2)}` : cardName(id, names, width),
  );
}

function doneCells({ done }: BoardRow, names: ReplayNames, width: number): string[] {
  return shorten(
    done.map(({ id, since }) => {
      const when = since === null ? '' : dayText(since);
      const dated = when === '' ? names.id(id) : `${names.id(id)} ${when}`;
      return displayWidth(dated) <= width ? dated : names.id(id);
    }),
    MOST_DONE,
  );
}

/** Id and title; the id alone where too little of the title would be left to say anything. */
function cardName(id: string, names: ReplayNames, width: number): string {
  const name = names.issue(id);
  const short = names.id(id);
  return displayWidth(name) <= width || displayWidth(short) + LEAST_TITLE <= width ? name : short;
}

/** A column one longer than the limit is shown whole: "1 more" would take the same line. */
function shorten(cards: readonly string[], most: number): string[] {
  if (cards.length <= most + 1) return [...cards];
  return [...cards.slice(0, most), `… ${cards.length - most} more`];
}

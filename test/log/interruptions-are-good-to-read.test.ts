// The harbour, whole: every word for what is blocked, closed, moved, dropped and recorded, as planners see it.
import { Chalk } from 'chalk';
import { expect, test } from 'vitest';
import { foldLog } from '../../src/engine/log/evolve.ts';
import { boardAt, timeline, utilisation } from '../../src/engine/log/views.ts';
import { renderReplayBoard } from '../../src/reports/replay-board.ts';
import { workingTimeText } from '../../src/reports/replay-durations.ts';
import { renderReplayGantt } from '../../src/reports/replay-gantt.ts';
import { replayOutcome } from '../../src/reports/replay-json.ts';
import { renderReplayLog } from '../../src/reports/replay-log.ts';
import { harbourEvents as events, harbour, harbourNetwork as network } from './harbour.ts';

const style = (width: number) => ({ chalk: new Chalk({ level: 0 }), width });
const picture = (text: string) => `\n${text}`;

test('a log in columns', () => {
  expect(picture(renderReplayLog(events, harbour, style(120)))).toMatchInlineSnapshot(`
    "
    Harbour

    ── week 1 · from Mon 17 Nov 2025 ───────────────────────────────────────────────────────────────────
    Mon 17 Nov 00:00  away       Eve                        until Tue 18 Nov
    Mon 17 Nov 09:00  started    K Chart               Dan  because it is recorded
    Mon 17 Nov 09:00  started    L Permit              Ann  because it is recorded
    Mon 17 Nov 09:00  began      ▸ Build                    because K started
    Mon 17 Nov 15:00  finished   L Permit              Ann  because it is recorded
    Tue 18 Nov 00:00  data date  harbour                    what follows is forecast
    Tue 18 Nov 00:00  occurred   ! storm
    Tue 18 Nov 00:00  triggered  policy help                because more than 1 issue waits for Ann alone
    Tue 18 Nov 00:00  moved to   H Ropes               Bob  because policy help
    Tue 18 Nov 09:00  taken up   K Chart               Dan  because the data date came
    Tue 18 Nov 09:00  started    B Crane               Bob  because Bob was at work again · the data date came
    Tue 18 Nov 09:00  started    E Paint               Cid  because Cid was at work again · the data date came
    Tue 18 Nov 09:00  early      E Paint                    does not wait for A
    Tue 18 Nov 09:00  started    H Ropes               Bob  because policy help moved it
    Tue 18 Nov 09:00  began      ▸ Open                     because H started
    Tue 18 Nov 13:00  finished   K Chart               Dan
    Tue 18 Nov 13:00  started    A Quay                Ann  because pier free after K
    Tue 18 Nov 13:00  hit        A Quay                     because risk storm
    Tue 18 Nov 13:27  finished   H Ropes               Bob
    Tue 18 Nov 15:00  finished   E Paint               Cid
    Tue 18 Nov 15:00  in review  ◆ Review of Paint          because E finished
    Tue 18 Nov 15:00  paused     B Crane               Bob  because the review of E began
    Tue 18 Nov 15:00  reviews    ◆ Review of Paint     Bob
    Tue 18 Nov 16:00  reviewed   ◆ Review of Paint     Bob
    Tue 18 Nov 16:00  resumed    B Crane               Bob  because Bob free after the review of E
    Tue 18 Nov 16:00  passed     ◆ Review of Paint
    Tue 18 Nov 16:00  started    P Bell                Cid  because Cid has room after E
    Tue 18 Nov 16:27  finished   B Crane               Bob
    Tue 18 Nov 16:27  started    C Belt                Bob  because B finished
    Tue 18 Nov 16:30  finished   P Bell                Cid
    Tue 18 Nov 17:00  blocked    A Quay                     because risk storm
    Tue 18 Nov 17:00  delivered  rope
    Wed 19 Nov 00:00  back       Eve
    Wed 19 Nov 09:00  started    F Signs               Cid  because quota permits renewed at midnight
    Wed 19 Nov 09:00  without    F Signs                    quota power is used up
    Wed 19 Nov 09:00  started    I Nets                Ann  because rope finished · Ann free while A is blocked; ready Tue
                                                            18 Nov
    Wed 19 Nov 09:00  started    J Buoys               Dan  because 50 % of A was done; ready Tue 18 Nov
    Wed 19 Nov 10:00  opened     ═ Regatta
    Wed 19 Nov 10:00  set aside  J Buoys                    because Regatta began
    Wed 19 Nov 10:00  triggered  policy shout               because A has been blocked for 1h
    Wed 19 Nov 11:00  finished   I Nets                Ann
    Wed 19 Nov 12:00  finished   F Signs               Cid
    Wed 19 Nov 12:00  closed     ═ Regatta
    Wed 19 Nov 12:00  taken up   J Buoys               Dan  because it waited for the end of Regatta
    Wed 19 Nov 12:27  finished   C Belt                Bob
    Wed 19 Nov 13:00  unblocked  A Quay                     after 4h of working time
    Wed 19 Nov 13:00  opened     ═ High tide
    Wed 19 Nov 13:00  taken up   A Quay                Ann  because no longer blocked (storm)
    Wed 19 Nov 13:00  started    D Launch              Eve  because it waited for High tide; ready Tue 18 Nov
    Wed 19 Nov 15:00  closed     ═ High tide
    Wed 19 Nov 15:00  set aside  D Launch                   because High tide was over
    Wed 19 Nov 17:00  finished   A Quay                Ann
    Wed 19 Nov 17:00  finished   J Buoys               Dan
    Wed 19 Nov 17:00  triggered  policy trim                because D was not finished by Wed 19 Nov 17:00
    Wed 19 Nov 17:00  dropped    G Flags                    because policy trim
    Thu 20 Nov 13:00  opened     ═ High tide
    Thu 20 Nov 13:00  taken up   D Launch              Eve  because it waited for High tide
    Thu 20 Nov 14:00  finished   D Launch              Eve
    Thu 20 Nov 14:00  ended      ▸ Build                    because D finished
    Thu 20 Nov 14:00  ended      ▸ Open                     because G was dropped
    Thu 20 Nov 14:00  reached    ★ Done Harbour opens       because phase Build ended · phase Open ended
    Thu 20 Nov 14:00  plan done  harbour

    finish Thu 20 Nov 2025 14:00 · 87 events
    "
  `);
});

test('a log as running text, cut short', () => {
  const cut = { ...style(60), until: '2025-11-18T16:30' };
  expect(picture(renderReplayLog(events, harbour, cut))).toMatchInlineSnapshot(`
    "
    Harbour

    ── week 1 · from Mon 17 Nov 2025 ───────────────────────────
    Mon 17 Nov 00:00  away       Eve  until Tue 18 Nov
    Mon 17 Nov 09:00  started    K Chart · Dan  ← it is recorded
    Mon 17 Nov 09:00  started    L Permit · Ann
                                   ← it is recorded
    Mon 17 Nov 09:00  began      ▸ Build  ← K started
    Mon 17 Nov 15:00  finished   L Permit · Ann
                                   ← it is recorded
    Tue 18 Nov 00:00  data date  harbour
                                   what follows is forecast
    Tue 18 Nov 00:00  occurred   ! storm
    Tue 18 Nov 00:00  triggered  policy help
                                   ← more than 1 issue waits for
                                   Ann alone
    Tue 18 Nov 00:00  moved to   H Ropes · Bob  ← policy help
    Tue 18 Nov 09:00  taken up   K Chart · Dan
                                   ← the data date came
    Tue 18 Nov 09:00  started    B Crane · Bob
                                   ← Bob was at work again · the
                                   data date came
    Tue 18 Nov 09:00  started    E Paint · Cid
                                   ← Cid was at work again · the
                                   data date came
    Tue 18 Nov 09:00  early      E Paint  does not wait for A
    Tue 18 Nov 09:00  started    H Ropes · Bob
                                   ← policy help moved it
    Tue 18 Nov 09:00  began      ▸ Open  ← H started
    Tue 18 Nov 13:00  finished   K Chart · Dan
    Tue 18 Nov 13:00  started    A Quay · Ann
                                   ← pier free after K
    Tue 18 Nov 13:00  hit        A Quay  ← risk storm
    Tue 18 Nov 13:27  finished   H Ropes · Bob
    Tue 18 Nov 15:00  finished   E Paint · Cid
    Tue 18 Nov 15:00  in review  ◆ Review of Paint  ← E finished
    Tue 18 Nov 15:00  paused     B Crane · Bob
                                   ← the review of E began
    Tue 18 Nov 15:00  reviews    ◆ Review of Paint · Bob
    Tue 18 Nov 16:00  reviewed   ◆ Review of Paint · Bob
    Tue 18 Nov 16:00  resumed    B Crane · Bob
                                   ← Bob free after the review
                                   of E
    Tue 18 Nov 16:00  passed     ◆ Review of Paint
    Tue 18 Nov 16:00  started    P Bell · Cid
                                   ← Cid has room after E
    Tue 18 Nov 16:27  finished   B Crane · Bob
    Tue 18 Nov 16:27  started    C Belt · Bob  ← B finished
    Tue 18 Nov 16:30  finished   P Bell · Cid

    replayed until Tue 18 Nov 2025 16:30 · 48 events
    "
  `);
});

test('a log with everything in it has a line for every event', () => {
  const lines = renderReplayLog(events, harbour, style(400), true).split('\n');
  expect(lines.filter((line) => /^\w{3} [ \d]\d \w{3} \d\d:\d\d/u.test(line))).toHaveLength(events.length);
});

test('turns of a weekly window stand in the log only where something waited for them or gave way', () => {
  const turns = renderReplayLog(events, harbour, style(120))
    .split('\n')
    .flatMap((line) => (line.includes('═ High tide') ? [line.slice(0, 16)] : []));
  expect(turns).toEqual(['Wed 19 Nov 13:00', 'Wed 19 Nov 15:00', 'Thu 20 Nov 13:00']);
});

test('a window with dates of its own always stands in the log', () => {
  const unnoticed = events.map((event) => ({ ...event, causes: event.causes.filter(({ type }) => type !== 'window') }));
  const text = renderReplayLog(unnoticed, harbour, style(120));
  expect(text.match(/═ \w+/gu)).toEqual(['═ Regatta', '═ Regatta']);
});

test('what is recorded began when it did, ready or not', () => {
  const start = events.findIndex(({ type, subject }) => type === 'IssueStarted' && subject === 'L');
  const ready = {
    ...events[start],
    type: 'IssueReady',
    minute: 10,
    time: '2025-11-16T10:00',
  } as (typeof events)[number];
  const log = [...events.slice(0, start), ready, ...events.slice(start)];
  expect(renderReplayLog(log, harbour, style(120))).not.toMatch(/L Permit.*ready/u);
});

test('the heading of a week fits the narrowest terminal', () => {
  const headings = renderReplayLog(events, harbour, style(20))
    .split('\n')
    .filter((line) => line.startsWith('──'));
  expect(headings).toEqual(['── week 1 · from Mo…']);
});

test('a chart with windows, blocks, what was set aside, and the data date', () => {
  expect(picture(renderReplayGantt(events, harbour, style(100)))).toMatchInlineSnapshot(`
    "
    Harbour

                           Nov 2025
                           17
    Gates and milestones           ┊
      Review of Paint              ┊     ◆ Tue 18 Nov
      Done Harbour opens           ┊        Thu 20 Nov ★
    Windows                        ┊
      High tide                    ┊   ══      ══      ═
      Regatta                      ┊        ══
    Build                  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
      A Quay                       ┊   ███!!!!!████
      B Crane                      ██████░█
      C Belt                       ┊      █████
      D Launch                     ┊           ██::::::█
      E Paint                      ██████
      K Chart              ████████████
      L Permit             ██████  ┊
    Open                           ━━━━━━━━━━━━━━━━━━━━━
      P Bell                       ┊      █
      F Signs                      ┊       ███
      G Flags                      ┊
      H Ropes                      █████
      I Nets                       ┊       ██
      J Buoys                      ┊       █::█████
    Without a phase                ┊
      rope                         ┊      █
    People                         ┊
      Ann                  ██████  ┊   ▓▓▓▓██  ▓▓▓▓
      Bob                          ▓▓▓▓▓█▒▓▓▓▓▓
      Cid                          ██████ ▓███
      Dan                  ████████████    ▓  ▓▓▓▓▓
      Eve                  ××××××××××××××××    ██      █

    █ work  ▓ next issue  ▒ review  ░ paused  ! blocked  : set aside  × away  ◆ gate passed  ★ milestone
    ═ window open  ┊ data date  a day is 8 columns
    "
  `);
});

test('a board has a column for what is blocked or aside while there is any', () => {
  const busy = { ...style(110), until: '2025-11-19T11:00' };
  expect(picture(renderReplayBoard(events, harbour, busy))).toMatchInlineSnapshot(`
    "
    Harbour · Wed 19 Nov 2025 11:00

            NEW 2               IN PROGRESS 2       BLOCKED, ASIDE 2    HELD, REVIEW 0      DONE 8
    ──────────────────────────────────────────────────────────────────────────────────────────────────────────
    Ann                                             ! A Quay (storm)                        I Wed 19 Nov
                                                                                            L Mon 17 Nov
    ──────────────────────────────────────────────────────────────────────────────────────────────────────────
    Bob                         C Belt                                                      B Tue 18 Nov
                                                                                            H Tue 18 Nov
    ──────────────────────────────────────────────────────────────────────────────────────────────────────────
    Cid                         F Signs                                                     P Tue 18 Nov
                                                                                            E Tue 18 Nov
    ──────────────────────────────────────────────────────────────────────────────────────────────────────────
    Dan                                             : J (regatta)                           K Tue 18 Nov
    ──────────────────────────────────────────────────────────────────────────────────────────────────────────
    Eve     ▸ D Launch
              G Flags
    ──────────────────────────────────────────────────────────────────────────────────────────────────────────
    nobody                                                                                  rope Tue 18 Nov
    ──────────────────────────────────────────────────────────────────────────────────────────────────────────
    ▸ ready to start   ‖ paused   + support for another issue   ◆ gate review   ! blocked   : set aside
    "
  `);
  const last = renderReplayBoard(events, harbour, { ...style(110), until: '2026-01-01T00:00' });
  expect(last).not.toContain('BLOCKED');
  expect(last).toContain('\ndropped: G\n');
  expect(last).toContain('DONE 13\n');
});

test('without a moment a board shows the data date', () => {
  expect(renderReplayBoard(events, harbour, style(110))).toContain('Harbour · Tue 18 Nov 2025 00:00');
});

test('a board puts moved work with whoever has it now', () => {
  const rows = boardAt(foldLog(harbour, events, '2025-11-18T08:00'), harbour);
  expect(rows.find(({ who }) => who === 'Bob')?.fresh).toContainEqual(expect.objectContaining({ id: 'H' }));
});

test('a timeline says when work was in nobody’s hands, and when windows were open', () => {
  const { rows, windows, dataMinute } = timeline(events, harbour);
  const barOf = (id: string) => rows.flatMap(({ bars }) => bars).find((bar) => bar.id === id);
  const wednesday = 2 * 1440;
  expect(barOf('A')?.asides).toEqual([{ kind: 'blocked', from: 1440 + 17 * 60, to: wednesday + 13 * 60 }]);
  expect(barOf('J')?.asides).toEqual([{ kind: 'aside', from: wednesday + 600, to: wednesday + 720 }]);
  // Recorded work counts as aside from the data date until it is taken up.
  expect(barOf('K')?.asides).toEqual([{ kind: 'aside', from: 1440, to: 1440 + 540 }]);
  expect(windows.find(({ id }) => id === 'regatta')?.spans).toEqual([{ from: wednesday + 600, to: wednesday + 720 }]);
  expect(windows.find(({ id }) => id === 'tide')?.spans.at(-1)?.to).toBeNull();
  expect(dataMinute).toBe(1440);
});

test('utilisation counts an eager person once, and nobody for what is blocked', () => {
  const { people } = utilisation(events, harbour, network);
  const busyOf = (id: string) => people.find(({ person }) => person === id)?.busyMinutes[0];
  // Bob: Tue from 9:00 to 17:00 and Wed to 12:27, work and the review, never both at once.
  expect(busyOf('Bob')).toBe(8 * 60 + 207);
  // Ann: the permit 360, the quay 8 h, the nets 2 h; not while the quay is blocked.
  expect(busyOf('Ann')).toBe(360 + 480 + 120);
});

test('the outcome for programs', () => {
  const outcome = replayOutcome(events, harbour, '2025-11-19T17:00');
  expect(outcome).toMatchObject({
    dataDate: '2025-11-18T00:00',
    policies: [
      { id: 'help', fired: ['2025-11-18T00:00'] },
      { id: 'trim', fired: ['2025-11-19T17:00'] },
      { id: 'shout', fired: ['2025-11-19T10:00'] },
    ],
    quotas: [
      { id: 'permits', taken: 2, missed: 0 },
      { id: 'power', taken: 4, missed: 1 },
    ],
  });
  const issues = outcome.issues as { id: string }[];
  expect(issues.find(({ id }) => id === 'D')).toMatchObject({
    status: 'aside',
    aside: { kind: 'window', by: 'tide', since: '2025-11-19T15:00' },
  });
  expect(issues.find(({ id }) => id === 'G')).toMatchObject({ status: 'dropped', dropped: '2025-11-19T17:00' });
  expect(issues.find(({ id }) => id === 'H')).toMatchObject({ person: 'Bob', movedTo: 'Bob' });
});

test.each([
  [0, '0m'],
  [45, '45m'],
  [480, '1d'],
  [1025, '2d 1h 5m'],
])('%i working minutes are %s', (minutes, text) => {
  expect(workingTimeText(minutes, { minutesPerDay: 480 })).toBe(text);
});

// Small pictures, whole: a change of what a planner sees must be looked at before it is accepted.
import { Chalk } from 'chalk';
import { expect, test } from 'vitest';
import { createKernel } from '../../src/engine/kernel/simulate.ts';
import { narrate } from '../../src/engine/log/narrate.ts';
import { renderReplayBoard } from '../../src/reports/replay-board.ts';
import { renderReplayGantt } from '../../src/reports/replay-gantt.ts';
import { replayOutcome } from '../../src/reports/replay-json.ts';
import { renderReplayLog } from '../../src/reports/replay-log.ts';
import { likely, relayNetwork as network, relay } from './relay.ts';

const tape = likely(network, {
  'gate/G1/pass/1': 2 ** 31 - 1,
  'risk/flu/fires': 0,
  'risk/flu/minute': 660,
  'risk/rust/fires': 0,
});
const events = narrate(createKernel(network).simulate(tape), network, relay);
const style = (width: number) => ({ chalk: new Chalk({ level: 0 }), width, future: 'replication 3 of seed 1' });
const picture = (text: string) => `\n${text}`;

test('a log in columns', () => {
  expect(picture(renderReplayLog(events, relay, style(120)))).toMatchInlineSnapshot(`
    "
    Relay · replication 3 of seed 1

    ── week 1 · from Mon 17 Nov 2025 ───────────────────────────────────────────────────────────────────
    Mon 17 Nov 00:00  occurred   ! rust
    Mon 17 Nov 09:00  started    A Frame                          Ann    because plan opens
    Mon 17 Nov 09:00  hit        A Frame                                 because risk rust
    Mon 17 Nov 09:00  started    B Wheels                         Bob    because plan opens
    Mon 17 Nov 09:00  began      ▸ Build                                 because A started
    Mon 17 Nov 11:00  work done  B Wheels                         Bob    finish waits for A
    Mon 17 Nov 11:00  occurred   ! flu Ann has the flu
    Mon 17 Nov 11:00  away       Ann                                     because risk flu
    Mon 17 Nov 11:00  paused     A Frame                          Ann    because Ann was away (flu)
    Mon 17 Nov 11:00  hit        A Frame                                 because risk flu
    Mon 17 Nov 15:00  back       Ann
    Mon 17 Nov 15:00  resumed    A Frame                          Ann    because Ann was back
    Tue 18 Nov 00:00  away       Cid                                     until Tue 18 Nov
    Tue 18 Nov 11:00  finished   A Frame                          Ann
    Tue 18 Nov 11:00  finished   B Wheels                         Bob    because A finished
    Tue 18 Nov 11:00  started    C Paint dries                           because A finished
    Wed 19 Nov 00:00  back       Cid
    Wed 19 Nov 07:00  finished   C Paint dries
    Wed 19 Nov 07:00  ended      ▸ Build                                 because C finished; on time for Wed 19 Nov
    Wed 19 Nov 07:00  in review  ◆ G1 Roadworthy                         because phase Build ended
    Wed 19 Nov 07:00  reviews    ◆ G1 Roadworthy                  Ann
    Wed 19 Nov 07:00  reviews    ◆ G1 Roadworthy                  Bob
    Wed 19 Nov 07:00  reviews    ◆ G1 Roadworthy                  Board
    Wed 19 Nov 07:00  reached    ★ half Half way                         because C finished
    Wed 19 Nov 08:00  reviewed   ◆ G1 Roadworthy                  Board
    Wed 19 Nov 10:00  reviewed   ◆ G1 Roadworthy                  Ann
    Wed 19 Nov 10:00  reviewed   ◆ G1 Roadworthy                  Bob
    Wed 19 Nov 10:00  failed     ◆ G1 Roadworthy                         attempt 1
    Wed 19 Nov 10:00  started    G1/rework Rework for Roadworthy  Bob    because G1 failed
    Wed 19 Nov 11:00  finished   G1/rework Rework for Roadworthy  Bob
    Wed 19 Nov 11:00  in review  ◆ G1 Roadworthy                         because G1/rework finished; attempt 2
    Wed 19 Nov 11:00  reviews    ◆ G1 Roadworthy                  Ann
    Wed 19 Nov 11:00  reviews    ◆ G1 Roadworthy                  Bob
    Wed 19 Nov 11:00  reviews    ◆ G1 Roadworthy                  Board
    Wed 19 Nov 12:00  reviewed   ◆ G1 Roadworthy                  Ann
    Wed 19 Nov 12:00  reviewed   ◆ G1 Roadworthy                  Bob
    Wed 19 Nov 12:00  reviewed   ◆ G1 Roadworthy                  Board
    Wed 19 Nov 12:00  passed     ◆ G1 Roadworthy                         attempt 2; late for Tue 18 Nov
    Wed 19 Nov 12:00  started    D Drive                          Bob    because G1 passed
    Wed 19 Nov 12:00  began      ▸ Ship                                  because D started
    Wed 19 Nov 14:00  finished   D Drive                          Bob
    Wed 19 Nov 14:00  started    E Measure                        Ann    because rig free after D
    Wed 19 Nov 17:00  finished   E Measure                        Ann
    Wed 19 Nov 17:00  ended      ▸ Ship                                  because E finished
    Wed 19 Nov 17:00  reached    ★ Done                                  because phase Ship ended; on time for Thu 20 Nov
    Wed 19 Nov 17:00  plan done  relay

    finish Wed 19 Nov 2025 17:00 · 58 events
    "
  `);
});

test('a log as running text, cut short', () => {
  expect(picture(renderReplayLog(events, relay, { ...style(60), until: '2025-11-18T11:00' }))).toMatchInlineSnapshot(`
    "
    Relay · replication 3 of seed 1

    ── week 1 · from Mon 17 Nov 2025 ───────────────────────────
    Mon 17 Nov 00:00  occurred   ! rust
    Mon 17 Nov 09:00  started    A Frame · Ann  ← plan opens
    Mon 17 Nov 09:00  hit        A Frame  ← risk rust
    Mon 17 Nov 09:00  started    B Wheels · Bob  ← plan opens
    Mon 17 Nov 09:00  began      ▸ Build  ← A started
    Mon 17 Nov 11:00  work done  B Wheels · Bob
                                   finish waits for A
    Mon 17 Nov 11:00  occurred   ! flu Ann has the flu
    Mon 17 Nov 11:00  away       Ann  ← risk flu
    Mon 17 Nov 11:00  paused     A Frame · Ann
                                   ← Ann was away (flu)
    Mon 17 Nov 11:00  hit        A Frame  ← risk flu
    Mon 17 Nov 15:00  back       Ann
    Mon 17 Nov 15:00  resumed    A Frame · Ann  ← Ann was back
    Tue 18 Nov 00:00  away       Cid  until Tue 18 Nov
    Tue 18 Nov 11:00  finished   A Frame · Ann
    Tue 18 Nov 11:00  finished   B Wheels · Bob  ← A finished
    Tue 18 Nov 11:00  started    C Paint dries  ← A finished

    replayed until Tue 18 Nov 2025 11:00 · 19 events
    "
  `);
});

test('a log with everything in it has a line for every event', () => {
  const lines = renderReplayLog(events, relay, style(400), true).split('\n');
  const shown = lines.filter((line) => /^\w{3} [ \d]\d \w{3} \d\d:\d\d/u.test(line));
  expect(shown).toHaveLength(events.length);
});

test('a chart with several columns a day', () => {
  expect(picture(renderReplayGantt(events, relay, style(60)))).toMatchInlineSnapshot(`
    "
    Relay · replication 3 of seed 1

                       Nov 2025
                       17
    Gates and milesto…
      half Half way                    ★ Wed 19 Nov
      G1 Roadworthy                   ◇▒█◆
      Done                         Wed 19 Nov ★       ◇
    Build              ━━━━━━━━━━━━━━━━━      ◇
      A Frame          ██░░░░████
      B Wheels         ██┄┄┄┄┄┄┄┄
      C Paint dries              ███████
    Ship                  ends Wed 19 Nov ━━━━━
      D Drive                             ██
      E Measure                             ███
    People
      Ann              ██××××████      ▒ ▒  ▓▓▓
      Bob              ██              ▒█▒██
      Cid                      ××××××××
      Board                            ▒ ▒

    █ work  ▓ next issue  ▒ review  ░ paused
    ┄ done, finish waits  × away  ◆ gate passed  ★ milestone
    ◇ target  a day is 8 columns
    "
  `);
});

test('a chart cut short has a marker, and targets for what is to come', () => {
  expect(picture(renderReplayGantt(events, relay, { ...style(60), until: '2025-11-18T12:00' }))).toMatchInlineSnapshot(`
    "
    Relay · replication 3 of seed 1
    until Tue 18 Nov 2025 12:00

                       Nov 2025
                       17
    Gates and milesto…            │
      G1 Roadworthy               │   ◇
      Done                        │ target Thu 20 Nov ◇
      half Half way               │
    Build              ━━━━━━━━━━━│           ◇
      A Frame          ██░░░░████ │
      B Wheels         ██┄┄┄┄┄┄┄┄ │
      C Paint dries              █│
    Ship                          │
      D Drive                     │
      E Measure                   │
    People                        │
      Ann              ██××××████ │
      Bob              ██         │
      Cid                      ×××│

    █ work  ░ paused  ┄ done, finish waits  × away  ◇ target
    │ until here  a day is 8 columns
    "
  `);
});

test('a board', () => {
  expect(picture(renderReplayBoard(events, relay, { ...style(80), until: '2025-11-17T11:30' }))).toMatchInlineSnapshot(`
    "
    Relay · Mon 17 Nov 2025 11:30 · replication 3 of seed 1

                NEW 3            IN PROGRESS 1    HELD, REVIEW 1   DONE 0
    ──────────────────────────────────────────────────────────────────────────────
    Ann                          ‖ A Frame
    (away)
    ──────────────────────────────────────────────────────────────────────────────
    Bob           D Drive                         B Wheels
    ──────────────────────────────────────────────────────────────────────────────
    Cid
    ──────────────────────────────────────────────────────────────────────────────
    nobody        C Paint dries
    ──────────────────────────────────────────────────────────────────────────────
    Ann or Cid    E Measure
    ──────────────────────────────────────────────────────────────────────────────
    ▸ ready to start   ‖ paused   + support for another issue   ◆ gate review
    "
  `);
});

test('the outcome for programs', () => {
  const outcome = replayOutcome(events, relay, '2025-11-19T10:30');
  expect(outcome).toMatchObject({
    finish: null,
    gates: [
      { id: 'G1', status: 'rework', attempts: 1, start: '2025-11-19T07:00', finish: null, target: '2025-11-18T17:00' },
    ],
    milestones: [
      { id: 'half', finish: '2025-11-19T07:00', target: null },
      { id: 'Done', finish: null, target: '2025-11-20T17:00' },
    ],
    phases: [
      { id: 'build', start: '2025-11-17T09:00', finish: '2025-11-19T07:00' },
      { id: 'ship', start: null, finish: null },
    ],
  });
  expect((outcome.issues as { id: string; status: string }[]).map(({ id, status }) => `${id} ${status}`)).toEqual([
    'A done',
    'B done',
    'C done',
    'D waiting',
    'E waiting',
    'G1/rework in-progress',
  ]);
});

test('colours add nothing but escape codes', () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes are what is taken away
  const bare = (text: string) => text.replace(/\u001b\[\d+m/gu, '');
  for (const render of [renderReplayLog, renderReplayGantt, renderReplayBoard]) {
    const coloured = render(events, relay, { ...style(100), chalk: new Chalk({ level: 1 }) });
    expect(coloured).not.toBe(bare(coloured));
    expect(bare(coloured)).toBe(render(events, relay, style(100)));
  }
});

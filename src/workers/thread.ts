// A helping thread: opens the study it is told of, takes blocks of futures as long as there are free ones, hands over its part.
// What goes wrong here ends the thread; the thread that asked then simulates its futures itself.
import { parentPort } from 'node:worker_threads';
import type { StudyRun } from '../engine/forecast/study.ts';
import { finishBlock, takeBlock } from './block-table.ts';
import type { FromThread, ToThread } from './messages.ts';
import { studyCalled } from './studies.ts';

type Opened = Extract<ToThread, { kind: 'open' }> & { run: StudyRun<unknown>; next: number };

const port = parentPort;
if (port === null) throw new Error('Assertion: this file is the entry of a thread');

let opened: Opened | undefined;
let turn = Promise.resolve();

port.on('message', (message: ToThread) => {
  // One after another: what comes while a study is being opened waits for it.
  turn = turn.then(() => answer(message));
});

async function answer(message: ToThread): Promise<void> {
  if (message.kind === 'open') {
    opened = undefined;
    const study = await studyCalled(message.study);
    opened = { ...message, run: await study.open(message.spec), next: 0 };
    return;
  }
  if (opened === undefined) throw new Error('Assertion: no study is open');
  if (message.kind === 'go') {
    takeBlocks(opened);
    say({ kind: 'idle' });
    return;
  }
  const part = opened.run.part();
  opened = undefined;
  say({ kind: 'part', part });
}

function takeBlocks(study: Opened): void {
  const { table, starts, taker, run } = study;
  for (let block = takeBlock(table, study.next, taker); block >= 0; block = takeBlock(table, study.next, taker)) {
    run.run(starts[block], starts[block + 1]);
    finishBlock(table, block, taker, starts[block + 1] - starts[block]);
    study.next = block + 1;
  }
}

function say(message: FromThread): void {
  port?.postMessage(message);
}

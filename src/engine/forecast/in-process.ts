// The executor without threads: blocks of futures one after another. What every other executor has to equal, and falls back to.
import { blockStarts } from './blocks.ts';
import type { Executor } from './study.ts';

export const inProcess: Executor = {
  allocate: (bytes) => new ArrayBuffer(bytes),
  async run(study, spec, order) {
    const run = await study.open(spec, order.network);
    const starts = blockStarts(order);
    const looks = new Set(order.looks);
    let done = 0;
    for (let block = 0; block + 1 < starts.length; block++) {
      run.run(starts[block], starts[block + 1]);
      done = starts[block + 1];
      order.onProgress?.(done);
      if (done === order.replications) break;
      if (looks.has(done) && order.isEnough?.(done)) break;
      await order.pause?.();
      if (order.shouldStop?.()) break;
    }
    return { part: study.merge([run.part()]), done };
  },
};

// Quotas: amounts that starts use up and periods renew. A period is entered when somebody asks for the first time; only while
// somebody waits does the agenda know of the next renewal.

import { opening, periodAt } from '../network/quota-periods.ts';
import { NEVER } from './agenda.ts';
import type { Run } from './run.ts';
import { ROW } from './trace.ts';

function enterPeriod(run: Run, q: number, now: number): void {
  const { left, leftBefore, renewedAt, period } = run.quotas;
  const current = periodAt(run.network, q, now);
  if (current === period[q]) return;
  if (left[q] < run.network.quotaAmount[q]) {
    leftBefore[q] = left[q];
    renewedAt[q] = opening(run.network, q, period[q] + 1);
  }
  left[q] = run.network.quotaAmount[q];
  period[q] = current;
}

/** Is enough left for issue i, or does it go on without? If not, the renewal is put on the agenda. */
export function hasQuotas(run: Run, i: number, now: number): boolean {
  const { consumeOffset, consumeQuota, consumeAmount, quotaFallback, quotaPeriod, quotaLeaf } = run.network;
  let enough = true;
  for (let c = consumeOffset[i]; c < consumeOffset[i + 1]; c++) {
    const q = consumeQuota[c];
    enterPeriod(run, q, now);
    if (run.quotas.left[q] >= consumeAmount[c] || quotaFallback[q] > 0) continue;
    enough = false;
    run.agenda.set(quotaLeaf[q], quotaPeriod[q] === 0 ? NEVER : opening(run.network, q, run.quotas.period[q] + 1));
  }
  return enough;
}

/** Entry c of the start of issue i takes its amount. Returns the factor of its work in thousandths: more than 1000 where it goes on without. */
export function takeQuota(run: Run, i: number, c: number, now: number): number {
  const { consumeQuota, consumeAmount, quotaFallback } = run.network;
  const q = consumeQuota[c];
  if (run.quotas.left[q] < consumeAmount[c]) {
    run.record(now, ROW.quotaMissed, i, q);
    return quotaFallback[q];
  }
  run.quotas.left[q] -= consumeAmount[c];
  run.record(now, ROW.quotaTaken, i, q);
  return 1000;
}

/** Minute at which quota q of entry c was renewed for a start that had to wait for it; -1 = it had not to. */
export function renewalFor(run: Run, c: number): number {
  const { consumeQuota, consumeAmount, quotaFallback, quotaPeriod } = run.network;
  const q = consumeQuota[c];
  if (quotaFallback[q] > 0 || quotaPeriod[q] === 0 || run.quotas.leftBefore[q] >= consumeAmount[c]) return -1;
  return run.quotas.renewedAt[q];
}

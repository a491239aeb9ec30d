// Where a plan hurts: which issues drive the date, what they wait for people behind, and who has time. It decides which changes are tried
// first, never which are kept.
import { CapacityTally } from '../../engine/forecast/capacity.ts';
import { ROW_SIZE, type Trace } from '../../engine/kernel/trace.ts';
import type { Network } from '../../engine/network/network.ts';
import { ChainsToDate } from '../chains-to-date.ts';
import type { Screen } from './screen.ts';

/** One issue waited while another was in the hands it needed, or held what it needed; means over futures, working minutes. */
export interface Wait {
  /** Indices of planned issues. */
  waiting: number;
  inHand: number;
  minutes: number;
  /** Of it, with work that was begun although the other was ready: another rank would have helped. */
  byRank: number;
}

export interface Diagnosis {
  /** By planned issue: share of futures in which it drives the date; mean working minutes by which it keeps driving issues waiting. */
  driving: Float64Array;
  relief: Float64Array;
  /** Largest first. */
  waits: readonly Wait[];
  /** By person: busy share of the worked time until the end. */
  load: Float64Array;
}

/** @param node of the date; -1 = the end of the plan */
export function diagnose(screen: Screen, network: Network, node: number, futures: number): Diagnosis {
  const issues = network.plannedIssueCount;
  const chains = new ChainsToDate(network, node);
  const capacity = new CapacityTally(network);
  const busy = new Float64Array(network.personCount);
  const all = new Float64Array(network.personCount);
  const minutes = new Float64Array(issues * issues);
  const byRank = new Float64Array(issues * issues);
  const rivals = listRivals(network);
  const before = new Int32Array(network.issueCount + network.gateCount);
  screen.run(network, 0, futures, (trace) => {
    before.set(chains.part().driving);
    chains.count(trace);
    const { driving } = chains.part();
    for (let i = 0; i < issues; i++)
      if (driving[i] > before[i]) noteWaits(trace, network, i, rivals[i], minutes, byRank);
    readLoad(trace, network, capacity, busy, all);
  });
  const share = Float64Array.from(chains.part().driving.subarray(0, issues), (count) => count / futures);
  const waits = listWaits(minutes, byRank, issues, futures);
  const relief = new Float64Array(issues);
  for (const wait of waits) relief[wait.inHand] += wait.minutes;
  return { driving: share, relief, waits, load: busy.map((each, p) => (all[p] === 0 ? 1 : each / all[p])) };
}

/** By planned issue: the others that may be in the same hands, or need the same resource. */
function listRivals({ plannedIssueCount, queueOfIssue, memberOffset, members, useOffset, useResource }: Network) {
  const needs = Array.from({ length: plannedIssueCount }, (_, i) => {
    const queue = queueOfIssue[i];
    const people = Array.from(members.subarray(memberOffset[queue], memberOffset[queue + 1]));
    const resources = Array.from(useResource.subarray(useOffset[i], useOffset[i + 1]), (resource) => -1 - resource);
    return new Set([...people, ...resources]);
  });
  return needs.map((own, i) =>
    needs.flatMap((other, h) => (h !== i && Array.from(own).some((need) => other.has(need)) ? [h] : [])),
  );
}

/** What was in the performer's hands (or held a resource) between the minute this issue was ready and its start. */
function noteWaits(
  { eventMinute, readyMinute, performer, workEnd }: Trace,
  { planProfile, plannedIssueCount }: Network,
  issue: number,
  rivals: readonly number[],
  minutes: Float64Array,
  byRank: Float64Array,
): void {
  const [ready, start] = [readyMinute[issue], eventMinute[2 * issue]];
  if (ready < 0 || start <= ready) return;
  for (const rival of rivals) {
    const [from, to] = [eventMinute[2 * rival], workEnd[rival]];
    if (from < 0 || from >= start || to <= ready) continue;
    const isSameHand = performer[rival] === performer[issue];
    if (!isSameHand && to > start) continue;
    const waited = planProfile.minutesAt(Math.min(to, start)) - planProfile.minutesAt(Math.max(from, ready));
    minutes[issue * plannedIssueCount + rival] += waited;
    if (from >= ready) byRank[issue * plannedIssueCount + rival] += waited;
  }
}

function readLoad(
  trace: Trace,
  { profiles, profileOfPerson }: Network,
  capacity: CapacityTally,
  busy: Float64Array,
  all: Float64Array,
): void {
  const { rows, rowCount, finishMinute } = trace;
  if (finishMinute < 0) return;
  capacity.begin();
  for (let at = 0; at < rowCount * ROW_SIZE; at += ROW_SIZE)
    capacity.read(rows[at + 1], rows[at], rows[at + 2], rows[at + 3], trace);
  capacity.end(trace);
  for (let p = 0; p < busy.length; p++) {
    busy[p] += capacity.busyOf(p);
    all[p] += profiles[profileOfPerson[p]].minutesAt(finishMinute);
  }
}

function listWaits(minutes: Float64Array, byRank: Float64Array, issues: number, futures: number): Wait[] {
  const waits: Wait[] = [];
  for (let waiting = 0; waiting < issues; waiting++)
    for (let inHand = 0; inHand < issues; inHand++) {
      const k = waiting * issues + inHand;
      if (minutes[k] > 0) waits.push({ waiting, inHand, minutes: minutes[k] / futures, byRank: byRank[k] / futures });
    }
  return waits.sort((a, b) => b.minutes - a.minutes || a.waiting - b.waiting || a.inHand - b.inHand);
}

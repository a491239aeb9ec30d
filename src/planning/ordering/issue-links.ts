// Which issue needs which, whatever lies between them: gates, milestones and phases are passed through. Orders are made and changed by it;
// what a schedule may do is the kernel's business, so a link too few only costs a schedule.
import type { Network } from '../../engine/network/network.ts';

/** Direct links between planned issues, CSR both ways. */
export interface IssueLinks {
  readonly count: number;
  readonly beforeOffset: Int32Array;
  readonly before: Int32Array;
  readonly afterOffset: Int32Array;
  readonly after: Int32Array;
}

export function issueLinks(network: Network): IssueLinks {
  const count = network.plannedIssueCount;
  const after = Array.from({ length: count }, (_, issue) => followers(network, issue));
  const before: number[][] = Array.from({ length: count }, () => []);
  after.forEach((followers, issue) => {
    for (const follower of followers) before[follower].push(issue);
  });
  const forth = flat(after);
  const back = flat(before);
  return {
    count,
    beforeOffset: back.offset,
    before: back.entries,
    afterOffset: forth.offset,
    after: forth.entries,
  };
}

/** The same links seen from the end. */
export function reversedLinks({ count, beforeOffset, before, afterOffset, after }: IssueLinks): IssueLinks {
  return { count, beforeOffset: afterOffset, before: after, afterOffset: beforeOffset, after: before };
}

function flat(lists: readonly (readonly number[])[]): { offset: Int32Array; entries: Int32Array } {
  const offset = new Int32Array(lists.length + 1);
  lists.forEach((list, at) => {
    offset[at + 1] = offset[at] + list.length;
  });
  return { offset, entries: Int32Array.from(lists.flat()) };
}

/** Planned issues whose start hangs on this one with no planned issue between. */
function followers({ plannedIssueCount, outOffset, outTo, nodeCount, doneEventOfIssue }: Network, issue: number) {
  const found: number[] = [];
  const reached = new Uint8Array(2 * nodeCount);
  const open: number[] = [];
  const reach = (event: number): void => {
    if (reached[event] === 1) return;
    reached[event] = 1;
    const node = event >> 1;
    if (node === issue || node >= plannedIssueCount) open.push(event);
    else if ((event & 1) === 0) found.push(node);
  };
  reach(2 * issue);
  for (let event = open.pop(); event !== undefined; event = open.pop()) {
    if ((event & 1) === 0) reach(event + 1);
    for (let e = outOffset[event]; e < outOffset[event + 1]; e++) reach(outTo[e]);
    if (event === 2 * issue + 1) reach(doneEventOfIssue[issue]);
  }
  return found.sort((a, b) => a - b);
}

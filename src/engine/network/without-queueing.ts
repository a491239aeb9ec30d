// What if nothing ever had to wait for one person? They take up everything that is open to them at once and do each piece at the speed at
// which they do it now. The order of dispatch stays that of the plan, and so does everybody else: the network has the same shape, and every
// tape of the plan is one of its tapes.
import type { Network } from './network.ts';

/**
 * The same network with people (indices) who hold any number of issues at their undivided rate. Reviews, absences and meetings still stop
 * them, and what needs a resource, a window or a predecessor still waits for that.
 */
export function withoutQueueing(network: Network, people: readonly number[]): Network {
  const limitOfPerson = network.limitOfPerson.slice();
  const eagerPerson = network.eagerPerson.slice();
  const undivided = network.undivided.slice();
  for (const p of people) {
    limitOfPerson[p] = network.issueCount + 1;
    eagerPerson[p] = undivided[p] = 1;
  }
  return { ...network, limitOfPerson, eagerPerson, undivided };
}

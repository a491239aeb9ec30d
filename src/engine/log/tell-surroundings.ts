// What surrounds the issues, told: resources, quotas, windows, people's shares, policies, the data date.
import { WHEN_BLOCKED, WHEN_IDLE, WHEN_LATE, WHEN_QUEUE, WHEN_RISK, WHEN_WIP } from '../network/network.ts';
import type { Names } from './names.ts';
import { type Story, tell } from './story.ts';

export function tellShare(story: Story, minute: number, person: number, share: number): void {
  tell(story, { type: 'CapacityChanged', minute, subject: story.names.person(person), causes: [], share });
}

export function tellResource(story: Story, minute: number, issue: number, resource: number, isTaken: boolean): void {
  const { names, network, seqOfRelease } = story;
  const { useOffset, useResource, useAmount, resourceCount } = network;
  let amount = 0;
  for (let u = useOffset[issue]; u < useOffset[issue + 1]; u++) if (useResource[u] === resource) amount += useAmount[u];
  const common = { minute, subject: names.resource(resource), causes: [], issue: names.node(issue), amount };
  const seq = tell(story, { type: isTaken ? 'ResourceTaken' : 'ResourceReleased', ...common });
  if (!isTaken) seqOfRelease.set(issue * resourceCount + resource, seq);
}

/** An issue starts with what it consumes of a quota, or without it. */
export function tellQuota(story: Story, minute: number, issue: number, quota: number, isTaken: boolean): void {
  const { names, network } = story;
  const { consumeOffset, consumeQuota, consumeAmount } = network;
  let amount = 0;
  for (let c = consumeOffset[issue]; c < consumeOffset[issue + 1]; c++)
    if (consumeQuota[c] === quota) amount += consumeAmount[c];
  const common = { minute, subject: names.quota(quota), causes: [], issue: names.node(issue), amount };
  tell(story, { type: isTaken ? 'QuotaTaken' : 'QuotaMissed', ...common });
}

export function tellWindow(story: Story, minute: number, window: number, isOpen: boolean): void {
  const type = isOpen ? 'WindowOpened' : 'WindowClosed';
  const seq = tell(story, { type, minute, subject: story.names.window(window), causes: [] });
  story.turn[window] = { seq, isOpen };
}

export function tellPolicy(story: Story, minute: number, policy: number, seen: number): void {
  const { names, network } = story;
  const on = nameOfSeen(names, network.policyTrigger[policy], seen);
  const subject = names.policy(policy);
  story.seqOfPolicy[policy] = tell(story, { type: 'PolicyTriggered', minute, subject, causes: [], on });
}

/** What a trigger is about. */
function nameOfSeen(names: Names, trigger: number, seen: number): string {
  switch (trigger) {
    case WHEN_QUEUE:
    case WHEN_WIP:
    case WHEN_IDLE:
      return names.person(seen);
    case WHEN_BLOCKED:
    case WHEN_LATE:
      return names.node(seen);
    case WHEN_RISK:
      return names.risk(seen);
    default:
      throw new Error(`assertion: unknown trigger ${trigger}`);
  }
}

export function tellDataDate(story: Story, minute: number): void {
  story.seqOfDataDate = tell(story, { type: 'DataDateReached', minute, subject: story.plan.id, causes: [] });
}

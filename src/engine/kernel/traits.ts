// What is special about each issue, as bits: most issues have none, and pay for none.
import { type Network, WHEN_IDLE } from '../network/network.ts';

/** Holds resources. */
export const TRAIT_USES = 1;
/** Has support, now or by a policy. */
export const TRAIT_SUPPORT = 2;
/** Is hit by risks. */
export const TRAIT_RISKS = 4;
/** Belongs to a gate. */
export const TRAIT_GATE = 8;
/** Others wait for its start. */
export const TRAIT_START_LINKS = 16;
/** Its finish may be held. */
export const TRAIT_HELD = 32;
/** Uses up a quota. */
export const TRAIT_QUOTA = 64;
/** Has soft links. */
export const TRAIT_SOFT = 128;
/** Windows may close it. */
export const TRAIT_WINDOW = 256;
/** Somebody does it at another speed than their own. */
export const TRAIT_SKILL = 512;
/** A block may stop it. */
export const TRAIT_BLOCK = 1024;
/** Somebody who may do it may have only so many begun; reworks and reviews do not count. */
export const TRAIT_LIMIT = 2048;

/** Its performer may hold several issues, or is watched for idleness: what happens to their hands is told. */
export const TRAIT_HANDS = 4096;
/** A policy may give it to somebody else. */
export const TRAIT_MOVABLE = 8192;

export function traitsOf(network: Network): Int32Array {
  const { issueCount, gateOfIssue, outOffset, needed, delayLeaf } = network;
  const windowed = new Set([...network.closesIssue, ...network.onlyIssue]);
  const has = (offset: Int32Array, i: number): boolean => offset[i] < offset[i + 1];
  const limited = (i: number): boolean => {
    const q = network.queueOfIssue[i];
    const candidates = Array.from(network.members.subarray(network.memberOffset[q], network.memberOffset[q + 1]));
    // Whoever a policy may move it to counts as well; so does whoever is recorded to do it.
    return [...candidates, ...network.policyTo, ...network.factPerson].some(
      (p) => p >= 0 && network.limitOfPerson[p] > 0,
    );
  };
  const handsMatter = network.eagerPerson.includes(1) || network.policyTrigger.includes(WHEN_IDLE);
  const moves = network.policyTo.some((p) => p >= 0);
  return Int32Array.from({ length: issueCount }, (_, i) => {
    let traits = 0;
    if (has(network.useOffset, i)) traits |= TRAIT_USES;
    if (has(network.supportOffset, i)) traits |= TRAIT_SUPPORT;
    if (has(network.effectsOnIssueOffset, i)) traits |= TRAIT_RISKS;
    if (gateOfIssue[i] >= 0) traits |= TRAIT_GATE;
    if (outOffset[2 * i] < outOffset[2 * i + 1]) traits |= TRAIT_START_LINKS;
    if (needed[2 * i + 1] > 0 || delayLeaf[i] >= 0) traits |= TRAIT_HELD;
    if (has(network.consumeOffset, i)) traits |= TRAIT_QUOTA;
    if (has(network.softOffset, i)) traits |= TRAIT_SOFT;
    if (windowed.has(i)) traits |= TRAIT_WINDOW;
    if (has(network.skillOffset, i)) traits |= TRAIT_SKILL;
    if (network.blockLeaf[i] >= 0) traits |= TRAIT_BLOCK;
    if (gateOfIssue[i] < 0 && limited(i)) traits |= TRAIT_LIMIT;
    if (handsMatter) traits |= TRAIT_HANDS;
    if (moves && i < network.plannedIssueCount) traits |= TRAIT_MOVABLE;
    return traits;
  });
}

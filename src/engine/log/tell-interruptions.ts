// What keeps an issue from its work, moves it or takes it out, told: blocks, windows, policies, recorded facts, soft links.
import { cause, linkCauses } from './cause-rows.ts';
import type { Cause } from './events.ts';
import { type Story, tell } from './story.ts';

export function tellBlocked(story: Story, minute: number, risk: number, issue: number): void {
  const { names, seqOfRisk } = story;
  const name = names.risk(risk);
  const causes = [cause('risk', name, seqOfRisk[risk])];
  story.seqOfInterruption[issue] = tell(story, {
    type: 'IssueBlocked',
    minute,
    subject: names.node(issue),
    causes,
    risk: name,
  });
  story.block[issue] = { minute, endSeq: 0 };
}

export function tellUnblocked(story: Story, minute: number, risk: number, issue: number): void {
  const { names, network, block } = story;
  const minutes = network.planProfile.minutesAt(minute) - network.planProfile.minutesAt(block[issue].minute);
  const common = { minute, subject: names.node(issue), causes: [], risk: names.risk(risk), minutes };
  block[issue].endSeq = tell(story, { type: 'IssueUnblocked', ...common });
}

/** `window`: -1 = it is recorded as begun and waits for the data date. */
export function tellSetAside(story: Story, minute: number, issue: number, window: number): void {
  const { names, turn } = story;
  const subject = names.node(issue);
  if (window < 0) {
    tell(story, { type: 'IssueSetAside', minute, subject, causes: [cause('recorded', null)], window: null });
    return;
  }
  const { seq, isOpen } = turn[window];
  const causes = [cause('window', names.window(window), seq, isOpen ? 'opened' : 'closed')];
  const common = { minute, subject, causes, window: names.window(window) };
  story.seqOfInterruption[issue] = tell(story, { type: 'IssueSetAside', ...common });
}

export function tellTakenUp(story: Story, minute: number, issue: number, person: number, causes: Cause[]): void {
  const { names } = story;
  const who = person < 0 ? null : names.person(person);
  tell(story, { type: 'IssueTakenUp', minute, subject: names.node(issue), causes, person: who });
}

/** `policy`: -1 = the scope says so. */
export function tellDropped(story: Story, minute: number, issue: number, policy: number): void {
  const { names, seqOfPolicy } = story;
  const by = policy < 0 ? null : names.policy(policy);
  const causes = by === null ? [cause('recorded', null)] : [cause('policy', by, seqOfPolicy[policy])];
  tell(story, { type: 'IssueDropped', minute, subject: names.node(issue), causes, policy: by });
}

/** Start and finish at once. `by`: the event that met the last need; -1 = there was none, or it had been met before. */
export function tellSkipped(story: Story, minute: number, issue: number, by: number): void {
  const { names, seqOfEvent, seqOfWorkEnd } = story;
  const causes = by < 0 ? [] : linkCauses(story, issue, by);
  const seq = tell(story, { type: 'IssueSkipped', minute, subject: names.node(issue), causes });
  seqOfEvent[2 * issue] = seqOfEvent[2 * issue + 1] = seqOfWorkEnd[issue] = seq;
}

/** The row stands behind the policy's own. */
export function tellReassigned(story: Story, minute: number, issue: number, to: number): void {
  const { names, log, seqOfMove } = story;
  const fired = log.findLast(({ type }) => type === 'PolicyTriggered');
  if (fired === undefined) throw new Error(`assertion: issue ${issue} is moved, but no policy has fired`);
  const causes = [cause('policy', fired.subject, fired.seq)];
  const common = { minute, subject: names.node(issue), causes, person: names.person(to), policy: fired.subject };
  seqOfMove[issue] = tell(story, { type: 'IssueReassigned', ...common });
}

/** `event`: of the predecessor that had not happened. */
export function tellLinkSkipped(story: Story, minute: number, issue: number, event: number): void {
  const { names } = story;
  tell(story, { type: 'LinkSkipped', minute, subject: names.node(issue), causes: [], on: names.node(event >> 1) });
}

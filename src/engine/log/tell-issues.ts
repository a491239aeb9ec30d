// The life of an issue, told.
import { cause, linkCauses } from './cause-rows.ts';
import type { Cause } from './events.ts';
import { type Story, tell } from './story.ts';

/** `by`: the event that met the last need; -1 = a date, or there was none. */
export function tellReady(story: Story, minute: number, issue: number, by: number): void {
  const { names, network } = story;
  const isDated = network.notBefore[issue] > 0;
  const causes = by >= 0 ? linkCauses(story, issue, by) : [cause(isDated ? 'date' : 'opening', null)];
  tell(story, { type: 'IssueReady', minute, subject: names.node(issue), causes });
}

export function tellStarted(story: Story, minute: number, issue: number, person: number, causes: Cause[]): void {
  const { names, seqOfEvent } = story;
  const who = person < 0 ? null : names.person(person);
  seqOfEvent[2 * issue] = tell(story, {
    type: 'IssueStarted',
    minute,
    subject: names.node(issue),
    causes,
    person: who,
  });
}

/** Work ended or issue finished. A finish that was not held back ends the work as well. */
export function tellEnd(
  story: Story,
  minute: number,
  issue: number,
  person: number,
  isFinish: boolean,
  causes: Cause[],
): void {
  const { names, seqOfEvent, seqOfWorkEnd } = story;
  const type = isFinish ? 'IssueFinished' : 'WorkEnded';
  const who = person < 0 ? null : names.person(person);
  const seq = tell(story, { type, minute, subject: names.node(issue), causes, person: who });
  if (isFinish) seqOfEvent[2 * issue + 1] = seq;
  if (!isFinish || seqOfWorkEnd[issue] < seqOfEvent[2 * issue]) seqOfWorkEnd[issue] = seq;
}

/** Own work stands still or goes on: a drawn absence or a gate's review is the cause. */
export function tellStop(story: Story, minute: number, issue: number, person: number, isPause: boolean): void {
  const { names } = story;
  const who = person < 0 ? null : names.person(person);
  const causes = person < 0 ? [] : [stopCause(story, minute, person, isPause)];
  tell(story, {
    type: isPause ? 'IssuePaused' : 'IssueResumed',
    minute,
    subject: names.node(issue),
    causes,
    person: who,
  });
}

function stopCause(story: Story, minute: number, person: number, isPause: boolean): Cause {
  const { names, opened } = story;
  const absence = story.absence[person];
  const review = story.review[person];
  const isAbsence = isPause ? absence.depth > 0 : absence.minute === minute && absence.seq > review.seq;
  if (isAbsence) return cause('risk', absence.risk < 0 ? null : names.risk(absence.risk), absence.seq);
  // A pause is told before the keeper's own review begins.
  const { gate, seq } = isPause ? opened : review;
  return cause('person', gate < 0 ? null : names.gate(gate), seq, isPause ? 'started' : 'finished');
}

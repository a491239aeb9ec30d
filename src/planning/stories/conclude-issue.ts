// The counts of one issue become its story: names, means, quantiles, and what would move it.
import { totalFloats } from '../../engine/forecast/total-float.ts';
import { type Network, RECORDED_BEGUN, RECORDED_DONE } from '../../engine/network/network.ts';
import { workedInNormalWeek } from '../../engine/network/passes.ts';
import { minuteOfInstant } from '../../plan/civil-date.ts';
import type { Plan } from '../../plan/plan.ts';
import { type CauseKeys, causeKeys, PAUSE, PAUSE_CAUSES, WAIT, WAIT_CAUSES } from './issue-causes.ts';
import { ISSUE_DATES, type IssuePart, LENGTH, WHOLE } from './issue-observer.ts';
import type { IssueStory, LengthPart, Stretch, Wait } from './issue-story-result.ts';
import { leversOf } from './levers.ts';
import type { LikelyFuture } from './likely-future.ts';
import { listNeeds } from './list-needs.ts';
import { Needs } from './needs.ts';
import { listNext } from './next-begun.ts';
import { futuresWith, type SpellCounts, spellOf, totalOf } from './spell-tally.ts';
import { datesOf, storyDate } from './story-dates.ts';
import { type StoryNames, storyNames } from './story-names.ts';
import type { Named } from './story-words.ts';

/** The story of planned issue `issue` from all its futures. */
export function concludeIssue(
  plan: Plan,
  network: Network,
  issue: number,
  part: IssuePart,
  likely: LikelyFuture,
): IssueStory {
  const names = storyNames(plan, network);
  const keys = causeKeys(network);
  const { id, title, who, due, implied } = plan.issues[issue];
  const { counted, futures, whole, dates } = part;
  const share = (count: number): number => (futures === 0 ? 0 : count / futures);
  const dueMinute = due === null ? null : minuteOfInstant(plan.start, due);
  const done = datesOf(dates, ISSUE_DATES.done);
  const waits = listWaits(part, keys, names);
  const stretches = listStretches(part, keys, names);
  const length = listLength(part, network.likelyWork[issue], names);
  const needs = listNeeds(new Needs(network, issue, false), part.margins, part.last, counted, names);
  return {
    kind: implied === 'delivery' ? 'delivery' : 'issue',
    id,
    title,
    owner: who.kind === 'owner' ? who.person : null,
    futures,
    counted,
    dropped: share(part.dropped),
    never: share(part.never),
    recordedDone: network.recorded[issue] === RECORDED_DONE,
    inProgress: network.recorded[issue] === RECORDED_BEGUN,
    ready: storyDate(datesOf(dates, ISSUE_DATES.ready)),
    start: storyDate(datesOf(dates, ISSUE_DATES.start)),
    finish: storyDate(done),
    likelyStart: likely.minuteOf(2 * issue),
    likelyFinish: likely.minuteOf(network.doneEventOfIssue[issue]),
    due: dueMinute,
    onTime: dueMinute === null || done.length === 0 ? null : done.filter((at) => at <= dueMinute).length / done.length,
    openingToReady: spellOf(whole.get(WHOLE.openingToReady), counted),
    needs,
    readyToStart: spellOf(whole.get(WHOLE.readyToStart), counted),
    waits,
    startToDone: spellOf(whole.get(WHOLE.startToDone), counted),
    stretches,
    length,
    criticality: share(part.tight),
    driving: share(part.driving),
    totalFloatMinutes: totalFloats(network, workedInNormalWeek(plan))[issue],
    slack: spellOf(whole.get(WHOLE.slack), counted),
    next: listNext(part.next, futures, names),
    levers: leversOf({ needs, waits, stretches, length }),
  };
}

function listWaits({ waits, behind, counted }: IssuePart, keys: CauseKeys, names: StoryNames): Wait[] {
  const found = [...waits].map(([key, counts]) => {
    const cause = keys.causeOf(key);
    const what = keys.whatOf(key);
    return {
      key,
      wait: {
        cause: WAIT_CAUSES[cause],
        what: waitNamed(cause, what, names),
        spell: spellOf(counts, counted),
        behind: behindOf(behind, key, cause, counted, keys, names),
      },
    };
  });
  return found
    .sort((a, b) => b.wait.spell.meanMinutes - a.wait.spell.meanMinutes || a.key - b.key)
    .map(({ wait }) => wait);
}

function waitNamed(cause: number, what: number, names: StoryNames): Named | null {
  if (what < 0) return null;
  if (cause === WAIT.resource) return names.resource(what);
  if (cause === WAIT.window) return names.window(what);
  if (cause === WAIT.quota) return names.quota(what);
  return cause === WAIT.other ? null : names.person(what);
}

function behindOf(
  behind: SpellCounts,
  key: number,
  cause: number,
  counted: number,
  keys: CauseKeys,
  names: StoryNames,
): Wait['behind'] {
  return [...behind]
    .filter(([each]) => keys.keyBehind(each) === key)
    .map(([each, counts]) => {
      const node = keys.nodeBehind(each);
      return { node, meanMinutes: totalOf(counts) / counted, share: futuresWith(counts) / counted };
    })
    .sort((a, b) => b.meanMinutes - a.meanMinutes || a.node - b.node)
    .map(({ node, ...rest }) => ({ what: cause === WAIT.absence ? names.risk(node) : names.node(node), ...rest }));
}

function listStretches({ life, counted }: IssuePart, keys: CauseKeys, names: StoryNames): Stretch[] {
  return [...life]
    .sort(([a], [b]) => a - b)
    .map(([key, counts]) => {
      const cause = keys.causeOf(key);
      return {
        cause: PAUSE_CAUSES[cause],
        what: stretchNamed(cause, keys.whatOf(key), names),
        spell: spellOf(counts, counted),
      };
    });
}

function stretchNamed(cause: number, what: number, names: StoryNames): Named | null {
  if (what < 0) return null;
  switch (cause) {
    case PAUSE.calendar:
      return names.person(what);
    case PAUSE.absence:
    case PAUSE.block:
    case PAUSE.delay:
      return names.risk(what);
    case PAUSE.aside:
      return names.window(what);
    default:
      return names.node(what);
  }
}

/** Parts in their order: likely, the draw, starting without something, each risk, and what less or more capacity makes of the sum. */
function listLength({ length, counted }: IssuePart, likely: number, names: StoryNames): LengthPart[] {
  const partOf = (kind: LengthPart['kind'], key: number, what: Named | null): LengthPart => {
    const { meanMinutes, p80Minutes, share } = spellOf(length.get(key), counted);
    return { kind, what, meanMinutes, p80Minutes, share };
  };
  const risks = [...length.keys()].filter((key) => key >= LENGTH.risks).sort((a, b) => a - b);
  const some = counted > 0 ? likely : 0;
  const all: LengthPart[] = [
    { kind: 'likely', what: null, meanMinutes: some, p80Minutes: some, share: some > 0 ? 1 : 0 },
    partOf('estimate', LENGTH.estimate, null),
    partOf('without', LENGTH.without, null),
    ...risks.map((key) => partOf('risk', key, names.risk(key - LENGTH.risks))),
    partOf('capacity', LENGTH.capacity, null),
  ];
  return all.filter(({ kind, share }) => kind === 'likely' || share > 0);
}

// The counts of one person become their story.
import { weekEnd, weekOffset } from '../../engine/forecast/weeks.ts';
import { listDatedNodes } from '../../engine/network/dated-nodes.ts';
import type { Network } from '../../engine/network/network.ts';
import type { Plan } from '../../plan/plan.ts';
import { IDLE, IDLE_KINDS, idleSubjects } from './idle-reasons.ts';
import { PERSON, type PersonPart } from './person-observer.ts';
import type { BeyondTarget, Idle, IdleReason, PersonStory, PersonWeek, Waiter } from './person-story-result.ts';
import { WEEK, weekSum } from './person-weeks.ts';
import { futuresWith, type SpellCounts, spellOf, totalOf } from './spell-tally.ts';
import { type StoryNames, storyNames } from './story-names.ts';
import type { Named, Spell } from './story-words.ts';

const REASONS: readonly IdleReason[] = ['need', 'held', 'nothing-left'];

export function concludePerson(plan: Plan, network: Network, person: number, part: PersonPart): PersonStory {
  const names = storyNames(plan, network);
  const { futures, counted, whole } = part;
  const spell = (key: number): Spell => spellOf(whole.get(key), counted);
  const share = (count: number): number => (futures === 0 ? 0 : count / futures);
  return {
    kind: 'person',
    id: plan.people[person].id,
    role: plan.people[person].role,
    futures,
    counted,
    driving: share(part.driving),
    contention: share(part.contention),
    weeks: weeksOf(network, part),
    available: spell(PERSON.available),
    work: spell(PERSON.work),
    reviews: spell(PERSON.review),
    absent: spell(PERSON.absent),
    idle: spell(PERSON.idle),
    waiting: spell(PERSON.waiting),
    waiters: waitersOf(network, part, names),
    idleBecause: idleOf(network, part, names),
    reviewsOf: byMean(part.reviewsOf, counted, (gate) => names.node(network.issueCount + gate)),
    absences: byMean(part.absences, counted, (risk) => names.risk(risk)),
    beyondTargets: beyondOf(plan, network, part),
  };
}

/** Until the last week that any future reaches. */
function weeksOf(network: Network, { weeks }: PersonPart): PersonWeek[] {
  const offset = weekOffset(network.start);
  const all: PersonWeek[] = [];
  const futures = Math.max(...weeks.open);
  weeks.open.forEach((open, week) => {
    if (open === 0) return;
    const mean = (kind: number): number => weekSum(weeks, week, kind) / open;
    const [work, review, absent, idle] = [mean(WEEK.work), mean(WEEK.review), mean(WEEK.absent), mean(WEEK.idle)];
    const available = work + review + absent + idle;
    const planned = weekSum(weeks, week, WEEK.plan);
    const peaks = spellOf(weeks.peaks.get(week), open);
    all.push({
      week: week + 1,
      from: Math.max(0, weekEnd(week - 1, offset)),
      to: weekEnd(week, offset),
      open: open / futures,
      availableMinutes: available,
      workMinutes: work,
      reviewMinutes: review,
      absentMinutes: absent,
      idleMinutes: idle,
      load: available === 0 ? null : (work + review) / available,
      queueMean: planned === 0 ? 0 : weekSum(weeks, week, WEEK.queue) / planned,
      queueP80: peaks.p80Minutes,
      queueMax: peaks.maxMinutes,
    });
  });
  return all;
}

function waitersOf(network: Network, part: PersonPart, names: StoryNames): Waiter[] {
  const { waiters, behind, waitersDriving, counted } = part;
  const { nodeCount } = network;
  const behindOf = new Map<number, { node: number; meanMinutes: number }[]>();
  for (const [key, counts] of behind) {
    const issue = Math.floor(key / nodeCount);
    const list = behindOf.get(issue) ?? [];
    behindOf.set(issue, list);
    list.push({ node: key % nodeCount, meanMinutes: totalOf(counts) / counted });
  }
  return [...waiters]
    .map(([issue, counts]) => ({ issue, spell: spellOf(counts, counted) }))
    .sort((a, b) => b.spell.meanMinutes - a.spell.meanMinutes || a.issue - b.issue)
    .map(({ issue, spell }) => ({
      what: names.node(issue),
      spell,
      driving: waitersDriving[issue] / counted,
      behind: (behindOf.get(issue) ?? [])
        .sort((a, b) => b.meanMinutes - a.meanMinutes || a.node - b.node)
        .map(({ node, meanMinutes }) => ({ what: names.node(node), meanMinutes })),
    }));
}

function idleOf(network: Network, { idle, counted }: PersonPart, names: StoryNames): Idle[] {
  const subjects = idleSubjects(network);
  return [...idle]
    .map(([key, counts]) => ({ key, meanMinutes: totalOf(counts) / counted, share: futuresWith(counts) / counted }))
    .sort((a, b) => b.meanMinutes - a.meanMinutes || a.key - b.key)
    .map(({ key, meanMinutes, share }) => {
      const code = Math.floor(key / subjects);
      const reason = Math.floor(code / IDLE_KINDS.length);
      const what = reason === IDLE.nothingLeft ? null : behindIdle(code % IDLE_KINDS.length, key % subjects, names);
      return { reason: REASONS[reason], what, who: what?.owner ?? null, meanMinutes, share };
    });
}

function behindIdle(kind: number, index: number, names: StoryNames): Named | null {
  switch (IDLE_KINDS[kind]) {
    case 'node':
      return names.node(index);
    case 'window':
      return names.window(index);
    case 'quota':
      return names.quota(index);
    default:
      return null;
  }
}

function byMean(counts: SpellCounts, counted: number, name: (index: number) => Named): { what: Named; spell: Spell }[] {
  return [...counts]
    .map(([index, each]) => ({ index, spell: spellOf(each, counted) }))
    .sort((a, b) => b.spell.meanMinutes - a.spell.meanMinutes || a.index - b.index)
    .map(({ index, spell }) => ({ what: name(index), spell }));
}

function beyondOf(plan: Plan, network: Network, { beyond, counted }: PersonPart): BeyondTarget[] {
  const dated = listDatedNodes(plan, network).flatMap(({ kind, id, title, target }) =>
    target === null ? [] : [{ kind, id, title, target }],
  );
  return dated.flatMap((promise, k) => {
    const counts = beyond.get(k);
    return counts === undefined ? [] : [{ ...promise, beyond: spellOf(counts, counted) }];
  });
}

// Exact sums over dealt futures of the sample plans: parts add up to their wholes minute by minute, the wholes are those of the traces,
// and no split of the futures changes a story.
import { describe, expect, test } from 'vitest';
import { CapacityTally } from '../../../src/engine/forecast/capacity.ts';
import { ROW_SIZE } from '../../../src/engine/kernel/trace.ts';
import { compile } from '../../../src/engine/network/compile.ts';
import { RECORDED_NOTHING } from '../../../src/engine/network/network.ts';
import { GATE, GateObserver } from '../../../src/planning/stories/gate-observer.ts';
import { IssueObserver, WHOLE } from '../../../src/planning/stories/issue-observer.ts';
import { PERSON, PersonObserver } from '../../../src/planning/stories/person-observer.ts';
import { type SpellCounts, totalOf } from '../../../src/planning/stories/spell-tally.ts';
import type { StoryQuestion } from '../../../src/planning/stories/story-study.ts';
import { forFutures, scenario, splitStory, storyOf } from './story-of.ts';

/** Set it to look at more futures. */
const FUTURES = Number(process.env.PLANCAST_STORY_FUTURES ?? 6);
const SCENARIOS = ['source-8wk', 'youtube-worker-5wk', 'omc-parallel-8wk', 'ytempire-week1'];

const sumOf = (counts: SpellCounts, keys: readonly number[] = [...counts.keys()]): number =>
  keys.reduce((sum, key) => sum + totalOf(counts.get(key)), 0);

describe.each(SCENARIOS)('over futures of %s', (name) => {
  const plan = scenario(name);
  const network = compile(plan);

  test('the waits of every issue add up to the time between ready and start, its stretches to the time until it is done', async () => {
    const observers = plan.issues.map((_, i) => new IssueObserver(network, i));
    const ready = new Float64Array(plan.issues.length);
    const done = new Float64Array(plan.issues.length);
    const work = new Float64Array(plan.issues.length);
    await forFutures(network, FUTURES, (trace, tape, replication) => {
      observers.forEach((observer, i) => {
        observer.count(trace, tape, replication);
        const start = trace.eventMinute[2 * i];
        const end = trace.eventMinute[network.doneEventOfIssue[i]];
        const skipped = trace.performer[i] < 0 && trace.workEnd[i] < 0;
        if (start < 0 || end < 0 || skipped || network.recorded[i] !== RECORDED_NOTHING) return;
        const at = (minute: number): number => network.planProfile.minutesAt(Math.max(network.dataMinute, minute));
        ready[i] += at(start) - at(trace.readyMinute[i]);
        done[i] += at(end) - at(start);
        work[i] += trace.workMinutes[i];
      });
    });
    observers.forEach((observer, i) => {
      if (network.recorded[i] !== RECORDED_NOTHING) return;
      const { whole, waits, life, length, counted, behind } = observer.part();
      expect(sumOf(waits), plan.issues[i].id).toBe(ready[i]);
      expect(sumOf(whole, [WHOLE.readyToStart])).toBe(ready[i]);
      expect(sumOf(life), plan.issues[i].id).toBe(done[i]);
      expect(sumOf(whole, [WHOLE.startToDone])).toBe(done[i]);
      expect(network.likelyWork[i] * counted + sumOf(length)).toBe(sumOf(whole, [WHOLE.work]));
      expect(network.likelyWork[i] * counted + sumOf(length, [0, 1, ...risksOf(length)])).toBe(work[i]);
      expect(sumOf(behind)).toBeLessThanOrEqual(sumOf(waits));
    });
  });

  test('a person is at work, in reviews, away or idle in every minute of their own, as much as the forecast says', async () => {
    const observers = plan.people.map((_, p) => new PersonObserver(plan, network, p));
    const capacity = new CapacityTally(network);
    await forFutures(network, FUTURES, (trace) => {
      for (const observer of observers) observer.count(trace);
      capacity.begin();
      for (let at = 0; at < trace.rowCount * ROW_SIZE; at += ROW_SIZE)
        capacity.read(trace.rows[at + 1], trace.rows[at], trace.rows[at + 2], trace.rows[at + 3], trace);
      capacity.end(trace);
    });
    observers.forEach((observer, p) => {
      const { whole, idle, reviewsOf, absences, waiters } = observer.part();
      const part = (key: number): number => sumOf(whole, [key]);
      // The forecast also counts what lies before the data date.
      if (!network.hasDataDate) {
        expect(part(PERSON.work) + part(PERSON.review), plan.people[p].id).toBe(capacity.busyUntilFinish.of(p));
        expect(part(PERSON.available)).toBe(capacity.available.of(p));
      }
      expect(part(PERSON.work) + part(PERSON.review) + part(PERSON.absent) + part(PERSON.idle)).toBe(
        part(PERSON.available),
      );
      expect(sumOf(idle)).toBe(part(PERSON.idle));
      expect(sumOf(reviewsOf)).toBe(part(PERSON.review));
      expect(sumOf(absences)).toBe(part(PERSON.absent));
      expect(sumOf(waiters)).toBe(part(PERSON.waiting));
    });
  });

  test('what held a gate after its criteria were met adds up to its opening', async () => {
    const observers = plan.gates.map((_, g) => new GateObserver(network, network.issueCount + g));
    await forFutures(network, FUTURES, (trace, tape, replication) => {
      for (const observer of observers) observer.count(trace, tape, replication);
    });
    observers.forEach((observer, g) => {
      const { spells, counted, last } = observer.part();
      const parts = [GATE.begin, GATE.first, GATE.rework, GATE.later, GATE.held];
      expect(sumOf(spells, parts), plan.gates[g].id).toBe(sumOf(spells, [GATE.metToOpen]));
      expect(last.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(counted);
    });
  });

  test('no split of the futures and no order of the parts changes a story', async () => {
    const questions: StoryQuestion[] = [
      { kind: 'issue', id: plan.issues[4].id },
      { kind: 'person', id: plan.people[1].id },
      { kind: 'gate', id: plan.gates[0].id },
      { kind: 'risk', id: plan.risks[0].id },
      { kind: 'inversions', id: '' },
    ];
    for (const question of questions) {
      const whole = await storyOf(plan, question.kind, question.id, 2 * FUTURES, network);
      const split = await splitStory(plan, network, question, [
        [FUTURES + 3, 2 * FUTURES],
        [0, 5],
        [5, FUTURES + 3],
      ]);
      expect(split, `${question.kind} ${question.id}`).toEqual(whole);
    }
  });
});

function risksOf(length: SpellCounts): number[] {
  return [...length.keys()].filter((key) => key >= 3);
}

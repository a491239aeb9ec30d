// Small plans whose figures are known by hand, told by the stories of a person, a gate, a risk and a delivery.
import { describe, expect, test } from 'vitest';
import { small, storyOf } from './story-of.ts';

describe('the story of a person', () => {
  const plan = small(`
team: { Ann: {}, Bob: {}, Cid: {} }
issues:
  p: { owner: Bob, effort: 2d }
  a: { owner: Ann, effort: 3d, after: p }
  b: { owner: Ann, effort: 1d, after: p }
  c: { owner: Cid, effort: 8d }
gates: { G: { after: a, keepers: [Ann], review: 4h, target: 2025-11-20 } }
`);

  test('who waits for them, behind what, and how long; what they wait for themselves', async () => {
    const story = await storyOf(plan, 'person', 'Ann');
    // Monday and Tuesday nothing is ready; a takes Wednesday to Friday, b Monday with the review of G first.
    expect(
      story.waiters.map(({ what, spell, behind }) => [what.id, spell.meanMinutes, behind.map((each) => each.what.id)]),
    ).toEqual([['b', 1440 + 240, ['a', 'G']]]);
    expect(story.waiting.meanMinutes).toBe(1680);
    expect(
      story.idleBecause.map(({ reason, what, who, meanMinutes }) => [reason, what?.id ?? null, who, meanMinutes]),
    ).toEqual([
      ['need', 'p', 'Bob', 960],
      ['nothing-left', null, null, 8 * 480 - 960 - 1440 - 480 - 240],
    ]);
    expect(story.work.meanMinutes).toBe(1920);
    expect(story.reviewsOf.map(({ what, spell }) => [what.id, spell.meanMinutes])).toEqual([['G', 240]]);
    expect(story.available.meanMinutes).toBe(8 * 480);
  });

  test('week by week: what they had in hand, and how many waited', async () => {
    const { weeks } = await storyOf(plan, 'person', 'Ann');
    const told = weeks.map(({ week, workMinutes, reviewMinutes, idleMinutes, queueMean, queueMax, open }) => [
      week,
      workMinutes,
      reviewMinutes,
      idleMinutes,
      queueMean,
      queueMax,
      open,
    ]);
    // b waits three of the five days of week 1, and 4 of the 24 hours of week 2 in which the plan still runs.
    expect(told).toEqual([
      [1, 1440, 0, 960, 0.6, 1, 1],
      [2, 480, 240, 720, 4 / 24, 1, 1],
    ]);
  });

  test('hours beyond a promise are those on work that leads there', async () => {
    const { beyondTargets } = await storyOf(plan, 'person', 'Ann');
    // On Thursday evening a day of a and the review are left; b does not lead to G.
    expect(beyondTargets.map(({ id, beyond }) => [id, beyond.meanMinutes])).toEqual([['G', 480 + 240]]);
  });

  test('a gate that opens at once is looked through to the work behind it, one with a review is not', async () => {
    const idle = async (review: string) => {
      const plan = small(`
team: { Ann: {}, Bob: {} }
phases: { one: { title: One }, two: { title: Two } }
issues: { p: { owner: Bob, effort: 2d, phase: one }, a: { owner: Ann, effort: 1d, phase: two } }
gates: { G: { after: { phase: one }, keepers: [Bob], opens: two${review} } }
`);
      const [{ what, who, meanMinutes }] = (await storyOf(plan, 'person', 'Ann')).idleBecause;
      return [what?.kind, what?.id, who, meanMinutes];
    };
    expect(await idle('')).toEqual(['issue', 'p', 'Bob', 960]);
    expect(await idle(', review: 4h')).toEqual(['gate', 'G', null, 1200]);
  });

  test('away by a risk, and idle because a resource is taken', async () => {
    const story = await storyOf(
      small(`
team: { Ann: {}, Bob: {} }
resources: { staging: { capacity: 1 } }
issues:
  x: { owner: Bob, effort: 2d, uses: staging }
  y: { owner: Ann, effort: 1d, uses: staging }
risks: { flu: { probability: 100%, impact: { absence: 1d, of: Ann } } }
`),
      'person',
      'Ann',
    );
    expect(story.absences.map(({ what, spell }) => [what.id, spell.meanMinutes])).toEqual([['flu', 480]]);
    expect(story.idleBecause.map(({ reason, what, meanMinutes }) => [reason, what?.id, meanMinutes])).toEqual([
      ['held', 'x', 480],
    ]);
  });
});

describe('the story of a gate', () => {
  test('who came last and by how much, through the phase to the issue', async () => {
    const plan = small(`
team: { Ann: {}, Bob: {} }
phases: { build: { title: Build }, ship: { title: Ship } }
issues:
  a: { owner: Ann, effort: 2d, phase: build }
  b: { owner: Bob, effort: 3d, phase: build }
  c: { owner: Bob, effort: 1d, phase: ship }
gates: { G: { after: { phase: build }, keepers: [Ann, Bob], review: 4h, opens: ship, target: 2025-11-20 } }
`);
    const story = await storyOf(plan, 'gate', 'G');
    expect(story.criteria.map(({ what, last, marginMinutes }) => [what?.id, last, marginMinutes])).toEqual([
      ['build', 1, null],
    ]);
    expect(story.lastWork.map(({ what, last, marginMinutes }) => [what?.id, what?.owner, last, marginMinutes])).toEqual(
      [['b', 'Bob', 1, 480]],
    );
    expect(
      story.stretches.filter(({ spell }) => spell.share > 0).map(({ kind, spell }) => [kind, spell.meanMinutes]),
    ).toEqual([['first-review', 240]]);
    expect(story.opens.map(({ what, by }) => [what.id, by])).toEqual([['c', 'link']]);
    expect(story.onTime?.share).toBe(1);
    const phase = await storyOf(plan, 'phase', 'build');
    expect(phase.criteria.map(({ what, last }) => [what?.id, last])).toEqual([
      ['b', 1],
      ['a', 0],
    ]);
    expect(phase.date.p50.value).toBe(story.criteriaMet.p50.value);
  });

  test('a window it waited for, failed attempts with their rework, and the keepers', async () => {
    const story = await storyOf(
      small(`
team: { Ann: {}, Bob: {} }
issues: { a: { owner: Ann, effort: 1d } }
gates:
  G: { after: a, keepers: [Ann], external: [Board], review: 4h, pass: 0%, attempts: 2, window: { every: [wed, fri], hours: 09:00-17:00 },
    rework: { effort: 1d, owner: Bob } }
`),
      'gate',
      'G',
    );
    const parts = Object.fromEntries(story.stretches.map(({ kind, spell }) => [kind, spell.meanMinutes]));
    // Done on Monday evening; Wednesday 09:00 to 13:00; Bob until Thursday 13:00; Friday 09:00 to 13:00, and waived.
    expect(parts).toEqual({ begin: 480, 'first-review': 240, rework: 720, 'later-reviews': 240, held: 0 });
    expect(story.verdict).toMatchObject({ waived: 1, meanAttempts: 2, chance: 0 });
    expect(story.verdict?.passedFirst.share).toBe(0);
    expect(story.keepers.map(({ id, external, review }) => [id, external, review.meanMinutes])).toEqual([
      ['Ann', false, 480],
      ['Board', true, 480],
    ]);
  });

  test('a milestone that is a share names what completed it', async () => {
    const { criteria } = await storyOf(
      small(`
team: { Ann: {}, Bob: {}, Cid: {} }
issues: { a: { owner: Ann, effort: 1d }, b: { owner: Bob, effort: 2d }, c: { owner: Cid, effort: 4d } }
milestones: { M: { when: { share: 60%, of: all } } }
`),
      'milestone',
      'M',
    );
    expect(criteria.map(({ what, last, marginMinutes }) => [what?.id, last, marginMinutes])).toEqual([
      ['b', 1, 480],
      ['a', 0, 0],
      ['c', 0, 0],
    ]);
  });
});

describe('the story of a risk', () => {
  test('how often, what it hits and by how much, and the futures it strikes beside those it spares', async () => {
    const plan = small(`
team: { Ann: {}, Bob: {} }
issues: { a: { owner: Ann, effort: 2d }, b: { owner: Bob, effort: 1d, after: a } }
risks: { heavy: { title: Heavy, probability: 50%, impact: [{ factor: 1.5 }, { delay: 4h }], hits: { ids: [a] } } }
`);
    const story = await storyOf(plan, 'risk', 'heavy', 400);
    expect(story.fired.share).toBeGreaterThan(0.4);
    expect(story.fired.share).toBeLessThan(0.6);
    expect(story.hits.map(({ what, share, extra }) => [what.id, share, extra.meanMinutes])).toEqual([
      ['a', story.fired.share, 480 + 240],
    ]);
    expect(story.tight).toBe(story.fired.share);
    expect(story.differenceMinutes).toMatchObject({ value: 720 });
    expect(story.struck.futures + story.spared.futures).toBe(400);
  });

  test('a mitigation, whether it comes in time, and what is left', async () => {
    const story = await storyOf(
      small(`
team: { Ann: {}, Bob: {} }
issues: { a: { owner: Ann, effort: 2d }, t: { owner: Bob, effort: 1d }, z: { owner: Ann, effort: 1d, after: [a, t] } }
risks:
  heavy: { probability: 100%, impact: { factor: 1.5 }, hits: { ids: [z] }, mitigation: { issue: t, impact: { factor: 1.1 } } }
`),
      'risk',
      'heavy',
    );
    expect(story).toMatchObject({
      changed: 1,
      inherent: 0,
      residual: 1,
      mitigation: { issue: { id: 't' }, inTime: 1 },
    });
    expect(story.hits.map(({ what, extra }) => [what.id, extra.meanMinutes])).toEqual([['z', 48]]);
  });

  test('a block that stands still and an absence in the middle of work', async () => {
    const story = await storyOf(
      small(`
team: { Ann: {} }
issues: { a: { owner: Ann, effort: 2d } }
risks:
  flu: { probability: 100%, impact: { absence: 1d, of: Ann }, window: { from: 2025-11-18 09:00, to: 2025-11-18 09:00 } }
`),
      'risk',
      'flu',
    );
    expect(story.hits.map(({ what, extra }) => [what.id, extra.meanMinutes])).toEqual([['a', 480]]);
    expect(story.when?.p50.value).toBe(1440 + 540);
  });

  test('a delivery: when it is there, how late, and what begins with it', async () => {
    const story = await storyOf(
      small(`
team: { Ann: {} }
deliveries: { keys: { title: API keys, due: 2025-11-18, onTime: 0%, late: 2d } }
issues: { a: { owner: Ann, effort: 2d, after: keys } }
`),
      'delivery',
      'keys',
    );
    expect(story.delivery).toMatchObject({
      due: 1440 + 1020,
      arrival: { p50: { value: 3 * 1440 + 1020 } },
      onTime: { share: 0 },
      late: { meanMinutes: 960 },
      opens: [{ what: { kind: 'issue', id: 'a' }, by: 'link', share: 1 }],
    });
    expect(story.fired.share).toBe(1);
  });
});

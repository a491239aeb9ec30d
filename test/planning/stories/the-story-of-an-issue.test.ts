// Small plans whose waits are known by hand, told by the story of one issue.
import { describe, expect, test } from 'vitest';
import type { IssueStory } from '../../../src/planning/stories/issue-story-result.ts';
import { small, storyOf } from './story-of.ts';

const waits = ({ waits: all }: IssueStory) =>
  all.map(({ cause, what, spell, behind }) => [
    cause,
    what?.id ?? null,
    spell.meanMinutes,
    behind.map((each) => each.what.id),
  ]);
const stretches = ({ stretches: all }: IssueStory) =>
  all.map(({ cause, what, spell }) => [cause, what?.id ?? null, spell.meanMinutes]);

describe('from ready to the start', () => {
  test('its person was busy: charged to the person, and to the work they had in hand', async () => {
    const story = await storyOf(
      small(`
team: { Ann: {}, Bob: {} }
issues:
  a: { owner: Ann, effort: 1d }
  p: { owner: Bob, effort: 4h }
  b: { owner: Ann, effort: 2d, after: p }
`),
      'issue',
      'b',
    );
    expect(waits(story)).toEqual([['busy', 'Ann', 240, ['a']]]);
    expect(story.openingToReady.meanMinutes).toBe(240);
    expect(story.readyToStart.meanMinutes).toBe(240);
    expect(stretches(story)).toEqual([['work', null, 960]]);
    expect(story.start.p50.value).toBe(2 * 1440 - 420 - 480 + 0);
  });

  test('its person was there and idle, kept for what stands before it in the list: that is not their calendar', async () => {
    const story = await storyOf(
      small(`
dispatch: list
order: [p, x, y]
team: { Ann: {}, Bob: {} }
issues:
  p: { owner: Bob, effort: 3d }
  x: { owner: Ann, effort: 2d, after: p }
  y: { owner: Ann, effort: 1d }
`),
      'issue',
      'y',
    );
    expect(waits(story)).toEqual([
      ['other', null, 1440, []],
      ['busy', 'Ann', 960, ['x']],
    ]);
  });

  test('of several needs the last is named, with how much later than the next it came', async () => {
    const { needs, openingToReady } = await storyOf(
      small(`
team: { Ann: {}, Bob: {}, Cid: {} }
issues:
  p: { owner: Ann, effort: 4h }
  q: { owner: Bob, effort: 1d }
  b: { owner: Cid, effort: 2d, after: [{ issue: q, lag: 1d }, p], notBefore: 2025-11-17 12:00 }
`),
      'issue',
      'b',
    );
    expect(openingToReady.meanMinutes).toBe(960);
    expect(needs.map(({ what, event, last, marginMinutes }) => [what?.id ?? event, last, marginMinutes])).toEqual([
      ['q', 1, 720],
      ['p', 0, 0],
      ['date', 0, 0],
    ]);
  });

  test('a resource that was taken while its person stood free; work that ranks behind does not excuse it', async () => {
    const story = await storyOf(
      small(`
team: { Ann: {}, Bob: {} }
resources: { staging: { capacity: 1 } }
classes: [P0, P1, P2]
issues:
  x: { owner: Bob, effort: 2d, uses: staging, priority: P0 }
  y: { owner: Ann, effort: 1d, uses: staging, priority: P1 }
  z: { owner: Ann, effort: 4h, priority: P2 }
`),
      'issue',
      'y',
    );
    // From minute 0 on z is in hand because y lacks staging: all of it is owed to the resource.
    expect(waits(story)).toEqual([['resource', 'staging', 960, ['x']]]);
  });

  test('a window that was closed', async () => {
    const story = await storyOf(
      small(`
team: { Ann: {} }
windows: { freeze: { dates: [{ from: 2025-11-17 09:00, to: 2025-11-18 13:00 }], closes: { ids: [y] } } }
issues: { y: { owner: Ann, effort: 1d } }
`),
      'issue',
      'y',
    );
    expect(waits(story)).toEqual([['window', 'freeze', 720, []]]);
  });

  test('one of several people: the wait is charged to whoever took it in the end', async () => {
    const story = await storyOf(
      small(`
team: { Ann: {}, Bob: {} }
classes: [P0, P1]
issues:
  x: { owner: Ann, effort: 3d, priority: P0 }
  y: { owner: Bob, effort: 2d, priority: P0 }
  z: { anyOf: [Ann, Bob], effort: 1d, priority: P1 }
`),
      'issue',
      'z',
    );
    expect(waits(story)).toEqual([['busy', 'Bob', 960, ['y']]]);
    expect(story.owner).toBeNull();
  });

  test('its person was off', async () => {
    const story = await storyOf(
      small(`
team: { Ann: { away: [2025-11-17..2025-11-18] } }
issues: { y: { owner: Ann, effort: 1d } }
`),
      'issue',
      'y',
    );
    expect(waits(story)).toEqual([['calendar', 'Ann', 960, []]]);
  });

  test('a quota that was used up, and room under a limit', async () => {
    const quota = await storyOf(
      small(`
team: { Ann: {}, Bob: {} }
quotas: { calls: { amount: 10, per: day } }
issues:
  x: { owner: Bob, effort: 1h, consumes: { calls: 10 } }
  y: { owner: Ann, effort: 1h, consumes: { calls: 10 } }
`),
      'issue',
      'y',
    );
    expect(waits(quota)).toEqual([['quota', 'calls', 480, []]]);
    const limit = await storyOf(
      small(`
team: { Ann: { wip: 1 }, Bob: {} }
issues:
  a: { owner: Ann, effort: 1d, review: { by: Bob, effort: 4h } }
  b: { owner: Ann, effort: 1d }
`),
      'issue',
      'b',
    );
    expect(waits(limit)).toEqual([
      ['busy', 'Ann', 480, ['a']],
      ['limit', 'Ann', 240, []],
    ]);
  });
});

describe('from the start until it is done', () => {
  test('a review its person keeps, and days they are off', async () => {
    const story = await storyOf(
      small(`
team: { Ann: { away: [2025-11-18] }, Bob: {} }
issues:
  p: { owner: Bob, effort: 1h }
  b: { owner: Ann, effort: 2d }
gates: { G: { after: p, keepers: [Ann], review: 2h } }
`),
      'issue',
      'b',
    );
    expect(stretches(story)).toEqual([
      ['work', null, 960],
      ['calendar', 'Ann', 480],
      ['review', 'G', 120],
    ]);
    expect(story.startToDone.meanMinutes).toBe(1560);
  });

  test('a block, the other work its person took meanwhile, and the verdict of its own review', async () => {
    const story = await storyOf(
      small(`
team: { Ann: {}, Bob: {} }
classes: [P0, P1]
issues:
  b: { owner: Ann, effort: 2d, priority: P0, review: { by: Bob, effort: 2h } }
  c: { owner: Ann, effort: 3d, priority: P1 }
risks: { stuck: { probability: 100%, impact: { blocks: 1d }, hits: { ids: [b] } } }
`),
      'issue',
      'b',
      200,
    );
    const parts = new Map(story.stretches.map(({ cause, spell }) => [cause, spell.meanMinutes]));
    expect(parts.get('work')).toBe(960);
    // A draw of point 0 blocks at once, of 999 just before the end: always the whole day.
    expect(parts.get('block')).toBe(480);
    expect(parts.get('busy')).toBe(960);
    expect(story.stretches.find(({ cause }) => cause === 'busy')?.what?.id).toBe('c');
    expect(parts.get('verdict')).toBe(120);
    expect(story.startToDone.meanMinutes).toBe(960 + 480 + 960 + 120);
  });

  test('a delay by a risk, and a finish that a link held', async () => {
    const plan = (extra: string, risks: string) =>
      small(`
team: { Ann: {}, Bob: {} }
issues:
  p: { owner: Bob, effort: 3d }
  b: { owner: Ann, effort: 1d${extra} }
${risks}`);
    const late = await storyOf(
      plan('', 'risks: { slow: { probability: 100%, impact: { delay: 4h }, hits: { ids: [b] } } }'),
      'issue',
      'b',
    );
    expect(stretches(late)).toEqual([
      ['work', null, 480],
      ['delay', 'slow', 240],
    ]);
    const held = await storyOf(plan(', after: { issue: p, type: FF }', ''), 'issue', 'b');
    expect(stretches(held)).toEqual([
      ['work', null, 480],
      ['link', null, 960],
    ]);
  });
});

test('the length of the work: what was likely, what risks added by name, and what less capacity made of it', async () => {
  const { length } = await storyOf(
    small(`
team: { Ann: { capacity: 50% } }
issues: { b: { owner: Ann, effort: 2d } }
risks:
  heavy: { probability: 100%, impact: { factor: 1.5 }, hits: { ids: [b] } }
  more: { probability: 100%, impact: { effort: 1d }, hits: { ids: [b] } }
  twice: { probability: 100%, impact: { factor: 1.5 }, hits: { ids: [b] } }
`),
    'issue',
    'b',
  );
  expect(length.map(({ kind, what, meanMinutes }) => [kind, what?.id ?? null, meanMinutes])).toEqual([
    ['likely', null, 960],
    ['risk', 'heavy', 600],
    ['risk', 'more', 480],
    ['risk', 'twice', 600],
    ['capacity', null, 2640],
  ]);
});

test('what begins because of it: by a link, by its person, by the resource it held; and how much room there was', async () => {
  const { next, slack, criticality } = await storyOf(
    small(`
team: { Ann: {}, Bob: {}, Cid: {} }
resources: { staging: { capacity: 1 } }
phases: { one: { title: One }, two: { title: Two, after: [{ phase: one }] } }
issues:
  b: { owner: Ann, effort: 1d, uses: staging, phase: one }
  c: { owner: Ann, effort: 1d, phase: one, after: b }
  d: { owner: Bob, effort: 1d, uses: staging, phase: one }
  e: { owner: Ann, effort: 2d, phase: one }
  f: { owner: Cid, effort: 3d, phase: one }
`),
    'issue',
    'b',
  );
  expect(next.map(({ what, by }) => [what.id, by])).toEqual([
    ['c', 'link'],
    ['c', 'person'],
    ['d', 'resource'],
  ]);
  expect(slack.meanMinutes).toBe(0);
  expect(criticality).toBe(1);
});

test('how much later it could have been: not at all if it frees the person for more, else until the plan ends', async () => {
  const plan = small(`
team: { Ann: {}, Cid: {} }
issues:
  a: { owner: Ann, effort: 1d }
  b: { owner: Ann, effort: 1d }
  c: { owner: Cid, effort: 3d }
`);
  expect((await storyOf(plan, 'issue', 'a')).slack.meanMinutes).toBe(0);
  expect((await storyOf(plan, 'issue', 'b')).slack.meanMinutes).toBe(480);
});

test('an issue that leaves the scope, or is already done, has no waits and says so', async () => {
  const {
    dropped,
    counted,
    waits: none,
    recordedDone,
  } = await storyOf(
    small(`
team: { Ann: {} }
issues: { a: { owner: Ann, effort: 3d }, b: { owner: Ann, effort: 1d, after: a } }
policies: [{ when: { late: a, after: 2025-11-18 }, then: { drop: { ids: [b] } } }]
`),
    'issue',
    'b',
  );
  expect({ dropped, counted, recordedDone }).toEqual({ dropped: 1, counted: 0, recordedDone: false });
  expect(none).toEqual([]);
});

// Work that was begun because nothing better was ready, the link that lets the better one go first, and what that link is worth: it can
// cost more than it brings, and the trial says so.
import { expect, test } from 'vitest';
import { inProcess } from '../../../src/engine/forecast/in-process.ts';
import { compile } from '../../../src/engine/network/compile.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { remedyLink, withRemedy } from '../../../src/planning/stories/remedy.ts';
import { proveRemedies } from '../../../src/planning/stories/remedy-study.ts';
import { small, storyOf } from './story-of.ts';

async function tried(plan: Plan, replications = 60) {
  const network = compile(plan);
  const { inversions } = await storyOf(plan, 'inversions', '', replications, network);
  return proveRemedies(plan, network, '1', inversions, 5, inProcess, { replications });
}

const TWO_CLASSES = `
team: { Ann: {}, Bob: {}, Cid: {} }
classes: [P0, P1]
`;

/** Bob's p makes b ready on Monday at 13:00, when Ann has begun a: b waits until Friday evening. */
const urgent = (rest: string) =>
  small(`${TWO_CLASSES}
issues:
  a: { owner: Ann, effort: 5d, priority: P1 }
  p: { owner: Bob, effort: 4h, priority: P1 }
  b: { owner: Ann, effort: 1d, after: p, priority: P0 }
  ${rest}
`);

test('the pair is found, with the person, the wait, the chain and the link to paste', async () => {
  const plan = urgent('c: { owner: Cid, effort: 9d, after: b, priority: P1 }');
  const result = await storyOf(plan, 'inversions');
  expect(result.thresholdMinutes).toBe(480);
  expect(result.any).toBe(1);
  const [only, ...others] = result.inversions;
  expect(others).toEqual([]);
  expect(only).toMatchObject({
    ahead: { kind: 'issue', id: 'a' },
    kept: { kind: 'issue', id: 'b' },
    over: { kind: 'person', id: 'Ann' },
    betterClass: true,
    share: 1,
    wait: { meanMinutes: 2400 - 240 },
    driving: 1,
    meanMinutes: 2160,
    remedy: { issue: 'a', waitsFor: 'b', line: 'after: [{ sequence: "b" }]' },
  });
});

test('adding the line as written removes the inversion and brings what the trial says', async () => {
  const text = (after: string) => `${TWO_CLASSES}
issues:
  a: { owner: Ann, effort: 5d, priority: P1${after} }
  p: { owner: Bob, effort: 4h, priority: P1 }
  b: { owner: Ann, effort: 1d, after: p, priority: P0 }
  c: { owner: Cid, effort: 9d, after: b, priority: P1 }
`;
  const [{ remedy }] = await tried(small(text('')));
  // b is done on Tuesday at 13:00 instead of the Monday after; c and so the plan 4.5 days earlier, and a fits beside it.
  expect(remedy?.proof).toMatchObject({
    futures: 60,
    finishP80Minutes: { value: 2160 },
    keptP80Minutes: { value: 2160 },
    shareLeft: 0,
    earlier: 1,
    later: 0,
  });
  const pasted = small(text(`, ${remedy?.line}`));
  expect((await storyOf(pasted, 'inversions')).inversions).toEqual([]);
  expect(pasted.issues).toEqual(
    withRemedy(small(text('')), 'a', 'b').issues.map((issue, i) => ({ ...issue, after: pasted.issues[i].after })),
  );
});

test('a link that makes the plan longer is shown as that', async () => {
  // Nothing waits for b, so idling for it only puts a off: by the 12 hours until b is done, less the 8 of b that a would have waited.
  const [{ remedy }] = await tried(urgent('c: { owner: Cid, effort: 1d, priority: P1 }'));
  expect(remedy?.proof).toMatchObject({
    finishP80Minutes: { value: -240 },
    keptP80Minutes: { value: 2160 },
    earlier: 0,
    later: 1,
  });
});

test('waits of a working day or less, better work ahead, and what was in hand at the data date are no inversions', async () => {
  const none = async (plan: Plan) => expect((await storyOf(plan, 'inversions')).inversions).toEqual([]);
  const pair = (a: string, b: string, rest = '') =>
    small(`${TWO_CLASSES}${rest}
issues:
  a: { owner: Ann, effort: ${a} }
  p: { owner: Bob, effort: 4h, priority: P1 }
  b: { owner: Ann, effort: 1d, after: p, priority: ${b} }
`);
  await none(pair('12h, priority: P1', 'P0'));
  await none(pair('5d, priority: P0', 'P1'));
  const begun = 'statusDate: 2025-11-17 10:00\nprogress: { a: { started: 2025-11-17 09:00 } }';
  await none(pair('5d, priority: P1', 'P0', begun));
  expect((await storyOf(pair('5d, priority: P1', 'P0'), 'inversions')).inversions).toHaveLength(1);
});

test('over a resource too, counted once, and without a remedy where the link would close a circle', async () => {
  const resource = small(`${TWO_CLASSES}
resources: { staging: { capacity: 1 } }
issues:
  a: { owner: Ann, effort: 5d, uses: staging, priority: P1 }
  p: { owner: Bob, effort: 4h, priority: P1 }
  b: { owner: Cid, effort: 1d, uses: staging, after: p, priority: P0 }
`);
  const [over, ...others] = (await storyOf(resource, 'inversions')).inversions;
  expect(others).toEqual([]);
  expect(over).toMatchObject({ over: { kind: 'resource', id: 'staging' }, share: 1, meanMinutes: 2160 });
  const both = small(`${TWO_CLASSES}
resources: { staging: { capacity: 1 } }
issues:
  a: { owner: Ann, effort: 5d, uses: staging, priority: P1 }
  p: { owner: Bob, effort: 4h, priority: P1 }
  b: { owner: Ann, effort: 1d, uses: staging, after: p, priority: P0 }
`);
  expect((await storyOf(both, 'inversions')).inversions.map(({ over: { id } }) => id)).toEqual(['Ann']);
  // b waits for half of a: it cannot go before it.
  const circle = small(`${TWO_CLASSES}
issues:
  a: { owner: Ann, effort: 5d, priority: P1 }
  b: { owner: Ann, effort: 1d, after: { issue: a, done: 10% }, priority: P0 }
inherit: false
`);
  const found = (await storyOf(circle, 'inversions')).inversions;
  expect(found.map(({ kept, remedy }) => [kept.id, remedy])).toEqual([['b', null]]);
});

test('an id is quoted, whatever it looks like', () => {
  expect(remedyLink('#005')).toBe('{ sequence: "#005" }');
  expect(remedyLink('a "b"')).toBe('{ sequence: "a \\"b\\"" }');
});

// The law of the fast way: the plan that a search makes of changes is the plan that the reader makes of their phrases, digest by digest, on the real
// plans with all their risks about somebody's work, pools, reviews and streams. Where only the reader can say, the fast way says nothing.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/engine/network/compile.ts';
import type { Network } from '../../src/engine/network/network.ts';
import { applyChanges } from '../../src/plan/apply-changes.ts';
import type { Change } from '../../src/plan/change.ts';
import { phraseOf } from '../../src/plan/change-phrase.ts';
import { planDigest } from '../../src/plan/digest.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { othersWhoCan, poolsWhoCan } from '../../src/planning/optimize/can-do.ts';
import { canPrecede } from '../../src/planning/optimize/can-precede.ts';
import { learnRegroups } from '../../src/planning/optimize/learn-regroups.ts';
import { subjectOf } from '../../src/planning/optimize/move-of.ts';
import { openIssues } from '../../src/planning/optimize/open-issues.ts';
import { choiceOfChanges } from '../../src/scenarios/choice.ts';
import { readPlan } from '../../src/scenarios/read-plan.ts';
import { rowOfNumbers } from './searches.ts';

const CASES = Number(process.env.PLANCAST_CHANGE_CASES ?? 5);
const NAMES = ['source-8wk', 'youtube-worker-5wk', 'omc-parallel-8wk', 'omc-team-sizes', 'ytempire-week1'];
const NOTHING_KEPT = { issues: new Set<string>(), people: new Set<string>(), risks: new Set<string>(), dates: [] };

/** One change of any kind that needs no reader; null = the dice fell on something impossible. */
function arbitraryChange(plan: Plan, network: Network, isOpen: readonly boolean[], next: () => number): Change | null {
  const of = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)];
  const open = plan.issues.filter((_, i) => isOpen[i]);
  const issue = of(open);
  const kind = Math.floor(next() * 7);
  if (kind <= 2) {
    const to = [...othersWhoCan(plan, issue, true), ...poolsWhoCan(plan, issue, true)];
    return to.length === 0 ? null : { kind: 'owner', issue: issue.id, to: of(to) };
  }
  if (kind === 3) return plan.classes.length === 0 ? null : { kind: 'class', issue: issue.id, class: of(plan.classes) };
  if (kind === 4) return { kind: 'order', issues: [...new Set([issue.id, of(open).id, of(open).id])] };
  if (kind === 5)
    return { kind: 'capacity', person: of(plan.people).id, percent: 5 + Math.floor(next() * 96), from: null, to: null };
  const then = of(open);
  const [a, b] = [plan.issues.indexOf(issue), plan.issues.indexOf(then)];
  // biome-ignore lint/suspicious/noThenProperty: the word of the phrase, and a text
  return a !== b && canPrecede(network, a, b) ? { kind: 'sequence', first: issue.id, then: then.id } : null;
}

describe.each(NAMES)('%s', (name) => {
  const text = readFileSync(new URL(`../../scenarios/${name}.yaml`, import.meta.url), 'utf8');
  const reading = readPlan(text, { name: `${name}.yaml` });
  const plan = reading.plan!;
  const derive = (changes: readonly Change[]): Plan | null => reading.variant(choiceOfChanges(changes)).plan;
  const network = compile(plan);

  it('is not told twice what it says already', () => {
    const isOpen = openIssues(plan, network, NOTHING_KEPT);
    const links = plan.issues
      .filter((issue, i) => isOpen[i] && issue.implied === null)
      .flatMap(({ id, after }) => after.map(({ on }) => ({ on, id })))
      .filter(({ on }) => on.kind === 'issue' && isOpen[plan.issues.findIndex(({ id }) => id === on.id)]);
    for (const { on, id } of links.slice(0, 2)) {
      // biome-ignore lint/suspicious/noThenProperty: the word of the phrase, and a text
      const changes: Change[] = [{ kind: 'sequence', first: on.id, then: id }];
      expect(planDigest(applyChanges(plan, changes)!), phraseOf(changes[0])).toBe(planDigest(derive(changes)!));
    }
  });

  it('is changed here as the reader changes it', () => {
    const { lists, regroups } = learnRegroups(plan, network, derive);
    expect(regroups).toBe(false);
    const isOpen = openIssues(plan, network, NOTHING_KEPT);
    const next = rowOfNumbers(name.length * 7919 + 17);
    let made = 0;
    for (let k = 0; k < CASES; k++) {
      const drawn = Array.from({ length: 1 + Math.floor(next() * 3) }, () =>
        arbitraryChange(plan, network, isOpen, next),
      );
      const changes = drawn.filter((change) => change !== null);
      if (new Set(changes.map(subjectOf)).size < changes.length) continue;
      const fast = applyChanges(plan, changes, lists);
      if (fast === null) continue;
      made++;
      const read = derive(changes);
      const words = changes.map(phraseOf).join('; ');
      expect([words, read === null ? null : planDigest(read)]).toEqual([words, planDigest(fast)]);
    }
    expect(made).toBeGreaterThan(CASES / 3);
  });
});

// `explain PLAN WHAT`: every kind of name is found, a slip gets the nearest name, and a name of several things has to say which.
import { describe, expect, it } from 'vitest';
import { Stop } from '../../src/cli/stop.ts';
import { whatAsked } from '../../src/cli/what-asked.ts';
import { askWord, isNamed } from '../../src/reports/next-command.ts';
import { planOf } from '../forecast/plans.ts';
import { KETTLE } from './explanations.ts';

const shared = planOf(`
plan: Shared names
start: 2025-11-17
team: { Ann: }
phases: { core: { title: Core } }
issues:
  core: { owner: Ann, effort: 1d, aliases: [kernel] }
  other: { owner: Ann, effort: 1d, phase: core }
`);

/** What is said instead of an answer: the message and the hint. */
function complaint(typed: string, plan = KETTLE): string {
  try {
    whatAsked(typed, plan);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    expect(error.exitCode).toBe(2);
    const [{ message, hint }] = error.diagnostics;
    return `${message} | ${hint ?? ''}`;
  }
  return 'nothing';
}

describe('the word to type for something', () => {
  it('is its id, with its kind before it where something else has the same one', () => {
    expect(askWord({ kind: 'issue', id: 'heat' }, KETTLE)).toBe('heat');
    expect(askWord({ kind: 'issue', id: 'core' }, shared)).toBe('issue:core');
    for (const asked of [
      { kind: 'issue', id: 'core' },
      { kind: 'issue', id: 'other' },
      { kind: 'person', id: 'Ann' },
    ] as const)
      expect(whatAsked(askWord(asked, shared), shared)).toEqual(asked);
  });

  it('is offered for what has a story, not for all deliveries or all reworks at once', () => {
    expect(isNamed({ kind: 'risk', id: 'leaks' }, KETTLE)).toBe(true);
    expect(isNamed({ kind: 'risk', id: 'late' }, KETTLE)).toBe(false);
    expect(isNamed({ kind: 'issue', id: 'copper' }, KETTLE)).toBe(false);
    expect(isNamed({ kind: 'person', id: 'Zoe' }, KETTLE)).toBe(false);
  });
});

describe('what is to be explained', () => {
  it.each([
    [undefined, 'finish', 'finish'],
    ['finish', 'finish', 'finish'],
    ['ship', 'gate', 'ship'],
    ['sold', 'milestone', 'sold'],
    ['build', 'phase', 'build'],
    ['heat', 'issue', 'heat'],
    ['Ann', 'person', 'Ann'],
    ['steam', 'risk', 'steam'],
    ['leaks', 'family', 'leaks'],
    ['risk:leaks', 'family', 'leaks'],
    ['leaks/lid', 'risk', 'leaks/lid'],
    ['copper', 'delivery', 'copper'],
    ['delivery:copper', 'delivery', 'copper'],
  ])('%s is found', (typed, kind, id) => {
    expect(whatAsked(typed, KETTLE)).toEqual({ kind, id });
  });

  it('is offered once where several things have one name', () => {
    expect(complaint('zzzzzz', shared)).toBe(
      'nothing in the plan is called "zzzzzz" | there are finish, core, kernel, other, Ann',
    );
  });

  it('is found by another name of an issue', () => {
    expect(whatAsked('kernel', shared)).toEqual({ kind: 'issue', id: 'core' });
  });

  it('has to be said more exactly when several things have the name', () => {
    expect(complaint('core', shared)).toBe(
      '"core" is the name of a phase and an issue | say which, such as phase:core',
    );
    expect(whatAsked('issue:core', shared)).toEqual({ kind: 'issue', id: 'core' });
    expect(whatAsked('phase:core', shared)).toEqual({ kind: 'phase', id: 'core' });
  });

  it('gets the nearest name after a slip', () => {
    expect(complaint('hea')).toBe('nothing in the plan is called "hea" | did you mean heat?');
    expect(complaint('Anne')).toContain('did you mean Ann?');
    expect(complaint('finsh')).toContain('did you mean finish?');
    expect(complaint('E014')).toContain('a diagnostic code stands alone: simulate explain E014');
    expect(complaint('gate:shop')).toBe('no gate of the plan is called "shop" | did you mean ship?');
  });

  it('is told what it is when it is of another kind, and what there is when nothing is near', () => {
    expect(complaint('person:heat')).toBe('no person of the plan is called "heat": it is an issue | ');
    expect(complaint('milestone:zzzzzz')).toBe('no milestone of the plan is called "zzzzzz" | there are sold');
    expect(complaint('risk:x', shared)).toBe('no risk of the plan is called "x" | the plan has none');
  });
});

// What a search can be asked for, and where a goal that cannot be meant is told to be wrong.
import { describe, expect, it } from 'vitest';
import { GOAL_CODES } from '../../src/plan/codes/goals.ts';
import type { Goal, GoalText, GoalTrouble } from '../../src/plan/goal.ts';
import { readGoal } from '../../src/plan/goal-read.ts';
import { settleGoal } from '../../src/plan/goal-settle.ts';
import { KETTLE } from './kettle.ts';

const SETTING = { maxChanges: 3, movesIssuesOnly: true };

function asked(texts: readonly GoalText[]): { goal: Goal } | { troubles: GoalTrouble[] } {
  const read = readGoal(texts);
  return 'troubles' in read ? read : settleGoal(read.draft, KETTLE, SETTING);
}

const goals = (...texts: string[]): GoalText[] => texts.map((text) => ({ flag: '--goal', text }));

function understood(...texts: string[]): Goal {
  const answer = asked(goals(...texts));
  if ('troubles' in answer) throw new Error(answer.troubles.map(({ message }) => message).join('\n'));
  return answer.goal;
}

describe('goals that can be read', () => {
  it('are an early P80 of the finish in at most three changes when nothing is said', () => {
    expect(understood()).toMatchObject({ objective: { kind: 'min', text: 'min P80(finish)' }, maxChanges: 3 });
  });

  it('have conditions beside an objective', () => {
    const goal = understood('max chance(sold) with load(Ann) <= 90% and P80(ship) <= week 3 fri');
    expect(goal.objective.text).toBe('max chance(sold)');
    expect(goal.conditions.map(({ text }) => text)).toEqual(['load(Ann) <= 90%', 'P80(ship) <= week 3 fri']);
  });

  it('reach a condition where no objective is stated, and hold all the others', () => {
    const goal = understood('chance(sold) >= 80%; P80("test") <= 2025-12-05 12:00');
    expect(goal.objective).toMatchObject({ kind: 'reach', text: 'chance(sold) >= 80%' });
    expect(goal.conditions).toHaveLength(1);
  });

  it('keep people with their lanes, issues by any of their groups, pools, risks and dates', () => {
    const { kept } = understood(
      'keep Ann, "heat" and P1; keep phase rest',
      'keep steam',
      'keep ship, finish; keep pool Crew',
    );
    expect([...kept.issues].sort()).toEqual(['box', 'heat', 'lid', 'paint']);
    expect([...kept.people]).toEqual(['Ann', 'Crew/1', 'Crew/2']);
    expect([...kept.risks]).toEqual(['steam']);
    expect(kept.dates.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['gate ship', 'finish finish']);
  });

  it('count work in person-days of the plan', () => {
    expect(understood('effort 2.5 person-days').effortMinutes).toBe(1200);
    expect(understood('effort 12h').effortMinutes).toBe(720);
    expect(understood('effort 1 week').effortMinutes).toBe(2400);
  });

  it('say themselves in words that read as the same goal', () => {
    const goal = understood(
      'min P50( ship ) with chance(all) >= 0.5',
      'max-changes 2, effort 1 day',
      'keep issue lid and "Crew"',
    );
    expect(goal.text).toBe(
      'min P50( ship ); chance(all) >= 0.5; max-changes 2; effort 1 person-days; keep issue lid, Crew',
    );
    expect(understood(goal.text)).toEqual(goal);
  });

  it('come from several flags', () => {
    const answer = asked([
      ...goals('max-changes 2'),
      { flag: '--max-changes', text: '2' },
      { flag: '--keep', text: 'Bob' },
    ]);
    expect(answer).toMatchObject({ goal: { maxChanges: 2, kept: { people: new Set(['Bob']) } } });
  });
});

/** Text, code, one-based column, and a piece of the message or of its hint. */
const MALFORMED: readonly (readonly [string, string, number, RegExp])[] = [
  ['', 'E401', 1, /missing/],
  ['minimise P80(finish)', 'E401', 1, /did you mean min\?/],
  ['earliest finish', 'E401', 1, /did you mean min\?/],
  ['maximum chance(sold)', 'E401', 1, /did you mean max\?/],
  ['keep Ann; kep Bob', 'E401', 11, /did you mean keep\?/],
  ['min', 'E401', 4, /needs a figure/],
  ['min finish', 'E401', 11, /finish.*brackets|figure/],
  ['min P80(finish', 'E401', 15, /never closed/],
  ['min P80 finish', 'E401', 8, /brackets/],
  ['min Q80(finish)', 'E401', 5, /no figure is called "Q80"/],
  ['min P80(finish) <= 2025-12-12', 'E401', 17, /exclude each other/],
  ['min P80(finish) P50(ship)', 'E401', 17, /too much/],
  ['P80(ship)', 'E401', 10, /begins with min or max/],
  ['P80(ship) <= friday', 'E401', 14, /cannot read the value/],
  ['P80(ship) <= 80%', 'E401', 14, /is a date/],
  ['chance(sold) => 80%', 'E401', 14, /did you mean >=\?/],
  ['chance(sold) >= 80', 'E401', 17, /share/],
  ['min P80(finish);; keep Ann', 'E401', 17, /clause is missing/],
  ['max-changes', 'E401', 12, /needs a number/],
  ['max-changes 0', 'E401', 13, /1 to 20/],
  ['max-changes three', 'E401', 13, /whole number/],
  ['effort', 'E401', 7, /amount of work/],
  ['effort 10 elephants', 'E401', 8, /cannot read the effort/],
  ['effort -3 days', 'E401', 8, /cannot read the effort/],
  ['keep', 'E401', 5, /needs a name/],
  ['keep "heat', 'E401', 6, /never closed/],
  ['max chance(P80(sold))', 'E401', 12, /name in the brackets/],
  ['min P80(shp)', 'E402', 9, /did you mean ship\?/],
  ['chance(heat) >= 80%', 'E402', 8, /no target/],
  ['min load(Anne)', 'E402', 10, /did you mean Ann\?/],
  ['keep Ann, Bpb', 'E402', 11, /did you mean Bob\?/],
  ['keep person heat', 'E402', 13, /no person is called/],
  ['keep class P9', 'E402', 12, /did you mean P0\?/],
  ['max speedup()', 'E403', 5, /cannot weigh speedup/],
  ['min P80(finish) with criticality("heat") <= 10%', 'E403', 22, /cannot weigh criticality/],
  ['done(P0, "week 1 fri") >= 90%', 'E403', 1, /cannot weigh done/],
  ['max P80(finish)', 'E404', 1, /did you mean min P80/],
  ['min chance(sold)', 'E404', 1, /did you mean max chance/],
  ['P80(ship) >= 2025-12-12', 'E404', 1, /did you mean <=/],
  ['chance(sold) <= 20%', 'E404', 1, /did you mean >=/],
  ['chance(sold) = 80%', 'E404', 1, /by accident/],
  ['chance(sold) >= 120%', 'E404', 1, /more than certain/],
  ['P80(ship) <= 2024-12-12', 'E404', 1, /before the plan begins/],
  ['min P80(finish); max chance(sold)', 'E405', 22, /one objective/],
  ['max-changes 2; max-changes 4', 'E405', 28, /contradicts max-changes 2/],
  ['load(Ann) <= 50% and load(Ann) >= 80%', 'E405', 22, /exclude each other/],
  ['keep all', 'E405', 6, /nothing to change/],
  ['keep P0, P1, rest, Bob', 'E405', 20, /no issue is left/],
];

describe('goals that cannot be meant', () => {
  it.each(MALFORMED)('%s', (text, code, column, words) => {
    const answer = asked(goals(text));
    if ('goal' in answer) throw new Error(`read as ${answer.goal.text}`);
    const [{ message, hint = '', place, ...first }, ...more] = answer.troubles;
    expect({ code: first.code, column: place.at + 1, more: more.length }).toEqual({ code, column, more: 0 });
    expect(`${message} (${hint})`).toMatch(words);
    expect(place.length).toBeGreaterThan(0);
  });

  it('are all told at once, each with its text', () => {
    const answer = asked([...goals('mn P80(finish)', 'keep Ann; max speedup()'), { flag: '--keep', text: '' }]);
    const places = 'troubles' in answer ? answer.troubles.map(({ code, place }) => [code, place.text, place.at]) : [];
    expect(places).toEqual([
      ['E401', 0, 0],
      ['E403', 1, 14],
      ['E401', 2, 0],
    ]);
  });

  it.each(Object.entries(GOAL_CODES))(
    'have in %s a sample that earns it, and the same put right',
    (code, { wrong, right }) => {
      const goalOf = (line: string): string => /--goal '(.*)'/.exec(line)?.[1] ?? '';
      const read = readGoal(goals(goalOf(wrong)));
      // Names are only known with a plan.
      if (code === 'E402') expect('draft' in read).toBe(true);
      else expect('troubles' in read ? read.troubles.map((each) => each.code) : []).toEqual([code]);
      expect('draft' in readGoal(goals(goalOf(right)))).toBe(true);
    },
  );
});

// Random plans of a few issues with all that the exact solver knows: people with part time, absences, meetings and skills, work of every kind,
// links of every type with lags, soft links, dates, gates without reviews, phases, shares, resources, choices of people.
import * as fc from 'fast-check';
import { PLAIN_PERSON } from '../../src/plan/plain.ts';
import type { Issue, Link, Plan } from '../../src/plan/plan.ts';
import { after, gate, issue, person, plan } from '../oracle/small-plan.ts';

const arbitraryLink = fc.record({
  from: fc.nat(4),
  type: fc.constantFrom('FS', 'FS', 'FS', 'SS', 'FF', 'SF') as fc.Arbitrary<Link['type']>,
  lag: fc.constantFrom(0, 0, 0, 30, 200),
  lagIn: fc.constantFrom('working' as const, 'clock' as const),
  soft: fc.constantFrom(null, null, null, null, 1300),
});

const arbitraryIssue = fc.record({
  work: fc.constantFrom(
    'effort' as const,
    'effort' as const,
    'effort' as const,
    'duration' as const,
    'elapsed' as const,
  ),
  minutes: fc.constantFrom(0, 45, 100, 240, 480, 700),
  who: fc.constantFrom('Ann', 'Ann', 'Ann', 'Bob', 'either', 'either', 'nobody'),
  notBefore: fc.constantFrom(null, null, null, '2025-11-17T13:00', '2025-11-18T09:00', '2025-11-22T09:00'),
  links: fc.array(arbitraryLink, { maxLength: 2 }),
  uses: fc.constantFrom(0, 0, 0, 2),
  skill: fc.boolean(),
  phase: fc.constantFrom(null, null, 'p'),
});

const arbitraryTeam = fc.record({
  capacityPercent: fc.constantFrom(100, 100, 50, 33),
  efficiencyPercent: fc.constantFrom(100, 100, 80, 120),
  away: fc.constantFrom(null, null, '2025-11-18'),
  meets: fc.boolean(),
  skill: fc.constantFrom(100, 60),
});

/** Up to `most` issues of two people, all in one line so that nothing waits for itself. */
export const arbitraryTinyPlan = (most = 5): fc.Arbitrary<Plan> =>
  fc
    .record({
      issues: fc.array(arbitraryIssue, { minLength: 2, maxLength: most }),
      team: fc.tuple(arbitraryTeam, arbitraryTeam),
      gateAt: fc.nat(5),
      share: fc.constantFrom(0.4, 0.7, 1),
      rule: fc.constantFrom('lft' as const, 'document' as const, 'spt' as const),
    })
    .map(({ issues, team, gateAt, share, rule }): Plan => {
      const ids = issues.map((_, i) => `I${i}`);
      const drafted = issues.map((draft, i): Issue => {
        const isSoft = (soft: number | null, type: Link['type']): boolean =>
          soft !== null && type === 'FS' && draft.work === 'effort';
        const links = draft.links
          .filter(({ from }) => from < i)
          .map(({ from, type, lag, lagIn, soft }) =>
            after(ids[from], type, isSoft(soft, type) ? 0 : lag, {
              lagIn,
              softFactor: isSoft(soft, type) ? soft : null,
            }),
          );
        const opened = i > gateAt ? [after('G', 'FS', 0, { on: { kind: 'gate', id: 'G' } })] : [];
        const named = draft.who === 'nobody' || draft.who === 'either' ? null : draft.who;
        return issue(ids[i], named, draft.minutes, {
          work: draft.work,
          ...(draft.who === 'either' ? { who: { kind: 'anyOf', people: ['Ann', 'Bob'], pool: null } } : {}),
          notBefore: draft.notBefore,
          after: [...links.filter(({ on }, k) => links.findIndex((other) => other.on.id === on.id) === k), ...opened],
          uses: draft.uses === 0 ? [] : [{ resource: 'R', amount: draft.uses }],
          skills: draft.skill && draft.who !== 'nobody' ? ['craft'] : [],
          phase: draft.phase,
        });
      });
      return plan(drafted, {
        rule,
        people: team.map(({ capacityPercent, efficiencyPercent, away, skill }, p) =>
          person(['Ann', 'Bob'][p], {
            ...PLAIN_PERSON,
            id: ['Ann', 'Bob'][p],
            capacityPercent,
            efficiencyPercent,
            away: away === null ? [] : [{ from: away, to: away }],
            skills: [{ name: 'craft', percent: skill }],
          }),
        ),
        meetings: [
          {
            name: 'Stand-up',
            on: [0, 1, 2, 3, 4],
            everyWeeks: 1,
            from: null,
            until: null,
            at: 600,
            minutes: 30,
            who: ['Ann', 'Bob'].filter((_, p) => team[p].meets),
          },
        ],
        resources: [{ id: 'R', capacity: 2, unit: null }],
        phases: [{ id: 'p', title: 'p', after: [], target: null }],
        gates: [gate('G', [], null, { after: ids.slice(0, Math.min(gateAt, ids.length)).map((id) => after(id)) })],
        milestones: [{ id: 'M', title: 'M', after: [], share: { share, of: { ids }, issues: ids }, target: null }],
      });
    });

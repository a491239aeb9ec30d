// Claims of a plan of which another variant was chosen: what they are under lies on top of the choice, and `versus: base` means
// the plan as chosen, so that both sides of a comparison differ by that option alone.
import { describe, expect, it } from 'vitest';
import { claimsAsked } from '../../src/cli/claims-asked.ts';
import { figuresOfClaims, judgeClaims } from '../../src/engine/claims/judge-claims.ts';
import { forecast } from '../../src/engine/forecast/forecast.ts';
import { compile } from '../../src/engine/network/compile.ts';
import { AS_WRITTEN, type Choice, onTopOf } from '../../src/scenarios/choice.ts';
import { readPlan } from '../../src/scenarios/read-plan.ts';

const TEXT = `
plan: Kettle
start: 2025-11-17
team: { Ann: {}, Bob: { capacity: 50% } }
issues:
  heat: { owner: Ann, effort: 2d }
  lid: { owner: Ann, effort: 3d }
  test: { owner: Bob, effort: 2d, after: [heat, lid] }
options:
  fast: { changes: { team: { Ann: { capacity: 200% } } } }
  whole: { changes: { team: { Bob: { capacity: 100% } } } }
  no-lid: { changes: { issues: { lid: ~, test: { after: heat } } } }
  glass: { changes: { issues: { lid: { effort: 1d } } } }
claims:
  gain: { says: a whole Bob saves two days, claim: likely(finish) = -2d, under: whole, versus: base }
  there: { says: with a whole Bob it takes 7 days, claim: likely(finish) = day 9, under: whole }
  lid: { says: the lid takes 3 days, claim: work(lid) = 3d }
  glass: { says: glass saves two days, claim: likely(finish) = -2d, under: glass, versus: base }
`.replace('capacity: 200%', 'efficiency: 200%');

async function verdictsWith(chosen: Partial<Choice>) {
  const choice = { ...AS_WRITTEN, ...chosen };
  const reading = readPlan(TEXT, { name: 'test.yaml' }).variant(choice);
  const { plan, diagnostics } = reading;
  if (plan === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  const { claims, plans: variants, refused } = claimsAsked(plan, { reading, choice });
  const network = compile(plan);
  const asked = figuresOfClaims(claims);
  const base = { plan, network, forecast: await forecast({ plan, network, seed: '1', replications: 10, asked }) };
  const { verdicts } = await judgeClaims({ base, variants, refused, seed: '1', replications: 10 });
  return new Map(verdicts.map((each) => [each.claim.id, each]));
}

describe('claims of a chosen variant', () => {
  it('lay what they are under on top of what is chosen', async () => {
    const written = await verdictsWith({});
    expect(written.get('gain')?.found?.shown).toBe('−2.0 d');
    expect(written.get('there')?.found?.shown).toContain('2025-11-25');
    const fast = await verdictsWith({ options: ['fast'] });
    // Bob's four days become two whoever did the work before; Ann's five become two and a half.
    expect(fast.get('gain')?.found?.shown).toBe('−2.0 d');
    expect(fast.get('there')?.found?.shown).toContain('2025-11-21');
  });

  it('compare nothing with what is chosen already', async () => {
    const verdicts = await verdictsWith({ options: ['whole'] });
    expect(verdicts.get('gain')).toMatchObject({ verdict: 'undecidable', why: expect.stringContaining('already') });
    expect(verdicts.get('there')?.found?.shown).toContain('2025-11-25');
  });

  it('are undecidable where the choice took away what they speak about', async () => {
    const verdicts = await verdictsWith({ options: ['no-lid'] });
    expect(verdicts.get('lid')).toMatchObject({ verdict: 'undecidable', found: null });
    expect(verdicts.get('lid')?.why).toMatch(/^in the plan as chosen: no .* is called "lid"/);
    expect(verdicts.get('glass')).toMatchObject({ verdict: 'undecidable', found: null });
    expect(verdicts.get('glass')?.why).toContain('does not fit what is chosen');
    expect(verdicts.get('gain')?.found?.shown).toBe('−2.0 d');
  });
});

describe('a choice on top of another one', () => {
  it('applies no option twice, keeps the order, and wins over sets and decisions', () => {
    const chosen: Choice = {
      options: ['a', 'b'],
      set: ['s'],
      decide: new Map([['d', 'x']]),
      layers: [{ kind: 'what-if', phrase: 'drop P2' }],
    };
    const more: Choice = {
      options: ['b', 'c'],
      set: null,
      decide: new Map([['d', 'y']]),
      layers: [
        { kind: 'what-if', phrase: 'drop P2' },
        { kind: 'option', file: 'a.yaml' },
      ],
    };
    const both = onTopOf(chosen, more);
    expect(both).toEqual({
      options: ['a', 'b', 'c'],
      set: ['s'],
      decide: new Map([['d', 'y']]),
      layers: [
        { kind: 'option', file: 'a.yaml' },
        { kind: 'what-if', phrase: 'drop P2' },
      ],
    });
    expect(onTopOf(chosen, { ...more, set: ['t'] }).set).toEqual(['t']);
  });
});

// Work that comes back by itself: with some chance a part of it is done again, at once, perhaps several times. It becomes a risk
// of this one issue, whose impact is the work of all rounds in one draw.
import { likelyValue } from '../plan/likely.ts';
import { PLAIN_RISK } from '../plan/plain.ts';
import type { Chance, Estimate, Impact, Issue } from '../plan/plan.ts';
import { isEmpty, type Place } from './document.ts';
import { workMeasure } from './duration.ts';
import { readEstimate } from './estimate.ts';
import { exactlyOne, openFields } from './fields.ts';
import { reworkId } from './implied-names.ts';
import { ISSUE_REWORK_KEYS } from './keys-of-work.ts';
import { originOf } from './provenance.ts';
import { CLOCK } from './quantity.ts';
import type { Reading } from './reading.ts';
import { requireKeys } from './required.ts';
import { readNumber } from './scalars.ts';
import { readChance } from './scales.ts';
import { readPercent } from './share.ts';

const MOST_ROUNDS = 10;

/** Adds the risk that an issue comes back. */
export function implyRework(reading: Reading, place: Place | undefined, issue: Issue): void {
  const { complaints, calendar, ranges, implied, scales } = reading;
  if (place !== undefined && isEmpty(place))
    complaints.add('E012', place, 'rework says chance and effort', { atKey: true });
  const fields =
    place === undefined || isEmpty(place) ? null : openFields(complaints, place, ISSUE_REWORK_KEYS, 'rework');
  if (place === undefined || fields === null) return;
  requireKeys(complaints, fields, ISSUE_REWORK_KEYS, 'rework');
  const probability = readChance(reading, fields.at('chance'), scales, 'chance');
  const kind = exactlyOne(complaints, fields, ['effort', 'share'], 'rework');
  if (kind === null && !fields.misspells(['effort', 'share'])) {
    complaints.add('E016', place, 'rework has no estimate', { atKey: true, hint: 'give effort or share' });
  }
  const measure = issue.work === 'elapsed' ? CLOCK : workMeasure(calendar);
  const effort = readEstimate(complaints, fields.at('effort'), measure, ranges, 'effort');
  const percent = readPercent(complaints, fields.at('share'), 'share', 1000);
  const rounds = readNumber(complaints, fields.at('rounds'), { min: 1, max: MOST_ROUNDS, whole: true }, 'rounds') ?? 1;
  if (probability === null || (effort === null && percent === null)) return;
  const weights = weightsOfRounds(probability, rounds);
  const impacts = effort === null ? factorOf(percent ?? 0, weights) : workOf(effort, weights);
  implied.risks.push({
    ...PLAIN_RISK,
    id: reworkId(issue.id),
    title: `Rework of ${issue.title}`,
    owner: null,
    probability,
    impacts,
    hits: [issue.id],
    window: null,
    mitigation: null,
    family: 'rework',
    ...originOf(issue),
  });
}

/** Chances of exactly 1, 2, ... rounds once there is one: geometric in the middle of the band, the rest in the last round. */
function weightsOfRounds({ low, high }: Chance, rounds: number): number[] {
  const again = (low + high) / 2;
  const weights: number[] = [];
  let left = 1;
  for (let round = 1; round < rounds; round += 1) {
    weights.push(left * (1 - again));
    left *= again;
  }
  return [...weights, left];
}

/** All rounds at once: so much more of the whole work for each. */
function factorOf(percent: number, weights: readonly number[]): Impact[] {
  const values = weights.map((_, i) => 1 + (percent * (i + 1)) / 100);
  const text = `${percent} % again`;
  const distribution =
    weights.length === 1
      ? ({ kind: 'fixed', value: values[0] } as const)
      : ({ kind: 'discrete', values, weights } as const);
  return [{ kind: 'factor', by: { distribution, likely: values[0], single: false, text } }];
}

/** The first round as estimated, later ones at their likely work. */
function workOf(effort: Estimate, weights: readonly number[]): Impact[] {
  const first: Impact = { kind: 'work', by: effort };
  if (weights.length === 1) return [first];
  const likely = Math.floor(likelyValue(effort) + 0.5);
  const distribution = { kind: 'discrete', values: weights.map((_, i) => likely * i), weights } as const;
  return [first, { kind: 'work', by: { distribution, likely: 0, single: false, text: `${effort.text} again` } }];
}

// The rules by which the plan is played, and what it is compared with.
import type { Plan, Spread } from '../plan/plan.ts';
import type { Complaints } from './complaints.ts';
import { entryAt, nodeInWords, type Place, shorten } from './document.ts';
import type { Ranges } from './estimate.ts';
import { type Fields, openFields, openStrictList } from './fields.ts';
import { ESTIMATES_KEYS } from './keys-of-people.ts';
import { BANDS, BASELINES, DISPATCHES, type PlanKey, RULES, SIMULATION_KEYS } from './keys-of-plan.ts';
import { readCorrelation } from './read-correlation.ts';
import { readSpread } from './read-spread.ts';
import type { Reading } from './reading.ts';
import { readFlag, readNumber, readText, readWord } from './scalars.ts';
import { readIssueIds } from './selection.ts';

const MOST_REPLICATIONS = 100_000_000;
const MOST_PER_WEEK = 1_000_000;

type Settings = Pick<
  Plan,
  | 'combineFactors'
  | 'bands'
  | 'dispatch'
  | 'order'
  | 'rule'
  | 'inheritClasses'
  | 'classOrder'
  | 'velocityTargets'
  | 'baseline'
  | 'simulation'
>;

/** Everything of the plan that is a choice of rules. */
export function readSettings(reading: Reading, fields: Fields<PlanKey>): Settings {
  const { complaints } = reading;
  const perWeek = { min: 0, max: MOST_PER_WEEK };
  const velocity = openStrictList(complaints, fields.at('velocity'), 'velocity');
  return {
    combineFactors: readWord(complaints, fields.at('combine'), ['multiply', 'max'], 'combine'),
    bands: readWord(complaints, fields.at('bands'), BANDS, 'bands'),
    dispatch: readWord(complaints, fields.at('dispatch'), DISPATCHES, 'dispatch'),
    ...readOrder(reading, fields.at('order')),
    rule: readWord(complaints, fields.at('rule'), RULES, 'rule'),
    inheritClasses: readFlag(complaints, fields.at('inherit'), true, 'inherit'),
    classOrder: readWord(complaints, fields.at('classOrder'), ['class-first', 'tiebreak'], 'classOrder'),
    velocityTargets: velocity.flatMap((item) => readNumber(complaints, item, perWeek, 'velocity') ?? []),
    baseline: readWord(complaints, fields.at('baseline'), BASELINES, 'baseline'),
    simulation: readSimulation(complaints, fields.at('simulation')),
  };
}

/** Issues that come first, each once; absent when none is named. */
function readOrder(reading: Reading, place: Place | undefined): Pick<Plan, 'order'> {
  const order = place === undefined ? [] : readIssueIds(reading, place, 'order');
  const [twice] = order.filter((id, k) => order.indexOf(id) < k);
  if (twice !== undefined && place !== undefined)
    reading.complaints.add('E049', place, `order names ${shorten(twice)} twice`, { atKey: true });
  return order.length === 0 ? {} : { order };
}

function readSimulation(complaints: Complaints, place: Place | undefined): Plan['simulation'] {
  const fields = place === undefined ? null : openFields(complaints, place, SIMULATION_KEYS, 'simulation', true);
  const range = { min: 1, max: MOST_REPLICATIONS, whole: true };
  const sampling = readWord(complaints, fields?.at('sampling'), ['plain', 'sobol'], 'sampling');
  return {
    seed: readSeed(complaints, fields?.at('seed')) ?? '1',
    replications: readNumber(complaints, fields?.at('replications'), range, 'replications') ?? 10_000,
    ...(sampling === 'sobol' && { sampling }),
  };
}

/** A seed is text; a whole number counts as its digits. */
function readSeed(complaints: Complaints, place: Place | undefined): string | null {
  if (place === undefined) return null;
  if (place.node.kind === 'scalar' && typeof place.node.value === 'number') {
    const range = { min: 0, max: Number.MAX_SAFE_INTEGER, whole: true };
    const number = readNumber(complaints, place, range, 'seed');
    return number === null ? null : String(number);
  }
  const text = readText(complaints, place, 'seed');
  if (text === null || (text.length > 0 && text.length <= 100)) return text;
  complaints.add('E012', place, `a seed is a number or 1 to 100 characters, not ${nodeInWords(place.node)}`);
  return null;
}

/** How ranges are meant and what single values miss by. */
export function readEstimates(
  complaints: Complaints,
  place: Place | undefined,
): { ranges: Ranges; spread: Spread | null; correlation: NonNullable<Plan['correlation']> } {
  const fields = place === undefined ? null : openFields(complaints, place, ESTIMATES_KEYS, 'estimates', true);
  const ranges = readWord(complaints, fields?.at('ranges'), ['p10-p90', 'limits'], 'ranges');
  const spreadPlace = fields?.at('spread');
  const spread = readSpread(complaints, spreadPlace);
  const shared = spreadPlace === undefined ? undefined : entryAt(spreadPlace, 'shared');
  const correlation = readCorrelation(complaints, fields?.at('correlation'), shared);
  // Whatever a reference class says its errors share, the plan's own words replace.
  return { ranges, spread: spread !== null && correlation.length > 0 ? { ...spread, shared: 0 } : spread, correlation };
}

/** The id of the plan: as stated, or the title in lower case with hyphens. */
export function readPlanId(complaints: Complaints, fields: Fields<PlanKey>, title: string): string {
  const stated = readText(complaints, fields.at('id'), 'id');
  const place = fields.at('id');
  if (stated !== null && place !== undefined) {
    if (!/^[\p{L}\p{N}._-]{1,80}$/u.test(stated)) {
      complaints.add('E032', place, `${shorten(stated)} cannot be the id of the plan`, {
        hint: 'letters, digits, ., _ and -',
      });
    }
    return stated;
  }
  const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.join('-').slice(0, 80) || 'plan';
}

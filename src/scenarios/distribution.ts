// Distributions spelled out as a mapping: exactly the parameters their kind needs, no more.
import type { Distribution, Estimate } from '../plan/plan.ts';
import type { Complaints } from './complaints.ts';
import type { MapNode, Place } from './document.ts';
import { readDuration } from './duration.ts';
import { contradiction } from './feasible.ts';
import { type Fields, openFields, openStrictList } from './fields.ts';
import { BIN_KEYS, DISTRIBUTION_KEYS, type DistributionKey } from './keys.ts';
import { type Measure, parseAmount } from './quantity.ts';
import { requireKeys } from './required.ts';
import { chooseWord, readNumber } from './scalars.ts';
import { readShare } from './share.ts';

/** Parameter sets of each kind; the first that is completely given counts. */
const PARAMETERS = {
  lognormal: [
    ['p10', 'p90'],
    ['median', 'sdLog'],
    ['mean', 'sd'],
  ],
  metalog: [['p10', 'p50', 'p90']],
  triangular: [['min', 'mode', 'max']],
  pert: [['min', 'mode', 'max']],
  uniform: [['min', 'max']],
  normal: [['mean', 'sd']],
  exponential: [['mean']],
  discrete: [['values', 'weights']],
  empirical: [['values']],
  histogram: [['bins']],
} as const satisfies Record<string, readonly (readonly DistributionKey[])[]>;
type Kind = keyof typeof PARAMETERS;
const KINDS = Object.keys(PARAMETERS) as [Kind, ...Kind[]];
type Bin = Extract<Distribution, { kind: 'histogram' }>['bins'][number];
type Values = Map<DistributionKey, number | number[] | Bin[]>;

/** An estimate from `{ p10, p90 }`, `{ p10, p50, p90 }` or `{ distribution, ... }`; null after a complaint. */
export function readDistribution(
  complaints: Complaints,
  place: Place,
  measure: Measure,
  what: string,
): Estimate | null {
  const fields = openFields(complaints, place, DISTRIBUTION_KEYS, what);
  if (fields === null) return null;
  const kind = kindOf(complaints, fields, what);
  const parameters = kind === null ? null : parametersOf(complaints, fields, kind, what);
  if (kind === null || parameters === null) return null;
  const values: Values = new Map();
  for (const key of parameters) {
    const value = readParameter(complaints, fields.at(key) as Place, key, measure, `${key} of ${what}`);
    if (value === null) return null;
    values.set(key, value);
  }
  const distribution = { kind, ...Object.fromEntries(values) } as Distribution;
  const wrong = contradiction(distribution);
  if (wrong !== null) {
    complaints.add('E023', place, `${what}: ${wrong}`);
    return null;
  }
  const likely = distribution.kind === 'metalog' ? distribution.p50 : null;
  return { distribution, likely, single: false, text: written(fields, kind, parameters) };
}

function kindOf(complaints: Complaints, fields: Fields<DistributionKey>, what: string): Kind | null {
  const stated = fields.at('distribution');
  if (stated !== undefined) return chooseWord(complaints, stated, KINDS, 'distribution');
  if (fields.given(['p10', 'p90']).length === 2) return fields.at('p50') === undefined ? 'lognormal' : 'metalog';
  const hint = 'give p10 and p90, or name the distribution';
  complaints.add('E022', fields.place, `${what} does not say which distribution it is`, { hint });
  return null;
}

function parametersOf(
  complaints: Complaints,
  fields: Fields<DistributionKey>,
  kind: Kind,
  what: string,
): readonly DistributionKey[] | null {
  const sets: readonly (readonly DistributionKey[])[] = PARAMETERS[kind];
  const chosen = sets.find((set) => fields.given(set).length === set.length);
  const needed = sets.map((set) => set.join(', ')).join(' or ');
  const given = fields
    .given(Object.keys(DISTRIBUTION_KEYS) as DistributionKey[])
    .filter((key) => key !== 'distribution');
  const stray = given.find((key) => chosen !== undefined && !chosen.includes(key));
  if (chosen !== undefined && stray === undefined) return chosen;
  if (stray !== undefined) {
    complaints.add('E022', fields.at(stray) as Place, `${what}: ${kind} distributions have no ${stray}`, {
      atKey: true,
      hint: `they need ${needed}`,
    });
  } else complaints.add('E022', fields.place, `${what}: ${kind} distributions need ${needed}`);
  return null;
}

function readParameter(
  complaints: Complaints,
  place: Place,
  key: DistributionKey,
  measure: Measure,
  what: string,
): number | number[] | Bin[] | null {
  if (key === 'bins') return readBins(complaints, place, measure, what);
  if (key === 'sdLog') return readNumber(complaints, place, { min: 0, max: 5, above: true }, what);
  if (key === 'weights' || key === 'values') {
    const items = openStrictList(complaints, place, what);
    const numbers = items.map((item) =>
      key === 'weights' ? readShare(complaints, item, what) : readOne(complaints, item, measure, what),
    );
    if (items.length === 0) complaints.add('E012', place, `${what} has no entries`);
    return numbers.length > 0 && numbers.every((number) => number !== null) ? numbers : null;
  }
  return readOne(complaints, place, measure, what);
}

function readBins(complaints: Complaints, place: Place, measure: Measure, what: string): Bin[] | null {
  const items = openStrictList(complaints, place, what);
  if (items.length === 0) complaints.add('E012', place, `${what} has no entries`);
  const bins = items.map((item): Bin | null => {
    const fields = openFields(complaints, item, BIN_KEYS, 'a bin');
    if (fields === null) return null;
    requireKeys(complaints, fields, BIN_KEYS, 'a bin');
    const [from, to] = (['from', 'to'] as const).map((key) => {
      const at = fields.at(key);
      return at === undefined ? null : readOne(complaints, at, measure, key);
    });
    const weight = readShare(complaints, fields.at('weight'), 'weight');
    return from === null || to === null || weight === null ? null : { from, to, weight };
  });
  return bins.length > 0 && bins.every((bin) => bin !== null) ? bins : null;
}

function readOne(complaints: Complaints, place: Place, measure: Measure, what: string): number | null {
  if (measure.kind === 'duration') return readDuration(complaints, place, measure, what);
  const number = readNumber(complaints, place, { min: 0, max: Number.MAX_SAFE_INTEGER }, what);
  const amount = number === null ? null : parseAmount(String(number), measure);
  if (amount === null || 'value' in amount) return number;
  complaints.add('E031', place, `${what}: ${amount.error}`);
  return null;
}

/** As a report shows it: `pert(min 1d, mode 2d, max 5d)`. */
function written(fields: Fields<DistributionKey>, kind: Kind, parameters: readonly DistributionKey[]): string {
  const parts = parameters.map((key) => {
    const node = fields.at(key)?.node;
    const text =
      node?.kind === 'list'
        ? node.items
            .map((item) => (item.kind === 'scalar' ? item.source : item.kind === 'map' ? binText(item) : ''))
            .join(' ')
        : node?.kind === 'scalar'
          ? node.source
          : '';
    return `${key} ${text}`;
  });
  return `${kind}(${parts.join(', ')})`;
}

function binText({ entries }: MapNode): string {
  const textOf = (key: string): string => {
    const node = entries.get(key)?.node;
    return node?.kind === 'scalar' ? node.source : '';
  };
  return `${textOf('from')}-${textOf('to')} ${textOf('weight')}`;
}

// The shape of the key tables: what every key says and which form its value takes.
// The tables are the single source of the reader's "no such key" and of the JSON Schema editors use.

/** Forms of values, named after the table of values in the plan language. */
export type Form =
  | { is: 'text' | 'id' | 'flag' | 'duration' | 'lag' | 'estimate' | 'factor' | 'share' | 'chance' | 'date' | 'spans' }
  | { is: 'weekdays' | 'hours' | 'time' | 'links' | 'selection' | 'ids' | 'uses' | 'number' | 'window' | 'impacts' }
  | { is: 'support' | 'who' | 'seed' | 'scaleShares' | 'scaleImpacts' | 'mitigationIssue' | 'anything' }
  | { is: 'word'; of: readonly string[] }
  | { is: 'keys'; keys: Keys<string>; mayBeEmpty?: boolean }
  | { is: 'named'; keys: Keys<string>; mayBeEmpty?: boolean }
  | { is: 'list'; of: Form }
  | { is: 'perWeekday'; of: Form }
  /** A mapping from names to values of one form. */
  | { is: 'record'; of: Form }
  | { is: 'either'; of: readonly Form[] }
  /** Part of a plan: judged where it is laid over one. */
  | { is: 'changes' };

export interface Key {
  readonly form: Form;
  /** One line for editors and documentation. */
  readonly says: string;
  readonly required?: boolean;
}
export type Keys<K extends string> = Readonly<Record<K, Key>>;

/** A key of a simple form. */
export function key(is: Exclude<Form, { of: unknown } | { keys: unknown }>['is'], says: string): Key {
  return { form: { is } as Form, says };
}

/** A key that must be given. */
export function required(entry: Key): Key {
  return { ...entry, required: true };
}

/** A key that takes one of a few words. */
export function word(of: readonly string[], says: string): Key {
  return { form: { is: 'word', of }, says };
}

/** A key with keys of its own. */
export function keysOf(keys: Keys<string>, says: string, mayBeEmpty = false): Key {
  return { form: { is: 'keys', keys, mayBeEmpty }, says };
}

/** A mapping from names to things with these keys. */
export function named(keys: Keys<string>, says: string, mayBeEmpty = false): Key {
  return { form: { is: 'named', keys, mayBeEmpty }, says };
}

/** A list. */
export function listOf(of: Form, says: string): Key {
  return { form: { is: 'list', of }, says };
}

/** A mapping from names to values of one form. */
export function recordOf(of: Form, says: string): Key {
  return { form: { is: 'record', of }, says };
}

/** Any of several forms. */
export function either(of: readonly Form[], says: string): Key {
  return { form: { is: 'either', of }, says };
}

export const BASES = ['stated', 'inferred', 'assumed'] as const;

/** What any named thing may carry. */
export const PROVENANCE_KEYS = {
  basis: word(BASES, 'How far this can be trusted.'),
  source: key('text', 'Where it was said.'),
  note: key('text', 'A remark for the reader.'),
} as const satisfies Keys<string>;

export const BIN_KEYS = {
  from: required(key('duration', 'Where the bin begins.')),
  to: required(key('duration', 'Where it ends.')),
  weight: required(key('share', 'How likely a value lies in it.')),
} as const satisfies Keys<string>;

export const DISTRIBUTION_KEYS = {
  distribution: word(
    [
      'lognormal',
      'metalog',
      'triangular',
      'pert',
      'uniform',
      'normal',
      'exponential',
      'discrete',
      'empirical',
      'histogram',
    ],
    'Shape of the uncertainty.',
  ),
  p10: key('duration', 'One in ten comes out below this.'),
  p50: key('duration', 'Half come out below this.'),
  p90: key('duration', 'Nine in ten come out below this.'),
  median: key('duration', 'Median of a lognormal.'),
  sdLog: key('number', 'Standard deviation of the logarithm.'),
  mean: key('duration', 'Mean.'),
  sd: key('duration', 'Standard deviation.'),
  min: key('duration', 'Smallest possible value.'),
  mode: key('duration', 'Most likely value.'),
  max: key('duration', 'Largest possible value.'),
  values: listOf({ is: 'duration' }, 'The possible values.'),
  weights: listOf({ is: 'share' }, 'Their chances, adding up to 1 or 100 %.'),
  bins: listOf({ is: 'keys', keys: BIN_KEYS }, 'Stretches of a histogram, ascending; weights add up to 1 or 100 %.'),
} as const satisfies Keys<string>;
export type DistributionKey = keyof typeof DISTRIBUTION_KEYS;

// The rows of a ledger as numbers: every kind of delay has one row per subject, in the order of the vocabulary and of the document.
import type { Network } from '../../engine/network/network.ts';
import type { DelayKind } from './ledger-result.ts';

/** The vocabulary, in order. */
export const DELAY_KINDS = [
  'likely-work',
  'variation',
  'risk',
  'busy-person',
  'reduced-share',
  'resource',
  'gate',
  'rework',
  'delivery',
  'late-delivery',
  'lag',
  'date',
  'limit',
  'window',
  'quota',
  'policy',
  'workaround',
  'earlier',
  'meeting',
  'absence',
  'non-working',
  'other',
] as const satisfies readonly DelayKind[];

/** First row of each kind. Row + index of the subject; kinds without a subject have one row. */
export interface LedgerRows {
  readonly likely: number;
  readonly variation: number;
  readonly risk: number;
  readonly busy: number;
  readonly share: number;
  readonly resource: number;
  readonly gate: number;
  readonly rework: number;
  readonly delivery: number;
  readonly late: number;
  readonly lag: number;
  readonly date: number;
  readonly limit: number;
  readonly window: number;
  readonly quota: number;
  readonly policy: number;
  readonly workaround: number;
  readonly earlier: number;
  readonly meeting: number;
  readonly absence: number;
  readonly nonWorking: number;
  readonly other: number;
  /** Number of all rows. */
  readonly count: number;
  /** First row of each kind by its place in the vocabulary, and `count` behind the last. */
  readonly first: readonly number[];
}

export function layOutRows(network: Network): LedgerRows {
  const { issueCount, nodeCount, gateCount, personCount, riskCount, resourceCount } = network;
  const subjects: Record<DelayKind, number> = {
    'likely-work': issueCount,
    variation: issueCount,
    risk: riskCount,
    'busy-person': personCount,
    'reduced-share': personCount,
    resource: resourceCount,
    gate: gateCount,
    rework: gateCount,
    delivery: issueCount,
    'late-delivery': issueCount,
    lag: nodeCount,
    date: issueCount,
    limit: personCount,
    window: network.windowIds.length,
    quota: network.quotaIds.length,
    policy: network.policyIds.length,
    workaround: issueCount,
    earlier: nodeCount,
    meeting: personCount,
    absence: personCount,
    'non-working': 1,
    other: 1,
  };
  const first = [0];
  for (const kind of DELAY_KINDS) first.push(first[first.length - 1] + subjects[kind]);
  const at = (kind: DelayKind): number => first[DELAY_KINDS.indexOf(kind)];
  return {
    likely: at('likely-work'),
    variation: at('variation'),
    risk: at('risk'),
    busy: at('busy-person'),
    share: at('reduced-share'),
    resource: at('resource'),
    gate: at('gate'),
    rework: at('rework'),
    delivery: at('delivery'),
    late: at('late-delivery'),
    lag: at('lag'),
    date: at('date'),
    limit: at('limit'),
    window: at('window'),
    quota: at('quota'),
    policy: at('policy'),
    workaround: at('workaround'),
    earlier: at('earlier'),
    meeting: at('meeting'),
    absence: at('absence'),
    nonWorking: at('non-working'),
    other: at('other'),
    count: first[first.length - 1],
    first,
  };
}

/** Place in the vocabulary of the kind a row belongs to. */
export function kindOfRow({ first }: Pick<LedgerRows, 'first'>, row: number): number {
  let kind = 0;
  while (first[kind + 1] <= row) kind++;
  return kind;
}

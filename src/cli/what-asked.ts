// What `simulate explain PLAN WHAT` is about. Ids of different kinds may be spelled alike, so a kind can be put before the name;
// a name that means nothing gets the nearest one that does.
import { nearestNames } from '../plan/nearest-names.ts';
import type { Plan } from '../plan/plan.ts';
import type { WhatAsked, WhatKind } from '../planning/explanation.ts';
import { usageStop } from './stop.ts';

const FINISH: WhatAsked = { kind: 'finish', id: 'finish' };
/** Words that may stand before a name, with a colon. */
const KIND_WORDS: readonly string[] = ['gate', 'milestone', 'phase', 'issue', 'person', 'risk', 'delivery'];
const MOST_KNOWN = 12;
const CODE = /^[ew]\d{3}$/i;

/** Throws a Stop (exit 2) for a name that means nothing, or several things, in this plan. */
export function whatAsked(typed: string | undefined, plan: Plan): WhatAsked {
  if (typed === undefined || typed === 'finish') return FINISH;
  const all = namesOf(plan);
  const [, word, name] = /^([a-z]+):(.+)$/s.exec(typed) ?? [];
  const kind = word !== undefined && KIND_WORDS.includes(word) ? word : null;
  const id = kind === null ? typed : (name ?? '');
  const found = all.filter((each) => each.id === id && (kind === null || kindWord(each.kind) === kind));
  const [only, another] = found;
  if (only === undefined) throw unknown(id, kind, all);
  // What belongs together is asked for together: a delivery is also the issue that stands for it.
  if (another === undefined) return { kind: only.kind, id: only.means };
  const words = [...new Set(found.map((each) => kindWord(each.kind)))];
  if (words.length === 1) return { kind: only.kind, id: only.means };
  const kinds = words.map(withArticle);
  const list = `${kinds.slice(0, -1).join(', ')} and ${kinds.at(-1)}`;
  throw usageStop(`"${shorten(id)}" is the name of ${list}`, `say which, such as ${words[0]}:${id}`);
}

interface Name extends WhatAsked {
  /** The id it stands for, where it is another name. */
  means: string;
}

/** Every name that can be asked for, dates first. */
function namesOf(plan: Plan): Name[] {
  const named = (kind: WhatKind, list: readonly { id: string }[]): Name[] =>
    list.map(({ id }) => ({ kind, id, means: id }));
  const families = [...new Set(plan.risks.flatMap(({ family }) => family ?? []))].filter((id) => !IMPLIED.includes(id));
  return [
    ...named(
      'gate',
      plan.gates.filter(({ reviewOf }) => reviewOf === null),
    ),
    ...named(
      'milestone',
      plan.milestones.filter(({ implied }) => implied === undefined),
    ),
    ...named('phase', plan.phases),
    ...plan.issues.filter(({ implied }) => implied === null).flatMap(issueNames),
    ...named('person', plan.people),
    ...named('risk', plan.risks),
    ...families.map((id): Name => ({ kind: 'family', id, means: id })),
    ...named(
      'delivery',
      plan.issues.filter(({ implied }) => implied === 'delivery'),
    ),
  ];
}

/** Families of risks that no entry under `risks` is called. */
const IMPLIED = ['late', 'rework'];

function issueNames({ id, aliases }: Plan['issues'][number]): Name[] {
  return [id, ...aliases].map((each) => ({ kind: 'issue', id: each, means: id }));
}

function kindWord(kind: WhatKind): string {
  return kind === 'family' ? 'risk' : kind;
}

function withArticle(word: string): string {
  return `${word === 'issue' ? 'an' : 'a'} ${word}`;
}

function unknown(id: string, kind: string | null, all: readonly Name[]) {
  const what = kind === null ? 'nothing in the plan' : `no ${kind} of the plan`;
  const mine = all.filter((each) => kind === null || kindWord(each.kind) === kind);
  const known = [...new Set([...(kind === null ? ['finish'] : []), ...mine.map((each) => each.id)])];
  const [near] = nearestNames(id, known);
  const elsewhere = kind === null ? undefined : all.find((each) => each.id === id);
  if (elsewhere !== undefined)
    return usageStop(`${what} is called "${shorten(id)}": it is ${withArticle(kindWord(elsewhere.kind))}`);
  const hint = CODE.test(id)
    ? `a diagnostic code stands alone: simulate explain ${id.toUpperCase()}`
    : near === undefined
      ? listed(known)
      : `did you mean ${near}?`;
  return usageStop(`${what} is called "${shorten(id)}"`, hint);
}

function listed(known: readonly string[]): string {
  if (known.length === 0) return 'the plan has none';
  const more = known.length > MOST_KNOWN ? ` … ${known.length - MOST_KNOWN} more` : '';
  return `there are ${known.slice(0, MOST_KNOWN).join(', ')}${more}`;
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

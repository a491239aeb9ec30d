// Options and decisions: named parts that can be laid over the plan. Which variants there are is read once, from the document
// itself; a variant is then a tree like any other and is read by the same readers.
import { AS_WRITTEN, type Choice } from './choice.ts';
import type { Complaints } from './complaints.ts';
import type { Named } from './dependency-sets.ts';
import {
  type DocNode,
  entryAt,
  isEmpty,
  isList,
  isMap,
  type ListNode,
  nodeInWords,
  type Place,
  rootPlace,
  shorten,
} from './document.ts';
import { openFields, openNamed } from './fields.ts';
import { DECISION_KEYS, DECISION_OPTION_KEYS, OPTION_KEYS } from './keys-of-documents.ts';
import { readIds, sectionNames } from './names.ts';
import { type OnMissing, overlay } from './overlay.ts';
import { readProvenance } from './provenance.ts';
import { isKnown } from './references.ts';
import { requireKeys } from './required.ts';
import { readText } from './scalars.ts';

interface Option {
  id: string;
  title: string;
  place: Place;
  set: readonly Named[] | null;
  decide: ReadonlyMap<string, string>;
  changes: Place | undefined;
}
export interface Decision {
  id: string;
  title: string;
  /** Where its date stands; dates are read with the rest of the plan. */
  due: Place | undefined;
  take: string | null;
  options: ReadonlyMap<string, { place: Place; changes: Place | undefined }>;
}
export interface Variants {
  options: ReadonlyMap<string, Option>;
  decisions: ReadonlyMap<string, Decision>;
}

/** What a choice makes of the document, and what its readers must know besides. */
export interface Variant {
  root: DocNode;
  /** Sets in force; null = as the section `dependencies` says. */
  use: readonly Named[] | null;
  decisions: readonly { decision: Decision; taken: string; stated: boolean }[];
  options: readonly { id: string; title: string }[];
}

const OWN_BUSINESS = ['options', 'decisions', 'extends'];

/** Options and decisions of a document; what is wrong with them is complained about, what they change is not looked at. */
export function openVariants(complaints: Complaints, root: DocNode): Variants {
  const place = rootPlace(root);
  const optionPlace = entryAt(place, 'options');
  const decisionPlace = entryAt(place, 'decisions');
  sectionNames(complaints, optionPlace, 'an option');
  sectionNames(complaints, decisionPlace, 'a decision');
  const decisions = new Map(
    openNamed(complaints, decisionPlace, 'decisions').flatMap(([id, value]) => readDecision(complaints, id, value)),
  );
  const options = new Map(
    openNamed(complaints, optionPlace, 'options').flatMap(([id, value]) =>
      readOption(complaints, id, value, decisions),
    ),
  );
  return { options, decisions };
}

function readOption(
  complaints: Complaints,
  id: string,
  place: Place,
  decisions: Variants['decisions'],
): [string, Option][] {
  const fields = openFields(complaints, place, OPTION_KEYS, `the option ${shorten(id)}`, true);
  if (fields === null) return [];
  readProvenance(complaints, fields);
  const title = readText(complaints, fields.at('title'), 'title') ?? id;
  const setPlace = fields.at('set');
  const set = setPlace === undefined ? null : readIds(complaints, setPlace, 'set');
  const decide = new Map<string, string>();
  for (const [decision, value] of openNamed(complaints, fields.at('decide'), 'decide')) {
    const taken = readText(complaints, value, 'decide');
    const known = decisions.get(decision);
    if (known === undefined) {
      const hint = complaints.guess(decision, decisions.keys());
      const message = `there is no decision ${shorten(decision)}`;
      complaints.add('E076', value, message, { atKey: true, ...(hint === undefined ? {} : { hint }) });
    } else if (taken !== null && isKnown(complaints, value, taken, known.options, 'E076', 'decide')) {
      decide.set(decision, taken);
    }
  }
  return [[id, { id, title, place, set, decide, changes: openChanges(complaints, fields.at('changes')) }]];
}

function readDecision(complaints: Complaints, id: string, place: Place): [string, Decision][] {
  const what = `the decision ${shorten(id)}`;
  const fields = openFields(complaints, place, DECISION_KEYS, what);
  if (fields === null) return [];
  requireKeys(complaints, fields, DECISION_KEYS, what);
  readProvenance(complaints, fields);
  readText(complaints, fields.at('owner'), 'owner');
  const optionPlace = fields.at('options');
  sectionNames(complaints, optionPlace, 'an option');
  const options = new Map(
    openNamed(complaints, optionPlace, 'options').flatMap(([option, value]) => {
      const own = openFields(complaints, value, DECISION_OPTION_KEYS, `the option ${shorten(option)}`, true);
      if (own === null) return [];
      readProvenance(complaints, own);
      readText(complaints, own.at('title'), 'title');
      return [[option, { place: value, changes: openChanges(complaints, own.at('changes')) }] as const];
    }),
  );
  if (optionPlace !== undefined && options.size === 0) {
    complaints.add('E012', optionPlace, `${what} has no options`, { atKey: true });
  }
  const takePlace = fields.at('take');
  const take = readText(complaints, takePlace, 'take');
  const isTaken = take !== null && isKnown(complaints, takePlace as Place, take, options, 'E076', 'take');
  const title = readText(complaints, fields.at('title'), 'title') ?? id;
  return [[id, { id, title, due: fields.at('due'), take: isTaken ? take : null, options }]];
}

/** Changes are a mapping that brings no variants of its own, or a list of phrases. */
export function openChanges(complaints: Complaints, place: Place | undefined): Place | undefined {
  if (place === undefined || isEmpty(place)) return undefined;
  if (isList(place)) return place;
  if (!isMap(place)) {
    const message = `changes are a mapping of the keys of a plan or a list of phrases, not ${nodeInWords(place.node)}`;
    complaints.add('E012', place, message);
    return undefined;
  }
  const barred = OWN_BUSINESS.filter((name) => place.node.entries.has(name));
  for (const name of barred) {
    const hint = name === 'decisions' ? 'write decide: { DECISION: OPTION } beside changes' : undefined;
    const remark = { atKey: true, ...(hint === undefined ? {} : { hint }) };
    complaints.add('E077', entryAt(place, name) as Place, `changes cannot hold ${name}`, remark);
  }
  return barred.length > 0 ? undefined : place;
}

/** Lays a list of phrases over a variant. */
export type LayPhrases = (below: Variant, phrases: Place & { node: ListNode }) => DocNode;

/** The document with the options taken of all decisions, then with the options of the choice, in their order. */
export function variantOf(
  variants: Variants,
  root: DocNode,
  choice: Pick<Choice, 'options' | 'set' | 'decide'>,
  onMissing: OnMissing,
  layPhrases: LayPhrases,
): Variant {
  const chosen = choice.options.flatMap((id) => variants.options.get(id) ?? []);
  const decide = new Map([...chosen.flatMap((option) => Array.from(option.decide)), ...choice.decide]);
  const decisions = Array.from(variants.decisions.values(), (decision) => {
    const wanted = decide.get(decision.id);
    const said = wanted !== undefined && decision.options.has(wanted) ? wanted : decision.take;
    const [first = ''] = decision.options.keys();
    return { decision, taken: said ?? first, stated: said !== null };
  });
  const layers = [
    ...decisions.map(({ decision, taken }) => decision.options.get(taken)?.changes),
    ...chosen.map((option) => option.changes),
  ];
  const written: Variant = {
    root,
    use: choice.set?.map((id) => ({ id, place: null })) ?? chosen.findLast(({ set }) => set !== null)?.set ?? null,
    decisions,
    options: Array.from(variants.options.values(), ({ id, title }) => ({ id, title })),
  };
  let laid = root;
  for (const layer of layers) {
    if (layer === undefined) continue;
    laid = isList(layer) ? layPhrases({ ...written, root: laid }, layer) : overlay(laid, layer.node, onMissing);
  }
  return { ...written, root: laid };
}

/** Every variant that is one step away from the plan as written, with the words that introduce its mistakes. */
export function branchesOf(variants: Variants): { choice: Choice; words: string; place: Place }[] {
  const options = Array.from(variants.options.values(), ({ id, place }) => ({
    choice: { ...AS_WRITTEN, options: [id] },
    words: `with option ${shorten(id)}`,
    place,
  }));
  const decided = Array.from(variants.decisions.values()).flatMap((decision) =>
    Array.from(decision.options, ([option, { place }]) => ({
      choice: { ...AS_WRITTEN, decide: new Map([[decision.id, option]]) },
      words: `when ${shorten(decision.id)} takes ${shorten(option)}`,
      place,
    })),
  );
  return [...options, ...decided];
}

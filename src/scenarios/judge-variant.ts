// One variant of an opened document through all readers, once: decisions, options, files and phrases laid, the tree read, cycles
// sought, and mistakes of a layer told under its words.
import type { Diagnostic } from '../plan/diagnostic.ts';
import type { Plan } from '../plan/plan.ts';
import { findCycles } from '../plan/precedence.ts';
import { AS_WRITTEN, type Choice, keyOfChoice } from './choice.ts';
import { type Complaints, createComplaints } from './complaints.ts';
import { type DocNode, placeAt, shorten } from './document.ts';
import { type LaidLayer, type Laying, layChoice } from './lay-choice.ts';
import { locate } from './locate.ts';
import { type OpenedLayer, type OptionFiles, openOption, openPhrase } from './open-layers.ts';
import type { Texts } from './texts.ts';
import { toldInLayer } from './told-in-layer.ts';
import type { Variant, Variants } from './variants.ts';
import { warnAboutPlan } from './warn-about-plan.ts';

/** The readers of all sections: a tree in, a plan out, perhaps with gaps that were complained about. */
export type ReadTree = (variant: Variant, complaints: Complaints) => Plan | null;

export interface Judged {
  layers: readonly LaidLayer[];
  plan: Plan | null;
  /** The plan although claims have mistakes; null when anything else has. */
  claimed: Plan | null;
  root: DocNode;
  diagnostics: Diagnostic[];
}
export interface Opened {
  root: DocNode;
  variants: Variants;
  texts: Texts;
  readTree: ReadTree;
  optionFiles: OptionFiles | null;
  /** The option file that was asked for; null when it is a plan. */
  fixed: OpenedLayer | null;
  /** The same without that file; itself when there is none. */
  written: Opened | null;
  /** By key of the choice. */
  judged: Map<string, Judged>;
  /** By what was typed. */
  layers: Map<string, OpenedLayer>;
  /** Plans of variants whose documents are sound. */
  plans: WeakMap<DocNode, Plan | null>;
}

/** One variant through all readers, once. */
export function judge(opened: Opened, choice: Choice): Judged {
  const key = keyOfChoice(choice);
  const known = opened.judged.get(key);
  if (known !== undefined) return known;
  const { texts } = opened;
  const complaints = createComplaints(texts);
  const laid = layChoice(layingOf(opened, complaints), choice, layersOf(opened, choice));
  const { variant, layers } = laid;
  const { root } = variant;
  const plan = opened.readTree(variant, complaints);
  const cycles = plan === null ? [] : located(findCycles(plan), root, texts);
  const found = [...complaints.list(), ...cycles].filter((each) => laid.homes.length === 0 || !isIdleRisk(each));
  const isGood = plan !== null && !found.some(({ severity }) => severity === 'error');
  if (isGood) warnAboutPlan(complaints, plan, root);
  if (!opened.plans.has(root)) opened.plans.set(root, isGood ? plan : null);
  const below = laid.homes.length === 0 ? [] : judgeBelow(opened, choice).diagnostics;
  const warned = complaints.list().filter(({ severity }) => severity === 'warning');
  const diagnostics = toldInLayer([...new Set([...found, ...warned])], below, laid, texts);
  const claimed = plan !== null && isOnlyOfClaims(diagnostics) ? plan : null;
  const judged = { plan: isGood ? plan : null, claimed, root, diagnostics, layers };
  opened.judged.set(key, judged);
  return judged;
}

/** A risk of somebody's work hits nothing once an option has given all of that work away: no mistake of the option. */
function isIdleRisk({ code, path }: Diagnostic): boolean {
  return code === 'E063' && path[0] === 'risks' && path[2] === 'hits';
}

/** The same without what a phrase or file lays over it. */
function judgeBelow(opened: Opened, choice: Choice): Judged {
  if (choice.layers.length > 0) return judge(opened, { ...choice, layers: [] });
  return opened.written === null ? judge(opened, AS_WRITTEN) : judge(opened.written, choice);
}

export function layingOf({ texts, variants, root, readTree, plans }: Opened, complaints: Complaints): Laying {
  return {
    texts,
    variants,
    root,
    complaints,
    onMissing: (place, name) => {
      // What an earlier layer removed may be removed again.
      if (placeAt(root, place.path).path.length === place.path.length) return;
      const hint = 'something new and empty is written {}';
      complaints.add('E075', place, `there is no ${shorten(name)} to remove`, { atKey: true, hint });
    },
    planOf(variant) {
      const known = plans.get(variant.root);
      if (known !== undefined) return known;
      const own = createComplaints(texts);
      const plan = readTree(variant, own);
      const sound = own.list().some((each) => each.severity === 'error' && !isIdleRisk(each)) ? null : plan;
      plans.set(variant.root, sound);
      return sound;
    },
  };
}

/** The layers of a choice, each opened once. */
function layersOf({ texts, optionFiles, fixed, layers }: Opened, choice: Choice): OpenedLayer[] {
  const chosen = choice.layers.map((layer): OpenedLayer => {
    const key = JSON.stringify(layer);
    const known = layers.get(key);
    if (known !== undefined) return known;
    const phrases = Array.from(layers.values()).filter((each) => each.layer?.kind === 'what-if').length;
    if (layer.kind === 'option' && optionFiles === null) throw new Error('assertion: no option files can be found');
    const opened =
      layer.kind === 'what-if'
        ? openPhrase(texts, layer.phrase, phrases + 1)
        : openOption(texts, layer.file, optionFiles as OptionFiles);
    layers.set(key, opened);
    return opened;
  });
  return fixed === null ? chosen : [fixed, ...chosen];
}

/** Nothing simulated rests on claims: mistakes among them hide nothing else. */
export function isOnlyOfClaims(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.every(({ severity, path }) => severity !== 'error' || path[0] === 'claims');
}

export function located(diagnostics: readonly Diagnostic[], root: DocNode, texts: Texts): Diagnostic[] {
  return diagnostics.map((diagnostic) => locate(diagnostic, root, texts));
}

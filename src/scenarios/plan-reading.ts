// From text to a reading of one variant of a plan, and of any other variant without reading the text again.
// Whatever is chosen, everything that could be chosen is judged: a mistake in an option nobody takes today is still a mistake.
import type { Diagnostic } from '../plan/diagnostic.ts';
import type { Plan } from '../plan/plan.ts';
import { checkClaims } from './check-claims.ts';
import { AS_WRITTEN, type Choice, choiceUnder, type UnknownName, unknownIn } from './choice.ts';
import { byPosition, type Complaints, createComplaints, identityOf } from './complaints.ts';
import { setNames } from './dependency-sets.ts';
import { entryAt, rootPlace, shorten } from './document.ts';
import type { DocumentLoader } from './extend-document.ts';
import { isOnlyOfClaims, judge, layingOf, located, type Opened, type ReadTree } from './judge-variant.ts';
import { type LaidLayer, layChoice } from './lay-choice.ts';
import { openDocument } from './open-document.ts';
import type { OptionFiles } from './open-layers.ts';
import { createTexts, type SourceFile, type Texts } from './texts.ts';
import { branchesOf, openVariants } from './variants.ts';

export interface PlanReading {
  /** Null when there is at least one error, in this variant or in any other. */
  plan: Plan | null;
  /** Ordered by position; every one has its range. */
  diagnostics: Diagnostic[];
  /** Gives diagnostics of later stages, which know only paths, their ranges in this text. */
  locate(diagnostics: readonly Diagnostic[]): Diagnostic[];
  /** The texts that diagnostics point into: the plan first, then what it extends. */
  files: readonly SourceFile[];
  /** The same document with another choice; nothing is parsed again. */
  variant(choice: Partial<Choice>): PlanReading;
  /** What was laid over the plan in this variant, in order: the option file that was asked for first, then those of the choice. */
  layers: readonly LaidLayer[];
  /** The plan without any choice and without the option file that was asked for; null when it is not sound. */
  written(): Plan | null;
  /** The first name of a choice that the document does not have; null when all are known. */
  unknownIn(choice: Partial<Choice>): UnknownName | null;
}

export interface ReadOptions {
  /** Decides between YAML and JSON (`.json`) and is used for nothing else. */
  name: string;
  /** Finds what the plan extends; without one `extends` is refused. */
  load?: DocumentLoader;
  /** Finds option files of a choice; without it none can be chosen. */
  optionFiles?: OptionFiles;
  options?: readonly string[];
  set?: readonly string[] | null;
  decide?: ReadonlyMap<string, string>;
}

const MOST_BRANCHES = 60;

interface Branch {
  choice: Choice;
  /** Introduces its mistakes. */
  words: string;
}

/** Parses the text and what it extends, and reads the variant asked for. The text may be an option file: then its base is read, with the option over it. */
export function openPlan(text: string, asked: ReadOptions, readTree: ReadTree): PlanReading {
  const texts = createTexts();
  texts.add(null, text);
  const complaints = createComplaints(texts);
  const document = openDocument(text, asked.name, complaints, texts, asked.load ?? null);
  if (document === null) return unreadable(complaints, texts);
  const { root, fixed } = document;
  const variants = openVariants(complaints, root);
  const shared = { root, variants, texts, readTree, optionFiles: asked.optionFiles ?? null, layers: new Map() };
  const bare: Opened = { ...shared, fixed: null, written: null, judged: new Map(), plans: new WeakMap() };
  const opened: Opened = fixed === null ? bare : { ...bare, fixed, written: bare, judged: new Map() };
  let branches: Diagnostic[] | undefined;
  const everywhere = (): Diagnostic[] => {
    branches ??= [...complaints.list(), ...branchErrors(bare)];
    return branches;
  };
  const { options = [], set = null, decide = new Map() } = asked;
  return readingOf(opened, completed({ options, set, decide }), everywhere);
}

function unreadable(complaints: Complaints, texts: Texts): PlanReading {
  const reading: PlanReading = {
    plan: null,
    diagnostics: complaints.list().sort(byPosition),
    locate: (diagnostics) => [...diagnostics],
    files: texts.list(),
    variant: () => reading,
    layers: [],
    written: () => null,
    unknownIn: () => null,
  };
  return reading;
}

function completed(choice: Partial<Choice>): Choice {
  return { ...AS_WRITTEN, ...choice };
}

function readingOf(opened: Opened, choice: Choice, everywhere: () => Diagnostic[]): PlanReading {
  const judged = judge(opened, choice);
  const { plan, root, layers } = judged;
  const lacking = unknownOf(opened, choice);
  const found = [...judged.diagnostics, ...everywhere(), ...(lacking === null ? [] : [unknownName(opened, lacking)])];
  const isGood = plan !== null && !found.some(({ severity }) => severity === 'error');
  if (isGood || (judged.claimed !== null && isOnlyOfClaims(found)))
    found.push(...judgeClaims(opened.written ?? opened));
  const diagnostics = Array.from(new Map(found.map((each) => [identityOf(each), each])).values()).sort(byPosition);
  return {
    plan: diagnostics.some(({ severity }) => severity === 'error') ? null : plan,
    diagnostics,
    locate: (each) => located(each, root, opened.texts),
    files: opened.texts.list(),
    variant: (other) => readingOf(opened, completed(other), everywhere),
    layers,
    written: () => judge(opened.written ?? opened, AS_WRITTEN).plan,
    unknownIn: (other) => unknownOf(opened, completed(other)),
  };
}

/** Errors of the plan as written, and those that only some other choice brings. */
function branchErrors(opened: Opened): Diagnostic[] {
  const written = judge(opened, AS_WRITTEN);
  const { plan } = written;
  const single = [...branchesOf(opened.variants), ...(plan === null ? [] : setBranches(plan))];
  const combined = plan === null ? [] : claimBranches(opened, plan);
  const count = single.length + combined.length;
  const errors = written.diagnostics.filter(({ severity }) => severity === 'error');
  const told = new Set(errors.map(identityOf));
  const tell = (branches: readonly Branch[]): void => {
    const news = branches.flatMap(({ choice, words }) =>
      judge(opened, choice)
        .diagnostics.filter((each) => each.severity === 'error' && !told.has(identityOf(each)))
        .map((each) => ({ each, words })),
    );
    for (const { each, words } of news) {
      told.add(identityOf(each));
      errors.push({ ...each, message: `${words}: ${each.message}` });
    }
  };
  tell(single.slice(0, MOST_BRANCHES));
  // What one part of a combination brings alone has been told.
  tell(combined.slice(0, Math.max(0, MOST_BRANCHES - single.length)));
  if (count > MOST_BRANCHES) errors.push(tooMany(opened, count));
  return errors;
}

/** Sets that are not in force may close a cycle with what is written at the issues. */
function setBranches({ dependencySets: { used, known } }: Plan): Branch[] {
  const idle = known.filter(({ id }) => !used.includes(id));
  return idle.map(({ id }) => ({ choice: { ...AS_WRITTEN, set: [id] }, words: `with the set ${shorten(id)}` }));
}

/** Claims may speak about options, sets and decisions together. */
function claimBranches(opened: Opened, { claims }: Plan): Branch[] {
  const unders = new Set(claims.flatMap(({ under }) => (under?.includes(' ') ? [under] : [])));
  return Array.from(unders, (under) => ({ choice: choiceUnder(under), words: `under ${shorten(under)}` })).filter(
    ({ choice }) => unknownOf(opened, choice) === null,
  );
}

function tooMany({ root, texts }: Opened, count: number): Diagnostic {
  const complaints = createComplaints(texts);
  const place = rootPlace(root);
  const section = ['options', 'decisions', 'dependencies'].map((name) => entryAt(place, name)).find((each) => each);
  complaints.add('E079', section ?? place, `${count} variants are more than ${MOST_BRANCHES}`, { atKey: true });
  return complaints.list()[0];
}

function unknownOf(opened: Opened, choice: Choice): UnknownName | null {
  const { variants } = opened;
  if (choice.set === null) return unknownIn(choice, variants, []);
  const laying = layingOf(opened, createComplaints(opened.texts));
  const { variant } = layChoice(laying, { ...choice, layers: [] }, []);
  return unknownIn(choice, variants, setNames(entryAt(rootPlace(variant.root), 'dependencies')));
}

function unknownName({ root, texts }: Opened, { what, name, known }: UnknownName): Diagnostic {
  const complaints = createComplaints(texts);
  const hint = complaints.guess(name, known);
  const remark = { atKey: true, ...(hint === undefined ? {} : { hint }) };
  complaints.add('E076', rootPlace(root), `there is no ${what} ${shorten(name)}`, remark);
  return complaints.list()[0];
}

/** Claims are about the plan as written, whatever is chosen today, unless they say `under`. */
function judgeClaims(opened: Opened): Diagnostic[] {
  const { claimed: plan, root } = judge(opened, AS_WRITTEN);
  if (plan === null) return [];
  const complaints = createComplaints(opened.texts);
  checkClaims(complaints, plan, root, {
    planOf: (choice) => judge(opened, choice).claimed,
    unknownIn: (choice) => unknownOf(opened, choice),
  });
  return complaints.list();
}

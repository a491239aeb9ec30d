// A change in the words of a phrase: what a search found can be typed, written into an option file, and read back as the very same
// change. The words are those of docs/plan-language.md; the reader of phrases (src/scenarios) is the other direction.
import type { Change } from './change.ts';
import type { CivilDate } from './plan.ts';

/** Words with a meaning of their own in phrases: a name that is one of them is quoted. */
export const PHRASE_WORDS: ReadonlySet<string> = new Set(
  [
    'to until till through from at by before after takes take with without drop cut defer delay move give hand assign order set',
    'decide dispatch mitigate do not no never unmitigate hire add of is as class phase module issue capacity and then for in on',
    'list issue-first person-first like',
  ].flatMap((line) => line.split(' ')),
);

const WORD = /^[\p{L}\p{M}\p{N}#._][\p{L}\p{M}\p{N}#._/+-]*$/u;
/** What kind of thing leaves the scope may be said before its name. */
const KIND = /^(issue|class|phase|module) +(.+)$/s;

/** The phrase that means exactly this change. */
export function phraseOf(change: Change): string {
  switch (change.kind) {
    case 'owner':
      return `${quoted(change.issue)} -> ${quoted(change.to)}`;
    case 'capacity':
      return `${quoted(change.person)} ${change.percent}%${fromWords(change.from)}${untilWords(change.to)}`;
    case 'hire':
      return `+${change.count} ${quoted(change.like)}${fromWords(change.from)}`;
    case 'leave':
      return `-${change.count} ${quoted(change.who)}${fromWords(change.from)}`;
    case 'defer':
      return `${quoted(change.issue)}${fromWords(change.from)}`;
    case 'sequence':
      return `${quoted(change.first)} before ${quoted(change.then)}`;
    case 'class':
      return `${quoted(change.issue)} ${quoted(change.class)}`;
    case 'estimate':
      return `${quoted(change.issue)} takes ${change.text}`;
    case 'target':
      return `${quoted(change.id)} by ${change.text}`;
    default:
      return orderOf(change);
  }
}

/** The phrases that begin with what is to be done. */
function orderOf(change: Extract<Change, { kind: keyof typeof ORDERS }>): string {
  return ORDERS[change.kind](change as never);
}

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;
const ORDERS = {
  drop: ({ what }: Of<'drop'>) => `drop ${whatWords(what)}`,
  order: ({ issues }: Of<'order'>) => `order ${listed(issues)}`,
  dispatch: ({ how }: Of<'dispatch'>) => `dispatch ${how}`,
  mitigate: ({ risk, active }: Of<'mitigate'>) => `${active ? '' : 'do not '}mitigate ${quoted(risk)}`,
  set: ({ names }: Of<'set'>) => `set ${listed(names)}`,
  decide: ({ decision, option }: Of<'decide'>) => `decide ${quoted(decision)} = ${quoted(option)}`,
  with: ({ option }: Of<'with'>) => `with ${quoted(option)}`,
};

function whatWords(what: string): string {
  const [, kind, name] = KIND.exec(what) ?? [];
  return kind === undefined || name === undefined ? quoted(what) : `${kind} ${quoted(name)}`;
}

function fromWords(from: CivilDate | null): string {
  return from === null ? '' : ` from ${from}`;
}

function untilWords(to: CivilDate | null): string {
  return to === null ? '' : ` until ${to}`;
}

function listed(names: readonly string[]): string {
  return names.map(quoted).join(', ');
}

/** A name as a phrase takes it: quoted when it has blanks, odd characters, or is a word of the phrases. */
export function quoted(name: string): string {
  const isPlain = WORD.test(name) && !name.includes('->') && !PHRASE_WORDS.has(name.toLowerCase());
  return isPlain ? name : `"${name.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

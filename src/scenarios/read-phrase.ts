// From a phrase to changes: clauses divided by `;`, each in one of the forms of phrase-forms.ts and phrase-orders.ts. Names and
// dates are judged against the plan the phrase is about; what the document makes of a change is told by whoever lays it.
import type { Plan } from '../plan/plan.ts';
import type { Complaints } from './complaints.ts';
import { hiredIds } from './hired-ids.ts';
import { LONGEST_VALUE } from './limits.ts';
import { readSubjectFirst } from './phrase-forms.ts';
import { type PhraseNames, phraseNames } from './phrase-names.ts';
import { isChoice, readOrder } from './phrase-orders.ts';
import { splitAt, type Token, tokensOf } from './phrase-tokens.ts';
import { type PhraseText, placeOf, unclear, type Wording, wordsOf } from './phrase-wording.ts';
import type { PhrasedChange, Span } from './phrased-change.ts';

/** Which clauses are wanted: those that choose a variant the plan names itself, or all others. */
export type Wanted = 'choices' | 'changes';

const LONGEST_PHRASE = 40 * LONGEST_VALUE;

/** The changes of a phrase in its order; clauses that cannot be read are left out, after a complaint. `names` learns whom it brings. */
export function readPhrase(
  complaints: Complaints,
  phrase: PhraseText,
  plan: Plan,
  wanted: Wanted,
  names: PhraseNames = phraseNames(plan),
): PhrasedChange[] {
  const wording: Wording = { complaints, phrase, plan, names };
  const clauses = clausesOf(wording, wanted === 'choices');
  return clauses
    .filter((tokens) => isChoice(tokens) === (wanted === 'choices'))
    .flatMap((tokens) => readClause(wording, tokens));
}

/** The clauses that say something; what is no phrase at all is complained about once. */
function clausesOf(wording: Wording, isFirst: boolean): Token[][] {
  const { text, spanOf, path } = wording.phrase;
  const complain = (start: number, end: number, message: string, hint: string): Token[][] => {
    const span = spanOf(start, end);
    const place = { node: { kind: 'scalar', value: text, source: text, ...span } as const, path, key: span };
    if (isFirst) wording.complaints.add('E130', place, message, { hint });
    return [];
  };
  if (text.length > LONGEST_PHRASE)
    return complain(0, 1, `a phrase has at most ${LONGEST_PHRASE} characters`, 'write an option file');
  const tokens = tokensOf(text);
  if (!Array.isArray(tokens))
    return complain(tokens.unclosed, text.length, 'a quote begins here and never ends', 'close it');
  const clauses = splitAt(tokens, ';').filter((clause) => clause.length > 0);
  if (clauses.length === 0) return complain(0, text.length, 'the phrase says nothing', "such as '#012 -> Worker03'");
  return clauses;
}

function readClause(wording: Wording, tokens: readonly Token[]): PhrasedChange[] {
  const stray = tokens.find(({ kind, text }, k) => kind === 'sign' && (k === 0 || text === tokens[k - 1].text));
  if (stray !== undefined) return unclear(wording, [stray], `"${stray.text}" stands here without anything before it`);
  const drafts = readOrder(wording, tokens) ?? readSubjectFirst(wording, tokens);
  const { phrase } = wording;
  const spanOf = (words: readonly Token[]): Span => {
    const { start, end } = placeOf(wording, words.length === 0 ? tokens : words).node;
    return { start, end };
  };
  return drafts.map(({ change, subject, value }) => {
    const made = change.kind === 'hire' ? hiredIds(wording.plan, wording.names, change) : [];
    wording.names.welcome(made);
    const spans = { clause: spanOf(tokens), subject: spanOf(subject), value: spanOf(value) };
    return { change, words: wordsOf(wording, tokens), path: phrase.path, ...spans, made };
  });
}

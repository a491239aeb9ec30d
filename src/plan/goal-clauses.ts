// Splits a goal into its clauses: `min P80(finish); keep P0, Developer07 with load(Developer02) <= 100%`. What stands in quotes or
// brackets is never split, so `done(P0, "week 1 fri")` and names with a comma stay whole.

export interface Clause {
  /** Without blanks around it. */
  text: string;
  /** Where it begins in the whole text. */
  at: number;
  /** What stands before it: '' for the first, `;`, `,`, or a word. */
  joint: string;
}

const JOINT = /^(?:[;,\n]|(?:with|and|subject +to)(?=\s|$))/;

/** The clauses in their order; an empty one stays (it is a mistake), but a separator at the very end adds none. */
export function splitClauses(text: string): Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  let joint = '';
  let depth = 0;
  let isQuoted = false;
  const close = (to: number): void => {
    const piece = text.slice(from, to);
    const indent = piece.length - piece.trimStart().length;
    clauses.push({ text: piece.trim(), at: piece.trim() === '' ? from : from + indent, joint });
  };
  for (let at = 0; at < text.length; at++) {
    const here = text[at];
    if (here === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (here === '(') depth++;
    if (here === ')') depth = Math.max(0, depth - 1);
    // A word parts clauses only where a word can begin.
    if (depth > 0 || (/[a-z]/.test(here) && at > 0 && /\S/.test(text[at - 1]))) continue;
    const found = JOINT.exec(text.slice(at, at + 40))?.[0];
    if (found === undefined) continue;
    // Two separators in a row are one where the second is a word: `; with`.
    const isDouble = clauses.length > 0 && /[a-z]/.test(found) && text.slice(from, at).trim() === '';
    if (!isDouble) close(at);
    joint = found.replace(/ +/, ' ');
    at += found.length - 1;
    from = at + 1;
  }
  if (joint === '' || text.slice(from).trim() !== '' || /[a-z]/.test(joint)) close(text.length);
  return clauses;
}

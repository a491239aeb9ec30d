// Expectations: lines in the one grammar for figures. Here they are only checked: that they can be read, and that every
// name in them is something this plan has. Judging them is the forecast's work.
import { troubleWith } from '../plan/check-condition.ts';
import { type Condition, type MentionedName, namesIn, parseCondition } from '../plan/condition.ts';
import type { Plan } from '../plan/plan.ts';
import { type Place, shorten } from './document.ts';
import { openStrictList } from './fields.ts';
import type { Names } from './names.ts';
import type { Reading } from './reading.ts';
import { readShort } from './scalars.ts';

/** What each kind of argument may name, and how a message calls it. */
const ARGUMENTS: Partial<Record<MentionedName['asks'], { label: string; names: (names: Names) => Iterable<string> }>> =
  {
    node: { label: 'issue, phase, gate or milestone', names: (names) => nodeNames(names) },
    target: { label: 'issue, phase, gate or milestone', names: (names) => nodeNames(names) },
    person: { label: 'person', names: (names) => names.people },
    work: { label: 'issue or gate', names: (names) => [...names.issues.values(), ...names.gates] },
    risk: { label: 'risk', names: (names) => names.risks },
    none: { label: 'name', names: () => [] },
  };

/** The expectations, in document order; those that cannot be read are left out, after a complaint. */
export function readExpect(
  reading: Reading,
  place: Place | undefined,
  dated: ReadonlySet<string>,
  plan: Plan,
): Plan['expect'] {
  return openStrictList(reading.complaints, place, 'expect').flatMap((item) => {
    const text = readShort(reading.complaints, item, 'an expectation');
    return text !== null && isSound(reading, item, text, dated, plan) ? [{ text, path: item.path }] : [];
  });
}

function isSound(reading: Reading, place: Place, text: string, dated: ReadonlySet<string>, plan: Plan): boolean {
  const { complaints, names } = reading;
  const parsed = parseCondition(text);
  if ('error' in parsed) {
    const { error, at, hint } = parsed;
    const message = `cannot be read: ${shorten(error)}${at > 0 ? `, at "${shorten(text.slice(at, at + 20))}"` : ''}`;
    complaints.add('E052', place, message, hint === undefined ? {} : { hint });
    return false;
  }
  for (const { id, asks } of namesIn(parsed.condition)) {
    const rule = ARGUMENTS[asks];
    if (rule === undefined) continue;
    const { label, names: known } = rule;
    const ids = new Set(known(names));
    if (!ids.has(id)) {
      const hint = complaints.guess(id, ids);
      complaints.add('E053', place, `there is no ${label} ${shorten(id)}`, hint === undefined ? {} : { hint });
      return false;
    }
    if (asks === 'target' && !dated.has(id)) {
      complaints.add('E053', place, `${shorten(id)} has no target that it could meet`, {
        hint: 'give it a target or due',
      });
      return false;
    }
  }
  return meansSomething(reading, place, parsed.condition, plan);
}

/** Names of figures that are asked about what the whole plan says (modules, tracks, due dates); a plan with gaps is not asked. */
function meansSomething({ complaints }: Reading, place: Place, condition: Condition, plan: Plan): boolean {
  if (complaints.hasErrors()) return true;
  const trouble = troubleWith(condition, plan);
  if (trouble !== null) complaints.add('E053', place, trouble.message);
  return trouble === null;
}

function* nodeNames(names: Names): Iterable<string> {
  yield* names.issues.values();
  yield* names.phases;
  yield* names.gates;
  yield* names.milestones;
}

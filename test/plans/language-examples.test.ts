// docs/plan-language.md is a test: every example is read, is free of errors, and says something the plan it is laid over does not;
// and every key of the language stands in one of them.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Plan } from '../../src/plan/plan.ts';
import type { DocumentLoader } from '../../src/scenarios/extend-document.ts';
import type { Form, Keys } from '../../src/scenarios/keys.ts';
import { DISTRIBUTION_KEYS } from '../../src/scenarios/keys.ts';
import { PLAN_KEYS } from '../../src/scenarios/keys-of-plan.ts';
import { IMPACT_KEYS, SELECTION_KEYS } from '../../src/scenarios/keys-of-risks.ts';
import { LINK_KEYS, MITIGATION_ISSUE_KEYS, SUPPORT_KEYS } from '../../src/scenarios/keys-of-work.ts';
import { readPlan } from '../../src/scenarios/read-plan.ts';

const markdown = readFileSync(new URL('../../docs/plan-language.md', import.meta.url), 'utf8');

interface Example {
  line: number;
  text: string;
  /** The plan it is laid over: the last whole one called Base. */
  base: string;
}

function examplesIn(text: string): Example[] {
  let base = '';
  return Array.from(text.matchAll(/^```yaml\n(.*?)^```$/gms), (match) => {
    const own = match[1];
    const example = { line: text.slice(0, match.index).split('\n').length + 1, text: own, base };
    if (own.startsWith('plan: Base\n')) base = own;
    return example;
  });
}

function read(text: string, base: string): { plan: Plan | null; errors: string[] } {
  const load: DocumentLoader = { self: 'self', load: () => ({ id: 'base', file: 'base.yaml', text: base }) };
  const { plan, diagnostics } = readPlan(text, { name: 'example.yaml', load });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return { plan, errors: errors.map(({ code, message, range }) => `${code} ${range?.start.line}: ${message}`) };
}

/** Whole plans stand alone; anything else is laid over the base. */
function planOf({ text, base }: Example): ReturnType<typeof read> {
  return read(/^(plan|extends|base):/m.test(text) ? text : `extends: base.yaml\n${text}`, base);
}

/** Names of all keys below, each once. */
function namesOf(keys: Keys<string>, names = new Set<string>()): Set<string> {
  const visit = (form: Form): void => {
    if (form.is === 'keys' || form.is === 'named') namesOf(form.keys, names);
    else if (form.is === 'list' || form.is === 'record' || form.is === 'perWeekday') visit(form.of);
    else if (form.is === 'either') form.of.forEach(visit);
  };
  for (const [name, { form }] of Object.entries(keys)) {
    names.add(name);
    visit(form);
  }
  return names;
}

const examples = examplesIn(markdown);

describe('the examples of the plan language', () => {
  test.each(examples)('the one on line $line is a plan, and says something', (example) => {
    const { plan, errors } = planOf(example);
    expect(errors).toEqual([]);
    expect(plan).not.toBeNull();
    if (example.base === '' || example.text.startsWith('plan: Base\n')) return;
    const { plan: base } = read(example.base, '');
    expect(JSON.stringify(plan)).not.toBe(JSON.stringify(base));
  });

  test('there are at least thirty', () => {
    expect(examples.length).toBeGreaterThanOrEqual(30);
  });

  test('every key of the language stands in one of them', () => {
    const text = examples.map((example) => example.text).join('\n');
    const names = new Set(
      [
        PLAN_KEYS,
        DISTRIBUTION_KEYS,
        IMPACT_KEYS,
        SELECTION_KEYS,
        LINK_KEYS,
        MITIGATION_ISSUE_KEYS,
        SUPPORT_KEYS,
      ].flatMap((keys) => Array.from(namesOf(keys))),
    );
    const missing = Array.from(names).filter((name) => !new RegExp(`(^|[\\s{,])${name}:`, 'm').test(text));
    expect(missing).toEqual([]);
  });

  test('a misspelt key in an example would be told', () => {
    const [first] = examples.filter(({ text }) => text.includes('deliveries:'));
    expect(planOf({ ...first, text: first.text.replace('onTime', 'ontime') }).errors[0]).toMatch(/^E010/);
  });
});

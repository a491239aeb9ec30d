// Option files through real folders: what `--option` and `simulate OPTION` make of them, where their mistakes are told, and that the
// what-ifs of the seeds can all be read and forecast.
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { jsonDocument, variantName } from '../../src/cli/document.ts';
import { openPlanFile } from '../../src/cli/load-plan.ts';
import { forecast } from '../../src/engine/forecast/forecast.ts';
import { compile } from '../../src/engine/network/compile.ts';
import type { Change } from '../../src/plan/change.ts';
import { planDigest } from '../../src/plan/digest.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { renderDiagnostics } from '../../src/reports/diagnostic-text.ts';
import { AS_WRITTEN, layersOf, wordsOfChoice } from '../../src/scenarios/choice.ts';
import { renderOptionFile } from '../../src/scenarios/option-file-text.ts';
import { optionSchemaText } from '../../src/scenarios/plan-schema.ts';
import type { PlanReading } from '../../src/scenarios/read-plan.ts';

const BASE = `plan: Base
start: 2026-01-05
team: { Ann: , Bob: }
issues: { one: { owner: Ann, effort: 1-2d }, two: { owner: Ann, effort: 1-2d } }
`;
const MANNERS = { json: false, quiet: false, color: false };
const OPTIONS = fileURLToPath(new URL('../../scenarios/options/', import.meta.url));

function folder(files: Readonly<Record<string, string>>): (name: string) => string {
  const root = mkdtempSync(join(tmpdir(), 'plancast-options-'));
  writeFileSync(join(root, 'package.json'), '{}');
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  return (name) => join(root, name);
}

function open(file: string, options: readonly string[] = [], phrases: readonly string[] = []) {
  const { reading, source } = openPlanFile(file, {
    ...MANNERS,
    variant: { ...AS_WRITTEN, layers: layersOf(options, phrases) },
  });
  return { reading, shown: renderDiagnostics(reading.diagnostics, source, { color: false, width: 100 }) };
}
const digestOf = (plan: Plan | null): string => planDigest(plan as Plan);

describe('an option file', () => {
  test('means the same laid over its plan, asked for by itself, and said in words', () => {
    const at = folder({ 'base.yaml': BASE, 'a.yaml': 'base: base.yaml\ntitle: Bob helps\nchanges: [two -> Bob]\n' });
    const laid = open(at('base.yaml'), [at('a.yaml')]).reading;
    const alone = open(at('a.yaml')).reading;
    const said = open(at('base.yaml'), [], ['two -> Bob']).reading;
    expect(digestOf(alone.plan)).toBe(digestOf(laid.plan));
    expect(digestOf(said.plan)).toBe(digestOf(laid.plan));
    expect(laid.layers).toEqual([
      {
        layer: { kind: 'option', file: at('a.yaml') },
        title: 'Bob helps',
        changes: [{ kind: 'owner', issue: 'two', to: 'Bob' }],
      },
    ]);
    expect(alone.layers[0]).toMatchObject({ layer: null, title: 'Bob helps' });
    expect(digestOf(alone.written())).toBe(digestOf(open(at('base.yaml')).reading.plan));
  });

  test('may hold a part of a plan, which a phrase is laid over', () => {
    const at = folder({
      'base.yaml': BASE,
      'a.yaml': 'base: base.yaml\nchanges: { team: { Cy: }, issues: { two: { owner: Cy } } }\n',
    });
    const { plan } = open(at('base.yaml'), [at('a.yaml')], ['one -> Cy']).reading;
    expect(plan?.issues.map(({ who }) => who)).toEqual([1, 2].map(() => ({ kind: 'owner', person: 'Cy' })));
  });

  test('of another plan is refused with both names', () => {
    const at = folder({
      'base.yaml': BASE,
      'other.yaml': BASE,
      'a.yaml': 'base: other.yaml\nchanges: [two -> Nobody]\n',
    });
    const { reading, shown } = open(at('base.yaml'), [at('a.yaml')]);
    expect(reading.plan).toBeNull();
    expect(shown).toContain(`error[E137] this option changes other.yaml, not `);
    expect(shown).toContain('a.yaml:1:7');
    expect(shown).not.toContain('Nobody');
  });

  test('whose plan is missing, outside the project or an option itself is refused at its base', () => {
    const at = folder({
      'base.yaml': BASE,
      'gone.yaml': 'base: nothing.yaml\nchanges: []\n',
      'out.yaml': 'base: ../../../x.yaml\nchanges: []\n',
      'own.yaml': 'base: gone.yaml\nchanges: []\n',
    });
    expect(open(at('gone.yaml')).shown).toMatch(/E072.*\n.*gone.yaml:1:7/);
    expect(open(at('out.yaml')).shown).toMatch(/E071.*\n.*out.yaml:1:7/);
    expect(open(at('own.yaml')).shown).toMatch(/E136.*\n.*own.yaml:1:7/);
  });

  test('is told wrong under its own words, with the place in the plan beside it', () => {
    const at = folder({ 'base.yaml': BASE, 'a.yaml': 'base: base.yaml\nchanges: [without Ann; one -> Bob]\n' });
    const { shown } = open(at('base.yaml'), [at('a.yaml')]);
    expect(shown).toMatch(/E134.* two stays with Ann.*\n.*a.yaml:2:19/);
    const said = open(at('base.yaml'), [], ['two -> Bbo']).shown;
    expect(said).toContain(' --> --what-if 1:1:8\n');
    expect(said).toContain('1 | two -> Bbo');
    expect(said).toContain('did you mean Bob?');
  });

  test('made of changes is read back as them', () => {
    const changes: Change[] = [
      { kind: 'owner', issue: 'two', to: 'Bob' },
      { kind: 'capacity', person: 'Ann', percent: 60, from: '2026-01-12', to: null },
      { kind: 'drop', what: 'one' },
    ];
    const text = renderOptionFile({
      base: 'base.yaml',
      title: 'A: "quoted" title',
      changes,
      note: 'found by a search',
    });
    const at = folder({ 'base.yaml': BASE, 'made.yaml': text });
    const [layer] = open(at('base.yaml'), [at('made.yaml')]).reading.layers;
    expect(layer).toMatchObject({ title: 'A: "quoted" title', changes });
  });

  test('and phrases stand in the words that say the variant again, and in documents', () => {
    const choice = {
      ...AS_WRITTEN,
      options: ['x'],
      layers: layersOf(['a.yaml'], ['drop P2', 'two -> Bob', 'drop P2']),
    };
    expect(wordsOfChoice(choice)).toEqual([
      '--with',
      'x',
      '--option',
      'a.yaml',
      '--what-if',
      'drop P2',
      '--what-if',
      'two -> Bob',
    ]);
    const document = JSON.parse(jsonDocument({ command: 'forecast', ...variantName(choice) }));
    expect(document.variant).toMatchObject({ with: ['x'], option: ['a.yaml'], whatIf: ['drop P2', 'two -> Bob'] });
  });
});

describe('the schema of option files', () => {
  // After a change of the key tables: run this file with -u, which writes it anew.
  test('the committed one is the one the key tables give', async () => {
    await expect(optionSchemaText()).toMatchFileSnapshot('../../schema/option.schema.json');
  });
});

describe('the what-ifs of the seeds', () => {
  const files = readdirSync(OPTIONS).sort();
  const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(JSON.parse(optionSchemaText()));

  const bases = new Map<string, PlanReading>();
  const baseOf = (base: string): PlanReading => {
    const known = bases.get(base) ?? open(join(OPTIONS, base)).reading;
    bases.set(base, known);
    return known;
  };

  test.each(files)('%s is read, validates and has a forecast', async (name) => {
    const option = parse(readFileSync(join(OPTIONS, name), 'utf8'), { schema: 'core' });
    expect(validate(option)).toBe(true);
    const reading = baseOf(option.base).variant({ layers: layersOf([join(OPTIONS, name)], []) });
    expect(reading.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const plan = reading.plan as Plan;
    const isBase = /^(team-of-2|windows-of-3-days|expand-now)/.test(name);
    expect(digestOf(plan) === digestOf(reading.written())).toBe(isBase);
    const { finish } = await forecast({ plan, network: compile(plan), seed: '1', replications: 20 });
    expect(finish.p80).not.toBeNull();
  });

  test('there are all of them', () => {
    expect(files.length).toBeGreaterThanOrEqual(18);
  });
});

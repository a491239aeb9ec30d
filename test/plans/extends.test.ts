// `extends` through real folders: what comes of it, where its mistakes are told, and that nothing outside the project is opened.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createPlanLoader } from '../../src/cli/plan-folder.ts';
import { renderDiagnostics } from '../../src/reports/diagnostic-text.ts';
import { type PlanReading, readPlan } from '../../src/scenarios/read-plan.ts';

const BASE = `plan: Base
start: 2026-01-05
team: { Ann: , Bob: }
issues:
  one: { owner: Ann, effort: 1-2d }
  two: { owner: Bob, effort: 1-2d, after: one }
`;

interface Opened extends PlanReading {
  /** Files whose text was asked for, relative to the folder that holds everything. */
  opened: string[];
  /** Paths about which the disk was asked where they lead. */
  asked: string[];
}

/** A folder `project` with package.json, the files given (beside it, too, when the path says so), and the plan read from it. */
function readFrom(
  files: Readonly<Record<string, string>>,
  plan = 'plan.yaml',
  links: Record<string, string> = {},
): Opened {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'extends-')));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write('project/package.json', '{}');
  for (const [path, text] of Object.entries(files)) write(join('project', path), text);
  for (const [path, target] of Object.entries(links)) symlinkSync(target, join(root, 'project', path));
  const opened: string[] = [];
  const asked: string[] = [];
  const short = (path: string): string => path.replace(`${root}/`, '');
  const argument = join(root, 'project', plan);
  const load = createPlanLoader(argument, {
    realpath: (path) => {
      asked.push(short(path));
      return realpathSync(path);
    },
    exists: existsSync,
    isFile: (path) => statSync(path).isFile(),
    read: (path) => {
      opened.push(short(path));
      return readFileSync(path, 'utf8');
    },
  });
  const text = readFileSync(argument, 'utf8');
  return { ...readPlan(text, { name: argument, ...(load === null ? {} : { load }) }), opened, asked };
}
const verdicts = ({ diagnostics }: PlanReading): string[] =>
  diagnostics.map(({ code, range }) => `${code} ${range?.file ?? 'plan'} ${range?.start.line}:${range?.start.column}`);

describe('extending', () => {
  test('the other plan is read first and this one laid over it', () => {
    const { plan, diagnostics } = readFrom({
      'plan.yaml':
        'extends: parts/base.yaml\nplan: Laid over\nissues: { two: ~, three: { owner: Bob, effort: 1-3d } }\n',
      'parts/base.yaml': BASE,
    });
    expect(diagnostics).toEqual([]);
    expect(plan?.title).toBe('Laid over');
    expect(plan?.start).toBe('2026-01-05');
    expect(plan?.issues.map(({ id }) => id)).toEqual(['one', 'three']);
  });

  test('of several the later lies over the earlier, and each may extend on, upwards within the project', () => {
    const { plan, opened } = readFrom(
      {
        'plans/plan.yaml': 'extends: [a.json, ../parts/b.yaml]\n',
        'plans/a.json': '{ "extends": "../base.yaml", "rule": "spt", "days": "calendar" }',
        'parts/b.yaml': 'rule: edd\n',
        'base.yaml': BASE,
      },
      'plans/plan.yaml',
    );
    expect(plan).toMatchObject({ title: 'Base', rule: 'edd', days: 'calendar' });
    expect(opened).toEqual(['project/plans/a.json', 'project/base.yaml', 'project/parts/b.yaml']);
  });

  test('one file may be reached on two ways', () => {
    const { plan } = readFrom({
      'plan.yaml': 'extends: [a.yaml, b.yaml]',
      'a.yaml': 'extends: base.yaml\nrule: spt',
      'b.yaml': 'extends: base.yaml\ndays: calendar',
      'base.yaml': BASE,
    });
    expect(plan).toMatchObject({ rule: 'spt', days: 'calendar' });
  });

  test('a mistake is told in the file it stands in, with a frame of that file', () => {
    const reading = readFrom({
      'plan.yaml': 'extends: parts/base.yaml\nissues: { one: { owner: Anne } }\n',
      'parts/base.yaml': `${BASE}  three: { owner: Bop, effort: 1d, aliases: one }\n`,
    });
    expect(verdicts(reading)).toEqual(['E040 plan 2:25', 'E040 parts/base.yaml 7:19', 'E049 parts/base.yaml 7:45']);
    const files = reading.files.map(({ file, text }) => ({ file, name: file ?? 'plan.yaml', text }));
    const source = { name: 'plan.yaml', text: files[0]?.text ?? '', files };
    const told = renderDiagnostics(reading.diagnostics, source, { color: false, width: 100 });
    expect(told).toContain('--> plan.yaml:2:25');
    expect(told).toContain(
      '--> parts/base.yaml:7:19\n  |\n7 |   three: { owner: Bop, effort: 1d, aliases: one }\n  |                   ^^^',
    );
    expect(told).toContain('= plan.yaml:2:11: the other one');
  });

  test('grammar of another file is told there', () => {
    const reading = readFrom({ 'plan.yaml': 'extends: base.yaml\n', 'base.yaml': 'plan: [\n' });
    expect(verdicts(reading)[0]).toMatch(/^E001 base\.yaml 2:1$/);
    expect(verdicts(readFrom({ 'plan.yaml': 'extends: base.yaml\n', 'base.yaml': '- 1' }))).toEqual([
      'E008 base.yaml 1:1',
    ]);
  });

  test('~ under which nothing stands is told', () => {
    const reading = readFrom({ 'plan.yaml': 'extends: base.yaml\nissues: { tow: ~ }\n', 'base.yaml': BASE });
    expect(verdicts(reading)).toEqual(['E075 plan 2:11']);
  });

  test('a link inside the project may be followed', () => {
    const { plan, opened } = readFrom({ 'plan.yaml': 'extends: link.yaml\n', 'real/base.yaml': BASE }, 'plan.yaml', {
      'link.yaml': 'real/base.yaml',
    });
    expect(plan?.title).toBe('Base');
    expect(opened).toEqual(['project/real/base.yaml']);
  });
});

describe('what cannot be extended', () => {
  test('a missing file, a folder, and something that is no text', () => {
    const files = {
      'plan.yaml': 'extends:\n  - nowhere.yaml\n  - parts\n  - plan.yaml/base.yaml\n',
      'parts/base.yaml': BASE,
    };
    expect(verdicts(readFrom(files))).toEqual(['E072 plan 2:5', 'E072 plan 3:5', 'E072 plan 4:5']);
  });

  test('plans that extend each other, or themselves', () => {
    const round = { 'plan.yaml': 'extends: a.yaml\n', 'a.yaml': 'extends: b.yaml\n', 'b.yaml': 'extends: ./a.yaml\n' };
    expect(verdicts(readFrom(round))).toEqual(['E073 b.yaml 1:10']);
    expect(verdicts(readFrom({ 'plan.yaml': 'extends: plan.yaml\n' }))).toEqual(['E073 plan 1:10']);
    expect(verdicts(readFrom({ 'plan.yaml': 'extends: l.yaml\n' }, 'plan.yaml', { 'l.yaml': 'plan.yaml' }))).toEqual([
      'E073 plan 1:10',
    ]);
  });

  test('eight levels are enough, a ninth is not', () => {
    const chain = (levels: number): Record<string, string> =>
      Object.fromEntries([
        ['plan.yaml', 'extends: l1.yaml\n'],
        ...Array.from({ length: levels }, (_, i) => [
          `l${i + 1}.yaml`,
          i + 1 === levels ? BASE : `extends: l${i + 2}.yaml\n`,
        ]),
      ]);
    expect(readFrom(chain(8)).plan?.title).toBe('Base');
    expect(verdicts(readFrom(chain(9)))).toEqual(['E074 l8.yaml 1:10']);
  });

  test('files that multiply are stopped by their number', () => {
    const layer = (next: string): string => `extends: [${Array(8).fill(next).join(', ')}]\n`;
    const files = {
      'plan.yaml': layer('a.yaml'),
      'a.yaml': layer('b.yaml'),
      'b.yaml': layer('c.yaml'),
      'c.yaml': BASE,
    };
    const reading = readFrom(files);
    expect(reading.opened).toHaveLength(50);
    expect(new Set(reading.diagnostics.map(({ code }) => code))).toEqual(new Set(['E074']));
  });

  test('standard input lies in no folder', () => {
    expect(createPlanLoader('-')).toBeNull();
  });

  test('the folder of the plan is the project when no folder upwards says so', () => {
    const root = realpathSync(mkdtempSync(join(tmpdir(), 'bare-')));
    mkdirSync(join(root, 'plans'));
    writeFileSync(join(root, 'base.yaml'), BASE);
    writeFileSync(join(root, 'plans/plan.yaml'), 'extends: ../base.yaml\n');
    const loader = createPlanLoader(join(root, 'plans/plan.yaml'));
    expect(loader?.load('../base.yaml', loader.self)).toMatchObject({ refused: 'E071' });
  });
});

describe('sixty ways out of the project', () => {
  const up = (n: number): string => '../'.repeat(n);
  const ways = [
    ...['/etc/passwd', '/etc/hostname', '//etc/passwd', '/', '/proc/self/environ', '/dev/zero', '/dev/stdin', '/tmp'],
    ...['~/secret.yaml', '~root/secret.yaml', '~', '$HOME/../../secret.yaml', '%2e%2e/secret.yaml', '..%2fsecret.yaml'],
    ...[
      'C:/secret.yaml',
      'c:secret.yaml',
      'C:\\\\secret.yaml',
      '\\\\\\\\host\\\\share\\\\secret.yaml',
      '..\\\\secret.yaml',
      '\\\\secret.yaml',
    ],
    ...[
      'file:///etc/passwd',
      'file:../secret.yaml',
      'http://localhost/secret.yaml',
      'data:text/plain,secret',
      'ftp:secret',
    ],
    ...[
      '../secret.yaml',
      './../secret.yaml',
      'parts/../../secret.yaml',
      'parts/./.././../secret.yaml',
      '..',
      '../',
      '../.',
    ],
    ...Array.from({ length: 8 }, (_, i) => `${up(i + 2)}etc/passwd`),
    ...[
      '../project-twin/secret.yaml',
      '../project/../secret.yaml',
      '../other/secret.yaml',
      'missing/../../secret.yaml',
    ],
    ...[
      'out/secret.yaml',
      'out/../secret.yaml',
      'out/../../secret.yaml',
      'out/./secret.yaml',
      'out//secret.yaml',
      'out',
    ],
    ...[
      'secret-link.yaml',
      './secret-link.yaml',
      'parts/../secret-link.yaml',
      'link-to-link.yaml',
      'host.yaml',
      'dangling.yaml',
    ],
    ...[
      'base.yaml\\0/../../secret.yaml',
      '../secret.yaml\\0.yaml',
      '\\0',
      '../secret.yaml\\n',
      'parts/base.yaml/../../../secret.yaml',
    ],
    ...['.../secret.yaml', '....//secret.yaml', '.. /secret.yaml', '../\\u2025/secret.yaml'],
  ];
  const SECRET = 'plan: the secret of the neighbours\n';
  const links = {
    out: '..',
    'secret-link.yaml': '../secret.yaml',
    'link-to-link.yaml': 'secret-link.yaml',
    'host.yaml': '/etc/hostname',
    'dangling.yaml': '../not-there.yaml',
  };

  test('they are at least sixty', () => {
    expect(new Set(ways).size).toBeGreaterThanOrEqual(60);
  });

  test.each(ways)('"%s" is refused and nothing outside is opened', (way) => {
    const reading = readFrom(
      {
        'plan.yaml': `extends: "${way}"\n`,
        'parts/base.yaml': BASE,
        '../secret.yaml': SECRET,
        '../project-twin/secret.yaml': SECRET,
        '../other/secret.yaml': SECRET,
      },
      'plan.yaml',
      links,
    );
    expect(reading.plan).toBeNull();
    expect(reading.diagnostics.map(({ code }) => code)).toEqual([expect.stringMatching(/^E07[12]$/)]);
    expect(reading.diagnostics[0]?.range?.start.line).toBe(1);
    expect(reading.opened).toEqual([]);
    expect(reading.asked.filter((path) => !path.startsWith('project/'))).toEqual([]);
    expect(JSON.stringify(reading)).not.toContain('neighbours');
  });

  test('nor through a file that the plan extends', () => {
    const reading = readFrom({
      'plan.yaml': 'extends: parts/a.yaml\n',
      'parts/a.yaml': 'extends: ../../secret.yaml\n',
      '../secret.yaml': SECRET,
    });
    expect(verdicts(reading)).toEqual(['E071 parts/a.yaml 1:10']);
    expect(reading.opened).toEqual(['project/parts/a.yaml']);
  });
});

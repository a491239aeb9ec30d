// What a future costs as plans grow: in issues at 20 a person, in people at 4,000 issues; and a forecast in replications.
// The exponent is the slope of a line through the logarithms (least squares): 1 = linear; n log n over this range shows as about 1.1.
import { chanceReady } from '../src/engine/chance/ready.ts';
import { forecast } from '../src/engine/forecast/forecast.ts';
import { compile } from '../src/engine/network/compile.ts';
import { cpuSeconds } from './hot-loop.ts';
import { loopFigures } from './one-loop.ts';
import { type Size, sizedPlan } from './sized-plan.ts';
import { figure, median, type Table } from './table.ts';
import { translatePlan } from './translate-plan.ts';

const ISSUES = [60, 200, 600, 2000, 6000, 20_000];
const PEOPLE = [4, 16, 64, 128, 256, 512];
const REPLICATIONS = [4000, 16_000, 64_000];
const ROUNDS = 3;

interface Point {
  size: number;
  seconds: number;
}

export async function growthTable(): Promise<Table> {
  const issues = costOf(ISSUES.map((size) => ({ issues: size, people: Math.max(3, size / 20) })));
  const people = costOf(PEOPLE.map((size) => ({ issues: 4000, people: size })));
  const byIssues = issues.map((seconds, k) => ({ size: ISSUES[k], seconds }));
  const byPeople = people.map((seconds, k) => ({ size: PEOPLE[k], seconds }));
  const byReplications = await costOfForecasts();
  const perIssue = byPeople.map(({ size, seconds }) => ({ size, seconds: seconds / 4000 }));
  return {
    title: 'Growth',
    head: ['in', 'from, to', 'exponent', 'target', 'cost at each size'],
    rows: [
      row('issues, 20 a person', ISSUES, exponent(byIssues), '<= 1.25', byIssues.map(perUnit), 'ns an issue'),
      row('people, 4,000 issues', PEOPLE, exponent(byPeople), '', perIssue.map(inNanoseconds), 'ns an issue'),
      row(
        'replications, 60 issues',
        REPLICATIONS,
        exponent(byReplications),
        '1',
        byReplications.map(perUnit),
        'ns each',
      ),
    ],
    notes: ['Issues and people: deal + simulate, CPU time. Replications: the whole forecast of this thread, warm.'],
  };
}

const inNanoseconds = ({ seconds }: Point): string => figure(seconds * 1e9);
const perUnit = ({ size, seconds }: Point): string => figure((seconds / size) * 1e9);

function row(name: string, sizes: number[], slope: number, target: string, costs: string[], unit: string): string[] {
  const [from, to] = [sizes[0], sizes[sizes.length - 1]].map((size) => size.toLocaleString('en-US'));
  return [name, `${from}, ${to}`, slope.toFixed(2), target, `${costs.join(', ')} ${unit}`];
}

/** CPU seconds of one future of each size, each in a process of its own. */
function costOf(sizes: readonly Size[]): number[] {
  return sizes.map(({ issues, people }) => 1 / median(loopFigures('sized', issues, people).ours));
}

async function costOfForecasts(): Promise<Point[]> {
  await chanceReady();
  const { plan } = translatePlan(sizedPlan({ issues: 60, people: 10 }));
  const network = compile(plan);
  const secondsOf = async (replications: number): Promise<number> => {
    const start = cpuSeconds();
    await forecast({ plan, network, seed: 'growth', replications });
    return cpuSeconds() - start;
  };
  // The second forecast of a process compiles its loop once more.
  for (let k = 0; k < 3; k++) await secondsOf(8000);
  const points: Point[] = [];
  for (const size of REPLICATIONS) {
    const rounds: number[] = [];
    for (let k = 0; k < ROUNDS; k++) rounds.push(await secondsOf(size));
    points.push({ size, seconds: median(rounds) });
  }
  return points;
}

function exponent(points: readonly Point[]): number {
  const xs = points.map(({ size }) => Math.log(size));
  const ys = points.map(({ seconds }) => Math.log(seconds));
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(xs), mean(ys)];
  const covariance = xs.reduce((sum, value, k) => sum + (value - x) * (ys[k] - y), 0);
  return covariance / xs.reduce((sum, value) => sum + (value - x) ** 2, 0);
}

// Rules of work, "Risks": what fires, in which setting, and what it changes.
import type { Chance, Impact } from '../../src/plan/plan.ts';
import { block } from './blocks.ts';
import { amountLeft } from './issues.ts';
import { happening } from './nodes.ts';
import { changeStops, tellShare } from './shares.ts';
import { type Effect, type IssueState, type RiskState, tell, type World } from './world.ts';

const SCALE = 2 ** 31;
type Setting = 0 | 1;

const half = (p: number): number => Math.min(Math.floor(p * SCALE + 0.5), SCALE - 1);

function fires(world: World, risk: RiskState, { low, high }: Chance): boolean {
  const position = world.slotValue('bands/position');
  const threshold = half(low) + Math.floor(((half(high) - half(low)) * position) / 65_536);
  return world.slotValue(`risk/${risk.plan.id}/fires`) < threshold;
}

/** Residual once the mitigation has finished, and not by being dropped. */
function settingNow(world: World, { plan }: RiskState): Setting {
  if (plan.mitigation === null) return 0;
  const { finish, dropped } = world.nodes.get(`issue ${plan.mitigation.issue}`) as IssueState;
  return finish >= 0 && !dropped ? 1 : 0;
}

/** The setting in which a risk fires now; null = it does not. */
function firesNow(world: World, risk: RiskState): Setting | null {
  const setting = settingNow(world, risk);
  const chance = setting === 1 ? risk.plan.mitigation!.probability : risk.plan.probability;
  return fires(world, risk, chance) ? setting : null;
}

function effectsOf(world: World, risk: RiskState, setting: Setting): Effect[] {
  const impacts: readonly Impact[] = setting === 1 ? risk.plan.mitigation!.impacts : risk.plan.impacts;
  return impacts.map((impact, index) => {
    const name = `risk/${risk.plan.id}/impact/${index}${setting === 1 ? '/residual' : ''}`;
    const value = impact.kind === 'fail-gate' ? 0 : world.slotValue(name);
    return { risk, index, impact, value, left: value };
  });
}

function occur(world: World, risk: RiskState, setting: Setting): void {
  if (!risk.told) tell(world, 'riskOccurred', risk.plan.id, setting);
  risk.told = true;
}

/** Minute 0, or the data date: risks without a window are decided. */
export function decideOpenRisks(world: World): void {
  for (const risk of world.risks) {
    if (risk.plan.window !== null) continue;
    risk.decided = true;
    const setting = firesNow(world, risk);
    if (setting === null) continue;
    occur(world, risk, setting);
    beginLasting(world, risk, setting);
  }
}

/** The drawn minute of a windowed risk. */
export function decideWindowedRisk(world: World, risk: RiskState): void {
  risk.decided = true;
  risk.fired = firesNow(world, risk);
  if (risk.fired === null) return;
  occur(world, risk, risk.fired);
  // People and gates first, then issues.
  beginLasting(world, risk, risk.fired);
  const effects = effectsOf(world, risk, risk.fired);
  for (const issue of world.issues) {
    if (!isHit(issue, risk)) continue;
    if (issue.state === 'running') changeRunning(world, issue, risk, effects);
    // Work recorded as begun meets its risks when it is first taken up.
    else if (issue.state === 'aside' && !issue.inProgress)
      changeRunning(
        world,
        issue,
        risk,
        effects.filter(({ impact }) => impact.kind !== 'block'),
      );
  }
}

const changesWork = ({ kind }: Impact): boolean =>
  kind === 'factor' || kind === 'work' || kind === 'delay' || kind === 'block';

const isHit = (issue: IssueState, risk: RiskState): boolean =>
  issue.role === 'planned' && risk.plan.hits.includes(issue.id);

/** What is not yet delivered is multiplied (half up), or extended; a delay is kept for the end; work in hand is blocked. */
function changeRunning(world: World, issue: IssueState, risk: RiskState, effects: readonly Effect[]): void {
  const ofIssues = effects.filter(({ impact }) => changesWork(impact));
  if (ofIssues.length === 0) return;
  const { factors, extra } = collect(issue, risk, ofIssues);
  const before = issue.left;
  issue.left = timesThousandths(before, combine(world, factors)) + amountLeft(issue, extra);
  // All there is to do is told in whole minutes.
  const minute = amountLeft(issue, 1);
  issue.all += Math.floor((issue.left - before) / minute + 0.5) * minute;
  tell(world, 'riskHit', risk.plan.id, issue.name);
  const blocking = ofIssues.find(({ impact, value }) => impact.kind === 'block' && value > 0);
  if (blocking !== undefined) block(world, issue, risk, blocking.value);
}

/** Factors and extra minutes of these effects; delays are put down at once. */
function collect(issue: IssueState, risk: RiskState, effects: readonly Effect[]): { factors: number[]; extra: number } {
  const factors: number[] = [];
  let extra = 0;
  for (const { impact, value } of effects) {
    if (impact.kind === 'factor') factors.push(value);
    if (impact.kind === 'work') extra += value;
    if (impact.kind === 'delay') addDelay(issue, risk, value);
  }
  return { factors, extra };
}

/** The factors that count: all of them, or the largest. */
const combine = (world: World, factors: readonly number[]): readonly number[] =>
  world.plan.combineFactors === 'max' && factors.length > 0 ? [Math.max(...factors)] : factors;

function addDelay(issue: IssueState, risk: RiskState, minutes: number): void {
  issue.delay += minutes;
  issue.delayRisk = risk;
}

function beginLasting(world: World, risk: RiskState, setting: Setting): void {
  for (const effect of effectsOf(world, risk, setting)) {
    const { impact } = effect;
    if (impact.kind === 'absence' || impact.kind === 'capacity') {
      world.effects.push(effect);
      // Those that end together end in document order.
      world.effects.sort((a, b) => world.risks.indexOf(a.risk) - world.risks.indexOf(b.risk) || a.index - b.index);
      for (const id of impact.people) strike(world, effect, id);
    }
    if (impact.kind !== 'fail-gate') continue;
    for (const id of impact.gates) {
      const gate = world.gates.find((candidate) => candidate.id === id)!;
      if (gate.firstConcluded) continue;
      gate.firstAttemptFails = true;
      tell(world, 'riskHit', risk.plan.id, gate.name);
    }
  }
}

const nameOf = ({ risk, index }: Effect): string => `${risk.plan.id}/${index}`;

function strike(world: World, effect: Effect, id: string): void {
  const worker = world.workers.find(({ person }) => person.id === id)!;
  if (effect.impact.kind === 'absence') {
    tell(world, 'absenceBegan', id, nameOf(effect));
    changeStops(world, worker, () => worker.absences.add(effect));
  } else {
    worker.losses.add(effect);
    tellShare(world, worker);
  }
  for (const issue of worker.hands) tell(world, 'riskHit', effect.risk.plan.id, issue.name);
}

/** An absence or a loss has lasted its working time of the plan calendar. */
export function endEffect(world: World, effect: Effect): void {
  world.effects.splice(world.effects.indexOf(effect), 1);
  for (const worker of world.workers) {
    if (worker.absences.has(effect)) {
      tell(world, 'absenceEnded', worker.person.id, nameOf(effect));
      changeStops(world, worker, () => worker.absences.delete(effect));
    }
    if (worker.losses.delete(effect)) tellShare(world, worker);
  }
}

/** Work in minutes of an issue that starts now, with soft links and fallbacks and every risk that hits it; its delay is put down. */
export function workAtStart(world: World, issue: IssueState, fallbacks: readonly number[]): number {
  issue.delay = 0;
  issue.firstBlock = null;
  const attempt = issue.role === 'planned' ? '' : `/${issue.gate!.attempts}`;
  const drawn = timesThousandths(world.slotValue(issue.slot + attempt), [...skipSoftLinks(world, issue), ...fallbacks]);
  const factors: number[] = [];
  let extraWork = 0;
  for (const risk of world.risks) {
    if (!isHit(issue, risk)) continue;
    const setting = risk.plan.window === null ? firesNow(world, risk) : risk.fired;
    if (setting === null) continue;
    const effects = effectsOf(world, risk, setting).filter(({ impact }) => changesWork(impact));
    if (effects.length === 0) continue;
    occur(world, risk, setting);
    tell(world, 'riskHit', risk.plan.id, issue.name);
    const collected = collect(issue, risk, effects);
    factors.push(...collected.factors);
    const blocking = effects.find(({ impact }) => impact.kind === 'block');
    if (blocking !== undefined) issue.firstBlock ??= { risk, minutes: blocking.value };
    extraWork += collected.extra;
  }
  return timesThousandths(drawn, combine(world, factors)) + extraWork;
}

/** Factors of the soft links that are not met. */
const skipSoftLinks = (world: World, issue: IssueState): number[] =>
  issue.soft.flatMap(({ from, factor }) => {
    if (from.finish >= 0) return [];
    tell(world, 'linkSkipped', issue.name, happening(from, 'finish'));
    return [factor];
  });

/** amount x product of the factors, half up, once. */
function timesThousandths(amount: number, factors: readonly number[]): number {
  if (factors.length === 0) return amount;
  const product = factors.reduce((all, factor) => all * BigInt(factor), BigInt(amount));
  const scale = 1000n ** BigInt(factors.length);
  return Number((2n * product + scale) / (2n * scale));
}

// Risks as slots, thresholds and effects. Inherent and residual are two settings of one model on the same draws.

import { minuteOfInstant } from '../../plan/civil-date.ts';
import { likelyValue } from '../../plan/likely.ts';
import type { Estimate, Impact, Plan, Risk } from '../../plan/plan.ts';
import { groupBy, type Rows, rowsOf } from './csr.ts';
import {
  EFFECT_ABSENCE,
  EFFECT_BLOCK,
  EFFECT_CAPACITY,
  EFFECT_DELAY,
  EFFECT_FACTOR,
  EFFECT_FAIL_GATE,
  EFFECT_WORK,
  MAX_WORK_MINUTES,
  type SlotSource,
} from './network.ts';
import type { SlotList } from './slot-list.ts';

/** Draws of risks and gates are compared as integers of 31 bits. */
export const CHANCE_SCALE = 2_147_483_648;
/** The likely tape's draw of a risk: never fires, since thresholds stay at or below it. */
const NEVER_FIRES = CHANCE_SCALE - 1;
const KIND = {
  factor: EFFECT_FACTOR,
  delay: EFFECT_DELAY,
  work: EFFECT_WORK,
  absence: EFFECT_ABSENCE,
  capacity: EFFECT_CAPACITY,
  'fail-gate': EFFECT_FAIL_GATE,
  block: EFFECT_BLOCK,
} as const;

export interface RiskTables {
  riskThreshold: Float64Array;
  riskSlot: Int32Array;
  bandSlot: number;
  riskMinuteSlot: Int32Array;
  mitigationOfRisk: Int32Array;
  effects: Rows;
  effectRisk: Int32Array;
  effectKind: Int32Array;
  effectSlot: Int32Array;
  effectResidualSlot: Int32Array;
  effectPercent: Int32Array;
  /** Slot of the point of each entry of effectsOnIssue; -1 = no block. */
  blockSlot: Int32Array;
  /** Issues a block can stop. */
  blockable: ReadonlySet<number>;
  hits: Rows;
  effectsOnIssue: Rows;
  targets: Rows;
  lossesOfPerson: Rows;
}

const BAND_POSITION = { low: 0, mid: 32_768, high: 65_536 } as const;

function threshold(probability: number): number {
  return Math.min(Math.floor(probability * CHANCE_SCALE + 0.5), NEVER_FIRES);
}

function impactSource(by: Estimate, scale: number): SlotSource {
  const { distribution } = by;
  if (distribution.kind === 'fixed') return { kind: 'constant', value: Math.floor(distribution.value * scale + 0.5) };
  return { kind: 'quantile', distribution, scale, min: 0, max: MAX_WORK_MINUTES };
}

function impactSlot(slots: SlotList, name: string, stream: string | null, impact: Impact): number {
  if (impact.kind === 'fail-gate') return slots.add({ name, source: { kind: 'constant', value: 1 }, likely: 0 });
  const scale = impact.kind === 'factor' ? 1000 : 1;
  const likely = Math.floor(likelyValue(impact.by) * scale + 0.5);
  const source = impactSource(impact.by, scale);
  return slots.add(stream === null ? { name, source, likely } : { name, stream, source, likely });
}

interface Effect {
  risk: number;
  kind: number;
  slot: number;
  residualSlot: number;
  percent: number;
  targets: number[];
}

/** The effects of one risk: inherent ones in document order, each with its residual twin; then those only the residual setting has. */
function listEffects(plan: Plan, risk: Risk, r: number, slots: SlotList): Effect[] {
  const personIndex = new Map(plan.people.map((person, p) => [person.id, p]));
  const gateIndex = new Map(plan.gates.map((gate, g) => [gate.id, g]));
  const residuals = risk.mitigation === null ? [] : risk.mitigation.impacts;
  const count = Math.max(risk.impacts.length, residuals.length);
  const effects: Effect[] = [];
  const add = (impact: Impact, slot: number, residualSlot: number): void => {
    const targets =
      'people' in impact
        ? impact.people.map((id) => personIndex.get(id)!)
        : 'gates' in impact
          ? impact.gates.map((id) => gateIndex.get(id)!)
          : [];
    const percent = impact.kind === 'capacity' ? impact.lossPercent : 0;
    effects.push({ risk: r, kind: KIND[impact.kind], slot, residualSlot, percent, targets });
  };
  for (let n = 0; n < count; n++) {
    const name = `risk/${risk.id}/impact/${n}`;
    const inherent = risk.impacts[n];
    const residual = residuals[n];
    const slot = inherent === undefined ? -1 : impactSlot(slots, name, null, inherent);
    const residualSlot = residual === undefined ? -1 : impactSlot(slots, `${name}/residual`, name, residual);
    const twins = inherent !== undefined && residual !== undefined && sameShape(inherent, residual);
    if (inherent !== undefined) add(inherent, slot, twins ? residualSlot : -1);
    if (residual !== undefined && !twins) add(residual, -1, residualSlot);
  }
  return effects;
}

/** Do two impacts differ in size only? */
function sameShape(a: Impact, b: Impact): boolean {
  const shape = (impact: Impact): string => JSON.stringify({ ...impact, by: null });
  return shape(a) === shape(b);
}

/** Registers all slots of the risks and flattens their tables. */
export function buildRiskTables(plan: Plan, slots: SlotList): RiskTables {
  const issueIndex = new Map(plan.issues.map((issue, i) => [issue.id, i]));
  const personCount = plan.people.length;
  const band = plan.bands;
  const bandSlot = slots.add({
    name: 'bands/position',
    source:
      band === 'shared' ? { kind: 'integer', from: 0, to: 65_537 } : { kind: 'constant', value: BAND_POSITION[band] },
    likely: band === 'shared' ? BAND_POSITION.mid : BAND_POSITION[band],
  });
  const dataMinute = plan.statusDate === null ? 0 : minuteOfInstant(plan.start, plan.statusDate);
  const riskSlot = plan.risks.map(({ id, together }) =>
    slots.add({
      name: `risk/${id}/fires`,
      ...(together === null ? {} : { stream: `together/${together}/fires` }),
      source: { kind: 'uniform31' },
      likely: NEVER_FIRES,
    }),
  );
  const riskMinuteSlot = plan.risks.map(({ id, window }) => {
    if (window === null) return -1;
    const from = Math.max(dataMinute, minuteOfInstant(plan.start, window.from));
    const to = Math.max(from + 1, minuteOfInstant(plan.start, window.to));
    return slots.add({ name: `risk/${id}/minute`, source: { kind: 'integer', from, to }, likely: from });
  });
  const effectsOfRisk = plan.risks.map((risk, r) => listEffects(plan, risk, r, slots));
  const all = effectsOfRisk.flat();
  const effects = groupBy(
    plan.risks.length,
    all.map(({ risk }) => risk),
  );
  const hits = rowsOf(plan.risks.map((risk) => risk.hits.map((id) => issueIndex.get(id)!)));
  const points = new Map<string, number>();
  const onIssue: number[][] = plan.issues.map(() => []);
  const lossesOf: number[][] = plan.people.map(() => []);
  all.forEach(({ risk, kind, targets }, e) => {
    if (kind <= EFFECT_WORK || kind === EFFECT_BLOCK)
      for (const id of plan.risks[risk].hits) onIssue[issueIndex.get(id)!].push(e);
    if (kind === EFFECT_CAPACITY) for (const p of targets) lossesOf[p].push(e);
  });
  const blockable = new Set<number>();
  const blockSlot = onIssue.flatMap((list, i) =>
    list.map((e) => {
      if (all[e].kind !== EFFECT_BLOCK) return -1;
      blockable.add(i);
      const name = `risk/${plan.risks[all[e].risk].id}/point/${plan.issues[i].id}`;
      const known = points.get(name);
      if (known !== undefined) return known;
      const slot = slots.add({ name, source: { kind: 'integer', from: 0, to: 1000 }, likely: 500 });
      points.set(name, slot);
      return slot;
    }),
  );
  // A window that has passed before the data date cannot fire any more.
  const isOver = ({ window }: Risk): boolean => window !== null && minuteOfInstant(plan.start, window.to) < dataMinute;
  const ends = (p: { low: number; high: number } | undefined): number[] =>
    p === undefined ? [0, 0] : [threshold(p.low), threshold(p.high)];
  return {
    riskThreshold: Float64Array.from(
      plan.risks.flatMap((risk) =>
        isOver(risk) ? [0, 0, 0, 0] : [...ends(risk.probability), ...ends(risk.mitigation?.probability)],
      ),
    ),
    riskSlot: Int32Array.from(riskSlot),
    bandSlot,
    riskMinuteSlot: Int32Array.from(riskMinuteSlot),
    mitigationOfRisk: Int32Array.from(plan.risks, ({ mitigation }) =>
      mitigation === null ? -1 : issueIndex.get(mitigation.issue)!,
    ),
    effects,
    effectRisk: Int32Array.from(all, ({ risk }) => risk),
    effectKind: Int32Array.from(all, ({ kind }) => kind),
    effectSlot: Int32Array.from(all, ({ slot }) => slot),
    effectResidualSlot: Int32Array.from(all, ({ residualSlot }) => residualSlot),
    effectPercent: Int32Array.from(all, ({ percent }) => percent),
    blockSlot: Int32Array.from(blockSlot),
    blockable,
    hits,
    effectsOnIssue: rowsOf(onIssue),
    targets: rowsOf(all.map(({ targets }) => targets)),
    lossesOfPerson: rowsOf(personCount === 0 ? [] : lossesOf),
  };
}

/** The tables as the network has them. Reworks and reviews are hit by no risk: their rows are empty. */
export function flattenRisks(risks: RiskTables, plan: Plan, workCount: number) {
  const { effects, hits, effectsOnIssue, targets, lossesOfPerson, blockable, ...flat } = risks;
  const padded = new Int32Array(workCount + 1).fill(effectsOnIssue.offset[effectsOnIssue.offset.length - 1]);
  padded.set(effectsOnIssue.offset);
  return {
    ...flat,
    combineMax: plan.combineFactors === 'max',
    effectOffset: effects.offset,
    hitOffset: hits.offset,
    hitIssue: hits.list,
    effectsOnIssueOffset: padded,
    effectsOnIssue: effectsOnIssue.list,
    targetOffset: targets.offset,
    target: targets.list,
    lossesOfPersonOffset: lossesOfPerson.offset,
    lossesOfPerson: lossesOfPerson.list,
  };
}

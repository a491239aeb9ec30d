// Random tapes: a value for every slot of a plan, by its name alone, so that two implementations are dealt the same future.
import { minuteOfInstant } from '../../src/plan/civil-date.ts';
import type { Impact, Plan, Risk } from '../../src/plan/plan.ts';

/** 32 bits from a number and a name. */
function mix(seed: number, name: string): number {
  let hash = seed ^ 0x9e3779b9;
  for (let i = 0; i < name.length; i++) {
    hash = Math.imul(hash ^ name.charCodeAt(i), 0x85ebca6b);
    hash ^= hash >>> 13;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0xc2b2ae35);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Round values make coincidences, odd ones make remainders: both are wanted. */
const ROUND = [0, 10, 15, 15, 30, 30, 45, 60];
const minutes = (bits: number): number => (bits % 2 === 0 ? ROUND[(bits >>> 1) % ROUND.length] : (bits >>> 1) % 70);

function impactValue(impact: Impact, bits: number): number {
  if (impact.kind === 'fail-gate') return 1;
  if (impact.kind === 'factor') return bits % 2 === 0 ? 500 + 250 * ((bits >>> 1) % 8) : 600 + ((bits >>> 1) % 1900);
  return minutes(bits);
}

/** The tape number `seed` of a plan. Work in minutes, factors in 1/1000, chances in 31 bits. */
export function tapeOf(plan: Plan, seed: number): (name: string) => number {
  return (name) => {
    const bits = mix(seed, name);
    if (name === 'bands/position') return [0, 65_536, bits % 65_537][bits % 3];
    if (name.startsWith('gate/') && name.includes('/pass/')) return bits >>> 1;
    const risk = plan.risks.find(({ id }) => name.startsWith(`risk/${id}/`));
    return risk === undefined ? minutes(bits) : ofRisk(plan, seed, risk, name.slice(risk.id.length + 6));
  };
}

/** `what`: the slot's name behind that of its risk. */
function ofRisk(plan: Plan, seed: number, risk: Risk, what: string): number {
  const bits = mix(seed, `risk/${risk.id}/${what}`);
  if (what === 'fires') return (risk.together === null ? bits : mix(seed, `together/${risk.together}/fires`)) >>> 1;
  if (what === 'minute') {
    const at = (instant: string): number => minuteOfInstant(plan.start, instant);
    const from = Math.max(at(risk.window!.from), plan.statusDate === null ? 0 : at(plan.statusDate));
    return from + (bits % Math.max(1, at(risk.window!.to) - from));
  }
  const [kind, index, residual] = what.split('/');
  if (kind === 'point') return bits % 5 === 0 ? 0 : bits % 1000;
  const impacts = residual === undefined ? risk.impacts : risk.mitigation!.impacts;
  return impactValue(impacts[Number(index)], bits);
}

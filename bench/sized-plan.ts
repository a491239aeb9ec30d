// Plans of any size in the shape of the reference model: teams, phases closed by gates, layers of issues, risks. Made by arithmetic from a
// fixed seed, so that growth can be measured and exact counts compared between commits on every machine.
import { fixedSequence } from './fixed-sequence.ts';
import type { ReferencePlan } from './translate-plan.ts';

export interface Size {
  issues: number;
  people: number;
}

type Draw = (below: number) => number;
type ReferenceIssue = ReferencePlan['issues'][number];

const TEAM = 10;
const LAYERS = 4;
const CAPACITIES = [1, 1, 0.8, 1, 0.5];
const HOURS = [3, 4, 6, 8, 12, 16, 24];

/** A plan of that many issues for that many people; at least 8 issues and 1 person. */
export function sizedPlan({ issues: issueCount, people }: Size): ReferencePlan {
  const draw = fixedSequence(issueCount * 31 + people);
  const teams = Array.from({ length: Math.ceil(people / TEAM) }, (_, t) => ({
    id: `T${t + 1}`,
    members: Array.from({ length: Math.min(TEAM, people - t * TEAM) }, (_, k) => `D${t * TEAM + k + 1}`),
  }));
  const phases = Math.max(2, Math.min(10, Math.round(issueCount / 15)));
  const issues: ReferenceIssue[] = [];
  const gates: ReferencePlan['gates'] = [];
  for (let phase = 0; phase < phases; phase++) {
    const first = issues.length;
    addPhase(issues, Math.round((issueCount * (phase + 1)) / phases) - first, teams, gates.at(-1)?.id, draw);
    gates.push(gateAfter(`G${phase + 1}`, issues.slice(first), draw));
  }
  return {
    name: `${issueCount} issues, ${people} people`,
    developers: teams.flatMap(({ id, members }) =>
      members.map((member) => ({ id: member, capacity: CAPACITIES[draw(CAPACITIES.length)], team: id })),
    ),
    teams,
    issues,
    gates,
    risks: Array.from({ length: Math.ceil(issueCount / 30) }, (_, r) => ({
      id: `R${r + 1}`,
      probability: [0.1, 0.2, 0.3, 0.5][draw(4)],
      effects: [{ issue: issues[draw(issues.length)].id, ...(draw(2) === 0 ? { multiply: 1.5 } : { extend: 480 }) }],
    })),
  };
}

/** Issues in layers: the first waits for the gate before, the others for some of the layer before. */
function addPhase(
  issues: ReferenceIssue[],
  count: number,
  teams: ReferencePlan['teams'],
  gate: string | undefined,
  draw: Draw,
): void {
  const first = issues.length;
  const layer = Math.ceil(count / LAYERS);
  for (let k = 0; k < count; k++) {
    const before = first + (Math.floor(k / layer) - 1) * layer;
    const needs = Array.from({ length: 1 + draw(3) }, () => issues[before + draw(layer)]?.id);
    const team = teams[draw(teams.length)];
    const { members } = team;
    issues.push({
      id: `I${issues.length + 1}`,
      // Every phase begins with work of one person, which a gate can send back.
      assignee: k === 0 || draw(10) < 7 ? { developer: members[draw(members.length)] } : { team: team.id },
      priority: 1 + draw(5),
      dependsOn: k < layer ? (gate === undefined ? [] : [gate]) : [...new Set(needs)],
      estimate: estimateAround(60 * HOURS[draw(HOURS.length)], draw),
    });
  }
}

function estimateAround(mode: number, draw: Draw): ReferenceIssue['estimate'] {
  const dist = (['pert', 'pert', 'triangular', 'lognormal'] as const)[draw(4)];
  return { dist, min: mode * 0.75, mode, max: mode * (2 + draw(2)), median: mode, sigma: [0.3, 0.5, 0.7][draw(3)] };
}

function gateAfter(id: string, issues: readonly ReferenceIssue[], draw: Draw): ReferencePlan['gates'][number] {
  return {
    id,
    waitsFor: issues.map((issue) => issue.id),
    approval: { dist: 'triangular', min: 240, mode: 480, max: 1440, median: 480, sigma: 0 },
    rejectProbability: 0.1 * (1 + draw(3)),
    rework: [{ issue: issues[0].id, factor: 0.4 }],
  };
}

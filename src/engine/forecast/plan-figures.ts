// Figures that the plan answers without any future: what there is to count, likely work, the cost of meetings, total float.
import { type CountedWord, type Figure, isWord } from '../../plan/condition.ts';
import { likelyValue } from '../../plan/likely.ts';
import type { Plan } from '../../plan/plan.ts';
import { moduleNames, selectIssues } from '../../plan/select-issues.ts';
import { buildPersonProfiles } from '../calendar/build-profile.ts';
import type { Network } from '../network/network.ts';
import { workedInNormalWeek } from '../network/passes.ts';
import { totalFloats } from './total-float.ts';

/** By text of the figure; figures of other kinds are left out. `finishMinute` is the likely finish, null = it never comes. */
export function planFigures(
  figures: readonly Figure[],
  plan: Plan,
  network: Network,
  finishMinute: number | null,
): Map<string, number | null> {
  const answers = new Map<string, number | null>();
  for (const figure of figures) {
    if (answers.has(figure.text)) continue;
    const answer = planFigure(figure, plan, network, finishMinute);
    if (answer !== undefined) answers.set(figure.text, answer);
  }
  return answers;
}

function planFigure(
  { name, argument, asks }: Figure,
  plan: Plan,
  network: Network,
  finishMinute: number | null,
): number | null | undefined {
  const id = argument?.id ?? 'all';
  switch (name) {
    case 'count':
      return argument !== null && id !== 'all' && isWord(argument, asks)
        ? counted(plan)[id as CountedWord]
        : (selectIssues(plan, id)?.length ?? null);
    case 'work':
      return likelyWork(plan, selectIssues(plan, id) ?? []);
    case 'overhead':
      return overhead(plan, network, id, finishMinute);
    case 'slack':
      return totalFloats(network, workedInNormalWeek(plan))[nodeOf(plan, network, id)];
    default:
      return undefined;
  }
}

/** What the document lists; things the reader made from other constructs are parts of those. */
function counted(plan: Plan): Record<CountedWord, number> {
  const distinct = (names: readonly string[]): number => new Set(names).size;
  const isImplied = new Set(plan.issues.flatMap(({ id, implied }) => (implied === 'delivery' ? [`late/${id}`] : [])));
  const risks = plan.risks.filter(({ id }) => !isImplied.has(id) && !id.startsWith('rework/'));
  return {
    issues: selectIssues(plan, 'all')?.length ?? 0,
    people: distinct(plan.people.map(({ id, laneOf }) => laneOf ?? id)),
    phases: plan.phases.length,
    gates: plan.gates.filter(({ reviewOf }) => reviewOf === null).length,
    milestones: plan.milestones.filter(({ implied }) => implied === undefined).length,
    risks: distinct(risks.map(({ id, family }) => family ?? id)),
    deliveries: plan.issues.filter(({ implied }) => implied === 'delivery').length,
    modules: moduleNames(plan).length,
    policies: plan.policies.length,
  };
}

/** As estimated, whatever has been delivered by now; time that passes by itself is nobody's work. */
function likelyWork({ issues }: Plan, chosen: readonly number[]): number {
  let minutes = 0;
  for (const i of chosen)
    if (issues[i].work !== 'elapsed') minutes += Math.floor(likelyValue(issues[i].estimate) + 0.5);
  return minutes;
}

/** Of the hours people are there; each person counts once, however many lanes they have. */
function overhead(plan: Plan, network: Network, id: string, finishMinute: number | null): number | null {
  if (finishMinute === null) return null;
  const days = Math.ceil((finishMinute + 1) / 1440);
  const without = buildPersonProfiles({ ...plan, meetings: [] }, days);
  const counted = new Set<string>();
  let present = 0;
  let worked = 0;
  plan.people.forEach((person, p) => {
    const human = person.laneOf ?? person.id;
    if ((id !== 'all' && person.id !== id) || counted.has(human)) return;
    counted.add(human);
    present += without.profiles[without.profileOfPerson[p]].minutesAt(finishMinute);
    worked += network.profiles[network.profileOfPerson[p]].minutesAt(finishMinute);
  });
  return present === 0 ? null : 1 - worked / present;
}

function nodeOf(plan: Plan, network: Network, id: string): number {
  const issue = plan.issues.findIndex((each) => each.id === id);
  return issue >= 0 ? issue : network.issueCount + plan.gates.findIndex((each) => each.id === id);
}

// Which lists of issues in a plan are selections: a risk that hits everything of one person loses an issue that goes to somebody else. A plan
// holds only what a selection meant, so the lists that look like one are guessed here and put to the reader once (`learnLists`).
import type { Change } from './change.ts';
import type { Issue, Person, Plan, Risk, Selection } from './plan.ts';

/** Lists that are everything of certain owners, tracks or classes; by index into plan.risks. */
export interface SelectedLists {
  risks: ReadonlyMap<number, Selection>;
}

/** The plan after owners or classes have changed in it: milestones count what they select, and so do the lists that are known to. */
export function withSelections(base: Plan, changed: Plan, lists: SelectedLists | null): Plan | null {
  const milestones = changed.milestones.map((milestone) => {
    const { share } = milestone;
    return share === null ? milestone : { ...milestone, share: { ...share, issues: selected(changed, share.of) } };
  });
  const risks =
    (lists?.risks.size ?? 0) === 0
      ? changed.risks
      : base.risks.map((risk, r) => {
          const of = lists?.risks.get(r);
          return of === undefined ? changed.risks[r] : { ...risk, hits: hitsOf(changed, risk, of) };
        });
  const isEmpty = risks.some(({ hits }, r) => hits.length === 0 && base.risks[r].hits.length > 0);
  const hasNothing = milestones.some(({ share }) => share !== null && share.issues.length === 0);
  return isEmpty || hasNothing ? null : { ...changed, milestones, risks };
}

/** A risk never hits its own mitigation. */
function hitsOf(plan: Plan, { mitigation }: Risk, of: Selection): string[] {
  return selected(plan, of).filter((id) => id !== mitigation?.issue);
}

/** Issues a selection means, in document order: what the reader's own rule says. */
function selected(plan: Plan, of: Selection): string[] {
  const people = new Map(plan.people.map((person) => [person.id, person]));
  return plan.issues.filter((issue) => isMeant(issue, of, people)).map(({ id }) => id);
}

function isMeant(issue: Issue, of: Selection, people: ReadonlyMap<string, Person>): boolean {
  if (issue.implied !== null && of.ids === undefined) return false;
  const { ids, phase, module, optional } = of;
  return (
    (ids === undefined || ids.includes(issue.id)) &&
    (of.owner === undefined || ownersOf(issue, people).some((name) => of.owner?.includes(name))) &&
    (phase === undefined || (issue.phase !== null && phase.includes(issue.phase))) &&
    (module === undefined || (issue.module !== null && module.includes(issue.module))) &&
    (of.track === undefined || isInTrack(issue, of.track, people)) &&
    (of.priority === undefined || (issue.priority !== null && of.priority.includes(issue.priority))) &&
    (optional === undefined || issue.optional === optional)
  );
}

function ownersOf({ who }: Issue, people: ReadonlyMap<string, Person>): string[] {
  const owner = who.kind === 'owner' ? who.person : who.kind === 'anyOf' ? who.pool : null;
  if (owner === null) return [];
  const lane = people.get(owner)?.laneOf ?? null;
  return lane === null ? [owner] : [owner, lane];
}

function isInTrack({ who }: Issue, tracks: readonly string[], people: ReadonlyMap<string, Person>): boolean {
  const performers = who.kind === 'owner' ? [who.person] : who.kind === 'anyOf' ? who.people : [];
  return performers.length > 0 && performers.every((person) => tracks.includes(people.get(person)?.track ?? ''));
}

/** Every selection by owner, track or class that means exactly these issues now. */
function guesses(plan: Plan, risk: Risk): Selection[] {
  const { hits } = risk;
  const people = new Map(plan.people.map((person) => [person.id, person]));
  const issues = plan.issues.filter(({ id }) => hits.includes(id));
  const owner = [...new Set(issues.flatMap((issue) => ownersOf(issue, people)))];
  const track = [...new Set(owner.flatMap((name) => people.get(name)?.track ?? []))];
  const priority = [...new Set(issues.flatMap((issue) => issue.priority ?? []))];
  const possible: Selection[] = [{ owner }, { track }, { priority }];
  const means = hits.join('\u0000');
  return possible.filter((of) => hitsOf(plan, risk, of).join('\u0000') === means);
}

/**
 * Finds out which lists of risks follow owners and classes, by asking the reader what one plan becomes in which much has moved.
 * @param probes changes that move every issue that can be moved
 * @param derive what the reader makes of changes; null = it refuses them
 * @returns null = the reader's lists could not be explained, so every such change has to go through the reader
 */
export function learnLists(
  plan: Plan,
  probes: readonly Change[],
  derive: (changes: readonly Change[]) => Plan | null,
): SelectedLists | null {
  const moved = derive(probes);
  if (moved === null || moved.risks.length !== plan.risks.length) return null;
  const risks = new Map<number, Selection>();
  for (let r = 0; r < plan.risks.length; r++) {
    const [before, after] = [plan.risks[r].hits.join('\u0000'), moved.risks[r].hits.join('\u0000')];
    if (before === after) continue;
    const found = guesses(plan, plan.risks[r]).find((of) => hitsOf(moved, moved.risks[r], of).join('\u0000') === after);
    if (found === undefined) return null;
    risks.set(r, found);
  }
  return { risks };
}

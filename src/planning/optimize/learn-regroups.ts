// Which lists of the plan follow owners and classes: asked of the reader once, with everything moved that can be.
import type { Network } from '../../engine/network/network.ts';
import { applyChanges } from '../../plan/apply-changes.ts';
import type { Change } from '../../plan/change.ts';
import { planDigest } from '../../plan/digest.ts';
import type { Plan } from '../../plan/plan.ts';
import { learnLists, type SelectedLists } from '../../plan/selected-lists.ts';
import { othersWhoCan } from './can-do.ts';
import { openIssues } from './open-issues.ts';

const NOTHING_KEPT = { issues: new Set<string>(), people: new Set<string>(), risks: new Set<string>(), dates: [] };

/** `regroups`: the lists could not be explained, so that every change of owner or class has to go through the reader. */
export function learnRegroups(
  plan: Plan,
  network: Network,
  derive: ((changes: readonly Change[]) => Plan | null) | undefined,
): { lists: SelectedLists | null; regroups: boolean } {
  if (derive === undefined) return { lists: null, regroups: false };
  const probes = probesOf(plan, network);
  if (probes.length === 0) return { lists: null, regroups: false };
  const lists = learnLists(plan, probes, derive);
  const [read, made] = [derive(probes), applyChanges(plan, probes, lists)];
  if (lists === null || read === null || made === null || planDigest(read) !== planDigest(made))
    return { lists: null, regroups: true };
  return { lists, regroups: false };
}

/** Every issue that can be moved goes to somebody else, and every second one to another class. */
export function probesOf(plan: Plan, network: Network): Change[] {
  const isOpen = openIssues(plan, network, NOTHING_KEPT);
  return plan.issues.flatMap((issue, i): Change[] => {
    if (!isOpen[i]) return [];
    const others = othersWhoCan(plan, issue, true).filter((id) => issue.who.kind === 'owner' || id !== undefined);
    const mender = plan.gates.some(({ reviewOf, rework }) => reviewOf === issue.id && rework !== null);
    const owner: Change[] =
      others.length === 0 || mender ? [] : [{ kind: 'owner', issue: issue.id, to: others[i % others.length] }];
    const next = plan.classes[((issue.priority ?? -1) + 1) % plan.classes.length];
    const other: Change[] =
      i % 2 === 0 && plan.classes.length > 1 ? [{ kind: 'class', issue: issue.id, class: next }] : [];
    return [...owner, ...other];
  });
}

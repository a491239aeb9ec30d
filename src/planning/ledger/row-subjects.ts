// The names of what the rows of a ledger are charged to.
import type { Network } from '../../engine/network/network.ts';
import type { Plan } from '../../plan/plan.ts';
import type { DelayKind, LedgerTarget } from './ledger-result.ts';
import { DELAY_KINDS, kindOfRow, type LedgerRows } from './ledger-rows.ts';

export interface Subject {
  kind: DelayKind;
  /** null for kinds without a subject. */
  id: string | null;
  title: string | null;
}

/** What a row stands for. */
export function subjectOfRow(plan: Plan, network: Network, rows: LedgerRows, row: number): Subject {
  const place = kindOfRow(rows, row);
  const kind = DELAY_KINDS[place];
  const index = row - rows.first[place];
  return { kind, ...nameOf(plan, network, kind, index) };
}

function nameOf(
  plan: Plan,
  network: Network,
  kind: DelayKind,
  index: number,
): { id: string | null; title: string | null } {
  const { nodeIds, nodeTitles, issueCount } = network;
  const node = (k: number) => ({ id: nodeIds[k], title: nodeTitles[k] });
  switch (kind) {
    case 'likely-work':
    case 'variation':
    case 'delivery':
    case 'late-delivery':
    case 'lag':
    case 'date':
    case 'workaround':
    case 'earlier':
      return node(index);
    case 'gate':
    case 'rework':
      return node(issueCount + index);
    case 'risk':
      return { id: plan.risks[index].id, title: plan.risks[index].title };
    case 'busy-person':
    case 'reduced-share':
    case 'limit':
    case 'meeting':
    case 'absence':
      return { id: plan.people[index].id, title: plan.people[index].id };
    case 'resource':
      return { id: plan.resources[index].id, title: plan.resources[index].id };
    case 'window':
      return { id: plan.windows[index].id, title: plan.windows[index].title };
    case 'quota':
      return { id: plan.quotas[index].id, title: plan.quotas[index].id };
    case 'policy':
      return { id: plan.policies[index].id, title: plan.policies[index].id };
    case 'non-working':
    case 'other':
      return { id: null, title: null };
  }
}

/** What a node is called; -1 = the finish. */
export function targetOf(network: Network, node: number): LedgerTarget {
  const { issueCount, gateCount, nodeIds, nodeTitles, pointKinds } = network;
  if (node < 0) return { kind: 'finish', id: null, title: null };
  const point = node - issueCount - gateCount;
  const isMilestone = point >= 0 && (pointKinds[point] === 'milestone' || pointKinds[point] === 'share');
  const kind = node < issueCount ? 'issue' : point < 0 ? 'gate' : isMilestone ? 'milestone' : 'phase';
  return { kind, id: nodeIds[node], title: nodeTitles[node] };
}

// Going on without a delivery: issues, phases and gates behind it wait for it or for the end of the wait, whichever is first, and those issues that
// had to start without it do more work. Said in links the plan has: a need of the earlier of two, and a soft link.
import { PLAIN_ISSUE } from '../plan/plain.ts';
import type { Issue, Link, Milestone, NodeRef, Plan } from '../plan/plan.ts';
import type { Complaints } from './complaints.ts';
import { type DocNode, placeAt, shorten } from './document.ts';
import { type Fallback, NO_WORK } from './read-deliveries.ts';

type Linked = Pick<Plan, 'issues' | 'phases' | 'gates' | 'milestones'>;

/** The plan with every link on a delivery that has a fallback rewritten, and the timers and points these links need. */
export function withFallbacks(
  complaints: Complaints,
  root: DocNode,
  plan: Linked,
  fallbacks: ReadonlyMap<string, Fallback>,
): Linked {
  for (const { after } of [...plan.phases, ...plan.gates, ...plan.milestones]) {
    const soft = after.find(({ softFactor }) => softFactor !== null);
    if (soft !== undefined)
      complaints.add('E102', placeAt(root, soft.path), 'only an issue can start without what it hopes for');
  }
  if (fallbacks.size === 0) return plan;
  const rewritten = <T extends { after: readonly Link[] }>(carriers: readonly T[], areIssues = false): T[] =>
    carriers.map((carrier) => ({
      ...carrier,
      after: carrier.after.flatMap((link): readonly Link[] => {
        const fallback = link.on.kind === 'issue' ? fallbacks.get(link.on.id) : undefined;
        if (fallback === undefined || link.softFactor !== null) return [link];
        if (link.type === 'FS' && link.donePercent === null) return linksOf(link, fallback, areIssues);
        const message = `${shorten(fallback.delivery)} has a fallback, so only an FS link can follow it`;
        complaints.add('E102', placeAt(root, link.path), message);
        return [link];
      }),
    }));
  const waits = Array.from(fallbacks.values());
  return {
    issues: [...rewritten(plan.issues, true), ...waits.map(timer)],
    phases: rewritten(plan.phases),
    gates: rewritten(plan.gates),
    milestones: [
      // A milestone is no work that could go on without: it is reached when the thing is there.
      ...plan.milestones,
      ...waits.filter(({ waitMinutes }) => waitMinutes > 0).map(earlierOfTwo),
    ],
  };
}

function linksOf(link: Link, fallback: Fallback, isIntoIssue: boolean): readonly Link[] {
  const on: NodeRef =
    fallback.waitMinutes > 0
      ? { kind: 'milestone', id: `ready/${fallback.delivery}` }
      : { kind: 'issue', id: timerId(fallback.delivery) };
  const need = { ...link, on };
  return isIntoIssue ? [need, { ...link, lagMinutes: 0, softFactor: fallback.factor }] : [need];
}

/** Id of the issue that ends when nobody waits for a delivery any longer. */
export function timerId(delivery: string): string {
  return `lag/${delivery}`;
}

function timer({ delivery, title, due, waitMinutes, origin }: Fallback): Issue {
  return {
    ...PLAIN_ISSUE,
    id: timerId(delivery),
    title: `Wait for ${title}`,
    work: waitMinutes > 0 ? 'duration' : 'elapsed',
    estimate:
      waitMinutes > 0
        ? {
            ...NO_WORK,
            distribution: { kind: 'fixed', value: waitMinutes },
            likely: waitMinutes,
            text: `${waitMinutes}m`,
          }
        : NO_WORK,
    who: { kind: 'nobody' },
    notBefore: due,
    implied: 'lag',
    ...origin,
  };
}

function earlierOfTwo({ delivery, title, origin }: Fallback): Milestone {
  const issues = [delivery, timerId(delivery)];
  return {
    id: `ready/${delivery}`,
    title: `${title}, or going on without`,
    after: [],
    share: { share: 0.5, of: { ids: issues }, issues },
    target: null,
    implied: 'ready',
    ...origin,
  };
}

// Rules of work, "Quotas": amounts that are used up and renewed at the full hour, at midnight, on Monday, or never.
import { dayNumber, weekdayOfDay } from '../../src/plan/civil-date.ts';
import { type IssueState, type QuotaState, tell, type World } from './world.ts';

/** Does a period begin at this minute? */
export function isRenewal(world: World, { plan: { per } }: QuotaState): boolean {
  const { minute } = world;
  if (minute === 0 || per === 'total') return false;
  if (per === 'hour') return minute % 60 === 0;
  if (per === 'day') return minute % 1440 === 0;
  return minute % 1440 === 0 && weekdayOfDay(dayNumber(world.plan.start) + minute / 1440) === 0;
}

export function renew(world: World, quota: QuotaState): void {
  quota.looked = world.minute;
  // Where nothing was used nothing is renewed.
  if (quota.left === quota.plan.amount) return;
  quota.renewed = { minute: world.minute, left: quota.left };
  quota.left = quota.plan.amount;
}

export const quotaOf = (world: World, id: string): QuotaState => world.quotas.find(({ plan }) => plan.id === id)!;

/** Is enough left, or a fallback, for everything the issue consumes? */
export const hasQuotas = (world: World, issue: IssueState): boolean =>
  (issue.plan?.consumes ?? []).every(({ quota, amount }) => {
    const { plan, left } = quotaOf(world, quota);
    return left >= amount || plan.fallbackFactor !== null;
  });

/** Takes what there is; the factors of what there is not. */
export function takeQuotas(world: World, issue: IssueState): number[] {
  return (issue.plan?.consumes ?? []).flatMap(({ quota, amount }) => {
    const state = quotaOf(world, quota);
    if (state.left >= amount) {
      state.left -= amount;
      tell(world, 'quotaTaken', issue.name, quota);
      return [];
    }
    if (state.plan.fallbackFactor === null) return [];
    tell(world, 'quotaMissed', issue.name, quota);
    return [state.plan.fallbackFactor];
  });
}

// Where a replay stops, written as in plans: 2025-12-12, 2025-12-12 14:30, week 2 fri, day 12. A day means its end of work.
import { resolveDay } from '../engine/forecast/limit-day.ts';
import { instantOfMinute } from '../plan/civil-date.ts';
import { parseConditionValue } from '../plan/condition-value.ts';
import type { CivilInstant, Plan } from '../plan/plan.ts';
import { usageStop } from './stop.ts';

/** Throws a Stop (exit 2) for text that is no date, or lies before the plan. */
export function readUntil(text: string, plan: Plan): CivilInstant {
  const value = parseConditionValue(text.trim());
  if (value?.kind !== 'date') {
    throw usageStop(
      `--until: "${text.slice(0, 40)}" is no date`,
      'write 2025-12-12, 2025-12-12 14:30, "week 2 fri" or "day 12"',
    );
  }
  const minute = resolveDay(value, plan).end;
  if (minute < 0) throw usageStop(`--until: ${text.slice(0, 40)} lies before the plan starts on ${plan.start}`);
  return instantOfMinute(plan.start, minute);
}

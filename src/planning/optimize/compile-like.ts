// A candidate's network: calendars are most of the work of compiling, and most candidates have those of the base.
import { PROFILE_DAYS } from '../../engine/calendar/build-profile.ts';
import { compile } from '../../engine/network/compile.ts';
import type { Network } from '../../engine/network/network.ts';
import type { Plan } from '../../plan/plan.ts';

/** What `plan` compiles to; `network` is that of `base`. */
export function compileLike(plan: Plan, base: Plan, network: Network): Network {
  const isAlike =
    plan.people === base.people &&
    plan.calendar === base.calendar &&
    plan.meetings === base.meetings &&
    plan.start === base.start;
  return isAlike ? compile(plan, PROFILE_DAYS, network) : compile(plan);
}

// Why somebody does not work in a minute: their week says so (or a holiday), they are away as planned, or in a meeting. Three calendars a
// person, each with less in it than the one before; and all three once more as far as the calendar of the plan works, too.
import { buildProfile, intersectProfiles, type ProfileSpec } from '../../engine/calendar/build-profile.ts';
import { MINUTES_PER_DAY } from '../../engine/calendar/day-stretches.ts';
import type { Profile } from '../../engine/calendar/profile.ts';
import type { Network } from '../../engine/network/network.ts';
import type { Person, Plan } from '../../plan/plan.ts';

export interface PersonHours {
  /** Days and hours of their calendar; without planned absences; without meetings, too: the minutes they work. */
  readonly open: Profile;
  readonly present: Profile;
  readonly worked: Profile;
  /** The same within the working time of the plan. */
  readonly openInPlan: Profile;
  readonly presentInPlan: Profile;
  readonly workedInPlan: Profile;
}

/** By person. People who share everything share the object. */
export function hoursOfPeople(plan: Plan, network: Network): PersonHours[] {
  const days = network.horizonMinute / MINUTES_PER_DAY;
  const known = new Map<string, PersonHours>();
  return plan.people.map((person, p) => {
    const key = JSON.stringify([network.profileOfPerson[p], person.calendar, person.away, person.availability]);
    const hours = known.get(key) ?? hoursOf(plan, network, person, p, days);
    known.set(key, hours);
    return hours;
  });
}

function hoursOf(plan: Plan, network: Network, person: Person, p: number, days: number): PersonHours {
  const { planProfile, profiles, profileOfPerson } = network;
  const { calendar, away, availability } = person;
  const worked = profiles[profileOfPerson[p]];
  const bare = { start: plan.start, calendar: calendar ?? plan.calendar, meetings: [], capacityPercent: 100, days };
  const build = (rest: Pick<ProfileSpec, 'away' | 'availability'>): Profile => buildProfile({ ...bare, ...rest });
  const meets = plan.meetings.some(({ who }) => who.includes(person.id));
  const present = meets ? build({ away, availability }) : worked;
  const leaves = away.length > 0 || availability.some(({ capacityPercent }) => capacityPercent === 0);
  const open = leaves ? build({ away: [], availability: [] }) : present;
  if (calendar === null)
    return { open, present, worked, openInPlan: open, presentInPlan: present, workedInPlan: worked };
  const inPlan = (profile: Profile): Profile => intersectProfiles([planProfile, profile]);
  const workedInPlan = inPlan(worked);
  const presentInPlan = meets ? inPlan(present) : workedInPlan;
  return { open, present, worked, openInPlan: leaves ? inPlan(open) : presentInPlan, presentInPlan, workedInPlan };
}

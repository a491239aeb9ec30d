// Why somebody does not work in a minute: their week says so (or a holiday), they are away as planned, or in a meeting. Three calendars a
// person, each with less in it than the one before; and all three once more as far as the calendar of the plan works, too.
import { buildProfile, intersectProfiles } from '../../engine/calendar/build-profile.ts';
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

/** By person. What people share is built once: most teams have one calendar, and few people are away. */
export function hoursOfPeople(plan: Plan, network: Network): PersonHours[] {
  const build = new HoursBuilder(plan, network);
  return plan.people.map((person, p) => build.hoursOf(person, p));
}

class HoursBuilder {
  private readonly plan: Plan;
  private readonly network: Network;
  private readonly days: number;
  private readonly built = new Map<string, Profile>();
  private readonly insidePlan = new Map<Profile, Profile>();

  constructor(plan: Plan, network: Network) {
    this.plan = plan;
    this.network = network;
    this.days = network.horizonMinute / MINUTES_PER_DAY;
  }

  hoursOf(person: Person, p: number): PersonHours {
    const { profiles, profileOfPerson } = this.network;
    const worked = profiles[profileOfPerson[p]];
    const meets = this.plan.meetings.some(({ who }) => who.includes(person.id));
    const leaves = person.away.length > 0 || person.availability.some(({ capacityPercent }) => capacityPercent === 0);
    const open = leaves || meets ? this.profileOf(person, false) : worked;
    const present = !meets ? worked : leaves ? this.profileOf(person, true) : open;
    if (person.calendar === null)
      return { open, present, worked, openInPlan: open, presentInPlan: present, workedInPlan: worked };
    return {
      open,
      present,
      worked,
      openInPlan: this.inPlan(open),
      presentInPlan: this.inPlan(present),
      workedInPlan: this.inPlan(worked),
    };
  }

  /** Their days and hours without meetings, with or without their planned absences. */
  private profileOf({ calendar, away, availability }: Person, withAbsences: boolean): Profile {
    if (calendar === null && !withAbsences) return this.network.planProfile;
    const leave = withAbsences ? { away, availability } : { away: [], availability: [] };
    const key = JSON.stringify([calendar, leave]);
    const known = this.built.get(key);
    if (known !== undefined) return known;
    const { start, calendar: common } = this.plan;
    const { days } = this;
    const profile = buildProfile({
      start,
      calendar: calendar ?? common,
      meetings: [],
      capacityPercent: 100,
      days,
      ...leave,
    });
    this.built.set(key, profile);
    return profile;
  }

  private inPlan(profile: Profile): Profile {
    const known = this.insidePlan.get(profile);
    if (known !== undefined) return known;
    const inside = intersectProfiles([this.network.planProfile, profile]);
    this.insidePlan.set(profile, inside);
    return inside;
  }
}

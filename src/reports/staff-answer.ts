// What a staffing curve says in sentences: how many are worth it, what the freedom of assignment is worth, what holds the rest, and what a
// planner must not read into it.
import type { StaffingCurve, StaffingPoint } from '../planning/staffing/staffing-curve.ts';
import { inFutures, listWords } from './explain-words.ts';
import { percent } from './forecast-words.ts';
import { people, type StaffWords, whoWords } from './staff-words.ts';
import { clean } from './text-sink.ts';

/** A finish at which chains of needs, not people, decide in most futures. */
const CHAINS_DECIDE = 0.5;
/** Futures with a Graham anomaly below this share are not worth a word. */
const WORTH_A_WORD = 0.05;
const MOST_ROLES = 4;
const COLUMNS =
  'time: until P80, as a share of what the plan takes; later in: futures in which this head makes it later; busy: share of their time they work on issues; not before: no order of work by so many has an earlier P80.';

/** The answer, most important first. */
export function staffAnswer(curve: StaffingCurve, words: StaffWords): string[] {
  return [
    planSentence(curve, words),
    freedomSentence(curve, words),
    kneeSentence(curve, words),
    doublingSentence(curve),
    chainsSentence(curve),
  ].filter((sentence) => sentence !== '');
}

function planSentence({ plan, now, who }: StaffingCurve, words: StaffWords): string {
  const team =
    who.kind === 'team'
      ? `with its ${people(now)}`
      : `with ${now} ${
          now === 1
            ? whoWords(who)
                .replace(/^people/, 'person')
                .replace(/^members/, 'member')
            : whoWords(who)
        }`;
  const date =
    plan.p80.value === null
      ? 'has no P80: too many futures never end'
      : `has its P80 on ${words.day(plan.p80.value)} ${words.error(plan.p80)}`;
  return `The plan as it is, ${team} and its assignments, ${date}.`;
}

/** What is gained when as many people as now share everything. */
function freedomSentence(curve: StaffingCurve, words: StaffWords): string {
  const { now, points } = curve;
  const same = points.find(({ n }) => n === now);
  if (!curve.sharesAll || same === undefined || same.p80.value === null) return '';
  const { value, low, high } = same.versusPlan.p80Minutes;
  const sure = low !== null && high !== null && (high < 0 || low > 0);
  const shared = `If these ${people(now)} could all take whatever is next`;
  if (!sure || value === null) return `${shared}, P80 would hardly move.`;
  return `${shared}, P80 would be ${words.day(same.p80.value)}, ${words.days(value)} ${value < 0 ? 'earlier' : 'later'}.`;
}

function kneeSentence({ knee, points, worthMinutes }: StaffingCurve, words: StaffWords): string {
  if (points.length < 2) return '';
  const worth = words.days(worthMinutes);
  if (knee === null) return `Every head up to ${points[points.length - 1].n} still brings ${worth} or more.`;
  return `From ${knee.n} on a further head brings less than ${worth}.`;
}

/** The promise that twice the people take half the time. */
function doublingSentence({ doubling }: StaffingCurve): string {
  if (doubling === null || doubling.timeShare.value === null) return '';
  const { from, to, timeShare } = doubling;
  const { value, low, high } = timeShare;
  const saved = 1 - (value ?? 1);
  const ends = [high, low].map((end) => (end === null ? '' : percent(Math.max(0, 1 - end))));
  const interval = ends.includes('') || ends[0] === ends[1] ? '' : ` (${ends[0]} to ${ends[1]})`;
  const twice = `${to} instead of ${from} save ${percent(Math.max(0, saved))} of the time until P80${interval}`;
  if (saved < 0.005) return `${to} instead of ${from} save nothing of the time until P80.`;
  return saved >= 0.485 ? `${twice}: twice the people, half the time.` : `${twice}, not half of it.`;
}

function chainsSentence({ points }: StaffingCurve): string {
  const first = points.findIndex(
    ({ bound, p80 }, k) =>
      p80.value !== null && points.slice(k).every((each) => each.bound.people < CHAINS_DECIDE) && bound.p80 !== null,
  );
  if (first < 0) return '';
  const { n } = points[first];
  const from = first === 0 ? 'With any of these numbers' : `From ${n} on`;
  return `${from} the longest chain of needs and dates holds the bound in most futures, not the number of people.`;
}

/** Small print: anomalies, joining, and what a team of n is. */
export function staffRemarks(curve: StaffingCurve, words: StaffWords): string[] {
  return [...anomalySentences(curve, words), joiningSentence(curve), ...modelSentences(curve), COLUMNS].filter(
    (text) => text !== '',
  );
}

function anomalySentences({ points }: StaffingCurve, words: StaffWords): string[] {
  const found = points.filter(({ marginal }) => marginal?.isAnomaly === true);
  const told = found.map(({ n, marginal }) => {
    const { later, laterMinutes } = marginal!;
    return `${n} end later than ${n - 1} ${inFutures(later)}, by ${words.days(laterMinutes)} on average in these: with one more, issues are taken in another order, and that can hold up a long chain (Graham's anomaly). An order of the plan's own or an edge that only orders work avoids it.`;
  });
  const worst = points.reduce<StaffingPoint | null>(
    (most, point) => ((point.marginal?.later ?? 0) > (most?.marginal?.later ?? 0) ? point : most),
    null,
  );
  if (found.length > 0 || worst?.marginal == null || worst.marginal.later < WORTH_A_WORD) return told;
  const { later, laterMinutes } = worst.marginal;
  return [
    `One more is no help in every future: ${worst.n} end later than ${worst.n - 1} ${inFutures(later)}, by ${words.days(laterMinutes)} on average in these (Graham's anomaly: another order of work).`,
  ];
}

function joiningSentence({ rampLike, now, points }: StaffingCurve): string {
  if (!points.some(({ n }) => n > now)) return '';
  if (rampLike !== null) return `Whoever joins comes and grows into the work like ${clean(rampLike)}.`;
  return 'Whoever joins counts as fast as the others from the first day and costs nobody time; the plan says nothing else. Late additions rarely work like that (Brooks): give somebody joins and ramp, and those who join have them, too.';
}

const LEFT_OUT = {
  policies: 'policies about persons',
  support: 'support by named people',
  absences: 'absences of people a smaller team does not have',
  meetings: 'meetings of less than half the team',
} as const;

function modelSentences({ who, now, leftOut, roles, sharesAll }: StaffingCurve): string[] {
  if (who.kind !== 'team')
    return [
      who.kind === 'pool' && !sharesAll
        ? `Members of ${clean(who.name)} share its work; everybody else is as planned.`
        : `All ${whoWords(who)} share their work, as far as they have the skills; everybody else is as planned.`,
    ];
  const shown = roles.slice(0, MOST_ROLES).map(clean);
  const kinds =
    roles.length > MOST_ROLES ? `${shown.join(', ')} and ${roles.length - MOST_ROLES} more` : listWords(shown);
  const without = leftOut.length === 0 ? '' : ` Left out: ${listWords(leftOut.map((what) => LEFT_OUT[what]))}.`;
  return [
    `A team of n is n people who are what the ${people(now)} of the plan are on average and can all do what the team can; whoever is free takes the next issue.${without}`,
    roles.length < 2
      ? ''
      : `${roles.length} roles (${kinds}) count as one; --role NAME or --like NAME varies one of them alone.`,
  ];
}

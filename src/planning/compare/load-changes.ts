// Whose load an option changes by more than chance: working days of work and reviews, and the share of their time.
import type { ComparedLoad, LoadDifference, PlanFigures } from './comparison.ts';
import { loadsOf } from './figures-of-plan.ts';
import { pairedMean } from './paired-mean.ts';
import type { Subject } from './subject.ts';

/** Shares of somebody's working time from which they count as overloaded, and below which as idle. */
const OVERLOADED = 0.85;
const IDLE = 0.15;
/** Of a working day: smaller changes are not told. */
const LEAST_DAYS = 0.1;

export interface Side {
  subject: Subject;
  figures: PlanFigures;
}

/** @param alpha of all people together; in the order of the base's people, then of those only the option has */
export function loadChanges(
  base: Side,
  option: Side,
  detailed: number,
  alpha: number,
  isSobol: boolean,
): LoadDifference[] {
  const people = [...new Set([...base.figures.load, ...option.figures.load].map(({ person }) => person))];
  const least = LEAST_DAYS * base.subject.base.calendar.minutesPerDay;
  return people.flatMap((person): LoadDifference[] => {
    const [before, after] = [loadIn(base, person), loadIn(option, person)];
    const minutes = pairedMean(busyDifferences(base, option, person, detailed), alpha / people.length, isSobol);
    const isChange = minutes.sign !== null && Math.abs(minutes.value ?? 0) >= least;
    if (!isChange && before !== null && after !== null) return [];
    return [{ person, base: before, option: after, minutes, change: changeOf(before, after, minutes.sign === 'more') }];
  });
}

function loadIn({ figures }: Side, person: string): ComparedLoad | null {
  return figures.load.find((each) => each.person === person) ?? null;
}

/** Option less base in the futures in which both plans finish; whoever is not in a plan does nothing there. */
function busyDifferences(base: Side, option: Side, person: string, detailed: number): Float64Array {
  const [before, after] = [busyIn(base, person, detailed), busyIn(option, person, detailed)];
  const differences = new Float64Array(detailed);
  let count = 0;
  for (let r = 0; r < detailed; r++) {
    const one = after === null ? 0 : after[r];
    const other = before === null ? 0 : before[r];
    if (one >= 0 && other >= 0) differences[count++] = one - other;
  }
  return differences.subarray(0, count);
}

function busyIn({ subject: { plan, memory } }: Side, person: string, detailed: number): Int32Array | null {
  const place = plan.people.findIndex(({ id }) => id === person);
  return place < 0 ? null : loadsOf(memory, plan.people.length, place, detailed).busy;
}

function changeOf(base: ComparedLoad | null, option: ComparedLoad | null, isMore: boolean): LoadDifference['change'] {
  if (base === null) return 'new';
  if (option === null) return 'gone';
  const [before, after] = [base.share ?? 0, option.share ?? 0];
  if (after >= OVERLOADED && before < OVERLOADED) return 'overloaded';
  if (after < IDLE && before >= IDLE) return 'idle';
  return isMore ? 'more' : 'less';
}

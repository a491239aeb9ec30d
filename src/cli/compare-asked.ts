// What `simulate compare` is asked about: the date that is compared and the figure that decides, refused when they mean nothing in the base
// or in an option.
import { troubleWith } from '../plan/check-condition.ts';
import { type Figure, parseFigure } from '../plan/parse-figure.ts';
import type { Plan } from '../plan/plan.ts';
import { Stop, usageStop } from './stop.ts';
import { whatAsked } from './what-asked.ts';

const DATES: readonly string[] = ['gate', 'milestone', 'phase', 'issue'];
const OF_DATES: readonly string[] = ['P<n>', 'mean', 'likely', 'chance', 'gap'];

/** Id of the gate, milestone, phase or issue; null = the finish. Throws a Stop (exit 2). */
export function dateAsked(typed: string | undefined, plan: Plan): string | null {
  const { kind, id } = whatAsked(typed, plan);
  if (kind === 'finish') return null;
  if (DATES.includes(kind)) return id;
  throw usageStop(
    `--milestone ${id.slice(0, 40)}: it is a ${kind}, which has no date to be compared`,
    'name a gate, milestone, phase or issue',
  );
}

/** The date that a metric is about, so that --metric 'chance(G2)' tells first of G2; null = the finish, also where a name is that of several things. */
export function dateOfMetric(metric: Figure | null, plan: Plan): string | null {
  const id = metric?.argument?.id ?? 'finish';
  if (metric === null || id === 'finish' || id === 'all' || !OF_DATES.includes(metric.name)) return null;
  try {
    return dateAsked(id, plan);
  } catch (error) {
    if (error instanceof Stop) return null;
    throw error;
  }
}

/** The figure that decides; null = the P80 of the date. Throws a Stop (exit 2, E094) for one that means nothing in one of the plans. */
export function metricAsked(
  typed: string | undefined,
  plans: readonly { words: readonly string[]; plan: Plan }[],
): Figure | null {
  if (typed === undefined) return null;
  const refused = (why: string, hint?: string) => usageStop(`--metric '${typed.slice(0, 60)}': ${why}`, hint, 'E094');
  const parsed = parseFigure(typed);
  if ('error' in parsed) throw refused(parsed.error, parsed.hint);
  const rest = typed.slice(parsed.end).trim();
  if (rest !== '')
    throw refused(
      `"${rest.slice(0, 40)}" is too much: a metric is a figure without a limit`,
      `such as '${parsed.figure.text}'`,
    );
  for (const { words, plan } of plans) {
    const trouble = troubleWith(parsed, plan);
    if (trouble === null) continue;
    const where = words.length === 0 ? '' : ` (with ${words.join(' ')})`;
    throw refused(trouble.message + where);
  }
  return parsed.figure;
}

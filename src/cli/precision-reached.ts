// What became of --precision: how wide the 95 % interval of the finish's P80 is after the futures there were.
import type { Forecast } from '../engine/forecast/forecast.ts';
import { sizeOf } from '../engine/forecast/limit.ts';
import type { Plan } from '../plan/plan.ts';
import type { SpanAsked } from './effort-flags.ts';

export interface PrecisionReached {
  /** As typed. */
  asked: string;
  /** Working minutes of the plan calendar. */
  askedMinutes: number;
  /** null = an end of the interval is open: too few futures, or too many that never finish. */
  widthMinutes: number | null;
  reached: boolean;
}

/** null = nobody asked. */
export function precisionReached(
  asked: SpanAsked | undefined,
  { finish }: Forecast,
  plan: Plan,
): PrecisionReached | null {
  if (asked === undefined) return null;
  const askedMinutes = sizeOf(asked, plan);
  const width = finish.p80Reach.below + finish.p80Reach.above;
  const reached = width <= askedMinutes;
  return { asked: asked.text, askedMinutes, widthMinutes: width === Infinity ? null : width, reached };
}

/** One line for whoever did not get what they asked for; nothing otherwise. */
export function tellPrecision(precision: PrecisionReached | null, replications: number, plan: Plan): string {
  if (precision === null || precision.reached) return '';
  const { asked, widthMinutes } = precision;
  const after = `after ${replications.toLocaleString('en-US')} ${replications === 1 ? 'future' : 'futures'}`;
  const width =
    widthMinutes === null ? 'has no end' : `is ${(widthMinutes / plan.calendar.minutesPerDay).toFixed(2)} d wide`;
  return `note: --precision ${asked} is not reached: ${after} the 95 % interval of P80 ${width}\n`;
}

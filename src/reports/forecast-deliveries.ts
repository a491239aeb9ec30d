// The date of a delivery with its interval, for every report: a delivery is an issue that stands for it.
import type { DeliveryForecast, Forecast } from '../engine/forecast/forecast-result.ts';
import type { Estimate } from '../engine/forecast/quantiles.ts';

/** P80 of the delivery. */
export function deliveryDate({ id, p80 }: DeliveryForecast, { issues }: Forecast): Estimate<number> {
  return issues.find((issue) => issue.id === id)?.finish.p80 ?? { value: p80, low: null, high: null };
}

// What a figure has to say about every single future, where the forecast has kept it: for comparing two plans on the same tapes.
// Dates come as working minutes, so that their differences are spans.
import { type Figure, isWord } from '../../plan/condition.ts';
import type { Collected } from './collected.ts';
import type { Forecast } from './forecast-result.ts';
import { NEVER } from './quantiles.ts';

/** Null when only the totals were kept. `worked` turns a civil minute of this forecast into working minutes. */
export function pairedSamples(
  figure: Figure,
  forecast: Forecast,
  worked: (minute: number) => number,
): Collected | null {
  const kept = forecast.collected.get(figure.text);
  const quantile = (percent: number): Collected['statistic'] => ({ kind: 'quantile', percent });
  switch (figure.name) {
    case 'speedup':
      return { samples: forecast.speedup.samples, statistic: quantile(50) };
    case 'chance':
      return keptPromises(figure, forecast);
    case 'P<n>': {
      const dates = kept?.samples ?? datesOf(figure, forecast)?.samples;
      return dates ? { samples: workedDates(dates, worked, 0), statistic: quantile(figure.percentile ?? 50) } : null;
    }
    case 'mean':
    case 'contingency':
    case 'gap': {
      const dated = datesOf(figure, forecast);
      if (dated === null) return null;
      const anchor = { mean: 0, contingency: dated.likely, gap: dated.target }[figure.name];
      if (anchor === null) return null;
      const samples = workedDates(dated.samples, worked, figure.name === 'mean' ? 0 : worked(anchor));
      return { samples, statistic: figure.name === 'mean' ? { kind: 'mean' } : quantile(80) };
    }
    default:
      return kept ?? null;
  }
}

interface DatesOfOne {
  samples: Int32Array;
  likely: number | null;
  target: number | null;
}

/** Of the finish or of something with a date of its own; issues keep no order. */
function datesOf({ argument, asks }: Figure, forecast: Forecast): DatesOfOne | null {
  if (argument === null || isWord(argument, asks)) {
    const { likely, target } = forecast.finish;
    return { samples: forecast.finishByReplication, likely, target };
  }
  const k = forecast.milestones.findIndex(({ id }) => id === argument.id);
  if (k < 0) return null;
  const { likely, target } = forecast.milestones[k];
  return { samples: forecast.milestonesByReplication[k], likely, target };
}

function workedDates(
  dates: Int32Array | Float64Array,
  worked: (minute: number) => number,
  anchor: number,
): Float64Array {
  return Float64Array.from(dates, (minute) =>
    minute === NEVER || minute === Infinity ? Infinity : worked(minute) - anchor,
  );
}

/** 1 in the futures in which the promise, or every promise, is kept. */
function keptPromises({ argument, asks }: Figure, forecast: Forecast): Collected | null {
  const isAll = argument !== null && isWord(argument, asks);
  const promised = forecast.milestones.flatMap(({ id, target }, k) =>
    target !== null && (isAll || id === argument?.id) ? [{ samples: forecast.milestonesByReplication[k], target }] : [],
  );
  if (promised.length === 0) return null;
  const samples = Float64Array.from(promised[0].samples, (_, r) =>
    promised.every(({ samples: dates, target }) => dates[r] <= target) ? 1 : 0,
  );
  return { samples, statistic: { kind: 'mean' } };
}

// Samples of figures that a condition or claim asks for and that no other tally keeps. Made only for what is asked: a plan
// whose conditions ask for none of them pays nothing in the loop of futures.
import type { Figure } from '../../plan/condition.ts';
import { ROW_SIZE, type Trace } from '../kernel/trace.ts';
import { collectEvents, dropReader } from './collect-events.ts';
import { collectIssues } from './collect-issues.ts';
import { collectPeople } from './collect-people.ts';
import type { Collected } from './collected.ts';
import type { Collector, Sources } from './collector.ts';

/** Figures whose value is known without samples of their own. */
const ANSWERED = new Set(['P<n>', 'load', 'wait']);

export class AskedTally {
  /** By text of the figure. */
  private readonly collectors = new Map<string, { collector: Collector; samples: Float64Array }>();
  private readonly readers: Pick<Collector, 'begin' | 'read'>[];
  private readonly all: readonly { collector: Collector; samples: Float64Array }[];
  private futures = 0;

  constructor(figures: readonly Figure[], sources: Sources, replications: number) {
    for (const figure of figures) {
      if (this.collectors.has(figure.text)) continue;
      const collector = collectorOf(figure, sources);
      if (collector !== null) this.collectors.set(figure.text, { collector, samples: new Float64Array(replications) });
    }
    this.all = [...this.collectors.values()];
    this.readers = this.all.flatMap(({ collector }) => (collector.read === undefined ? [] : [collector]));
    if (this.all.length > 0) this.readers.unshift(dropReader(sources));
  }

  /** Call after the other tallies of this future. */
  count(trace: Trace): void {
    if (this.all.length === 0) return;
    const { rows, rowCount } = trace;
    for (const reader of this.readers) reader.begin?.();
    for (let at = 0; at < rowCount * ROW_SIZE; at += ROW_SIZE)
      for (const reader of this.readers) reader.read?.(rows[at + 1], rows[at], rows[at + 2], rows[at + 3]);
    for (const { collector, samples } of this.all) samples[this.futures] = collector.end(trace);
    this.futures++;
  }

  /** What was collected, by text of the figure. */
  collected(): Map<string, Collected> {
    return new Map(
      [...this.collectors].map(([text, { collector, samples }]) => [
        text,
        { samples: samples.subarray(0, this.futures), statistic: collector.statistic },
      ]),
    );
  }
}

/** Null for figures that other tallies or the plan itself answer. */
function collectorOf(figure: Figure, sources: Sources): Collector | null {
  if (ANSWERED.has(figure.name) && !sources.intervals) return null;
  return collectIssues(figure, sources) ?? collectPeople(figure, sources) ?? collectEvents(figure, sources);
}

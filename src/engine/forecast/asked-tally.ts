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

  /** @param memory zeros, `AskedTally.bytes(figures, replications)` of them, for samples placed by replication number */
  constructor(figures: readonly Figure[], sources: Sources, replications: number, memory: ArrayBufferLike) {
    for (const figure of figures) {
      if (this.collectors.has(figure.text)) continue;
      const collector = collectorOf(figure, sources);
      if (collector === null) continue;
      const samples = new Float64Array(memory, 8 * replications * this.collectors.size, replications);
      this.collectors.set(figure.text, { collector, samples });
    }
    this.all = [...this.collectors.values()];
    this.readers = this.all.flatMap(({ collector }) => (collector.read === undefined ? [] : [collector]));
    if (this.all.length > 0) this.readers.unshift(dropReader(sources));
  }

  static bytes(figures: readonly Figure[], replications: number): number {
    return 8 * figures.length * replications;
  }

  /** Call after the other tallies of this future. */
  count(trace: Trace, replication: number): void {
    if (this.all.length === 0) return;
    const { rows, rowCount } = trace;
    for (const reader of this.readers) reader.begin?.();
    for (let at = 0; at < rowCount * ROW_SIZE; at += ROW_SIZE)
      for (const reader of this.readers) reader.read?.(rows[at + 1], rows[at], rows[at + 2], rows[at + 3]);
    for (const { collector, samples } of this.all) samples[replication] = collector.end(trace);
  }

  /** What was collected in futures 0 .. n - 1, by text of the figure. */
  collected(futures: number): Map<string, Collected> {
    return new Map(
      [...this.collectors].map(([text, { collector, samples }]) => [
        text,
        { samples: samples.subarray(0, futures), statistic: collector.statistic },
      ]),
    );
  }
}

/** Null for figures that other tallies or the plan itself answer. */
function collectorOf(figure: Figure, sources: Sources): Collector | null {
  if (ANSWERED.has(figure.name) && !sources.intervals) return null;
  return collectIssues(figure, sources) ?? collectPeople(figure, sources) ?? collectEvents(figure, sources);
}

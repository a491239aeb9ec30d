// Counts ledgers and driving chains over futures, in one walk a future. What each future charges is kept by its replication, as few numbers
// as its chain has causes: so means, the futures around P80 and quantiles of single causes all come from one pass.
import type { Observer, ObserverKind } from '../../engine/forecast/observer.ts';
import type { Network } from '../../engine/network/network.ts';
import type { Plan } from '../../plan/plan.ts';
import { ChainLedger } from './chain-ledger.ts';
import { ChainSequences, mergeSequences, type SequencesPart } from './chain-sequences.ts';

export interface LedgerAsk {
  plan: Plan;
  /** compile(plan). Await chanceReady() before. */
  network: Network;
  /** Node of the date; -1 = the finish. */
  node: number;
}

/** Plain data. Futures stand in the order in which they were met; merged, in the order of replications. */
export interface LedgerPart {
  /** By future: replication; minute of the date (-1 = never); first of its entries (and the number of all behind the last). */
  readonly replication: Int32Array;
  readonly date: Int32Array;
  readonly offset: Int32Array;
  /** By entry: row of the ledger, minutes on the clock, working minutes of the plan calendar. */
  readonly row: Int32Array;
  readonly civil: Int32Array;
  readonly working: Int32Array;
  readonly sequences: SequencesPart;
}

/** A list of whole numbers that grows by doubling. */
class Numbers {
  list = new Int32Array(256);
  length = 0;

  push(value: number): void {
    if (this.length === this.list.length) {
      const wider = new Int32Array(2 * this.length);
      wider.set(this.list);
      this.list = wider;
    }
    this.list[this.length++] = value;
  }

  all(): Int32Array {
    return this.list.slice(0, this.length);
  }
}

class LedgerObserver implements Observer<LedgerPart> {
  private readonly ledger: ChainLedger;
  private readonly sequences: ChainSequences;
  private readonly replication = new Numbers();
  private readonly date = new Numbers();
  private readonly offset = new Numbers();
  private readonly row = new Numbers();
  private readonly civil = new Numbers();
  private readonly working = new Numbers();

  constructor({ plan, network, node }: LedgerAsk) {
    this.ledger = new ChainLedger(plan, network, node);
    this.sequences = new ChainSequences(network);
    this.offset.push(0);
  }

  count(...[trace, tape, replication]: Parameters<Observer<LedgerPart>['count']>): void {
    const { ledger } = this;
    const date = ledger.charge(trace, tape);
    this.replication.push(replication);
    this.date.push(date);
    const { account } = ledger;
    for (let k = 0; k < account.touchedCount; k++) {
      const row = account.touched[k];
      if (account.civil[row] === 0 && account.working[row] === 0) continue;
      this.row.push(row);
      this.civil.push(account.civil[row]);
      this.working.push(account.working[row]);
    }
    this.offset.push(this.row.length);
    if (date >= 0) this.sequences.count(ledger.steps, date, replication);
  }

  part(): LedgerPart {
    return {
      replication: this.replication.all(),
      date: this.date.all(),
      offset: this.offset.all(),
      row: this.row.all(),
      civil: this.civil.all(),
      working: this.working.all(),
      sequences: this.sequences.part(),
    };
  }
}

export const ledgerKind: ObserverKind<LedgerAsk, LedgerPart> = {
  open: (ask) => new LedgerObserver(ask),
  merge: mergeLedgers,
};

function mergeLedgers(parts: readonly LedgerPart[]): LedgerPart {
  const futures = parts.flatMap((part) =>
    Array.from(part.replication, (replication, at) => ({ replication, part, at })),
  );
  futures.sort((a, b) => a.replication - b.replication);
  const entries = parts.reduce((sum, { row }) => sum + row.length, 0);
  const merged = {
    replication: Int32Array.from(futures, ({ replication }) => replication),
    date: Int32Array.from(futures, ({ part, at }) => part.date[at]),
    offset: new Int32Array(futures.length + 1),
    row: new Int32Array(entries),
    civil: new Int32Array(entries),
    working: new Int32Array(entries),
    sequences: mergeSequences(parts.map(({ sequences }) => sequences)),
  };
  let to = 0;
  futures.forEach(({ part, at }, future) => {
    for (let k = part.offset[at]; k < part.offset[at + 1]; k++, to++) {
      merged.row[to] = part.row[k];
      merged.civil[to] = part.civil[k];
      merged.working[to] = part.working[k];
    }
    merged.offset[future + 1] = to;
  });
  return merged;
}

// The ledger of one future of a small plan, in names: the likely tape with some slots set otherwise.
import { likelyTape } from '../../../src/engine/chance/deal.ts';
import { createKernel } from '../../../src/engine/kernel/simulate.ts';
import { compile } from '../../../src/engine/network/compile.ts';
import { ChainLedger } from '../../../src/planning/ledger/chain-ledger.ts';
import { subjectOfRow } from '../../../src/planning/ledger/row-subjects.ts';
import { planOf } from '../../forecast/plans.ts';

/** Calendar of these plans: 2025-11-17 is a Monday. */
const HEAD = `
plan: Ledger
start: 2025-11-17
calendar: { week: mon-fri, hours: [09:00-17:00] }
`;

export interface OneLedger {
  /** Minute of the date. */
  date: number;
  /** `kind id` -> minutes on the clock; rows of 0 are left out. */
  civil: Record<string, number>;
  /** The same in working minutes of the plan calendar. */
  working: Record<string, number>;
  /** Issues and gates from the beginning to the date. */
  steps: string[];
}

/** @param id of a node; null = the finish. `slots` by name, minutes or draws. */
export function ledgerOf(text: string, slots: Record<string, number> = {}, id: string | null = null): OneLedger {
  const plan = planOf(HEAD + text);
  const network = compile(plan, 90);
  const tape = likelyTape(network);
  for (const [name, value] of Object.entries(slots)) {
    const slot = network.slots.findIndex((each) => each.name === name);
    if (slot < 0) throw new Error(`no slot ${name}: ${network.slots.map((each) => each.name).join(', ')}`);
    tape[slot] = value;
  }
  const ledger = new ChainLedger(plan, network, id === null ? -1 : network.nodeIds.lastIndexOf(id));
  const date = ledger.charge(createKernel(network).simulate(tape), tape);
  const { account, rows, steps } = ledger;
  const result: OneLedger = { date, civil: {}, working: {}, steps: [] };
  for (const row of account.touched.slice(0, account.touchedCount).sort()) {
    const { kind, id: subject } = subjectOfRow(plan, network, rows, row);
    const name = subject === null ? kind : `${kind} ${subject}`;
    if (account.civil[row] !== 0) result.civil[name] = account.civil[row];
    if (account.working[row] !== 0) result.working[name] = account.working[row];
  }
  for (let k = steps.count - 1; k >= 0; k--) result.steps.push(network.nodeIds[steps.node[k]]);
  return result;
}

/** Draws that let a risk of any chance fire. */
export const fires = (...risks: string[]): Record<string, number> =>
  Object.fromEntries(risks.map((risk) => [`risk/${risk}/fires`, 0]));

// Prints one digest of the logs of random plans: run in processes with other time zones, it must not change.
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { chanceReady } from '../../src/engine/chance/ready.ts';
import { arbitraryPlan } from '../oracle/arbitrary-plan.ts';
import { logOf, uncertain } from './dealt-futures.ts';

await chanceReady();
const plans = fc.sample(arbitraryPlan, { numRuns: Number(process.argv[2] ?? 50), seed: 7 });
const logs = plans.map((plan, number) => logOf(uncertain(plan, 'plan'), 'zones', number));
console.log(createHash('sha256').update(logs.join('\n')).digest('hex'), new Date(2025, 6, 1).getTimezoneOffset());

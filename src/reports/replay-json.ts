// What came of a future, for programs: when everything started and finished. The events say why.

import type { LogEvent } from '../engine/log/events.ts';
import { foldLog } from '../engine/log/evolve.ts';
import type { CivilInstant, Plan } from '../plan/plan.ts';

/** The command's own fields of `replay --json`, as of `until` (all of it without). Instants are civil strings, or null: not, or not yet. */
export function replayOutcome(events: readonly LogEvent[], plan: Plan, until?: CivilInstant): Record<string, unknown> {
  const state = foldLog(plan, events, until);
  const issues = [...state.issues]
    // Reworks and queued reviews that were never needed are not part of this future.
    .filter(([, { role, status }]) => role === 'planned' || status !== 'waiting')
    .map(([id, { role, gate, status, person, movedTo, aside, dropped, ready, start, workEnd, finish }]) => ({
      id,
      role,
      gate,
      status,
      person,
      movedTo,
      aside,
      dropped,
      ready,
      start,
      workEnd,
      finish,
    }));
  const gates = plan.gates.map(({ id, target }) => {
    const gate = state.gates.get(id);
    const { status, attempt, start, finish } = gate ?? { status: 'waiting', attempt: 0, start: null, finish: null };
    return { id, status, attempts: attempt, start, finish, target };
  });
  const listed = plan.milestones.filter(({ implied }) => implied === undefined);
  const milestones = listed.map(({ id, target }) => ({
    id,
    finish: state.milestones.get(id)?.reached ?? null,
    target,
  }));
  const phases = plan.phases.map(({ id, target }) => {
    const { start, finish } = state.phases.get(id) ?? { start: null, finish: null };
    return { id, start, finish, target };
  });
  const policies = [...state.policies].map(([id, { fired }]) => ({ id, fired }));
  const quotas = [...state.quotas].map(([id, { taken, missed }]) => ({ id, taken, missed }));
  return { finish: state.finish, dataDate: state.dataDate, issues, gates, milestones, phases, policies, quotas };
}

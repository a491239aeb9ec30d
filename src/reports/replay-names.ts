// What replays call things: titles beside ids, cleaned once here, so that no renderer can forget to.
import type { LogEvent } from '../engine/log/events.ts';
import type { Issue, Plan } from '../plan/plan.ts';
import { clean } from './text-sink.ts';

export interface ReplayNames {
  /** An id, cleaned. */
  id(id: string): string;
  /** `#001 API foundation`; just the id where the title says no more. */
  issue(id: string): string;
  gate(id: string): string;
  milestone(id: string): string;
  /** Just the title. */
  phase(id: string): string;
  risk(id: string): string;
  /** Just the title. */
  window(id: string): string;
  /** The issue of the plan with that id; undefined for reworks and queued reviews. */
  planned(id: string): Issue | undefined;
  /** The event with that number. */
  event(seq: number): LogEvent | undefined;
}

export function replayNames(plan: Plan, events: readonly LogEvent[]): ReplayNames {
  const issues = new Map(plan.issues.map(({ id, title }) => [id, title]));
  for (const gate of plan.gates) {
    issues.set(`${gate.id}/rework`, `Rework for ${gate.title}`);
    for (const keeper of gate.keepers) issues.set(`${gate.id}/review/${keeper}`, `Review of ${gate.title}`);
  }
  const named = (titles: Map<string, string>) => (id: string) => {
    const title = titles.get(id);
    return clean(title === undefined || letters(title) === letters(id) ? id : `${id} ${title}`);
  };
  const titlesOf = (things: readonly { id: string; title: string }[]) =>
    new Map(things.map(({ id, title }) => [id, title]));
  const phases = titlesOf(plan.phases);
  const windows = titlesOf(plan.windows);
  const planned = new Map(plan.issues.map((issue) => [issue.id, issue]));
  return {
    id: clean,
    issue: named(issues),
    gate: named(titlesOf(plan.gates)),
    milestone: named(titlesOf(plan.milestones)),
    phase: (id) => clean(phases.get(id) ?? id),
    risk: named(titlesOf(plan.risks)),
    window: (id) => clean(windows.get(id) ?? id),
    planned: (id) => planned.get(id),
    event: (seq) => events[seq - 1],
  };
}

/** `API-complete` and `API complete` say the same. */
function letters(text: string): string {
  const bare = text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return bare === '' ? text : bare;
}

// What replays call things: titles beside ids, cleaned once here, so that no renderer can forget to.
import type { LogEvent } from '../engine/log/events.ts';
import { impliedBy } from '../plan/implied-risk.ts';
import type { Issue, Plan } from '../plan/plan.ts';
import { clean } from './text-sink.ts';

export interface ReplayNames {
  /** An id, cleaned; what the document only implies in words: `the review of api`. */
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

/** What the reader made of something the document says: how a cause calls it, and how a line of its own does. */
interface Implied {
  cause: string;
  line: string;
}

export function replayNames(plan: Plan, events: readonly LogEvent[]): ReplayNames {
  const issues = new Map(plan.issues.map(({ id, title }) => [id, title]));
  for (const gate of plan.gates) {
    if (gate.reviewOf != null) continue;
    issues.set(`${gate.id}/rework`, `Rework for ${gate.title}`);
    for (const keeper of gate.keepers) issues.set(`${gate.id}/review/${keeper}`, `Review of ${gate.title}`);
  }
  const implied = impliedWords(plan);
  const named = (titles: Map<string, string>) => (id: string) => {
    const words = implied.get(id);
    if (words !== undefined) return clean(words.line);
    const title = titles.get(id);
    return clean(title === undefined || letters(title) === letters(id) ? id : `${id} ${title}`);
  };
  const titlesOf = (things: readonly { id: string; title: string }[]) =>
    new Map(things.map(({ id, title }) => [id, title]));
  const phases = titlesOf(plan.phases);
  const windows = titlesOf(plan.windows);
  const planned = new Map(plan.issues.map((issue) => [issue.id, issue]));
  return {
    id: (id) => clean(implied.get(id)?.cause ?? id),
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

/** Reviews and reworks of issues, waits, ways round a delivery, risks of lateness and return: nobody has written their ids. */
function impliedWords({ issues, gates, milestones, risks }: Plan): Map<string, Implied> {
  const words = new Map<string, Implied>();
  const titles = new Map(issues.map(({ id, title }) => [id, title]));
  for (const { id, title, reviewOf, keepers } of gates) {
    if (reviewOf == null) continue;
    words.set(id, { cause: `the review of ${reviewOf}`, line: title });
    const rework = `ework of ${reviewOf} after its review`;
    words.set(`${id}/rework`, { cause: `the r${rework}`, line: `R${rework}` });
    for (const keeper of keepers)
      words.set(`${id}/review/${keeper}`, { cause: `the review of ${reviewOf}`, line: title });
  }
  for (const { id, title, implied } of issues) {
    if (implied !== 'lag') continue;
    const cause = title.startsWith('Wait for ')
      ? `the w${title.slice(1)}`
      : `the wait for the review of ${id.slice('lag/'.length)}`;
    words.set(id, { cause, line: title });
  }
  for (const { id, title, implied } of milestones)
    if (implied !== undefined) words.set(id, { cause: title, line: title });
  for (const risk of risks) {
    const origin = impliedBy(risk);
    if (origin === null) continue;
    const { kind, id } = origin;
    const about = kind === 'late' ? `lateness of ${titles.get(id) ?? id}` : `rework of ${id}`;
    words.set(risk.id, { cause: about, line: about });
  }
  return words;
}

/** `API-complete` and `API complete` say the same. */
function letters(text: string): string {
  const bare = text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return bare === '' ? text : bare;
}

// A model laid out for going through it forward and backward, and the sets of people whose work is weighed together.
import type { Model } from './model.ts';

/** Arrays of a model by event and task, made once per search. */
export interface Passes {
  model: Model;
  into: readonly (readonly number[])[];
  /** Events in an order of the graph, and the task that finishes at an event (-1 = none). */
  order: readonly number[];
  /** Edges into an event, a task counted as one. */
  indegree: Int32Array;
  taskTo: Int32Array;
  taskFrom: Int32Array;
  out: readonly (readonly number[])[];
  /** Sets of people who share work that only they can do, and the tasks of each. */
  groups: readonly { people: readonly number[]; tasks: readonly number[] }[];
}

export function passesOf(model: Model): Passes {
  const into: number[][] = Array.from({ length: model.eventCount }, () => []);
  const out: number[][] = Array.from({ length: model.eventCount }, () => []);
  model.edges.forEach(({ from, to }, k) => {
    into[to].push(k);
    out[from].push(k);
  });
  const taskTo = new Int32Array(model.eventCount).fill(-1);
  const taskFrom = new Int32Array(model.eventCount).fill(-1);
  model.tasks.forEach(({ start, finish }, i) => {
    taskTo[finish] = i;
    taskFrom[start] = i;
  });
  const indegree = Int32Array.from({ length: model.eventCount }, (_, e) => into[e].length + (taskTo[e] >= 0 ? 1 : 0));
  const open = indegree.slice();
  const order = Array.from(open.keys()).filter((e) => open[e] === 0);
  for (const e of order) {
    const follows = out[e].map((k) => model.edges[k].to);
    if (taskFrom[e] >= 0) follows.push(model.tasks[taskFrom[e]].finish);
    for (const to of follows) if (--open[to] === 0) order.push(to);
  }
  return { model, into, indegree, order, taskTo, taskFrom, out, groups: groupsOf(model) };
}

function groupsOf(model: Model): Passes['groups'] {
  const performers = model.tasks.map(({ ways }) => ways.map(({ person }) => person).filter((person) => person >= 0));
  const sets = new Map(performers.map((people) => [people.join(' '), people]));
  sets.set('all', Array.from(model.people.keys()));
  return [...sets.values()]
    .filter((people) => people.length > 1)
    .map((people) => ({
      people,
      tasks: performers.flatMap((able, i) => (able.length > 0 && able.every((p) => people.includes(p)) ? [i] : [])),
    }));
}

// Reference classes of estimation error, measured with `simulate calibrate` on published data sets: for teams that have no
// history of their own yet. Each figure is of logs of actual / estimate, one row per task, all years, persons from the developer.
// A history of one's own is always better: classes know nothing of who estimates here.

export interface ReferenceClass {
  name: string;
  /** Typical actual / estimate. */
  median: number;
  sdLog: number;
  shared: number;
  by: 'plan' | 'person';
  /** What was measured, in a line. */
  measured: string;
}

export const REFERENCE_CLASSES: readonly ReferenceClass[] = [
  {
    name: 'commercial-tasks',
    median: 0.88,
    sdLog: 0.85,
    shared: 0.08,
    by: 'person',
    measured: 'SiP: tasks of a commercial software house in hours, 2004-2014',
  },
  {
    name: 'jira-stories',
    // Hours per story point have no typical ratio that means anything elsewhere.
    median: 1,
    sdLog: 0.81,
    shared: 0.26,
    by: 'person',
    measured: 'Project-22: stories of one team, hours against story points',
  },
];

/** The class of this name; throws for a name that is none. */
export function referenceClassOf(name: string): ReferenceClass {
  const found = REFERENCE_CLASSES.find((one) => one.name === name);
  if (found === undefined) throw new Error(`Assertion: no reference class ${name}`);
  return found;
}

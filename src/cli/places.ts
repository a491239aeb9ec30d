// Where something of a plan is written, as editors and people jump to it: `plan.yaml:212`.
import { posix } from 'node:path';
import type { DocumentPath } from '../plan/diagnostic.ts';
import type { PlanReading } from '../scenarios/read-plan.ts';

/** File and line of a path, or of the deepest thing there is on it; empty for a section that the plan does not have. */
export function placesIn(reading: PlanReading, argument: string): (path: DocumentPath) => string {
  const folder = posix.dirname(argument.replaceAll('\\', '/'));
  const lineOf = (path: DocumentPath) => {
    const [found] = reading.locate([{ code: '', severity: 'note', message: '', path }]);
    return found?.range;
  };
  const whole = lineOf([]);
  return (path) => {
    const range = lineOf(path);
    if (range === undefined) return '';
    const isNowhere = range.file === whole?.file && range.start.offset === whole?.start.offset && path.length === 1;
    if (isNowhere) return '';
    const file = range.file === undefined ? (argument === '-' ? '<stdin>' : argument) : posix.join(folder, range.file);
    return `${file}:${range.start.line}`;
  };
}

// The folders of plans: every file is a test, and rejected and warned plans carry their verdict in their first lines.
import { readdirSync, readFileSync } from 'node:fs';

export interface PlanFile {
  name: string;
  text: string;
  /** `E014 57:13`, as the file states them, sorted. */
  expected: string[];
}

/** All plans of a folder beside this file. */
export function planFiles(folder: 'accepted' | 'rejected' | 'warned'): PlanFile[] {
  const directory = new URL(`./${folder}/`, import.meta.url);
  return readdirSync(directory)
    .sort()
    .map((name) => {
      const text = readFileSync(new URL(name, directory), 'utf8');
      const expected = Array.from(text.matchAll(/^# expect: ([EW]\d{3} \d+:\d+)$/gm), ([, verdict]) => verdict);
      return { name, text, expected: expected.sort() };
    });
}

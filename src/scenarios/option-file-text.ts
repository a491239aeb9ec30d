// The text of an option file: what a search proposes, as somebody could have written it, so that it can be read, changed and compared.
import type { Change } from '../plan/change.ts';
import { phraseOf } from '../plan/change-phrase.ts';
import { isPlainYaml } from './plain-yaml.ts';

export interface OptionFileText {
  /** Path of the plan, relative to where the option file will lie. */
  base: string;
  title: string;
  /** Changes in words as somebody typed them, before all others. */
  phrases?: readonly string[];
  changes: readonly Change[];
  note?: string;
}

/** YAML that the reader of option files takes back as the same title and the same changes. */
export function renderOptionFile({ base, title, phrases = [], changes, note }: OptionFileText): string {
  const all = [...phrases, ...changes.map(phraseOf)];
  const lines = [
    `base: ${scalar(base)}`,
    `title: ${scalar(title)}`,
    ...(note === undefined ? [] : [`note: ${scalar(note)}`]),
    all.length === 0 ? 'changes: []' : 'changes:',
    ...all.map((phrase) => `  - ${JSON.stringify(phrase)}`),
  ];
  return `${lines.join('\n')}\n`;
}

function scalar(text: string): string {
  return isPlainYaml(text) ? text : JSON.stringify(text);
}

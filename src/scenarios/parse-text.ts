// Text to tree, whichever of the two languages it is, within the limits of that language.
import type { Complaints } from './complaints.ts';
import type { DocNode } from './document.ts';
import { JSON_LENGTH_LIMIT, YAML_LENGTH_LIMIT } from './limits.ts';
import { parseJson } from './parse-json.ts';
import { parseYaml } from './parse-yaml.ts';

/** The tree of a document, or null after complaints. JSON by its name, or when too large a text begins like JSON. */
export function parseText(text: string, name: string, complaints: Complaints): DocNode | null {
  const beginsLikeJson = /^\ufeff?\s*[{[]/.test(text);
  const isJson = /\.json$/i.test(name) || (beginsLikeJson && text.length > YAML_LENGTH_LIMIT);
  const limit = isJson ? JSON_LENGTH_LIMIT : YAML_LENGTH_LIMIT;
  if (text.length > limit) {
    const hint = isJson ? 'split the plan' : 'write plans of this size as JSON';
    complaints.addAt('E002', 0, 0, `the document is larger than ${limit / 1024 / 1024} MiB`, hint);
    return null;
  }
  if (text.trim() === '') {
    complaints.addAt('E008', 0, 0, 'the document is empty', 'begin with plan:, start: and issues:');
    return null;
  }
  return isJson ? parseJson(text, complaints) : parseYaml(text, complaints);
}

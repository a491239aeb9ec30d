// One text for one value: keys sorted by UTF-16 code unit, no whitespace, so that equal data has equal bytes and a digest means something.

/**
 * Canonical JSON (RFC 8785 in what it asks of plain data). Undefined properties are left out; throws (assertion) on numbers JSON does not have.
 */
export function canonicalJson(value: unknown): string {
  const parts: string[] = [];
  write(value, parts);
  return parts.join('');
}

/** Appends the texts of a value; one list for the whole document is much faster than a text for each of its parts. */
function write(value: unknown, parts: string[]): void {
  if (Array.isArray(value)) writeList(value, parts);
  else if (typeof value === 'object' && value !== null) writeFields(value as Record<string, unknown>, parts);
  else {
    if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`assertion: ${value} has no JSON`);
    const text = JSON.stringify(value);
    if (text === undefined) throw new Error(`assertion: a ${typeof value} has no JSON`);
    parts.push(text);
  }
}

function writeList(list: readonly unknown[], parts: string[]): void {
  let before = '[';
  for (const item of list) {
    parts.push(before);
    write(item, parts);
    before = ',';
  }
  parts.push(list.length === 0 ? '[]' : ']');
}

function writeFields(fields: Readonly<Record<string, unknown>>, parts: string[]): void {
  let before = '{';
  // The default order of strings is by code unit, not of any language.
  for (const key of Object.keys(fields).sort()) {
    if (fields[key] === undefined) continue;
    parts.push(before, JSON.stringify(key), ':');
    write(fields[key], parts);
    before = ',';
  }
  parts.push(before === '{' ? '{}' : '}');
}

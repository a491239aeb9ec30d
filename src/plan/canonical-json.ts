// One text for one value: keys sorted by UTF-16 code unit, no whitespace, so that equal data has equal bytes and a digest means something.

/** Canonical JSON (RFC 8785 in what it asks of plain data). Undefined properties are left out; throws (assertion) on numbers JSON does not have. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`assertion: ${value} has no JSON`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new Error(`assertion: a ${typeof value} has no JSON`);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  // Comparison by code unit: the default order of strings, not of any language.
  fields.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`).join(',')}}`;
}

// What a document may cost. Every limit is told to the user by its own diagnostic, none ends in a crash.

/** UTF-16 units of a YAML text: the parser needs about a second per 1-2 million. */
export const YAML_LENGTH_LIMIT = 4 * 1024 * 1024;
/** UTF-16 units of a JSON text. */
export const JSON_LENGTH_LIMIT = 64 * 1024 * 1024;
/** Collections inside collections. */
export const NESTING_LIMIT = 64;
/** Values that aliases may stand for, all together. */
export const EXPANDED_NODES_LIMIT = 50_000;
/** Civil minutes after which no future is followed (20 years): longer durations mean nothing. */
export const LONGEST_MINUTES = 20 * 366 * 1440;
/** Days after the start that dates may name (20 years). */
export const LAST_DAY = 20 * 366;
/** UTF-16 units of any value that has a grammar: some patterns are quadratic in blanks. */
export const LONGEST_VALUE = 300;
/** Anonymous members of one pool, and units of one resource. */
export const LARGEST_COUNT = 1_000_000;
export const LARGEST_POOL = 10_000;

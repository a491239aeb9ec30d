// Which texts need no quotes in YAML. Narrower than YAML itself: whatever could be taken for anything else is quoted.

const WORDS = /^(true|false|null|yes|no|on|off|~)$/i;

/** May this text stand bare behind a key? Letters first, and none of the signs with a meaning. */
export function isPlainYaml(text: string): boolean {
  return /^[\p{L}./][\p{L}\p{N} ./_()%+-]*$/u.test(text) && !text.endsWith(' ') && !WORDS.test(text);
}

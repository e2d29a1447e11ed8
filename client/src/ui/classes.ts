/** Joins class names, leaving out what is false, so that a condition can stand in the list. */
export function classes(...names: (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}

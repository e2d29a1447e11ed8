/** Who is present, in the order of their coming: who was there before keeps the place, who is new stands behind. */
export function keepOrder(known: readonly string[], present: readonly string[]): string[] {
  return [...known.filter((id) => present.includes(id)), ...present.filter((id) => !known.includes(id))];
}

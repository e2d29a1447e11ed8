/** So wide that every control has its own button (px). */
const roomy = 800;

/** Whether the bar has room for what is pressed less often; a stage that was not measured yet will have. */
export function isRoomy(isPhone: boolean, width: number): boolean {
  return !isPhone && (width === 0 || width >= roomy);
}

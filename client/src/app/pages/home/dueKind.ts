/** How near the day is by which something was promised; both as `2026-03-29`. */
export function dueKind(due: string | null, today: string): 'none' | 'overdue' | 'today' | 'soon' | 'later' {
  if (due === null) return 'none';
  if (due < today) return 'overdue';
  if (due === today) return 'today';
  return (Date.parse(due) - Date.parse(today)) / 86_400_000 <= 3 ? 'soon' : 'later';
}

import type { NewItem } from './agendaDocument.ts';

/** How a session's agenda begins. Minutes say how items share the time; `fitToLength` makes them add up. */
export interface AgendaTemplate {
  readonly id: string;
  readonly name: string;
  readonly items: readonly NewItem[];
}

/** The first item of every agenda. What was left undone opens the hour. */
const review: NewItem = { title: 'Review of open actions', minutes: 10, lead: 'mentee', kind: 'review' };
/** The last one: what follows from the hour, and when the next one is. */
const nextSteps: NewItem = {
  title: 'Next steps and next session',
  minutes: 10,
  lead: 'both',
  kind: 'next_steps',
};

const template = (id: string, name: string, ...main: NewItem[]): AgendaTemplate => ({
  id,
  name,
  items: [review, ...main, nextSteps],
});

const topic = (title: string, minutes: number, lead: NewItem['lead']): NewItem => ({
  title,
  minutes,
  lead,
  kind: 'topic',
});

const activity = (title: string, minutes: number, lead: NewItem['lead']): NewItem => ({
  title,
  minutes,
  lead,
  kind: 'activity',
});

/** What every programme starts with. */
export const defaultAgendaTemplates: readonly AgendaTemplate[] = [
  template(
    'first-meeting',
    'First meeting',
    topic('Who we are and how we got here', 15, 'both'),
    topic('What the mentee hopes to reach', 15, 'mentee'),
    topic('How we want to work together', 10, 'mentor'),
  ),
  template(
    'regular-meeting',
    'Regular meeting',
    topic('What has happened since', 10, 'mentee'),
    topic('The question of the day', 20, 'mentee'),
    activity('Try it out together', 10, 'mentor'),
  ),
  template(
    'goal-review',
    'Goal review',
    topic('Where each goal stands', 15, 'mentee'),
    topic('What helped, what was in the way', 10, 'both'),
    activity('Sharpen or change the goals', 15, 'mentee'),
  ),
  template(
    'closing',
    'Closing',
    topic('What was reached', 15, 'mentee'),
    topic('What each of us takes along', 15, 'both'),
    topic('Feedback and thanks', 10, 'both'),
  ),
];

/** The same templates, the likeliest first: who has met before does not begin with a first meeting. */
export function likeliestFirst(
  templates: readonly AgendaTemplate[],
  hasMet: boolean,
): readonly AgendaTemplate[] {
  if (!hasMet) return templates;
  return [...templates].sort((a, b) => Number(a.id === 'first-meeting') - Number(b.id === 'first-meeting'));
}

/**
 * Shares the length of a session (minutes, at least one per item) among the items in the proportions of the
 * template, in steps of five minutes where there is room for that. The sum is exactly the length.
 */
export function fitToLength(items: readonly NewItem[], minutes: number): NewItem[] {
  const step = minutes % 5 === 0 && minutes / 5 >= items.length ? 5 : 1;
  const planned = items.reduce((sum, item) => sum + item.minutes, 0);
  const exact = items.map((item) => (item.minutes / planned) * (minutes / step));
  const shares = exact.map((share) => Math.max(1, Math.floor(share)));
  const missing = () => Math.round(minutes / step) - shares.reduce((sum, share) => sum + share, 0);
  // Each step goes where the share is furthest from its proportion; ties go to the earlier item.
  while (missing() !== 0) {
    const sign = Math.sign(missing());
    const distance = shares.map((share, i) =>
      share + sign < 1 ? -Infinity : sign * ((exact[i] ?? 0) - share),
    );
    const chosen = distance.indexOf(Math.max(...distance));
    shares[chosen] = (shares[chosen] ?? 0) + sign;
  }
  return items.map((item, i) => ({ ...item, minutes: (shares[i] ?? 1) * step }));
}

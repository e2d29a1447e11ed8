import type { ReviewVerdict } from '@rapport/shared/mentorships/actions.api';
import type { NewItem } from '@rapport/shared/sessions/agendaDocument';

type Role = 'mentor' | 'mentee';

export interface StoryItem extends NewItem {
  readonly outcome: string;
}

interface StoryAction {
  readonly what: string;
  readonly owner: Role;
  /** Days after the session; null for no day. */
  readonly dueInDays: number | null;
  /** What was answered in the next session's review, where it came up. */
  readonly answer?: { readonly verdict: ReviewVerdict; readonly howItWent: string };
}

/** A past session of the sample programme. */
export interface StorySession {
  readonly title: string;
  readonly daysAgo: number;
  readonly agenda: readonly StoryItem[];
  /** ProseMirror JSON in the notes' schema. */
  readonly notes: Record<string, unknown>;
  readonly actions: readonly StoryAction[];
  /** In minutes from the planned start: when each came and went. */
  readonly presence: Readonly<Record<Role, readonly [came: number, went: number]>>;
}

export const storyMinutes = 45;

const text = (value: string, ...marks: Record<string, unknown>[]) => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 && { marks }),
});
const bold = { type: 'bold' };
const paragraph = (...content: Record<string, unknown>[]) => ({ type: 'paragraph', content });
const heading = (value: string) => ({ type: 'heading', attrs: { level: 2 }, content: [text(value)] });
const bullets = (...lines: string[]) => ({
  type: 'bulletList',
  content: lines.map((line) => ({ type: 'listItem', content: [paragraph(text(line))] })),
});
const quote = (value: string) => ({ type: 'blockquote', content: [paragraph(text(value))] });
const task = (value: string, checked: boolean) => ({
  type: 'taskItem',
  attrs: { checked },
  content: [paragraph(text(value))],
});

const firstMeeting: StorySession = {
  title: 'Getting to know each other',
  daysAgo: 28,
  agenda: [
    { title: 'Review of open actions', minutes: 5, lead: 'mentee', kind: 'review', outcome: 'Nothing yet.' },
    {
      ...{ title: 'Who we are and how we got here', minutes: 15, lead: 'both', kind: 'topic' },
      outcome: 'Maya led her first team after six years as an engineer; Jonas was asked to lead one in May.',
    },
    {
      ...{ title: 'What Jonas hopes to reach', minutes: 15, lead: 'mentee', kind: 'topic' },
      outcome: 'Run his team without doing the work himself, and still sleep well.',
    },
    {
      ...{ title: 'Next steps and next session', minutes: 10, lead: 'both', kind: 'next_steps' },
      outcome: 'Every two weeks, 45 minutes. Jonas prepares the agenda the day before.',
    },
  ],
  notes: {
    type: 'doc',
    content: [
      heading('What Jonas brings'),
      paragraph(
        text('Leads a team of five since May. The work is '),
        text('not', bold),
        text(' the problem; letting go of it is.'),
      ),
      bullets(
        'Answers every question himself, often at night',
        'Has not yet told anybody what he expects of them',
        'Likes: code reviews, the mornings, plain words',
      ),
      heading('How we work together'),
      quote('Ask me what I would do before you tell me what you did.'),
    ],
  },
  actions: [
    {
      ...{ what: 'Write down three moments in which I took work back', owner: 'mentee', dueInDays: 14 },
      answer: {
        verdict: 'done',
        howItWent: 'Found seven. Five of them were on a Friday afternoon, when I just wanted it finished.',
      },
    },
    {
      ...{ what: 'Send Jonas the notes on first conversations with a team', owner: 'mentor', dueInDays: 7 },
      answer: { verdict: 'done', howItWent: 'Sent; the part about silence helped most.' },
    },
  ],
  presence: { mentor: [-1, 44], mentee: [2, 44] },
};

const handingOver: StorySession = {
  title: 'Handing work over',
  daysAgo: 14,
  agenda: [
    {
      ...{ title: 'Review of open actions', minutes: 5, lead: 'mentee', kind: 'review' },
      outcome: 'Both done. Fridays are the pattern.',
    },
    {
      ...{ title: 'Why Fridays', minutes: 15, lead: 'mentee', kind: 'topic' },
      outcome: 'Reviews pile up because nobody else may approve. That is a rule Jonas made.',
    },
    {
      ...{
        title: 'Say it out loud: handing over the release',
        minutes: 15,
        lead: 'mentor',
        kind: 'activity',
      },
      outcome: 'Tried twice. The second time without the word “just”.',
    },
    {
      ...{ title: 'Next steps and next session', minutes: 10, lead: 'both', kind: 'next_steps' },
      outcome: 'Hand over the next release for real, then look at it together.',
    },
  ],
  notes: {
    type: 'doc',
    content: [
      heading('The Friday pattern'),
      paragraph(
        text('Work comes back when it is '),
        text('late and unclear', bold),
        text(', not when it is difficult.'),
      ),
      bullets('Two more people may approve reviews from now on', 'A release has one owner, named on Monday'),
      heading('The sentence that worked'),
      quote('Amira, the release is yours. I am here on Thursday if you want a second pair of eyes.'),
      {
        type: 'taskList',
        content: [
          task('Tell the team before the stand-up, not in it', true),
          task('Ask Amira afterwards what she would have needed', false),
        ],
      },
    ],
  },
  actions: [
    { what: 'Hand the next release over to Amira, out loud', owner: 'mentee', dueInDays: 14 },
    { what: 'Leave Friday afternoon free of reviews for two weeks', owner: 'mentee', dueInDays: null },
  ],
  presence: { mentor: [-2, 45], mentee: [1, 43] },
};

/** The sample programme's past, oldest first. */
export const sampleStory: readonly StorySession[] = [firstMeeting, handingOver];

/** The agenda that has been prepared for the session that is about to begin. */
export const comingTitle = 'The first handed-over release';

export const comingAgenda: readonly NewItem[] = [
  { title: 'Review of open actions', minutes: 10, lead: 'mentee', kind: 'review' },
  { title: 'How the release went', minutes: 15, lead: 'mentee', kind: 'topic' },
  { title: 'What to do when it comes back', minutes: 10, lead: 'mentor', kind: 'activity' },
  { title: 'Next steps and next session', minutes: 10, lead: 'both', kind: 'next_steps' },
];

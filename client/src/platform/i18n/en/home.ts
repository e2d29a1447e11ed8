export const home = {
  title: 'Home',
  greeting: 'Hello, {{name}}',
  loading: 'Loading your home page',
  operations: {
    sfuDown: 'The call server does not answer. Agenda, notes and actions work; video comes back with it.',
    weakRemoval:
      'People reach the call server directly, past Rapport. Somebody who is removed from a call can come back for some seconds. See “Production” in the README.',
  },
  next: {
    title: 'Next hour',
    with: 'with {{name}}',
    when: '{{day}}, {{span}}',
    join: 'Join',
    openPage: 'Open its page',
    prepare: 'Prepare the agenda',
    live: 'Under way now',
    opensAt: 'The room opens at {{time}}.',
    open: 'The room is open.',
    later: 'After that',
    emptyTitle: 'No session is booked',
    emptyText: 'Agree on a time, and both of you get one link for before, during and after the hour.',
    book: 'Book a session',
  },
  owed: {
    title: 'What you owe',
    emptyTitle: 'You owe nothing right now',
    emptyText: 'What you agree on in a session shows up here, with its day.',
    done: 'Done: {{what}}',
    wasDone: 'Marked as done.',
    undoNamed: 'Not done yet: {{what}}',
    due: 'by {{date}}',
    overdue: 'was due {{date}}',
    dueToday: 'due today',
  },
  pairs: {
    title: 'Your pairs',
    noneTitle: 'You are not in a pair yet',
    noneText:
      'Your programme manager pairs you with somebody. You will see them here, and book your first session.',
  },
  programme: {
    title: 'Pairs in your programmes',
    pair: 'Pair two people',
    inviteTitle: 'Invite your first two people',
    inviteText: 'A mentor and a mentee. Each joins by a link of their own; then you pair them here.',
    invite: 'Invite people',
    noneTitle: 'No pairs yet',
    noneText:
      'Choose a mentor and a mentee who have joined. It takes a minute, and they can book their first session at once.',
  },
};

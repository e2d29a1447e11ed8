export const common = {
  appName: 'Rapport',
  skipToContent: 'Skip to content',
  loading: 'Loading…',
  tryAgain: 'Try again',
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  copy: 'Copy',
  copied: 'Copied',
  more: 'Show more',
  saved: 'Saved.',
  optional: '(optional)',
  hours: '{{hours}} h',
  minutes: '{{minutes}} min',
  notices: 'Notices',
  role: { mentor: 'Mentor', mentee: 'Mentee' },
  reach: {
    offline: 'The server cannot be reached. What you typed is kept on this device.',
    unavailable:
      'The server is there, but its database does not answer. What you typed is kept on this device.',
    tryIn_one: 'We try again in {{count}} second.',
    tryIn_other: 'We try again in {{count}} seconds.',
    trying: 'Trying now…',
    now: 'Try now',
    back: 'The server is back.',
  },
  failed: {
    title: 'This could not be shown',
    page: 'This page stopped working',
    pageText:
      'Nothing that was saved is lost. Load the page again; if it happens once more, tell whoever runs the server.',
    reload: 'Load again',
    chunk: 'This page could not be loaded',
    part: 'This part could not be loaded. Either the server is away for a moment, or Rapport was updated since you opened this window: then load it again.',
    callText:
      'The call could not be loaded. Either the server is away for a moment, or Rapport was updated since you opened this window.',
    chunkText:
      'Either the server is away for a moment, or Rapport was updated since you opened this window. Load it again to go on.',
  },
};

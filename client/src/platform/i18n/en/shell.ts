/** What stands around every page of a signed-in person. Not among the common words: sign-in needs none of them. */
export const shell = {
  nav: {
    label: 'Main',
    home: 'Home',
    people: 'People',
    installation: 'Installation',
    notices: 'Notices',
    noticesNew_one: 'Notices, {{count}} new',
    noticesNew_other: 'Notices, {{count}} new',
    profile: 'Your profile',
    install: 'Install Rapport',
    signOut: 'Sign out',
    account: 'Account of {{name}}',
  },
  sample: {
    label: 'Sample programme',
    text: 'Sample programme: nothing here is real.',
    action: 'How to begin for real',
  },
  seenFrom: {
    label: 'Age of this page',
    text: 'What you see is from {{time}}. What has changed since then comes when the server is back.',
  },
  notFound: {
    title: 'Nothing here',
    text: 'There is nothing at this address, or it is not shared with you.',
    home: 'Go to your home page',
  },
};

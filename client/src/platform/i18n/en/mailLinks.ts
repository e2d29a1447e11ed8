export const mailLinks = {
  title: 'A link by mail',
  lead: 'Without your password you get in by a link that we mail to you.',
  purpose: 'What is it for?',
  purposes: { signIn: 'To sign in', reset: 'To set a new password' },
  submit: 'Mail me the link',
  sentTitle: 'Look into your mail',
  sent: 'If there is an account for {{email}}, a link is on its way. To sign in it works for 15 minutes, for a new password for a day. It may lie with the spam.',
  again: 'Ask for another one',
  back: 'Back to sign-in',
  enter: {
    title: 'Sign in',
    lead: 'Your link works once.',
    submit: 'Sign in',
    deadTitle: 'This link does not work',
    expired: 'It has expired or was used already. Where you sign in you can have another one mailed to you.',
  },
};

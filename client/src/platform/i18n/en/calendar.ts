export const calendar = {
  title: 'Your calendar',
  text: 'Your sessions in the calendar that you use anyway: it reads them from a private address, and keeps up with what is moved or cancelled.',
  warning:
    'Anybody who has the address can read when you meet, with whom and under which title, without signing in.',
  make: 'Make the address',
  address: 'Private address',
  once: 'Copy it now: it is not shown again. Your calendar asks for it under a name like “subscribe” or “from the web”.',
  open: 'Open it in a calendar program',
  made: 'You have an address since {{date}}.',
  read: 'It was last read {{when}}.',
  unread: 'No calendar has read it yet.',
  renew: {
    action: 'Make a new address',
    title: 'Make a new address',
    text: 'The one that you have stops working at once. Calendars that read it have to be given the new one.',
    submit: 'Make a new address',
  },
  revoke: {
    action: 'Withdraw it',
    title: 'Withdraw the address',
    text: 'It stops working at once. Calendars that read it show nothing new any more, and may drop what they have.',
    submit: 'Withdraw the address',
  },
  keep: 'Keep it',
  revoked: 'The address is withdrawn.',
};

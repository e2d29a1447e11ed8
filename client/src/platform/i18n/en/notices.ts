export const notices = {
  // Not 'Notices': the region of short messages has that name already.
  title: 'Your notices',
  text: 'How you hear of your sessions while Rapport is not open.',
  device: {
    switch: 'Notices on this device',
    on: 'This browser shows them, also while no page of Rapport is open. Signing out ends that.',
    off: 'This browser shows none. Your browser asks you once before it shows the first.',
    asking: 'Waiting for your browser. If it asks, allow notices.',
    failed:
      'Your browser could not reach its own push service, so notices stay off here. Check that you are online and that no extension blocks it, then try again.',
  },
  blocked: {
    title: 'Your browser blocks notices from this address. To get them on this device:',
    one: 'Press the sign to the left of the address, at the top of the window.',
    two: 'Find “Notifications” there, or under “Site settings”, and choose “Allow”.',
    three: 'Load this page again.',
  },
  homeScreenFirst: {
    title: 'iPhone and iPad show notices of web apps on the home screen only. To get them on this device:',
    one: 'Press “Share” in Safari and choose “Add to Home Screen”.',
    two: 'Open Rapport from the home screen and sign in.',
    three: 'Come back to this place and switch notices on.',
  },
  unsupported:
    'This browser cannot show notices. A newer one can; what happens also stands in Rapport itself.',
  devices: {
    title: 'Browsers that show your notices',
    this: 'this browser',
    since: 'since {{date}}',
  },
  test: {
    action: 'Send a test notice',
    sent: 'It is on its way. If nothing shows, look whether your device is set to “Do not disturb”.',
    later: 'A push service does not answer right now. Try again in a few minutes.',
    nobody: 'No browser of yours takes notices any more. Switch them on again.',
  },
};

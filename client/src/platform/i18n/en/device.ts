/** The app on this device: its versions, and how it is installed. */
export const device = {
  version: {
    label: 'New version',
    text: 'A new version of Rapport is here. Reload when nothing on this page waits to be sent.',
    action: 'Reload',
  },
  install: {
    title: 'Rapport as an app',
    text: 'With an icon and a window of its own, on this device.',
    action: 'Install Rapport',
    installed: 'You are using the app.',
    menu: 'This browser has not offered to install it. Where one can, its menu says “Install” or “Add to Home Screen”.',
    homeScreen: {
      title: 'On iPhone and iPad it is added to the home screen:',
      one: 'Press “Share” in the bar of the browser.',
      two: 'Choose “Add to Home Screen”.',
      three: 'Open Rapport from there. You sign in once more.',
    },
  },
};

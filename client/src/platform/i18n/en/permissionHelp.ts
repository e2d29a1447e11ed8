const reload = 'Load this page again if nothing changes by itself.';

/** Names of menus are those of the browsers and systems, in English. */
export const permissionHelp = {
  title: { camera: 'Allow your camera', microphone: 'Allow your microphone' },
  device: { camera: 'camera', microphone: 'microphone' },
  place: { camera: 'Camera', microphone: 'Microphone' },
  by: {
    site: 'Your browser keeps the {{device}} from this page: somebody once chose so here.',
    system: 'Your browser allows this page the {{device}}, but the system keeps it from the browser.',
    unknown: 'Your browser does not tell who keeps the {{device}} from this page. Try this first.',
  },
  siteTitle: 'In the browser',
  systemTitle: 'In the system’s settings',
  systemThen: 'If that is not enough: in the system’s settings',
  afterwards: 'Then close this and choose “Try again”. You can join without it, too.',
  site: {
    chrome: {
      one: 'Press the icon at the left of the address.',
      two: 'Switch “{{place}}” on. If it is not there, open “Site settings” and choose “Allow” beside it.',
      three: reload,
    },
    edge: {
      one: 'Press the lock at the left of the address.',
      two: 'Open “Permissions for this site” and choose “Allow” beside “{{place}}”.',
      three: reload,
    },
    firefox: {
      one: 'Press the crossed-out {{device}} at the left of the address.',
      two: 'Take the entry “Blocked” away with its cross.',
      three: 'Choose “Try again” here and then “Allow” when Firefox asks.',
    },
    safari: {
      one: 'Choose “Safari” and then “Settings for This Website” in the menu bar.',
      two: 'Choose “Allow” beside “{{place}}”.',
      three: reload,
    },
    other: {
      one: 'Press the icon beside the address.',
      two: 'Allow the {{device}} for this page.',
      three: reload,
    },
    iosSafari: {
      one: 'Tap the icon at the left of the address, then “Website Settings”; it may stand behind the three dots.',
      two: 'Choose “Allow” beside “{{place}}”.',
      three: reload,
    },
    iosOther: {
      one: 'Open the app “Settings”, then “Apps”, and the name of your browser.',
      two: 'Switch “{{place}}” on.',
      three: 'Come back here and load this page again.',
    },
    androidChrome: {
      one: 'Tap the icon at the left of the address.',
      two: 'Tap “Permissions” and switch “{{place}}” on.',
      three: reload,
    },
    androidFirefox: {
      one: 'Tap the lock at the left of the address.',
      two: 'Tap “Blocked” beside “{{place}}”, so that it is allowed.',
      three: reload,
    },
  },
  system: {
    macos: {
      one: 'Open “System Settings” and then “Privacy & Security”.',
      two: 'Open “{{place}}” and switch your browser on in the list.',
      three: 'Quit the browser, open it again, and come back to this page.',
    },
    windows: {
      one: 'Open “Settings” and then “Privacy & security”.',
      two: 'Open “{{place}}” and switch “{{place}} access” and “Let desktop apps access your {{device}}” on.',
      three: 'Load this page again.',
    },
    ios: {
      one: 'Open the app “Settings”, then “Privacy & Security”, then “{{place}}”.',
      two: 'Switch your browser on in the list.',
      three: 'Come back here and load this page again.',
    },
    android: {
      one: 'Open “Settings”, then “Apps”, and choose your browser.',
      two: 'Open “Permissions”, then “{{place}}”, and choose “Allow only while using the app”.',
      three: 'Come back here and load this page again.',
    },
  },
};

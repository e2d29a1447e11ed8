/** The keys of a call, and what they do by a press, too. */
export const keys = {
  title: 'Keyboard shortcuts',
  whoSpeaks: 'Who speaks now',
  single: 'Single keys work in the call',
  close: 'Close',
  text: 'They work anywhere in the call but in a text, a menu or a dialog.',
  off: 'They are switched off. Switch them on under “Devices”.',
  space: 'Space',
  hold: 'hold',
  talk: 'Talk while muted, until you let go',
  microphone: 'Microphone on or off',
  camera: 'Camera on or off',
  hand: 'Raise or lower your hand',
  panel: 'Show or hide agenda, notes and actions',
  fullScreen: 'Full screen',
  speaking: 'Hear who speaks now',
  help: 'This list',
};

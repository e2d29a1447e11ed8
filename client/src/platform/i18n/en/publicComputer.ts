export const publicComputer = {
  label: 'Others use this computer, too',
  hint: 'You are signed out when the browser closes, and nothing is kept on it.',
};

export const prepare = {
  text: 'What do you want to leave this hour with? Three short questions help you, and {{name}} sees your topics before you meet.',
  ask: 'Prepare with three questions',
  ready: 'Tell {{name}} that it is ready',
  told: '{{name}} is told that the agenda is ready.',
  title: 'Prepare your hour',
  lead: 'Each answer becomes a topic of the agenda, for you and {{name}}. Leave out what you do not need.',
  questions: {
    since: 'What has happened since last time that {{name}} should know?',
    topic: 'What do you want to talk about?',
    worth: 'What would make this hour worth it?',
  },
  none: 'Answer at least one of the three.',
  submit: 'Put it on the agenda',
};

export const signals = {
  both: 'Hand and reactions',
  reactions: 'Reactions',
  hand: {
    raise: 'Raise your hand',
    lower: 'Lower your hand',
  },
  reaction: {
    agree: 'I agree',
    idea: 'Good idea',
    laugh: 'Laughter',
    heart: 'Thank you',
    celebrate: 'Well done',
  },
  picture: {
    up: 'Hand up',
    yours: 'Your hand is up',
    theirs: '{{name}} has a hand up',
  },
  said: {
    raised: '{{name}} raised a hand.',
    raisedLater: '{{name}} raised a hand, number {{place}} in the order.',
    lowered: '{{name}} lowered the hand.',
    reacted: '{{name}}: {{reaction}}.',
    youRaised: 'Your hand is up.',
    youLowered: 'Your hand is down.',
    youReacted: 'You reacted: {{reaction}}.',
  },
  speaking: {
    now: 'Speaking: {{names}}',
    nobody: 'Nobody speaks now',
    you: 'you',
    somebody: 'somebody',
  },
  talk: {
    held: 'You are heard while you hold the space bar',
  },
};

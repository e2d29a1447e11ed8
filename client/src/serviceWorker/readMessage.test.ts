import { expect, it } from 'vitest';
import { readMessage } from './readMessage.ts';

it('reads what the server sends', () => {
  const message = { title: 'In 15 minutes', body: 'With Jonas', url: '/s/1', tag: 'due-1' };
  expect(readMessage(JSON.stringify(message))).toEqual(message);
});

it.each(['', 'no JSON', 'null', '[]', '{"title":7,"body":{}}'])(
  'says that there is news for %j',
  (payload) => {
    expect(readMessage(payload)).toEqual({ title: 'Rapport', body: '', url: '/', tag: 'news' });
  },
);

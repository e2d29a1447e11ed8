import { beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { fakeIndexedDb } from '../../testing/fakeIndexedDb.ts';
import { readAside, setAside } from './aside.ts';

const name = 'ada:session:0123456789abcdef01234567';

const written = (text: string, before?: Uint8Array): Uint8Array => {
  const doc = new Y.Doc();
  if (before) Y.applyUpdate(doc, before);
  doc.getText('text').insert(doc.getText('text').length, text);
  return Y.encodeStateAsUpdate(doc);
};

async function kept(of = name): Promise<string[]> {
  return (await readAside(of)).map(({ update }) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, update);
    return doc.getText('text').toString();
  });
}

let databases: ReturnType<typeof fakeIndexedDb>;
beforeEach(() => {
  databases = fakeIndexedDb();
});

it('keeps what was set aside before, until each is let go by itself', async () => {
  const begun = written('The same. ');
  await setAside(name, written('Lost.', begun), 1);
  await setAside(name, written('Later.', begun), 2);
  await setAside('ada:session:another', written('Elsewhere.'), 1);
  expect(await kept()).toEqual(['The same. Lost.', 'The same. Later.']);
  expect((await readAside(name)).map(({ epoch }) => epoch)).toEqual([1, 2]);
  await (await readAside(name))[0]?.drop();
  expect(await kept()).toEqual(['The same. Later.']);
});

it('keeps once what two windows of the same pages had', async () => {
  const one = written('One.');
  const more = written(' More.', one);
  for (const copy of [one, more, more, one]) await setAside(name, copy, 1);
  expect(await kept()).toEqual(['One. More.']);
});

it('still has what was kept when there could be one alone', async () => {
  await readAside(name);
  [...databases.values()][0]?.set(name, written('Before.'));
  await setAside(name, written('After.'), 1);
  expect(await kept()).toEqual(['Before.', 'After.']);
});

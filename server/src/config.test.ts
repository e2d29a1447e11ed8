import { readFileSync } from 'node:fs';
import { collabLimits } from '@rapport/shared/collab/limits';
import { expect, it } from 'vitest';
import { configSchema, readConfig } from './config.ts';

const enough = {
  RAPPORT_ORIGINS: 'http://localhost:3000, http://127.0.0.1:3000',
  RAPPORT_SECRET: 'x'.repeat(32),
  MONGODB_URL: 'mongodb://127.0.0.1/rapport',
  LIVEKIT_URL: 'http://127.0.0.1:7880',
  LIVEKIT_API_KEY: 'key',
  LIVEKIT_API_SECRET: 'y'.repeat(32),
};

it('reads what is set, with defaults for the rest', () => {
  expect(readConfig(enough)).toMatchObject({
    config: { RAPPORT_PORT: 3000, RAPPORT_ORIGINS: ['http://localhost:3000', 'http://127.0.0.1:3000'] },
  });
});

it('takes an empty value as not set, as compose files write it', () => {
  expect(readConfig({ ...enough, RAPPORT_SETUP_CODE: '' })).toHaveProperty('config');
});

it('names every problem at once', () => {
  const read = readConfig({
    ...enough,
    RAPPORT_SECRET: 'short',
    RAPPORT_PORT: 'many',
    LIVEKIT_URL: undefined,
  });
  const problems = 'problems' in read ? read.problems : [];
  expect(problems.map((problem) => problem.split(':')[0]).sort()).toEqual([
    'LIVEKIT_URL',
    'RAPPORT_PORT',
    'RAPPORT_SECRET',
  ]);
});

it('raises one limit of the collaboration socket by its name and keeps the others', () => {
  expect(readConfig({ ...enough, RAPPORT_COLLAB_LIMITS: '{"messagesPerSecond": 100000}' })).toMatchObject({
    config: { RAPPORT_COLLAB_LIMITS: { ...collabLimits, messagesPerSecond: 100_000 } },
  });
  expect(readConfig({ ...enough, RAPPORT_COLLAB_LIMITS: '' })).toMatchObject({
    config: { RAPPORT_COLLAB_LIMITS: collabLimits },
  });
});

it('names every limit that is none', () => {
  const limits = { updateBytes: 0, helloMs: '5 s', pingMs: 1.5, gapMs: 10, updatesBytes: 1, gapMbytes: 1 };
  const read = readConfig({ ...enough, RAPPORT_COLLAB_LIMITS: JSON.stringify(limits) });
  const problems = 'problems' in read ? read.problems.join('\n') : '';
  for (const wrong of ['updateBytes', 'helloMs', 'pingMs', 'updatesBytes', 'gapMbytes']) {
    expect(problems).toContain(wrong);
  }
  expect(problems).not.toContain('gapMs');
  expect(readConfig({ ...enough, RAPPORT_COLLAB_LIMITS: 'updateBytes=1' })).toEqual({
    problems: ['RAPPORT_COLLAB_LIMITS: write it as JSON, like {"updateBytes": 524288}'],
  });
});

it('has every setting in the table of the README, in the words of the schema', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  for (const [name, schema] of Object.entries(configSchema.shape)) {
    const description = schema.description;
    expect(description, name).toBeTruthy();
    expect(readme, name).toContain(`| \`${name}\` |`);
    expect(readme, name).toContain(`| ${description} |`);
  }
});

it('has every limit of the collaboration socket in a table of the README, with its default', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, section = ''] = readme.split('### Limits of the collaboration socket');
  const rows = [...(section.split('\n#')[0] ?? '').matchAll(/^\| `(\w+)` \| ([\d,]+) \| \S.* \|$/gm)];
  const documented = rows.map(([, name, value = '']) => [name, Number(value.replaceAll(',', ''))]);
  expect(documented).toEqual(Object.entries(collabLimits));
});

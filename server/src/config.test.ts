import { readFileSync } from 'node:fs';
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

it('has every setting in the table of the README, in the words of the schema', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  for (const [name, schema] of Object.entries(configSchema.shape)) {
    const description = schema.description;
    expect(description, name).toBeTruthy();
    expect(readme, name).toContain(`| \`${name}\` |`);
    expect(readme, name).toContain(`| ${description} |`);
  }
});

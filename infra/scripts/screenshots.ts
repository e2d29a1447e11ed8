import { rm } from 'node:fs/promises';
import { paths } from '../setup/paths.ts';
import { describeFailure } from '../setup/remedy.ts';
import { runBrowserProject } from '../testing/runBrowserProject.ts';

/** Photographs every state of every page in three sizes, light and dark, into .rapport/screenshots. */
try {
  await rm(paths.screenshots, { recursive: true, force: true });
  process.exitCode = await runBrowserProject('screenshots');
  console.log(`The pictures are in ${paths.screenshots}`);
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
}

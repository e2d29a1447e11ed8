import { paths } from '../setup/paths.ts';
import { describeFailure } from '../setup/remedy.ts';
import { measurePages, sizeTable } from '../testing/sizes.ts';

try {
  const sizes = measurePages(paths.clientDist);
  console.log(sizeTable(sizes));
  for (const { page, files } of sizes) {
    console.log(`\n${page}`);
    for (const { file, size } of files.slice(0, 12)) console.log(`${size.toFixed(1).padStart(9)}  ${file}`);
  }
  process.exitCode = sizes.some(({ size, limit }) => size > limit) ? 1 : 0;
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
}

import { writeSync } from 'node:fs';

/**
 * Loaded into a server under test by `--import` (with --expose-gc): on SIGUSR2 it collects and says on
 * standard error what is left, in bytes. Nothing of it is in the server itself.
 */
process.on('SIGUSR2', async () => {
  // What the first collection frees may hold more by finalizers; the least of a few is what is really held.
  let least = null;
  for (let i = 0; i < 4; i++) {
    globalThis.gc();
    await new Promise((done) => setTimeout(done, 100));
    const now = process.memoryUsage();
    if (least === null || now.heapUsed < least.heapUsed) least = now;
  }
  writeSync(2, `memory ${JSON.stringify(least)}\n`);
});

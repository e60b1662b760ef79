import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Lets one process at a time do the work. The lock is a folder (only one can make it) that names its owner;
 * an owner that has died holds nothing.
 */
export async function withLock<T>(lock: string, work: () => Promise<T>): Promise<T> {
  const owner = join(lock, 'pid');
  const until = Date.now() + 15 * 60_000;
  for (;;) {
    try {
      await mkdir(lock);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (await isStale(lock, owner)) {
      // Moved aside first, so that of two that see it stale only one removes it.
      const aside = `${lock}.stale-${process.pid}`;
      await rename(lock, aside)
        .then(() => rm(aside, { recursive: true, force: true }))
        .catch(() => {});
      continue;
    }
    if (Date.now() > until) throw new Error(`another run holds ${lock}; remove it if there is none`);
    await sleep(500);
  }
  try {
    await writeFile(owner, String(process.pid));
    return await work();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

async function isStale(lock: string, owner: string): Promise<boolean> {
  const pid = Number(await readFile(owner, 'utf8').catch(() => ''));
  if (!pid) {
    // Made a moment ago, its owner not yet written, or left behind by a process killed in between.
    const made = await stat(lock).catch(() => null);
    return made !== null && Date.now() - made.mtimeMs > 10_000;
  }
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasCommand } from './java.ts';
import { withLock } from './lock.ts';

/** Whether this is Debian (or its like) and we may install packages: only then is anything installed. */
export async function mayInstall(): Promise<boolean> {
  return process.getuid?.() === 0 && (await hasCommand('apt-get'));
}

/**
 * Installs Debian packages, after a fresh package list. Of two runs at once one waits: apt-get takes one
 * at a time. Throws with their names when apt-get fails.
 */
export async function installPackages(packages: readonly string[]): Promise<void> {
  await withLock(join(tmpdir(), 'plan-graph-apt.lock'), async () => {
    await apt(['update', '-q'], packages);
    await apt(['install', '-y', '-q', '--no-install-recommends', ...packages], packages);
  });
}

async function apt(args: string[], packages: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const child = spawn('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new Error(`apt-get ${args[0]} failed: please install ${packages.join(', ')}.`);
}

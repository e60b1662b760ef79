import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { choose } from '../../server/neo4j/java.ts';
import { withLock } from '../../server/neo4j/lock.ts';
import { spawnWatched } from '../../server/neo4j/watched-process.ts';

describe('the choice of Java', () => {
  const java = (major: number) => ({ path: `/jvm/${major}/bin/java`, major });
  it.each([
    [[25, 17], '2026.08.1', 25],
    [[25, 21, 17], '2026.08.1', 21],
    [[17], '5.26.30', 17],
    [[17, 11], '5.26.30', 17],
  ])('%j → %s', (majors, version, major) => {
    expect(choose(majors.map(java))).toMatchObject({ release: { version }, java: { major } });
  });

  it('is none when all are too old, or the wanted version needs more', () => {
    expect(choose([java(11)])).toBeNull();
    expect(choose([])).toBeNull();
    expect(choose([java(17)], '2026.08.1')).toBeNull();
    expect(choose([java(25), java(17)], '5.26.30')).toMatchObject({ java: { major: 17 } });
  });
});

describe('the lock of the cache', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plan-graph-lock-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('lets one work at a time', async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await new Promise((done) => setTimeout(done, 20));
      inside--;
    };
    await Promise.all([1, 2, 3].map(() => withLock(join(folder, 'one'), work)));
    expect(most).toBe(1);
  });

  it('is not held by a process that has died, and not by one that failed', async () => {
    const lock = join(folder, 'two');
    await mkdir(lock);
    const dead = spawn('true');
    await new Promise((done) => dead.once('exit', done));
    await writeFile(join(lock, 'pid'), String(dead.pid));
    await expect(withLock(lock, async () => 'mine')).resolves.toBe('mine');
    await expect(withLock(lock, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    await expect(withLock(lock, async () => 'again')).resolves.toBe('again');
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a watched process', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plan-graph-watched-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** A command that writes its process id into a file and then sleeps. */
  const sleeper = (file: string) => ['sh', ['-c', `echo $$ > '${file}'; exec sleep 600`]] as const;
  const isRunning = async (file: string) => {
    const pid = Number(await readFile(file, 'utf8').catch(() => ''));
    try {
      return pid > 0 && process.kill(pid, 0);
    } catch {
      return false;
    }
  };

  it('ends when it is told', async () => {
    const file = join(folder, 'one');
    const child = spawnWatched(...sleeper(file));
    await expect.poll(() => isRunning(file)).toBe(true);
    await child.end();
    expect(await isRunning(file)).toBe(false);
  });

  it('ends when the one that started it is killed', async () => {
    const file = join(folder, 'two');
    const module = fileURLToPath(new URL('../../server/neo4j/watched-process.ts', import.meta.url));
    const started = `spawnWatched(...${JSON.stringify(sleeper(file))}); setInterval(() => {}, 1000);`;
    const code = `import(${JSON.stringify(module)}).then(({ spawnWatched }) => { ${started} })`;
    const parent = spawn(process.execPath, ['--import', 'tsx', '-e', code], { stdio: 'inherit' });
    await expect.poll(() => isRunning(file), { timeout: 10_000 }).toBe(true);
    parent.kill('SIGKILL');
    await expect.poll(() => isRunning(file), { timeout: 5000 }).toBe(false);
  });

  it('says why it could not begin', async () => {
    const child = spawnWatched('/no/such/java', []);
    await expect.poll(() => child.ended()).toMatch(/ended with 127/u);
    expect(child.said()).toContain('/no/such/java');
    await child.end();
  });
});

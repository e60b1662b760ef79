import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import neo4j from 'neo4j-driver';
import { installPackages, mayInstall } from './debian.ts';
import { neo4jJars } from './jars.ts';
import { choose, findJavas, hasCommand, type Release } from './java.ts';
import { spawnWatched, type Watched } from './watched-process.ts';

/** A running Neo4j of our own. */
export type LocalServer = {
  uri: string;
  user: string;
  password: string;
  version: string;
  /** The major version of the Java that runs it. */
  java: number;
  stop(): Promise<void>;
  /** Ends it as a power cut would; its home stays, so that it can be started again from there. */
  kill(): Promise<void>;
};

export type LocalServerOptions = {
  /** Keeps the database there; without it a temporary folder that `stop` removes. */
  home?: string;
  /** Without it a free one. */
  port?: number;
  /** Enough for plans of some 20,000 nodes, which are loaded in one transaction. */
  heapMb?: number;
  /** More lines of neo4j.conf. */
  settings?: Record<string, string>;
  /** Only this version; without it the newest that the machine's Java runs. */
  version?: string;
  onProgress?: (text: string) => void;
};

const HEAP_MB = 512;

/**
 * Brings up a real Neo4j (Community, a process of its own) on a free loopback port: finds Java, fetches
 * the jars with Maven once, starts it and waits until it answers. It ends with this process, whatever
 * ends that.
 */
export async function startLocalServer(options: LocalServerOptions = {}): Promise<LocalServer> {
  const { onProgress = () => {} } = options;
  const { java, release } = await runtime(options);
  const jars = await neo4jJars(release.version, { onProgress });
  const home = options.home ? resolve(options.home) : await mkdtemp(join(tmpdir(), 'plan-graph-neo4j-'));
  const cleanUp = async () => {
    if (!options.home) await rm(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    onProgress(`starting Neo4j ${release.version} on Java ${java.major}`);
    const port = options.port ?? (await freePort());
    await writeHome(home, port, release, options.settings);
    const child = launch(java.path, jars, home, release, options.heapMb ?? HEAP_MB);
    const stop = async () => {
      await child.end();
      await cleanUp();
    };
    const uri = `bolt://127.0.0.1:${port}`;
    try {
      const password = await answer(uri, home, child);
      return {
        uri,
        user: 'neo4j',
        password,
        version: release.version,
        java: java.major,
        stop,
        kill: child.kill,
      };
    } catch (error) {
      await child.end();
      throw error;
    }
  } catch (error) {
    await cleanUp();
    throw error;
  }
}

async function runtime({ version, onProgress = () => {} }: LocalServerOptions) {
  let chosen = choose(await findJavas(), version);
  const maven = await hasCommand('mvn');
  if (chosen && maven) return chosen;
  const debian = await mayInstall();
  if (debian) {
    onProgress('installing a headless Java runtime and Maven with apt-get');
    await installPackages(['default-jre-headless', 'maven']);
    chosen = choose(await findJavas(), version);
  }
  if (!chosen)
    throw new Error(
      'Neo4j needs Java: please install a Java runtime, version 21 or later (17 will do), and Maven.',
    );
  if (!debian && !maven)
    throw new Error('Neo4j is fetched with Maven: please install Maven (the command mvn).');
  return chosen;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('no free port on 127.0.0.1');
  return address.port;
}

async function writeHome(
  home: string,
  port: number,
  release: Release,
  more: Record<string, string> = {},
): Promise<void> {
  for (const folder of ['conf', 'data', 'logs', 'run', 'import', 'plugins']) {
    await mkdir(join(home, folder), { recursive: true });
  }
  const settings: Record<string, string> = {
    'server.default_listen_address': '127.0.0.1',
    'server.bolt.listen_address': `127.0.0.1:${port}`,
    'server.http.enabled': 'false',
    'server.https.enabled': 'false',
    'dbms.usage_report.enabled': 'false',
    // 516 MB of empty log otherwise.
    'db.tx_log.preallocate': 'false',
    'server.memory.pagecache.size': '64m',
    // Stops in two seconds instead of ten.
    'internal.server.bolt.thread_pool_shutdown_wait_time': '0s',
  };
  if (release.version.startsWith('2026')) {
    settings['dbms.fleet_manager.enabled'] = 'false';
    settings['server.fleet_discovery.enabled'] = 'false';
  }
  Object.assign(settings, more);
  const lines = Object.entries(settings).map(([key, value]) => `${key}=${value}`);
  await writeFile(join(home, 'conf', 'neo4j.conf'), `${lines.join('\n')}\n`);
}

function launch(java: string, jars: string, home: string, release: Release, heapMb: number): Watched {
  const opens = ['java.base/java.nio', 'java.base/java.io', 'java.base/sun.nio.ch'];
  const args = [
    // One thread collects so small a heap with less work than many.
    ...[`-Xms${HEAP_MB}m`, `-Xmx${heapMb}m`, '-XX:+UseSerialGC', '-XX:+ExitOnOutOfMemoryError'],
    ...opens.map((name) => `--add-opens=${name}=ALL-UNNAMED`),
    '--enable-native-access=ALL-UNNAMED',
    ...['-cp', `${jars}/*`, release.main, `--home-dir=${home}`, `--config-dir=${join(home, 'conf')}`],
  ];
  const env = { ...process.env, NEO4J_HOME: home, NEO4J_CONF: join(home, 'conf') };
  return spawnWatched(java, args, { cwd: home, env });
}

/** Waits until bolt answers, sets the password on the first start, and returns it. */
async function answer(uri: string, home: string, child: Watched): Promise<string> {
  const file = join(home, 'conf', 'password');
  const known = await readFile(file, 'utf8')
    .then((text) => text.trim())
    .catch(() => null);
  const until = Date.now() + 120_000;
  for (;;) {
    const ended = child.ended();
    if (ended !== null) throw new Error(`Neo4j did not start: ${ended}\n${child.said()}`);
    if (Date.now() > until) throw new Error(`Neo4j did not answer in two minutes\n${child.said()}`);
    await sleep(250);
    const ready = known === null ? await firstPassword(uri) : await tryPassword(uri, known);
    if (ready === null) continue;
    if (known === null) await writeFile(file, `${ready}\n`, { mode: 0o600 });
    return ready;
  }
}

async function tryPassword(uri: string, password: string): Promise<string | null> {
  const driver = neo4j.driver(uri, neo4j.auth.basic('neo4j', password), { connectionTimeout: 1000 });
  try {
    await driver.verifyConnectivity();
    await driver.executeQuery('RETURN 1');
    return password;
  } catch {
    return null;
  } finally {
    await driver.close();
  }
}

/** Over the wire and not by the admin tool, whose password would stand in the list of processes. */
async function firstPassword(uri: string): Promise<string | null> {
  const password = randomBytes(18).toString('base64url');
  const driver = neo4j.driver(uri, neo4j.auth.basic('neo4j', 'neo4j'), { connectionTimeout: 1000 });
  const session = driver.session({ database: 'system' });
  try {
    await session.run('ALTER CURRENT USER SET PASSWORD FROM $from TO $to', { from: 'neo4j', to: password });
  } catch {
    return null;
  } finally {
    await session.close();
    await driver.close();
  }
  for (let i = 0; i < 40; i++) {
    if (await tryPassword(uri, password)) return password;
    await sleep(250);
  }
  return null;
}

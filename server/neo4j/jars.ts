import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { withLock } from './lock.ts';

/** Where fetched parts are kept: PLAN_GRAPH_CACHE, else the user's cache folder. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return env.PLAN_GRAPH_CACHE ?? join(env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'plan-graph');
}

/**
 * The folder with Neo4j's jars, fetched by Maven when it is not in the cache yet. Two runs at once don't
 * clash: one fetches under a lock, the other waits; the folder appears whole or not at all.
 */
export async function neo4jJars(
  version: string,
  {
    cache = cacheFolder(),
    onProgress = () => {},
  }: { cache?: string; onProgress?: (text: string) => void } = {},
): Promise<string> {
  const folder = join(cache, `neo4j-${version}`);
  if (await exists(folder)) return folder;
  await mkdir(cache, { recursive: true });
  return withLock(`${folder}.lock`, async () => {
    if (await exists(folder)) return folder;
    onProgress(`fetching Neo4j ${version} with Maven (once, some 150 MB)`);
    const work = await mkdtemp(`${folder}.part-`);
    try {
      await writeFile(join(work, 'pom.xml'), pom(version));
      const jars = join(work, 'lib');
      await maven(work, jars);
      const count = (await readdir(jars)).filter((name) => name.endsWith('.jar')).length;
      if (count < 50) throw new Error(`Maven brought only ${count} jars of Neo4j ${version}`);
      await rename(jars, folder);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
    return folder;
  });
}

function pom(version: string): string {
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>local</groupId><artifactId>neo4j-jars</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>${version}</version></dependency>
  </dependencies>
</project>
`;
}

async function maven(cwd: string, into: string): Promise<void> {
  const args = [
    '-B',
    '-q',
    'dependency:copy-dependencies',
    '-DincludeScope=runtime',
    `-DoutputDirectory=${into}`,
  ];
  const child = spawn('mvn', args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`Maven could not fetch Neo4j:\n${said.slice(-2000)}`);
}

const exists = async (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A Java runtime on this machine. */
export type Java = { path: string; major: number };

/** The Neo4j that each Java can run. 5.26 is the long-term line for machines that have only Java 17. */
export const RELEASES = [
  { version: '2026.08.1', java: 21, main: 'org.neo4j.server.Neo4jCommunity' },
  { version: '5.26.30', java: 17, main: 'org.neo4j.server.CommunityEntryPoint' },
] as const;

export type Release = (typeof RELEASES)[number];

const JVM_FOLDERS = ['/usr/lib/jvm', '/usr/java', '/opt/java', '/Library/Java/JavaVirtualMachines'];

/** Every Java found in JAVA_HOME, the system's JVM folders and the PATH, newest first. */
export async function findJavas(env: NodeJS.ProcessEnv = process.env): Promise<Java[]> {
  const homes: string[] = [];
  if (env.JAVA_HOME) homes.push(env.JAVA_HOME);
  for (const folder of JVM_FOLDERS) {
    for (const name of await namesIn(folder)) {
      homes.push(join(folder, name), join(folder, name, 'Contents', 'Home'));
    }
  }
  const found: Java[] = [];
  for (const home of homes) {
    const major = await majorFromRelease(home);
    if (major !== null) found.push({ path: join(home, 'bin', 'java'), major });
  }
  const onPath = await majorFromCommand('java');
  if (onPath !== null) found.push({ path: 'java', major: onPath });
  return found.sort((a, b) => b.major - a.major);
}

/** The newest release that one of the Javas can run; `wanted` asks for one version only. */
export function choose(javas: readonly Java[], wanted?: string): { java: Java; release: Release } | null {
  for (const release of RELEASES) {
    if (wanted !== undefined && release.version !== wanted) continue;
    // The oldest that is new enough: what Neo4j was tested on most.
    const java = javas.filter((one) => one.major >= release.java).at(-1);
    if (java) return { java, release };
  }
  return null;
}

/** Whether a command can be run here. */
export async function hasCommand(name: string, env: NodeJS.ProcessEnv = process.env): Promise<boolean> {
  for (const folder of (env.PATH ?? '').split(delimiter)) {
    const names = await namesIn(folder || '.');
    if (names.includes(name) || names.includes(`${name}.cmd`)) return true;
  }
  return false;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
}

/** A JDK says its version in a file beside bin/, which costs no start of a JVM. */
async function majorFromRelease(home: string): Promise<number | null> {
  const text = await readFile(join(home, 'release'), 'utf8').catch(() => '');
  return majorOf(/JAVA_VERSION="([^"]+)"/.exec(text)?.[1]);
}

async function majorFromCommand(command: string): Promise<number | null> {
  try {
    const { stdout, stderr } = await run(command, ['-version']);
    return majorOf(/version "([^"]+)"/.exec(stderr + stdout)?.[1]);
  } catch {
    return null;
  }
}

function majorOf(version: string | undefined): number | null {
  if (version === undefined) return null;
  const major = Number.parseInt(version.replace(/^1\./, ''), 10);
  return Number.isNaN(major) ? null : major;
}

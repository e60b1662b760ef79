import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
const CLEAN = /^(HOST|PORT|LOG|AUTH|BASE_PATH|MAX_IN_FLIGHT|NODE_ENV|(AUTH|NEO4J|PLAN_GRAPH)_.*)$/;

const ADDRESS = /https?:\/\/(?:127\.0\.0\.1|\[?::\]?|0\.0\.0\.0):\d+[^\s"]*/;

export type ServerProcess = {
  child: ChildProcess;
  /** All it has said, on both streams. */
  said(): string;
  /** The address it says it listens at; rejects when it ends without. */
  url: Promise<string>;
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
  stop(): Promise<void>;
};

/**
 * The real server as a process of its own, with nothing of this environment's configuration but `env`.
 * `node` are arguments for Node itself. What is said goes to `heard`, where given, and is not kept.
 */
export function spawnServer(
  env: Record<string, string>,
  { node = [], heard }: { node?: readonly string[]; heard?: (text: string) => void } = {},
): ServerProcess {
  const inherited = Object.entries(process.env).filter(([name]) => !CLEAN.test(name));
  const child = spawn(process.execPath, ['--import', 'tsx', ...node, MAIN], {
    env: { ...Object.fromEntries(inherited), PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let found = false;
  let onUrl: (url: string) => void = () => {};
  const url = new Promise<string>((resolve, reject) => {
    onUrl = resolve;
    child.once('exit', () => reject(new Error(`the server ended without an address:\n${said}`)));
  });
  url.catch(() => {});
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      heard?.(String(data));
      if (found && heard !== undefined) return;
      said += data;
      const address = found ? undefined : ADDRESS.exec(said)?.[0];
      if (address === undefined) return;
      found = true;
      onUrl(address);
    });
  }
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? -1));
  });
  return {
    ...{ child, url, ended },
    said: () => said,
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

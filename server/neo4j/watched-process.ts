import { spawn } from 'node:child_process';

/** A process that ends when this one does, whatever ends this one. */
export type Watched = {
  /** Why it ended, or could not begin; null while it runs. */
  ended(): string | null;
  /** The end of what it said. */
  said(): string;
  end(): Promise<void>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
};

/**
 * The shell between waits for the end of its standard input: that comes when this process ends, even by
 * SIGKILL, and then it ends its child.
 */
const WATCH = `exec 3<&0
"$@" </dev/null 3<&- & child=$!
trap 'kill "$child"' TERM INT HUP
(cat <&3 >/dev/null; kill "$child" 2>/dev/null) & watcher=$!
wait "$child"; wait "$child"; code=$?
kill "$watcher" 2>/dev/null
exit "$code"`;

const PATIENCE_MS = 15_000;

/** Starts a command, in a process group of its own, so that Ctrl C reaches only us and we end it in order. */
export function spawnWatched(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Watched {
  const child = spawn('/bin/sh', ['-c', WATCH, 'sh', command, ...args], {
    ...options,
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  let tail = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      tail = (tail + data).slice(-4000);
    });
  }
  let ended: string | null = null;
  const gone = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      ended = error.message;
      resolve();
    });
    child.once('exit', (code, signal) => {
      ended = `it ended with ${signal ?? code}`;
      resolve();
    });
  });
  // A pipe that breaks because the child has gone is no news.
  child.stdin.on('error', () => {});
  const strike = () => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  };
  return {
    ended: () => ended,
    said: () => tail,
    end: async () => {
      if (ended !== null) return;
      child.kill('SIGTERM');
      const slow = setTimeout(strike, PATIENCE_MS);
      await gone;
      clearTimeout(slow);
      child.stdin.destroy();
    },
    kill: async () => {
      if (ended === null) strike();
      await gone;
      child.stdin.destroy();
    },
  };
}

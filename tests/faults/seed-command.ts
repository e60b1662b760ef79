import { spawn } from 'node:child_process';
import { SEED_DIR, YUNXI } from '../places.ts';

const CLI = `${SEED_DIR}cli.ts`;

export type Said = { code: number | null; out: string; err: string };

/** `npm run seed -- load` of a small plan, as a process of its own. */
export function loadSmallPlan(
  { uri, user, password }: { uri: string; user: string; password: string },
  plans = YUNXI,
): Promise<Said> {
  const child = spawn(process.execPath, ['--import', 'tsx', CLI, 'load', '--plans', plans], {
    env: { ...process.env, NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: Said = { code: null, out: '', err: '' };
  child.stdout.on('data', (data) => {
    said.out += data;
  });
  child.stderr.on('data', (data) => {
    said.err += data;
  });
  return new Promise((done) => child.once('close', (code) => done({ ...said, code })));
}

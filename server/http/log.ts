/** What is written down: for people (`text`), for a collector (`json`, one object a line), or nothing. */
export type LogMode = 'text' | 'json' | 'off';

/** One request, when it is over. Its query string may hold what somebody looks for, so it is left out. */
export type RequestLine = {
  requestId: string;
  method: string;
  path: string;
  status: number;
  ms: number;
  /** The asker left before the answer was whole. */
  aborted?: true;
};

export type Log = {
  request(line: RequestLine): void;
  info(message: string, fields?: Record<string, unknown>): void;
  error(message: string, error: unknown, fields?: Record<string, unknown>): void;
};

export type LogOptions = {
  mode: LogMode;
  write?: (line: string) => void;
  /** Never written, wherever they come from. */
  secrets?: readonly string[];
};

export const silentLog: Log = { request: () => {}, info: () => {}, error: () => {} };

const LONGEST_PATH = 200;
const LONGEST_STACK = 4000;

/**
 * Our own thirty lines and no library: only the fields named here are written, so there is nothing to
 * redact by rules, and no worker thread holds back the last lines when the process ends.
 */
export function createLog({
  mode,
  write = (line) => void process.stdout.write(line),
  secrets = [],
}: LogOptions): Log {
  if (mode === 'off') return silentLog;
  // Short ones would blacken half the log, and are refused in production.
  const hidden = secrets.filter((secret) => secret.length >= 6);
  const put = (level: string, message: string, fields: Record<string, unknown>) => {
    const time = new Date().toISOString();
    if (mode === 'json') write(`${hide(JSON.stringify({ time, level, message, ...fields }))}\n`);
    else write(`${hide(`${time} ${level} ${textOf(message, fields)}`)}\n`);
  };
  const hide = (line: string) =>
    hidden.reduce((text, secret) => {
      const escaped = JSON.stringify(secret).slice(1, -1);
      return text.replaceAll(secret, '***').replaceAll(escaped, '***');
    }, line);

  return {
    request: (line) => {
      const level = line.status >= 500 ? 'error' : 'info';
      put(level, 'request', { ...line, path: printable(line.path) });
    },
    info: (message, fields = {}) => put('info', message, fields),
    error: (message, error, fields = {}) => put('error', message, { ...fields, error: causesOf(error) }),
  };
}

function textOf(message: string, fields: Record<string, unknown>): string {
  const rest = Object.entries(fields).map(([name, value]) => {
    return `${name}=${typeof value === 'string' && /^\S+$/.test(value) ? value : JSON.stringify(value)}`;
  });
  return [message, ...rest].join(' ');
}

/** An error and what caused it; stacks belong here and nowhere else. */
function causesOf(error: unknown): { name: string; message: string; code?: string; stack?: string }[] {
  const causes: ReturnType<typeof causesOf> = [];
  for (let one = error; one !== undefined && one !== null && causes.length < 5; ) {
    if (!(one instanceof Error)) {
      causes.push({ name: 'thrown', message: String(one).slice(0, 500) });
      break;
    }
    const code = 'code' in one && typeof one.code === 'string' ? { code: one.code } : {};
    const stack = one.stack === undefined ? {} : { stack: one.stack.slice(0, LONGEST_STACK) };
    causes.push({ name: one.name, message: one.message.slice(0, 1000), ...code, ...stack });
    one = one.cause;
  }
  return causes;
}

/** Nothing of a request can forge a line or move the cursor of a terminal. */
function printable(path: string): string {
  return path.slice(0, LONGEST_PATH).replace(/[^\x21-\x7e]/g, '?');
}

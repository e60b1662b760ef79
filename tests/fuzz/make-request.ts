import type { Random } from '../../graph-seed/synth/random.ts';
import { BROKEN_ESCAPES, HOSTILE } from './hostile.ts';

/** What is known of the API: some of it is used as it should be, most of it is not. */
export type Known = {
  /** With `:id` and the like in them. */
  paths: readonly string[];
  parameters: readonly string[];
  /** Values that some parameter takes. */
  values: readonly string[];
  /** Right bodies for the POSTs, by path. */
  bodies: ReadonlyMap<string, unknown>;
};

export type Made = {
  method: string;
  /** As it goes over the wire; bytes beyond ASCII are escaped. */
  path: string;
  headers: Record<string, string>;
  body?: string;
};

const METHODS = ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND'];
const HEADERS: readonly [string, readonly string[]][] = [
  ['If-None-Match', ['*', '""', 'W/"x"', '"a", "b",', '"'.repeat(300)]],
  ['Accept-Encoding', ['br', 'gzip', 'gzip;q=0', 'br;q=x, *', 'deflate', 'identity;q=0, *;q=0', ',,,']],
  ['Accept', ['text/html', '*/*;q=0', 'nonsense']],
  [
    'Content-Type',
    ['application/json', 'text/plain', 'application/json; charset=utf-7', 'multipart/form-data', ';'],
  ],
  ['Content-Encoding', ['gzip', 'br', 'nonsense']],
  ['Range', ['bytes=0-1', 'bytes=-1', 'bytes=9-1']],
  ['X-Forwarded-For', ['127.0.0.1', "'"]],
  ['X-Request-Id', ['\tx', 'y'.repeat(500)]],
  ['Cookie', ['a=b; __proto__=1']],
  ['If-Modified-Since', ['yesterday']],
  ['Expect', ['nothing']],
  ['Origin', ['null', 'https://evil.example']],
];

/** One request, chosen by chance. */
export function makeRequest(random: Random, known: Known): Made {
  const method = random.chance(0.1) ? random.pick(METHODS) : 'GET';
  const [posted, body] = random.chance(0.12) ? random.pick([...known.bodies]) : [];
  if (posted !== undefined) return makePost(random, posted, body);
  return { method, path: makePath(random, known) + makeQuery(random, known), headers: makeHeaders(random) };
}

function makePath(random: Random, known: Known): string {
  const path = random
    .pick(known.paths)
    .replace(/:\w+/g, () => (random.chance(0.5) ? random.pick(known.values) : segment(random)));
  if (random.chance(0.9)) return path;
  return random.pick([
    () => `/${path}`,
    () => `${path}/`,
    () => path.toUpperCase(),
    () => path.replace(/\/(?=[^/]*$)/, `/${segment(random)}/`),
    () => `${path}/../${segment(random)}`,
    () => `${path};${segment(random)}`,
    () => `/${segment(random)}`,
    () => path.slice(0, random.between(1, path.length)),
  ])();
}

function segment(random: Random): string {
  if (random.chance(0.2)) return random.pick(BROKEN_ESCAPES);
  return encodeURIComponent(random.pick(HOSTILE).toWellFormed());
}

function makeQuery(random: Random, known: Known): string {
  if (random.chance(0.25)) return '';
  const parts: string[] = [];
  for (let i = random.between(1, 4); i > 0; i--) parts.push(makeParameter(random, known));
  if (random.chance(0.08)) parts.push(random.pick(parts));
  return `?${parts.join('&')}`;
}

function makeParameter(random: Random, known: Known): string {
  const name = random.chance(0.85) ? random.pick(known.parameters) : segment(random);
  const value = random.pick([
    () => encodeURIComponent(random.pick(known.values)),
    () => encodeURIComponent(random.some(known.values, 4).join(',')),
    () => segment(random),
    () => segment(random).repeat(random.between(2, 40)),
    () => String(random.between(-5, 3000)),
    () => `${encodeURIComponent(random.pick(known.values))}${segment(random)}`,
  ])();
  return random.pick([
    `${name}=${value}`,
    `${name}=${value}`,
    `${name}=${value}`,
    `${name}[]=${value}`,
    name,
  ]);
}

function makeHeaders(random: Random): Record<string, string> {
  if (random.chance(0.7)) return {};
  return Object.fromEntries(random.some(HEADERS, 3).map(([name, values]) => [name, random.pick(values)]));
}

function makePost(random: Random, path: string, right: unknown): Made {
  const text = random.pick([
    () => JSON.stringify(right),
    () => JSON.stringify(mutate(random, right)),
    () => JSON.stringify(mutate(random, mutate(random, right))),
    () => JSON.stringify(right).slice(0, random.between(0, 200)),
    () => '['.repeat(random.between(1, 20_000)),
    () => JSON.stringify(random.pick(HOSTILE)),
    () => '{"__proto__":{"format":"json"},"constructor":{"prototype":{"ids":[]}}}',
    () => random.pick(HOSTILE).repeat(random.between(1, 3000)),
  ])();
  const headers = { 'Content-Type': 'application/json', ...makeHeaders(random) };
  return { method: 'POST', path, headers, body: text };
}

/** Puts something else in one place of it. */
function mutate(random: Random, value: unknown): unknown {
  if (typeof value === 'object' && value !== null && random.chance(0.9)) {
    const keys = Object.keys(value);
    if (keys.length === 0) return value;
    const key = random.pick(keys);
    const copy = Array.isArray(value) ? [...value] : { ...value };
    const at = copy as Record<string, unknown>;
    const what = random.below(10);
    if (what === 0) delete at[key];
    else if (what === 1) at[random.pick(HOSTILE)] = 1;
    else at[key] = mutate(random, at[key]);
    return copy;
  }
  return random.pick<unknown>([
    ...[null, true, -1, 1e308, [], {}, '', [[]], 'x'.repeat(65_536), { __proto__: 1 }, '\ud800'],
    random.pick(HOSTILE),
  ]);
}

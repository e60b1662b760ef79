import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { createBuilder, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { COMPILED_AT_ONCE } from '../../web/build/compiled-at-once.ts';
import { withImports } from '../../web/build/fetched-at-once.ts';
import { firstZh } from '../../web/i18n/first-zh.ts';
import { zh } from '../../web/i18n/zh.ts';

/** What is loaded before the first picture: the page's script, and all that it imports at once. */

const CYTOSCAPE = fileURLToPath(
  new URL('../../node_modules/cytoscape/dist/cytoscape.esm.min.mjs', import.meta.url),
);

let first: Rolldown.OutputChunk[];
/** Our own modules in it, the dictionaries apart. */
let modules: { id: string; code: string }[];

beforeAll(async () => {
  // As `npm start` builds it, and not with what is left in for tests.
  vi.stubEnv('NODE_ENV', 'production');
  const builder = await createBuilder({ logLevel: 'silent', build: { write: false } });
  const built = async (name: string) => {
    const environment = builder.environments[name];
    if (!environment) throw new Error(`${name} is not built`);
    return ((await builder.build(environment)) as Rolldown.RolldownOutput).output;
  };
  const [page, sight] = [await built('client'), await built('sight')];
  const bundle = Object.fromEntries(page.map((one) => [one.fileName, one]));
  const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
  const holding = (place: string) =>
    chunks.filter(({ moduleIds }) => moduleIds.some((id) => id.endsWith(place)));
  // The canvas comes a moment after the page; the first sight's own script stands in the HTML.
  const begun = [...holding('/web/main.tsx'), ...holding('/web/canvas/create-canvas.ts')];
  expect(begun).toHaveLength(2);
  const sights = sight.filter((one) => one.type === 'chunk');
  expect(sights).toHaveLength(1);
  first = [...new Set([...begun.flatMap((chunk) => withImports(chunk, bundle)), ...sights])];
  modules = first
    .flatMap((chunk) => Object.keys(chunk.modules))
    .filter((id) => /\/web\/(?!i18n\/).*\.tsx?$/u.test(id))
    .map((id) => ({ id, code: readFileSync(id, 'utf8') }));
  // Two builds.
}, 60_000);

afterAll(() => void vi.unstubAllEnvs());

const gzipped = (code: string | Buffer) => gzipSync(code, { level: 9 }).length;

describe('what the first picture loads', () => {
  it('is no more than Cytoscape as it comes and 15 %, gzipped', () => {
    const whole = gzipped(readFileSync(CYTOSCAPE));
    const sizes = first.map(({ fileName, code }) => ({ fileName, size: gzipped(code) }));
    const all = sizes.reduce((sum, { size }) => sum + size, 0);
    expect(all, JSON.stringify(sizes)).toBeLessThanOrEqual(whole * 1.15);
  });

  it('is compiled beside the main thread, but for the canvas, which comes in a pause', () => {
    const begun = first.filter(({ code }) => code.startsWith(COMPILED_AT_ONCE));
    expect(begun.map(({ name }) => name).sort()).toEqual(['first-sight', 'page']);
  });

  it('says only words of the first dictionary', () => {
    expect(modules.length).toBeGreaterThan(50);
    const later = Object.keys(zh).filter((key) => !(key in firstZh));
    const said = modules.flatMap(({ id, code }) => {
      const begun = [...code.matchAll(/`([a-z][\w.]*\.)\$\{/gu)].map(([, start = '']) => start);
      return later
        .filter((key) => code.includes(`'${key}'`) || begun.some((start) => key.startsWith(start)))
        .map((key) => `${id}: ${key}`);
    });
    expect(said).toEqual([]);
  });
});

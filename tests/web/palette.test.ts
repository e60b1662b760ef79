import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ciede2000, contrast, distance, parseHex, type Sight } from './colour.ts';

const css = readFileSync(fileURLToPath(new URL('../../web/styles/tokens.css', import.meta.url)), 'utf8');
const reader = readFileSync(
  fileURLToPath(new URL('../../web/views/source/source-reader.css', import.meta.url)),
  'utf8',
);
const FAMILIES = ['intent', 'action', 'industry', 'space', 'governance', 'text'];
const SIGHTS: Sight[] = ['normal', 'protan', 'deutan', 'tritan'];

function token(name: string, mode: 'light' | 'dark'): string {
  const found = new RegExp(`--${name}:\\s*light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css);
  const hex = found?.[mode === 'light' ? 1 : 2];
  if (!hex) throw new Error(`no token --${name}`);
  return hex;
}

/** The ground of a sentence in the reader, by how far it is covered. */
function tint(name: string, mode: 'light' | 'dark') {
  const found = new RegExp(
    `\\.cover\\.${name} \\{\\s*background: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`,
  ).exec(reader);
  const hex = found?.[mode === 'light' ? 1 : 2];
  if (!hex) throw new Error(`no tint of ${name}`);
  return parseHex(hex);
}

const colour = (name: string, mode: 'light' | 'dark') => parseHex(token(name, mode));

it('computes CIEDE2000 as Sharma, Wu and Dalal give it', () => {
  expect(ciede2000([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
  expect(ciede2000([50, 2.5, 0], [73, 25, -18])).toBeCloseTo(27.1492, 4);
  expect(ciede2000([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387])).toBeCloseTo(1.2644, 4);
  expect(ciede2000([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514])).toBeCloseTo(0.9082, 4);
});

describe.each(['light', 'dark'] as const)('the %s palette', (mode) => {
  it.each(SIGHTS)('keeps every two families apart in %s sight', (sight) => {
    for (const a of FAMILIES) {
      for (const b of FAMILIES) {
        if (a >= b) continue;
        const apart = distance(colour(a, mode), colour(b, mode), sight);
        expect(apart, `${a} and ${b}`).toBeGreaterThanOrEqual(20);
      }
    }
  });

  it('shows every family at 3:1 or more on paper and panel', () => {
    for (const family of FAMILIES) {
      for (const ground of ['paper', 'panel']) {
        expect(
          contrast(colour(family, mode), colour(ground, mode)),
          `${family} on ${ground}`,
        ).toBeGreaterThanOrEqual(3);
      }
    }
  });

  it('gives inferred lines a tone that is no family’s, nor the explicit ones’', () => {
    for (const sight of SIGHTS) {
      for (const other of [...FAMILIES, 'explicit']) {
        const apart = distance(colour('inferred', mode), colour(other, mode), sight);
        expect(apart, `${other}, ${sight}`).toBeGreaterThanOrEqual(other === 'explicit' ? 20 : 10);
      }
    }
  });

  it('keeps the tints of coverage apart, and words readable on each', () => {
    const tints = ['covered', 'partly', 'not'].map((name) => tint(name, mode));
    for (const [i, one] of tints.entries()) {
      expect(contrast(colour('ink', mode), one)).toBeGreaterThanOrEqual(7);
      expect(contrast(colour('soft', mode), one)).toBeGreaterThanOrEqual(4.5);
      for (const other of tints.slice(i + 1))
        for (const sight of SIGHTS) expect(distance(one, other, sight), sight).toBeGreaterThanOrEqual(7);
    }
  });

  it('sets words at 4.5:1 or more', () => {
    for (const word of ['ink', 'soft', 'inferred', 'accent']) {
      for (const ground of ['paper', 'panel', 'wash']) {
        expect(
          contrast(colour(word, mode), colour(ground, mode)),
          `${word} on ${ground}`,
        ).toBeGreaterThanOrEqual(4.5);
      }
    }
    expect(contrast(colour('ink', mode), colour('mark', mode))).toBeGreaterThanOrEqual(7);
    expect(contrast(colour('accent', mode), colour('accent-wash', mode))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('on-accent', mode), colour('accent', mode))).toBeGreaterThanOrEqual(4.5);
  });
});

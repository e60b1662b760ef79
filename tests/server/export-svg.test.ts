import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { briefing } from '../../server/contract/briefing.ts';
import { cleanLine } from '../../server/contract/clean-text.ts';
import { borderPoint, SHAPE_WORDS } from '../../server/export/outlines.ts';
import { DARK, LIGHT, mix, readableOn } from '../../server/export/palette.ts';
import { sceneToSvg } from '../../server/export/svg.ts';
import { realPage } from '../real-page.ts';
import { contrast, parseHex } from '../web/colour.ts';
import { all, readXml } from './reading-files.ts';
import { HOSTILE, hostileBriefing, sampleBriefing } from './sample-briefing.ts';

const { store, ontology } = realPage();
const sample = await sampleBriefing(store, ontology);

describe('SVG', () => {
  it('is well formed, says what it shows, and reaches for nothing outside', () => {
    for (const { scene } of sample.slides) {
      for (const heading of [true, false]) {
        const svg = sceneToSvg(scene, { heading, palette: heading ? DARK : LIGHT });
        const root = readXml(svg);
        expect(root.children[0]?.text).toBe(scene.title);
        const words = all(root, 'tspan').map((one) => one.text);
        for (const shape of scene.shapes.filter((one) => one.labelPlacement === 'below')) {
          for (const line of shape.labelLines) expect(words).toContain(line);
        }
        const dashed = all(root, 'path').filter((path) => path.attributes['stroke-dasharray']);
        const inferred = scene.connectors.filter((one) => one.basis === 'inferred').length;
        // Below a heading stands the key, with a dashed line of its own.
        expect(dashed).toHaveLength(inferred + (heading && inferred > 0 ? 1 : 0));
        expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(
          /http|url\(|<script|<style|\son\w+=/u,
        );
        expect(svg).not.toMatch(/NaN|Infinity|undefined/u);
      }
    }
  });

  it.each(HOSTILE.map((name) => [[...name].slice(0, 24).join(''), name]))('holds %j as text', (_, name) => {
    const [slide] = briefing.parse(hostileBriefing(name)).slides;
    const root = readXml(sceneToSvg(slide?.scene as never, { heading: true }));
    expect(root.children[0]?.text).toBe(cleanLine(name));
    expect(all(root, 'script').concat(all(root, 'img'))).toEqual([]);
  });

  it('outlines what is not named so that a projector shows it', () => {
    const [slide] = sample.slides;
    const [shape] = slide?.scene.shapes ?? [];
    if (!slide || !shape) throw new Error('the sample has a drawing');
    const missing = { ...shape, shape: 'rectangle', family: null, fill: 'none' as const, dashed: true };
    for (const palette of [LIGHT, DARK]) {
      const svg = sceneToSvg({ ...slide.scene, shapes: [missing], connectors: [] }, { palette });
      const [outline] = all(readXml(svg), 'rect').filter((rect) => rect.attributes['stroke-dasharray']);
      const against = contrast(parseHex(outline?.attributes.stroke ?? ''), parseHex(palette.paper));
      expect(against).toBeGreaterThanOrEqual(3);
    }
  });

  it('draws nothing, in a picture of its size', () => {
    const scene = { width: 10, height: 10, title: '', line: '', shapes: [], connectors: [], texts: [] };
    expect(readXml(sceneToSvg(scene)).attributes.viewBox).toBe('0 0 10 10');
  });
});

describe('what it draws with', () => {
  it('is the colours of the page', () => {
    const tokens = readFileSync(new URL('../../web/styles/tokens.css', import.meta.url), 'utf8');
    for (const [name, light] of Object.entries(LIGHT)) {
      const pair = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(tokens);
      expect([name, pair?.[1], pair?.[2]]).toEqual([name, light, DARK[name as keyof typeof DARK]]);
    }
  });

  it('is an outline for every shape of the ontology', () => {
    const shapes = new Set(ontology.kinds.map((kind) => kind.shape));
    expect([...shapes].filter((shape) => !SHAPE_WORDS.includes(shape))).toEqual([]);
  });

  it('ends a line at the outline', () => {
    const box = { x: 0, y: 0, w: 10, h: 10 };
    expect(borderPoint(box, 'rectangle', { x: 100, y: 5 })).toEqual({ x: 10, y: 5 });
    expect(borderPoint(box, 'ellipse', { x: 5, y: -100 })).toEqual({ x: 5, y: 0 });
    expect(borderPoint(box, 'diamond', { x: 105, y: 105 })).toEqual({ x: 7.5, y: 7.5 });
    for (const shape of SHAPE_WORDS) {
      for (let turn = 0; turn < 12; turn++) {
        const aim = { x: 5 + 99 * Math.cos(turn), y: 5 + 99 * Math.sin(turn) };
        const { x, y } = borderPoint(box, shape, aim);
        expect(Math.min(x, y), shape).toBeGreaterThanOrEqual(-1e-9);
        expect(Math.max(x, y), shape).toBeLessThanOrEqual(10 + 1e-9);
        expect(Math.hypot(x - 5, y - 5), shape).toBeGreaterThan(0.8);
      }
    }
  });

  it('mixes, and chooses what is read', () => {
    expect(mix('#ffffff', '#000000', 0.5)).toBe('#808080');
    expect(readableOn('#2f3fbf', '#1d2026', '#ffffff')).toBe('#ffffff');
    expect(readableOn('#ffdf4b', '#1d2026', '#ffffff')).toBe('#1d2026');
  });
});

import cytoscape from 'cytoscape';
import { expect, it } from 'vitest';
import { createDrawnNames } from '../../web/canvas/drawn-names.ts';

const fonts = { sans: 'sans', serif: 'serif' };

it('measures each name once, and of what is marked only what is set larger', () => {
  const names = ['创新驱动', '产业强市', '12370.48亿元'];
  const cy = cytoscape({
    headless: true,
    layout: { name: 'preset' },
    elements: names.map((name, i) => ({
      data: { id: `n${i}`, name, size: 36, importance: i },
      position: { x: i * 100, y: 0 },
    })),
  });
  const measured: string[] = [];
  const drawn = createDrawnNames(cy, fonts, (text, font) => {
    measured.push(font);
    return text.length * 13;
  });
  const atRest = drawn.wishesAt(0.5);
  expect(atRest.map(({ at, diameter }) => [at.x, diameter])).toEqual([
    [0, 18],
    [50, 18],
    [100, 18],
  ]);
  const once = measured.splice(0).length;
  expect(once).toBeGreaterThanOrEqual(names.length);

  cy.getElementById('n1').classes('chosen near');
  cy.getElementById('n2').classes('dim');
  const marked = drawn.wishesAt(0.8);
  expect(measured.splice(0)).toEqual(['600 15px sans']);
  expect(marked.map(({ must, faint }) => [must, faint])).toEqual([
    [false, false],
    [true, false],
    [false, true],
  ]);
  expect((marked[1]?.importance ?? 0) > (marked[0]?.importance ?? 0)).toBe(true);

  drawn.forget();
  drawn.wishesAt(0.8);
  expect(measured.length).toBeGreaterThan(once);
});

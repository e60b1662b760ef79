import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, overlaps } from '../../server/layout/boxes.ts';
import { widthOf, wrapLabel } from '../../server/layout/wrap-label.ts';
import { type LabelWish, placeLabels } from '../../web/canvas/label-placing.ts';

describe('wrapping a name', () => {
  it('leaves a short one alone', () => {
    expect(wrapLabel('创新驱动核心战略')).toEqual(['创新驱动核心战略']);
  });
  it('makes even lines', () => {
    expect(wrapLabel('深海技术太湖国家实验室')).toEqual(['深海技术太湖', '国家实验室']);
  });
  it('breaks where the name breaks', () => {
    expect(wrapLabel('机制体系\n75', 3)).toEqual(['机制', '体系', '75']);
  });
  it('begins no line with a closing mark and ends none with an opening one', () => {
    const name = '《无锡市“十四五”规划和二〇三五年远景目标纲要》（修订），（全文）';
    for (const line of wrapLabel(name)) {
      expect(line).not.toMatch(/^[，。、”’）》]/u);
      expect(line).not.toMatch(/[“‘（《]$/u);
    }
  });
  it('loses nothing and parts no number', () => {
    const piece = fc.constantFrom('无', '锡', '“', '”', '（', '）', '12370.48', 'GDP', '、', '5G', '—');
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 40 }), (pieces) => {
        const name = pieces.join('');
        const lines = wrapLabel(name);
        expect(lines.join('')).toBe(name);
      }),
    );
    expect(wrapLabel('一般公共预算收入12370.48亿元').some((l) => l.includes('12370.48'))).toBe(true);
  });
  it('keeps lines of plain Chinese short', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (n) => {
        for (const line of wrapLabel('字'.repeat(n))) expect(widthOf(line)).toBeLessThanOrEqual(8.5);
      }),
    );
  });
});

describe('choosing labels', () => {
  const wish = fc.record({
    x: fc.integer({ min: 0, max: 600 }),
    y: fc.integer({ min: 0, max: 400 }),
    diameter: fc.integer({ min: 10, max: 60 }),
    width: fc.integer({ min: 20, max: 120 }),
    height: fc.constantFrom(17, 34, 51),
    importance: fc.integer({ min: 0, max: 100 }),
  });
  const wishes = fc
    .array(wish, { maxLength: 60 })
    .map((list): LabelWish[] => list.map(({ x, y, ...rest }, i) => ({ id: `n${i}`, at: { x, y }, ...rest })));

  it('lets none cover another, nor another’s node', () => {
    fc.assert(
      fc.property(wishes, (list) => {
        const placed = placeLabels(list);
        for (const a of placed) {
          for (const b of placed) if (a !== b) expect(overlaps(a.box, b.box)).toBe(false);
          for (const n of list) {
            if (n.id === a.id) continue;
            const r = n.diameter / 2;
            const node = { x1: n.at.x - r, x2: n.at.x + r, y1: n.at.y - r, y2: n.at.y + r };
            expect(overlaps(a.box, node)).toBe(false);
          }
        }
      }),
    );
  });

  it('puts none where it would be read as another node’s', () => {
    const apart = (a: Box, b: Box) =>
      Math.hypot(Math.max(0, a.x1 - b.x2, b.x1 - a.x2), Math.max(0, a.y1 - b.y2, b.y1 - a.y2));
    const circle = (n: LabelWish): Box => ({
      x1: n.at.x - n.diameter / 2,
      x2: n.at.x + n.diameter / 2,
      y1: n.at.y - n.diameter / 2,
      y2: n.at.y + n.diameter / 2,
    });
    const keepsApart = (list: LabelWish[]) => {
      for (const label of placeLabels(list)) {
        const own = list.find((n) => n.id === label.id);
        if (!own) throw new Error('a label of no node');
        for (const other of list)
          if (other !== own && !overlaps(circle(own), circle(other)))
            expect(apart(label.box, circle(other))).toBeGreaterThan(0);
      }
    };
    fc.assert(fc.property(wishes, keepsApart));
    // A label's corner that just touches the next node, as chance once found it.
    keepsApart([
      { id: 'a', at: { x: 0, y: 113 }, diameter: 12, width: 20, height: 17, importance: 0 },
      { id: 'b', at: { x: 22, y: 98 }, diameter: 32, width: 28, height: 17, importance: 1 },
    ]);
    // Over a node, the next node up must be well away: names stand under their nodes.
    const small = { diameter: 20, width: 60, height: 17 };
    const list: LabelWish[] = [
      { id: 'up', at: { x: 0, y: 0 }, ...small, importance: 1 },
      { id: 'mine', at: { x: 0, y: 60 }, ...small, importance: 2 },
      ...[-50, 0, 50].map((x, i) => ({ id: `down${i}`, at: { x, y: 92 }, ...small, importance: 0 })),
      ...[-30, 30].map((x, i) => ({ id: `side${i}`, at: { x, y: 62 }, ...small, importance: 0 })),
    ];
    expect(placeLabels(list).map((l) => l.id)).not.toContain('mine');
    const must = list.map((n) => (n.id === 'mine' ? { ...n, must: true } : n));
    const found = placeLabels(must).find((l) => l.id === 'mine');
    expect(found?.leader).toBeDefined();
  });

  it('names the chosen and its neighbours over what is dimmed', () => {
    const small = { diameter: 30, width: 60, height: 17, importance: 1 };
    const crowd: LabelWish[] = Array.from({ length: 49 }, (_, i) => ({
      id: `n${i}`,
      at: { x: (i % 7) * 34, y: Math.floor(i / 7) * 34 },
      ...small,
      ...(i % 6 === 0 ? { must: true } : { faint: true }),
    }));
    const named = placeLabels(crowd).map((l) => l.id);
    expect(crowd.filter((n) => n.must && !named.includes(n.id))).toEqual([]);
  });

  it('prefers the more important, and always shows the chosen', () => {
    const at = { x: 100, y: 100 };
    const one = { diameter: 300, width: 300, height: 300 };
    const list: LabelWish[] = [
      { id: 'small', at, ...one, importance: 1 },
      { id: 'large', at: { x: 130, y: 100 }, ...one, importance: 9, must: true },
    ];
    expect(placeLabels(list).map((l) => l.id)).toContain('large');
  });

  it('places the wanted where they stand among all, and none of the less important for it', () => {
    fc.assert(
      fc.property(wishes, fc.nat({ max: 59 }), (list, i) => {
        const wanted = list[i % Math.max(1, list.length)];
        if (!wanted) return;
        const part = placeLabels(list, [], new Set([wanted.id]));
        expect(placeLabels(list).slice(0, part.length)).toEqual(part);
        expect(part.filter(({ id }) => id === wanted.id)).toEqual(
          placeLabels(list).filter(({ id }) => id === wanted.id),
        );
        const rank = new Map(list.map(({ id, importance }) => [id, importance]));
        for (const { id } of part) expect(rank.get(id)).toBeGreaterThanOrEqual(wanted.importance);
      }),
    );
  });

  it('does not depend on the order in which nodes come', () => {
    fc.assert(
      fc.property(wishes, (list) => {
        const forward = placeLabels(list)
          .map((l) => l.id)
          .sort();
        const backward = placeLabels([...list].reverse())
          .map((l) => l.id)
          .sort();
        expect(backward).toEqual(forward);
      }),
    );
  });
});

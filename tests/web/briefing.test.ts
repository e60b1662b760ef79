import { describe, expect, it } from 'vitest';
import { type Slide, briefing as schema } from '../../server/contract/briefing.ts';
import { keyOf } from '../../server/export/key.ts';
import { chosenPart } from '../../server/export/selection.ts';
import { sceneToSvg } from '../../server/export/svg.ts';
import { FONT, overlaps } from '../../server/layout/boxes.ts';
import { checkBriefing, readBriefing } from '../../web/state/briefing/deck-check.ts';
import {
  addDeck,
  addSlide,
  type Decks,
  deckOf,
  editSlide,
  emptyBriefing,
  moveSlide,
  NO_DECKS,
  removeDeck,
  removeSlide,
} from '../../web/state/briefing/deck-edit.ts';
import { NOTHING_GATHERED } from '../../web/state/picture/gathered.ts';
import { exploreScene } from '../../web/views/briefing/scenes/explore-scene.ts';
import { fitLabels } from '../../web/views/briefing/scenes/fit-labels.ts';
import { boxShape, citationsOf } from '../../web/views/briefing/scenes/parts.ts';
import { spaceScene } from '../../web/views/briefing/scenes/space-scene.ts';
import { quotesScene, rowsScene } from '../../web/views/briefing/scenes/text-scene.ts';
import { NOTHING, partOfClusters, partOfPicture, partOfSpace } from '../../web/views/briefing/shown-part.ts';
import { realPage } from '../real-page.ts';
import { HOSTILE, hostileBriefing, sampleBriefing } from '../server/sample-briefing.ts';
import { looksOf } from './slide-looks.ts';

/** A picture in which all is drawn. */
const WHOLE = { left: { nodes: 0, edges: 0 }, gathered: NOTHING_GATHERED };

/** Of groups, of which these pictures have none. */
const unsaid = { label: () => '', counts: () => '', line: () => '' };

const { store, ontology } = realPage();
const PLAN = 'wuxi-14fyp';
const said = { title: '题', line: '句' };
const looks = looksOf(ontology.kinds);

function slide(title: string): Slide {
  const scene = { ...said, width: 10, height: 10, shapes: [], connectors: [], texts: [] };
  return { id: 's1', view: { id: 'space', state: 'view=space' }, title, line: '', scene, citations: [] };
}

function deckWith(...titles: string[]): Decks {
  return titles.reduce(
    (decks, title) => addSlide(decks, 'd1', slide(title)),
    addDeck(NO_DECKS, emptyBriefing(PLAN, '甲')),
  );
}
const titles = (decks: Decks) => deckOf(decks)?.briefing.slides.map((one) => one.title);

describe('decks', () => {
  it('adds, moves, edits and removes slides, each under an id of its own', () => {
    const three = deckWith('一', '二', '三');
    const ids = deckOf(three)?.briefing.slides.map((one) => one.id) ?? [];
    expect(new Set(ids).size).toBe(3);
    const [first = '', second = ''] = ids;
    expect(titles(moveSlide(three, 'd1', first, 2))).toEqual(['二', '三', '一']);
    expect(titles(moveSlide(three, 'd1', first, 99))).toEqual(['二', '三', '一']);
    expect(titles(moveSlide(three, 'd1', second, -1))).toEqual(['二', '一', '三']);
    expect(titles(editSlide(three, 'd1', second, { title: '改' }))).toEqual(['一', '改', '三']);
    const two = removeSlide(three, 'd1', second);
    expect(titles(two)).toEqual(['一', '三']);
    const again = addSlide(two, 'd1', slide('四'));
    expect(new Set(deckOf(again)?.briefing.slides.map((one) => one.id)).size).toBe(3);
  });

  it('goes to another deck when the current one is deleted', () => {
    const two = addDeck(deckWith('一'), emptyBriefing(PLAN, '乙'));
    expect(deckOf(two)?.briefing.title).toBe('乙');
    const one = removeDeck(two, two.current ?? '');
    expect(deckOf(one)?.briefing.title).toBe('甲');
    expect(removeDeck(one, 'd1')).toEqual({ list: [], current: null });
  });
});

describe('the reading of a briefing file', () => {
  it('opens what the schema allows, and writes it back the same', async () => {
    const sample = await sampleBriefing(store, ontology);
    expect(readBriefing(JSON.stringify(sample))).toEqual({ briefing: sample });
    expect(schema.parse(sample)).toEqual(sample);
  });

  it('says what is wrong with what is no briefing', async () => {
    const sample = await sampleBriefing(store, ontology);
    const [first] = sample.slides;
    expect(readBriefing('{')).toEqual({ fault: 'notJson' });
    expect(readBriefing('[]')).toEqual({ fault: 'notBriefing' });
    expect(readBriefing('null')).toEqual({ fault: 'notBriefing' });
    expect(readBriefing('x'.repeat(2_000_001))).toEqual({ fault: 'tooLarge' });
    expect(checkBriefing({ ...sample, version: 2 })).toEqual({ fault: 'version' });
    expect(checkBriefing({ ...sample, slides: 'no' })).toEqual({ fault: 'slides' });
    expect(checkBriefing({ ...sample, slides: [first, first] })).toEqual({ fault: 'slides' });
    const broken = { ...first, scene: { ...first?.scene, shapes: [{ id: 1 }] } };
    expect(checkBriefing({ ...sample, slides: [broken] })).toEqual({ fault: 'scene' });
  });

  it('draws hostile names as words, never as marks', () => {
    for (const name of HOSTILE) {
      const read = checkBriefing(hostileBriefing(name));
      if (!('briefing' in read)) throw new Error(read.fault);
      for (const one of read.briefing.slides) {
        const svg = sceneToSvg(one.scene);
        expect(svg).not.toMatch(/<(img|script)/i);
        expect(svg).not.toMatch(/\son\w+="/i);
      }
    }
  });
});

describe('scenes', () => {
  it('draws the graph so that the schema takes it, with the evidence of what is chosen', async () => {
    const id = `${PLAN}:innovation-driven`;
    const part = await store.neighbours(id, { direction: 'both', limit: 40 });
    const nodes = part.nodes.map((node, i) => ({
      node,
      at: { x: (i % 7) * 200, y: Math.floor(i / 7) * 160 },
    }));
    const counts = { kinds: new Map(), types: new Map(), bases: new Map(), words: new Map() };
    const known = {
      nodes: new Map(part.nodes.map((node) => [node.id, node])),
      edges: new Map(part.edges.map((edge) => [edge.id, edge])),
    };
    const drawn = exploreScene(
      { nodes, edges: part.edges, ...WHOLE, counts },
      { what: 'node', id },
      said,
      looks,
      known,
      unsaid,
    );
    const citations = citationsOf(drawn.evidence, () => '处');
    expect(citations.length).toBeGreaterThan(0);
    expect(citations.length).toBeLessThanOrEqual(40);
    const made = { ...slide('图'), scene: drawn.scene, citations };
    const whole = { ...emptyBriefing(PLAN, '甲'), slides: [made] };
    expect(schema.parse(whole)).toEqual(whole);
    expect(drawn.scene.shapes.filter((one) => one.emphasis === 'chosen').map((one) => one.id)).toEqual([id]);
    for (const shape of drawn.scene.shapes) {
      expect(shape.x).toBeGreaterThanOrEqual(0);
      expect(shape.x + shape.w).toBeLessThanOrEqual(drawn.scene.width);
    }
  });

  it('draws nothing as nothing, not as a fault', () => {
    const counts = { kinds: new Map(), types: new Map(), bases: new Map(), words: new Map() };
    const known = { nodes: new Map(), edges: new Map() };
    const { scene } = exploreScene(
      { nodes: [], edges: [], ...WHOLE, counts },
      null,
      said,
      looks,
      known,
      unsaid,
    );
    expect([scene.width, scene.height]).toEqual([960, 420]);
  });

  it('does not write a name across the lines of its own node, if there is a better place', () => {
    const at = (id: string, x: number, y: number) => ({
      shape: boxShape(id, { x, y, w: 40, h: 40 }, [], { shape: 'ellipse' }),
      name: '一城两核',
      importance: 1,
    });
    const named = [at('top', 0, 0), at('under', 0, 300)];
    const lines = [{ from: 'top', to: 'under' }];
    const placed = (with_: typeof lines) =>
      fitLabels(named, 400, with_).map(({ labelPlacement }) => labelPlacement);
    expect(placed([])).toEqual(['below', 'below']);
    expect(placed(lines)).toEqual(['above', 'below']);
  });

  it('writes what the slide is about first and readable, and leaves out a name that has no room', () => {
    const at = (id: string, x: number, more: { must?: boolean; emphasis?: 'dim' }) => {
      const { must = false, emphasis } = more;
      const shape = boxShape(id, { x, y: 0, w: 40, h: 40 }, [], {
        shape: 'ellipse',
        ...(emphasis ? { emphasis } : {}),
      });
      return { shape, name: '产业强市主导战略', importance: must ? 1 : 9, must };
    };
    const crowd = Array.from({ length: 40 }, (_, i) => at(`n${i}`, i * 44, { emphasis: 'dim' }));
    const fitted = fitLabels([...crowd, at('chosen', 900, { must: true })], 1860);
    const written = fitted.filter(({ labelLines }) => labelLines.length > 0);
    expect(written.find(({ id }) => id === 'chosen')?.fontSize).toBeGreaterThan(20);
    expect(written.length).toBeLessThan(fitted.length);
    for (const one of fitted.filter(({ labelLines }) => !labelLines.length)) {
      expect(one).toMatchObject({ labelPlacement: 'none', alt: '产业强市主导战略' });
    }
    expect(written.length).toBeGreaterThan(3);
  });

  it('leaves out a name that has room only as a speck', () => {
    const rows = [0, 1, 2].flatMap((row) =>
      [0, 1, 2].map((i) => {
        const at = { x: i * 70, y: row * 80, w: 40, h: 40 };
        const shape = boxShape(`${row}${i}`, at, [], { shape: 'ellipse' });
        return { shape, name: '产业强市', importance: row === 1 && i === 1 ? 1 : 9 };
      }),
    );
    const amid = (width: number, must = false) =>
      fitLabels(
        rows.map((one) => ({ ...one, must: must && one.importance === 1 })),
        width,
      ).find(({ id }) => id === '11');
    // What can be read is some 21 in the narrower drawing, and 24 in the wider.
    expect(amid(1300)).toMatchObject({ labelLines: ['产业强市'], fontSize: FONT });
    expect(amid(1500)).toMatchObject({ labelLines: [], labelPlacement: 'none', alt: '产业强市' });
    expect(amid(1500, true)?.fontSize).toBeGreaterThan(24);
  });

  it('explains in its key what is drawn and nothing else', () => {
    const shape = (id: string, family: string | null) =>
      boxShape(id, { x: 0, y: 0, w: 9, h: 9 }, [], { family });
    const line = (basis: 'explicit' | 'inferred') => ({ id: basis, from: 'a', to: 'b', basis, strength: 1 });
    const scene = { shapes: [shape('a', 'intent'), shape('b', 'space')], connectors: [line('inferred')] };
    const key = keyOf(scene, ontology.families);
    expect(key.families.map(({ id }) => id).sort()).toEqual(['intent', 'space']);
    expect(key.bases).toEqual(['inferred']);
    const alone = keyOf(
      { shapes: [shape('a', 'intent'), shape('b', null)], connectors: [] },
      ontology.families,
    );
    expect(alone).toEqual({ families: [], groups: false, bases: [] });
    const whole = { ...said, width: 90, height: 90, texts: [], ...scene };
    const svg = sceneToSvg(whole, { heading: true, families: ontology.families });
    expect(svg).toContain('推断');
    expect(svg).not.toContain('明示');
  });

  it('takes from a board what it shows: every relation with both its ends', async () => {
    const clusters = await store.clusters(PLAN);
    const space = await store.spatial(PLAN);
    const whole = await store.whole({ plans: [PLAN] });
    const parts = [partOfClusters(clusters, false), partOfClusters(clusters, true), partOfSpace(space)];
    for (const shown of parts) {
      const { part, unknown } = chosenPart(whole, shown);
      expect(unknown).toEqual([]);
      expect(part.nodes).toHaveLength(shown.ids.length);
      expect(part.edges).toHaveLength(shown.edges.length);
      expect(shown.edges.length).toBeGreaterThan(10);
    }
    expect(parts[1]?.edges.length).toBeGreaterThan(parts[0]?.edges.length ?? 0);
    expect(
      partOfPicture({
        nodes: [],
        edges: [],
        left: { nodes: 0, edges: 0 },
        gathered: NOTHING_GATHERED,
        counts: {} as never,
      }),
    ).toEqual(NOTHING);
  });

  it('enlarges names for a slide without laying one over another', () => {
    const named = Array.from({ length: 60 }, (_, i) => {
      const at = { x: (i % 10) * 130, y: Math.floor(i / 10) * 110, w: 36, h: 36 };
      return { shape: boxShape(`n${i}`, at, [], {}), name: `第${i}个先进制造业集群`, importance: i };
    });
    const fitted = fitLabels(named, 1800);
    expect(Math.max(...fitted.map((one) => one.fontSize))).toBeGreaterThan(13);
    const boxes = fitted
      .filter((one) => one.labelPlacement === 'below')
      .map((one) => {
        const w = Math.max(...one.labelLines.map((line) => [...line].length)) * one.fontSize * 0.9;
        const x = one.x + one.w / 2;
        const y = one.y + one.h + 6;
        return { x1: x - w / 2, x2: x + w / 2, y1: y, y2: y + one.labelLines.length * one.fontSize };
      });
    const over = boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => overlaps(a, b)));
    expect(over).toEqual([]);
  });

  it('draws every unit and station of the real plan once, none within another', async () => {
    const board = await store.spatial(PLAN);
    const { scene, evidence } = spaceScene(board, null, said, looks, {
      tier: (tier) => tier.group.name,
      hubTier: (tier) => tier.label.zh,
      caption: '示意图',
    });
    const units = scene.shapes.filter((one) => !one.back);
    expect(units).toHaveLength(12 + 6);
    const boxes = units.map(({ x, y, w, h }) => ({ x1: x, y1: y, x2: x + w, y2: y + h }));
    expect(boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => overlaps(a, b)))).toEqual([]);
    expect(evidence.length).toBeGreaterThan(0);
  });

  it('writes passages and rows one under the other', () => {
    const passages = ['短句', '很长'.repeat(300)].map((quote) => ({ quote, place: '问答6' }));
    for (const { scene } of [
      quotesScene(passages, [], said, '推断'),
      rowsScene(
        [1, 2, 3].map((n) => ({ figure: `${n}`, name: '名', note: '', differs: n > 1, node: null })),
        [],
        said,
      ),
    ]) {
      for (const text of scene.texts) expect(text.y + text.h).toBeLessThanOrEqual(scene.height);
    }
  });
});

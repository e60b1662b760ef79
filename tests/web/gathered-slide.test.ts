import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { briefing } from '../../server/contract/briefing.ts';
import { keyOf } from '../../server/export/key.ts';
import { briefingToPptx } from '../../server/export/pptx.ts';
import { sceneToSvg } from '../../server/export/svg.ts';
import { overlaps } from '../../server/layout/boxes.ts';
import type { Selected } from '../../web/state/address/app-state.ts';
import { EMPTY_DATA } from '../../web/state/loaded/graph-data.ts';
import { countedIn, gatheredIn, placesAround } from '../../web/state/picture/count-gathered.ts';
import { exploreScene } from '../../web/views/briefing/scenes/explore-scene.ts';
import { runsThrough } from '../../web/views/briefing/scenes/fit-labels.ts';
import { countsOf, type GatheredWords } from '../../web/views/briefing/scenes/gathered-parts.ts';
import { partOfPicture } from '../../web/views/briefing/shown-part.ts';
import { realPage } from '../real-page.ts';
import { all, readXml } from '../server/reading-files.ts';
import { looksOf } from './slide-looks.ts';

/** What leaves the page of a gathered picture: its drawing, as SVG and as a presentation. */

const { store, ontology } = realPage();
const PLAN = 'wuxi-14fyp';
const kinds = new Map(ontology.kinds.map((kind) => [kind.id, kind]));
const looks = looksOf(ontology.kinds);
const words: GatheredWords = {
  label: ({ group, rest }) => `${kinds.get(group.kind ?? '')?.zh}\n${rest}`,
  counts: ({ explicit, inferred }) => `${explicit} / ${inferred}`,
  line: ({ id }, { explicit, inferred }) => `${id}：明示 ${explicit}，推断 ${inferred}`,
};
const answer = await store.groups({ by: 'kind', plans: [PLAN], limit: 500 });
const places = placesAround(
  answer.groups.map(({ id }) => id),
  [0, 0, 0, 0],
  'slide',
);
const OFF = { kinds: [], types: [], bases: [], words: [] };
const drawn = gatheredIn(answer, places, EMPTY_DATA, new Set(), OFF, new Set(), 1000);
const gathered = { ...drawn, counts: countedIn(drawn), words: new Map() };
const picture = {
  ...{ nodes: [], edges: [], left: { nodes: 0, edges: 0 }, gathered },
  counts: { kinds: new Map(), types: new Map(), bases: new Map(), words: new Map() },
};
const said = { title: '题', line: '句' };
const made = (selected: Selected | null) => exploreScene(picture, selected, said, looks, EMPTY_DATA, words);
const { scene, evidence, unsaid } = made(null);
const deck = briefing.parse({
  ...{ format: 'plan-graph-briefing', version: 1, title: '甲', plan: PLAN },
  slides: [{ id: 's1', view: { id: 'explore', state: '' }, ...said, scene, citations: [] }],
});

describe('a gathered picture on a slide', () => {
  it('has every group with its name and number, and every line with what it counts, and cites nothing', () => {
    expect(deck.slides[0]?.scene).toEqual(scene);
    expect(scene.shapes.map(({ id }) => id)).toEqual(gathered.groups.map(({ group }) => group.id));
    for (const [i, { rest }] of gathered.groups.entries()) {
      expect(scene.shapes[i]?.group).toBe(true);
      expect(scene.shapes[i]?.nodeId).toBeUndefined();
      expect(scene.shapes[i]?.labelLines.at(-1)).toBe(String(rest));
    }
    expect(scene.connectors.length).toBe(gathered.lines.length);
    for (const line of gathered.lines) {
      const drawn = scene.connectors.find(({ id }) => id === line.id);
      expect(drawn).toMatchObject({ basis: 'summary', alt: words.line(line, countsOf(line)) });
      expect(drawn?.edgeId).toBeUndefined();
      expect(drawn?.arrow).toBeUndefined();
    }
    const broadest = Math.max(...scene.connectors.map(({ width }) => width ?? 0));
    expect(scene.connectors[0]?.width).toBe(broadest);
    expect(evidence).toEqual([]);
    expect(partOfPicture(picture)).toEqual({ ids: [], edges: [], groups: gathered.groups.length });
  });

  it('says on a line how much it counts only where no other line runs, and how many have no room', () => {
    expect(scene.texts.length).toBeGreaterThan(0);
    expect(unsaid).toBe(gathered.lines.length - scene.texts.length);
    const middle = (id: string) => {
      const shape = scene.shapes.find((one) => one.id === id);
      if (!shape) throw new Error(id);
      return { x: shape.x + shape.w / 2, y: shape.y + shape.h / 2 };
    };
    const boxes = scene.texts.map(({ x, y, w, h }) => ({ x1: x, y1: y, x2: x + w, y2: y + h }));
    for (const [i, box] of boxes.entries()) {
      const under = scene.connectors.filter(({ from, to }) => runsThrough(box, middle(from), middle(to)));
      expect(under).toHaveLength(1);
      const line = gathered.lines.find(({ id }) => id === under[0]?.id);
      expect(scene.texts[i]?.text).toBe(line && words.counts(countsOf(line)));
      expect(boxes.filter((other) => other !== box && overlaps(other, box))).toEqual([]);
    }
  });

  it('of a chosen group brings out it, its lines and their counts', () => {
    const id = `${PLAN}*Project`;
    const chosen = made({ what: 'group', id });
    const own = gathered.lines.filter(({ from, to }) => [from, to].includes(id));
    expect(chosen.scene.shapes.find((one) => one.id === id)?.emphasis).toBe('chosen');
    const plain = chosen.scene.shapes.filter(({ emphasis }) => emphasis === 'plain');
    expect(plain).toHaveLength(own.length);
    const counts = own.map((line) => words.counts(countsOf(line)));
    expect(chosen.scene.texts.length).toBeGreaterThanOrEqual(own.length / 2);
    for (const { text } of chosen.scene.texts) expect(counts).toContain(text);
    const one = own[0]?.id ?? '';
    const line = made({ what: 'group', id: one }).scene;
    expect(line.connectors.filter(({ strength }) => strength >= 0.5).map((it) => it.id)).toEqual([one]);
  });

  it('is read from afar round a large picture: its names are larger than those of nodes', async () => {
    const { nodes, edges } = await store.graph({ plans: [PLAN], kinds: ['Project', 'Strategy'], limit: 60 });
    const at = nodes.map((node, i) => ({ node, at: { x: (i % 8) * 300, y: Math.floor(i / 8) * 240 } }));
    const around = placesAround([...places.keys()], [0, 0, 2100, 700]);
    const beside = gatheredIn(answer, around, EMPTY_DATA, new Set(), OFF, new Set(), 1000);
    const whole = { ...picture, nodes: at, edges, gathered: { ...gathered, ...beside } };
    const drawn = exploreScene(whole, null, said, looks, EMPTY_DATA, words).scene.shapes;
    const sizes = (group: boolean) => drawn.filter((one) => !!one.group === group).map((one) => one.fontSize);
    expect(Math.min(...sizes(true))).toBeGreaterThan(Math.max(...sizes(false)));
  });

  it('is explained by its key: double rings, pale lines, and no line of a basis', () => {
    const key = keyOf(scene, ontology.families);
    expect([key.groups, key.bases]).toEqual([true, ['summary']]);
    const svg = sceneToSvg(scene, { heading: true, families: ontology.families });
    const root = readXml(svg);
    const text = all(root, 'tspan').map((one) => one.text);
    expect(text).toContain('合并的组');
    expect(text).toContain('合并的关系，只计条数');
    expect(text).not.toContain('明示');
    expect(svg).not.toMatch(/stroke-dasharray|NaN|undefined/u);
    // Two rings for each, and for the key.
    expect(all(root, 'ellipse')).toHaveLength((gathered.groups.length + 1) * 2);
  });

  it('is in a presentation: groups of two rings, connectors glued to them, neither dashed nor with a head', () => {
    const files = unzipSync(briefingToPptx(deck, { families: ontology.families }));
    const slide = readXml(strFromU8(files['ppt/slides/slide1.xml'] as Uint8Array));
    const groups = all(slide, 'p:grpSp').filter((group) => all(group, 'a:t').length > 0);
    expect(groups).toHaveLength(gathered.groups.length);
    for (const group of groups) {
      const rings = all(group, 'a:prstGeom').filter(({ attributes }) => attributes.prst === 'ellipse');
      expect(rings).toHaveLength(2);
    }
    const connectors = all(slide, 'p:cxnSp').filter((one) => all(one, 'a:stCxn').length === 1);
    expect(connectors).toHaveLength(gathered.lines.length);
    for (const one of connectors) expect([...all(one, 'a:prstDash'), ...all(one, 'a:tailEnd')]).toEqual([]);
    const told = connectors.map((one) => all(one, 'p:cNvPr')[0]?.attributes.descr);
    expect(told).toContain(scene.connectors[0]?.alt);
  });
});

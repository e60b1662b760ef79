import { describe, expect, it } from 'vitest';
import type { Scene, Slide } from '../../server/contract/briefing.ts';
import { slideXml } from '../../server/export/pptx-slide.ts';
import { strengthOf } from '../../server/graph/steps.ts';
import type { GraphEdge } from '../../server/graph/types.ts';
import { overlaps } from '../../server/layout/boxes.ts';
import { en } from '../../web/i18n/en.ts';
import { translator } from '../../web/i18n/translate.ts';
import { zh } from '../../web/i18n/zh.ts';
import { lanesOnSlide, placeOnSlide } from '../../web/views/briefing/scenes/bands-layout.ts';
import { lanesScene, layersScene } from '../../web/views/briefing/scenes/trace-scene.ts';
import { eraName } from '../../web/views/trace/eras.ts';
import { type LayerRules, layersOf } from '../../web/views/trace/layers.ts';
import { boxesOf, type LayersPicture, type LayerWords } from '../../web/views/trace/layers-layout.ts';
import { targetsOf } from '../../web/views/trace/summary.ts';
import { realPage } from '../real-page.ts';
import { looksOf } from './slide-looks.ts';

const { store, ontology } = realPage();
const { nodes } = await store.graph({ limit: 2000 });
const strategies = nodes.filter((node) => node.kind === 'Strategy');
const known = { nodes: new Map(), edges: new Map() };
const kinds = new Map(ontology.kinds.map((kind) => [kind.id, kind]));
const looks = looksOf(ontology.kinds);
const UPWARD = [
  'Strategy',
  'Goal',
  'Honour',
  'Project',
  'Programme',
  'Platform',
  'Mechanism',
  'IndustryCluster',
];
/** As long as a title and a line of a trace get: two lines each. */
const said = { title: '产业强市主导战略'.repeat(5), line: '页面没有一句写明哪一个项目推进它'.repeat(6) };
/** Hundredths of a point. */
const LEAST = 900;

function least(scene: Scene): number {
  const slide: Slide = { id: 's', view: { id: 'trace', state: '' }, ...said, scene, citations: [] };
  const xml = slideXml(slide, [], '简报', ontology.families, { accents: {} });
  return Math.min(...[...xml.matchAll(/ sz="(\d+)"/g)].map((found) => Number(found[1])));
}

function rules(open: LayerRules['open']): LayerRules {
  return {
    strength: (of) => strengthOf(of as Pick<GraphEdge, 'basis' | 'ground'>, ontology),
    kindRank: (kind) => ontology.kinds.findIndex((one) => one.id === kind),
    typeRank: (type) => ontology.relationTypes.findIndex((one) => one.id === type),
    dated: (kind) => kinds.get(kind)?.properties.status !== undefined,
    open,
  };
}

function wordsIn(language: 'zh' | 'en', rootName: string): LayerWords {
  const t = translator({ zh, en }[language]);
  const basis = (ground: string | null | undefined) =>
    `${t('basis.inferred')} · ${ontology.grounds.find((one) => one.id === ground)?.[language] ?? ''}`;
  return {
    rootName,
    relation: (one) => `← ${ontology.relationTypes.find(({ id }) => id === one.type)?.[language] ?? ''}`,
    basis: (one) => (one.basis === 'explicit' ? t('basis.explicit') : basis(one.ground)),
    head: (card) => [
      `${kinds.get(card.kind)?.[language] ?? ''} ${card.rows.length + card.folded}`,
      ...(card.era === null ? [] : [eraName(card.era, card.kind, t)]),
    ],
    whole: (card) => t('trace.whole', { basis: basis(card.whole?.ground) }),
    more: (card) => t('trace.more', { n: card.folded }),
    zero: t('trace.zero'),
  };
}

const asBox = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) => ({
  x1: x,
  y1: y,
  x2: x + width,
  y2: y + height - 0.5,
});

function expectApart(picture: LayersPicture): void {
  const boxes = boxesOf(picture).map(asBox);
  boxes.forEach((a, i) => {
    expect(boxes.slice(i + 1).filter((b) => overlaps(a, b))).toEqual([]);
    expect(a.x1 >= 0 && a.y1 >= -1 && a.x2 <= picture.width && a.y2 <= picture.height).toBe(true);
  });
  for (const card of picture.cards) {
    const within = asBox(card);
    const rows = card.rows.map((row) => asBox({ ...row, x: row.x + 5, width: row.width - 10 }));
    const more = card.more?.width ? [asBox({ x: 0, height: 28, ...card.more, width: card.more.width })] : [];
    const parts = [...rows, ...more];
    parts.forEach((a, i) => {
      expect(parts.slice(i + 1).filter((b) => overlaps(a, b))).toEqual([]);
      expect(a.x1 >= within.x1 && a.x2 <= within.x2 + 0.5 && a.y2 <= within.y2).toBe(true);
    });
  }
}

/** Every line begins at a node: the root, a name, or a bend of a line that does. */
function expectJoined(scene: Scene): void {
  const nodeOf = new Map(scene.shapes.map((one) => [one.id, one.nodeId]));
  for (const line of scene.connectors.filter(({ id }) => id.startsWith('line-'))) {
    const before = scene.connectors.find((one) => one.to === line.from);
    expect(nodeOf.get(before?.from ?? line.from), `${line.id} hangs on nothing`).toBeDefined();
  }
}

/** Slides on which a whole bundle found no room: without one the count would be of nothing. */
let withoutCard = 0;

describe.each(['zh', 'en'] as const)('the slide of a trace (%s)', (language) => {
  const ways = strategies.flatMap((root) => (['in', 'out'] as const).map((way) => ({ root, way })));
  it.each(ways)(
    'of $root.name, $way, can be read: 9 points, nothing over anything, all told',
    async (one) => {
      const { root, way } = one;
      const actions = ['Project', 'Platform', 'Programme', 'IndustryCluster', 'Indicator'];
      const to = way === 'in' ? actions : UPWARD;
      const answer = await store.trace(root.id, { to, direction: way, maxHops: 4 });
      for (const kind of [null, ...actions]) {
        const targets = targetsOf(answer, kind);
        const of = (open: LayerRules['open']) => layersOf(root.id, targets, answer.graph, rules(open));
        const whole = of(Object.assign(new Set<string>(), { has: () => true }));
        const { picture, folded, uncounted } = placeOnSlide(
          of(new Set()),
          whole,
          wordsIn(language, root.name),
        );
        const zero = translator({ zh, en }[language])('trace.zero');
        const { scene } = layersScene(picture, root, zero, said, looks, known);
        expect(least(scene)).toBeGreaterThanOrEqual(LEAST);
        expectApart(picture);
        for (const box of [...scene.shapes, ...scene.texts]) {
          expect(box.x >= 0 && box.y >= 0).toBe(true);
          expect(box.x + box.w <= scene.width && box.y + box.h <= scene.height, JSON.stringify(box)).toBe(
            true,
          );
        }
        expectJoined(scene);
        const told = [...picture.cards.flatMap((card) => card.rows), ...folded.flatMap((card) => card.names)];
        const rows = whole.columns.flat().flatMap((bundle) => bundle.cards.flatMap((card) => card.rows));
        expect(told).toHaveLength(rows.length);
        // Whatever is not named on the slide is counted on it: in a card, or in the slide's line.
        const counted = picture.cards.reduce((sum, { card, rows: of }) => {
          return sum + card.rows.length + card.folded - of.length;
        }, uncounted);
        const named = picture.cards.flatMap((card) => card.rows).length;
        expect(named + counted).toBe(rows.length);
        if (uncounted > 0) withoutCard++;
      }
    },
  );
});

it('has bundles of the real plan that find no room on a slide, and counts them', () => {
  expect(withoutCard).toBeGreaterThan(0);
});

it('draws as many ways between two things as can be read', async () => {
  const [from = '', to = ''] = ['wuxi-14fyp:strong-industry', 'wuxi-14fyp:iot'];
  const { paths } = await store.paths({ from, to, maxHops: 4, limit: 10 });
  const name = (id: string) => nodes.find((node) => node.id === id)?.name ?? id;
  const lanes = paths.map((path) => ({
    nodes: path.nodes.map((id) => ({ id, name: name(id) })),
    steps: path.edges.map((id) => ({ id, relation: '← 推进', basis: '推断 · 同节同问答' })),
  }));
  const { picture, shown } = lanesOnSlide([...lanes, ...lanes, ...lanes]);
  expect(shown).toBeGreaterThan(0);
  expect(shown).toBeLessThan(lanes.length * 3);
  const edge = { id: 'e', basis: 'explicit' as const, ground: undefined };
  const drawn = lanesScene(
    picture,
    () => 'Strategy',
    () => edge as never,
    said,
    looks,
    known,
  );
  expect(least(drawn.scene)).toBeGreaterThanOrEqual(LEAST);
});

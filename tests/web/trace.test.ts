import { beforeAll, describe, expect, it } from 'vitest';
import type { GraphStore } from '../../server/graph/graph-store.ts';
import { strengthOf } from '../../server/graph/steps.ts';
import type { GraphEdge, GraphNode, Ontology } from '../../server/graph/types.ts';
import { en } from '../../web/i18n/en.ts';
import { translator } from '../../web/i18n/translate.ts';
import { zh } from '../../web/i18n/zh.ts';
import { firstState } from '../../web/state/address/app-state.ts';
import { readUrl, writeUrl } from '../../web/state/address/url.ts';
import { pathText, traceText } from '../../web/views/trace/copy-text.ts';
import { compareEras, eraName, eraOf } from '../../web/views/trace/eras.ts';
import { placeLanes } from '../../web/views/trace/lanes-layout.ts';
import { FOLDED, type LayerRules, layersOf, MOST_ROWS } from '../../web/views/trace/layers.ts';
import { boxesOf, type LayerWords, placeLayers } from '../../web/views/trace/layers-layout.ts';
import { byEra, frameOf, sayGrounds, sayKind, targetsOf, type Words } from '../../web/views/trace/summary.ts';
import { realPage } from '../real-page.ts';

let store: GraphStore;
let ontology: Ontology;
const t = translator(zh);
const ACTIONS = ['Project', 'Platform', 'Programme', 'IndustryCluster', 'Indicator'];

beforeAll(() => {
  ({ store, ontology } = realPage());
});

const kindName = (kind: string) => ontology.kinds.find((one) => one.id === kind)?.zh ?? kind;
const groundName = (ground: string) => ontology.grounds.find((one) => one.id === ground)?.zh ?? ground;

function words(): Words {
  return {
    t,
    kindName,
    kindCounted: kindName,
    groundName,
    groundRank: (ground) => ontology.grounds.find((one) => one.id === ground)?.rank ?? 9,
    dated: (kind) => rules().dated(kind),
  };
}

function rules(open: readonly string[] = []): LayerRules {
  return {
    strength: (of) => strengthOf(of as Pick<GraphEdge, 'basis' | 'ground'>, ontology),
    kindRank: (kind) => ontology.kinds.findIndex((one) => one.id === kind),
    typeRank: (type) => ontology.relationTypes.findIndex((one) => one.id === type),
    dated: (kind) => ontology.kinds.find((one) => one.id === kind)?.properties.status !== undefined,
    open: new Set(open),
  };
}

const layerWords = (rootName: string): LayerWords => ({
  rootName,
  relation: (bundle) => ontology.relationTypes.find((one) => one.id === bundle.type)?.zh ?? '',
  basis: (bundle) => `推断 · ${bundle.ground ?? ''}`,
  head: (card) => [kindName(card.kind), eraName(card.era ?? 'none', card.kind, t)],
  whole: (card) => `全程 ${card.whole?.ground}`,
  more: (card) => `还有 ${card.folded} 项`,
  zero: '明示 0',
});

const trace = (id: string, direction: 'in' | 'out' = 'in', to = ACTIONS) =>
  store.trace(`wuxi-14fyp:${id}`, { to, direction, maxHops: 4 });

describe('eras', () => {
  const era = (properties: Record<string, string>) => eraOf({ properties });

  it('part what is done, under way, planned and not stated; without a period nothing is told', () => {
    expect(era({ period: '13fyp', status: 'in-operation' })).toBe('13fyp-done');
    expect(era({ period: '13fyp', status: 'under-construction' })).toBe('13fyp-building');
    expect(era({ period: '14fyp', status: 'planned' })).toBe('14fyp-planned');
    expect(era({ period: '14fyp', status: 'unstated' })).toBe('14fyp-unstated');
    expect(era({ status: 'completed' })).toBe('none');
  });

  it('stand in the order of doing, and have words for every combination on the page', async () => {
    expect(['none', '14fyp-planned', '13fyp-building', '13fyp-done'].sort(compareEras)).toEqual([
      '13fyp-done',
      '13fyp-building',
      '14fyp-planned',
      'none',
    ]);
    const { nodes } = await store.graph({ limit: 2000 });
    for (const language of ['zh', 'en'] as const) {
      const say = translator({ zh, en }[language]);
      for (const node of nodes.filter((one) => ACTIONS.includes(one.kind))) {
        expect(eraName(eraOf(node), node.kind, say), node.name).not.toBe(eraOf(node));
      }
    }
  });
});

describe('the summary', () => {
  it('says a zero as a zero, and results of the last plan as such', async () => {
    const answer = await trace('strong-industry');
    const targets = targetsOf(answer);
    expect(sayGrounds(targets, words())).toMatch(/^明示 0，总起句统领 \d+，同节同问答 \d+$/u);
    const rest = answer.counts.find(({ kind }) => kind === 'Project')?.unreached;
    expect(sayKind(targets, 'Project', rest ?? 0, 'in', words())).toBe(
      `没有一句原文写明哪个项目通向它。4 个项目由上下文推断（同节同问答 4），全是十三五已成。其余 ${rest} 个项目，页面没有说通向它。`,
    );
    expect(sayKind([], 'Project', 15, 'in', words())).toBe('页面没有一句话说有任何项目通向它。');
    const one = targetsOf(await trace('innovation-driven'));
    expect(sayKind(one, 'Project', 0, 'in', words())).toMatch(
      /^没有一句.*（同节同问答 1），是十四五拟建。$/u,
    );
  });

  it('claims no relation: by which one a thing leads there stands at each line', async () => {
    const { nodes } = await store.graph({ limit: 2000 });
    const relations = ontology.relationTypes.flatMap(({ zh: name, reverse }) => [name, reverse.zh]);
    const all = ontology.kinds.map(({ id }) => id).filter((id) => id !== 'Section');
    // Names of kinds, eras and grounds hold such words too (推进中, 总起句统领), and claim no relation.
    const bare: Words = {
      ...words(),
      kindName: () => '类',
      kindCounted: () => '类',
      groundName: () => '依据',
      dated: () => false,
    };
    for (const root of nodes.filter(({ kind }) => ACTIONS.includes(kind) || kind === 'Strategy')) {
      for (const way of ['in', 'out'] as const) {
        const answer = await store.trace(root.id, { to: all, direction: way, maxHops: 4 });
        for (const { kind, unreached } of answer.counts) {
          const said = sayKind(targetsOf(answer), kind, unreached, way, bare);
          expect(
            relations.filter((name) => said.includes(name)),
            `${root.name} ${way} ${kind}: ${said}`,
          ).toEqual([]);
        }
      }
    }
  });

  it('finds the framing sentence of the page', async () => {
    const { graph, root } = await trace('strong-industry');
    const frame = frameOf(root.id, graph.edges);
    expect(frame?.ground).toBe('framing');
    expect(frame?.evidence.map((one) => one.quote)).toContain('重点采取的新举措有：');
    expect(frameOf(root.id, [])).toBeNull();
  });

  it('parts the targets by era, each once', async () => {
    const targets = targetsOf(await trace('innovation-driven'), 'Platform');
    const parted = byEra(targets);
    expect(parted.flatMap((one) => one.targets)).toHaveLength(targets.length);
    expect(parted.map((one) => one.era)).toEqual(['13fyp-done', '14fyp-planned', '14fyp-unstated']);
  });
});

describe('layers', () => {
  it('fold a long card but keep what leads on, and open it again', async () => {
    const answer = await trace('strong-industry');
    const targets = targetsOf(answer);
    const folded = layersOf(answer.root.id, targets, answer.graph, rules());
    const cards = folded.columns.flat().flatMap((bundle) => bundle.cards);
    const long = cards.filter((card) => card.folded > 0);
    expect(long.length).toBeGreaterThan(0);
    for (const card of long)
      expect(card.rows.filter((row) => !row.leadsOn).length).toBeLessThanOrEqual(FOLDED);
    for (const card of cards.filter((one) => !one.folded))
      expect(card.rows.length).toBeLessThanOrEqual(MOST_ROWS);
    const open = layersOf(answer.root.id, targets, answer.graph, rules(long.map((card) => card.key)));
    const rows = open.columns.flat().flatMap((bundle) => bundle.cards.flatMap((card) => card.rows));
    for (const { node } of targets) expect(rows.filter((row) => row.id === node.id)).toHaveLength(1);
  });

  it('put the strongest ground first and mark a path that is weaker than its last step', async () => {
    const answer = await trace('strong-industry');
    const [first = []] = layersOf(answer.root.id, targetsOf(answer), answer.graph, rules()).columns;
    const ranks = first.map((bundle) =>
      rules().strength({ basis: bundle.basis, ground: bundle.ground ?? undefined }),
    );
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    const second = layersOf(answer.root.id, targetsOf(answer), answer.graph, rules()).columns[1] ?? [];
    const plants = second.flatMap((b) => b.cards).find((card) => card.kind === 'Project');
    expect(plants?.whole?.ground).toBe('same-section');
  });

  it.each([700, 1020, 1380, 1900])(
    'lie beside each other at %i px, nothing over another, nothing cut',
    async (width) => {
      const { nodes } = await store.graph({ limit: 2000 });
      const roots = nodes.filter((node) =>
        ['Strategy', 'IndustryCluster', 'Project', 'Goal'].includes(node.kind),
      );
      const kinds = ontology.kinds.map((kind) => kind.id).filter((kind) => kind !== 'Section');
      for (const root of roots) {
        for (const direction of ['in', 'out'] as const) {
          const answer = await store.trace(root.id, { to: kinds, direction, maxHops: 4 });
          const layers = layersOf(root.id, targetsOf(answer), answer.graph, rules());
          const picture = placeLayers(layers, width, layerWords(root.name));
          expectApart(boxesOf(picture), `${root.name} ${direction}`);
          for (const box of boxesOf(picture)) {
            expect(box.x >= 0 && box.y >= -1, root.name).toBe(true);
            expect(
              box.x + box.width <= picture.width && box.y + box.height <= picture.height,
              root.name,
            ).toBe(true);
          }
          for (const { from, to } of picture.bundles) expect(from.x).toBeLessThan(to.x);
        }
      }
    },
  );
});

function expectApart(
  boxes: readonly { x: number; y: number; width: number; height: number }[],
  what: string,
) {
  boxes.forEach((a, i) => {
    for (const b of boxes.slice(i + 1)) {
      const over =
        a.x < b.x + b.width &&
        b.x < a.x + a.width &&
        a.y < b.y + b.height - 0.5 &&
        b.y < a.y + a.height - 0.5;
      expect(over, `${what}: ${JSON.stringify(a)} ${JSON.stringify(b)}`).toBe(false);
    }
  });
}

describe('lanes', () => {
  it('draw each path between two ends on a line of its own', () => {
    const path = (n: number) => ({
      nodes: Array.from({ length: n + 1 }, (_, i) => ({ id: `x:${i}`, name: `第${i}个名称相当长的节点` })),
      steps: Array.from({ length: n }, (_, i) => ({
        id: `x:e${i}`,
        relation: '推进 →',
        basis: '推断 · 总起句统领',
      })),
    });
    const picture = placeLanes([path(1), path(2), path(4)], 1380);
    const stops = picture.lanes.flatMap((lane) => lane.stops);
    expect(stops).toHaveLength(4);
    expectApart([...picture.ends, ...stops], 'lanes');
    for (const lane of picture.lanes) expect(lane.steps.every((step) => step.x2 - step.x1 >= 120)).toBe(true);
  });
});

describe('the copied text', () => {
  it('has the sentence, the basis, and for every step its reason and its citation', async () => {
    const answer = await trace('strong-industry', 'in', ['Project']);
    const edges = new Map(answer.graph.edges.map((edge) => [edge.id, edge]));
    const names = new Map(answer.graph.nodes.map((node: GraphNode) => [node.id, node.name]));
    const path = answer.targets.at(-1)?.path;
    const copyWords = {
      cite: (evidence: readonly { quote: string; start: number; end: number }[]) =>
        evidence.map((one) => `“${one.quote}”（第 ${one.start}–${one.end} 字）`).join(''),
      relation: (edge: GraphEdge) => edge.type,
      basis: (edge: GraphEdge) => edge.basis,
      name: (id: string) => names.get(id) ?? id,
      t,
    };
    const copied = {
      sentence: path?.sentence.zh ?? '',
      basis: '推断 · 同节同问答',
      edges: (path?.edges ?? []).flatMap((id) => edges.get(id) ?? []),
    };
    const text = pathText(copied, copyWords);
    for (const edge of copied.edges) {
      for (const { quote } of edge.evidence) expect(text).toContain(quote);
      if (edge.reason) expect(text).toContain(edge.reason);
    }
    expect(traceText('追溯', ['明示 0'], [{ head: '项目', paths: [copied] }], copyWords)).toMatch(
      /^# 追溯\n\n明示 0\n\n## 项目/u,
    );
  });
});

describe('the address', () => {
  it('holds the whole trace and gives it back', () => {
    const state = {
      ...firstState(),
      plan: 'wuxi-14fyp',
      view: 'trace',
      trace: {
        mode: 'between' as const,
        root: 'wuxi-14fyp:iot',
        to: 'wuxi-14fyp:taihu-bay-belt-project',
        kind: 'Project',
        open: ['strong-industry~ADVANCES~i~framing~Programme~14fyp-planned~'],
      },
    };
    expect(readUrl(writeUrl(state)).trace).toEqual(state.trace);
    expect(readUrl('?plan=wuxi-14fyp&view=trace').trace).toEqual(firstState().trace);
  });
});

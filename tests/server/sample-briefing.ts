import type { Briefing, Scene, SceneConnector, SceneShape } from '../../server/contract/briefing.ts';
import { BRIEFING_FORMAT, BRIEFING_VERSION, briefing } from '../../server/contract/briefing.ts';
import type { GraphStore } from '../../server/graph/graph-store.ts';
import type { Evidence, Ontology } from '../../server/graph/types.ts';

/** Names that do harm where a file's writer is careless. */
export const HOSTILE = [
  "=cmd|' /C calc'!A0",
  '@SUM(1+1)*cmd',
  '+1-2',
  '<img src=x onerror=alert(1)>',
  ']]><script>alert(1)</script>',
  '\u0000\u0001\u0007\u001b[31m红\u007f',
  '很长'.repeat(2000),
  '😀👨‍👩‍👧‍👦𠮷',
  'שלום עולם',
  '\u202eمرحبا بالعالم',
  '\\u0060`) DETACH DELETE n //',
  "'; MATCH (n) DETACH DELETE n; //",
  'a"b\'c\nd\te',
  '\ud800半个',
  '&amp;&#x0;',
] as const;

/** A view of the real page, drawn as the trace view may draw it: the strategy and what advances it. */
export async function sampleBriefing(store: GraphStore, ontology: Ontology): Promise<Briefing> {
  const root = 'wuxi-14fyp:innovation-driven';
  const trace = await store.trace(root, {
    to: ['Project', 'Platform', 'Programme', 'Indicator'],
    direction: 'both',
    maxHops: 1,
  });
  const kinds = new Map(ontology.kinds.map((kind) => [kind.id, kind]));
  const edges = trace.graph.edges.filter((edge) => edge.from === root || edge.to === root).slice(0, 12);
  const others = trace.graph.nodes.filter((node) =>
    edges.some((edge) => edge.from === node.id || edge.to === node.id),
  );
  const around = others.filter((node) => node.id !== root);
  const ranks = new Map(ontology.grounds.map((ground) => [ground.id, ground.rank]));
  const shapes: SceneShape[] = around.map((node, i) => {
    const angle = (i / around.length) * 2 * Math.PI - Math.PI / 2;
    const kind = kinds.get(node.kind);
    return {
      id: node.id,
      nodeId: node.id,
      shape: kind?.shape ?? 'ellipse',
      x: 480 + Math.cos(angle) * 380 - 18,
      y: 180 + Math.sin(angle) * 150 - 18,
      w: 36,
      h: 36,
      family: kind?.family ?? null,
      labelLines: node.name.length > 9 ? [node.name.slice(0, 9), node.name.slice(9)] : [node.name],
      labelPlacement: 'below',
      fontSize: 15,
      weight: 'normal',
    };
  });
  shapes.push({
    id: root,
    nodeId: root,
    shape: 'ellipse',
    x: 450,
    y: 150,
    w: 60,
    h: 60,
    family: 'intent',
    emphasis: 'chosen',
    labelLines: ['创新驱动核心战略'],
    labelPlacement: 'below',
    fontSize: 17,
    weight: 'bold',
  });
  const connectors = edges.map((edge): SceneConnector => {
    const rank = ranks.get(edge.ground ?? '') ?? 1;
    return {
      id: edge.id,
      edgeId: edge.id,
      from: edge.from,
      to: edge.to,
      basis: edge.basis,
      ...(edge.ground ? { ground: edge.ground } : {}),
      strength: edge.basis === 'explicit' ? 1 : 1 - (rank - 1) * 0.13,
      arrow: true,
    };
  });
  const line = `${around.length} 项推进它或由它设定；明示 ${edges.filter((edge) => edge.basis === 'explicit').length}，其余为推断。`;
  const evidence = edges.flatMap((edge) => edge.evidence);
  return briefing.parse({
    format: BRIEFING_FORMAT,
    version: BRIEFING_VERSION,
    title: '创新驱动核心战略如何落地',
    plan: 'wuxi-14fyp',
    slides: [
      {
        id: 's1',
        view: { id: 'explore', state: `view=explore&node=${root}` },
        title: '创新驱动核心战略',
        line,
        notes: '先说总起句，再说推断。',
        scene: { ...bare, width: 960, height: 420, title: '创新驱动核心战略', line, shapes, connectors },
        citations: evidence.map(cited),
      },
      layeredSlide(around.slice(0, 6).map((node) => node.name)),
      boardSlide(),
    ],
  });
}

function cited(evidence: Evidence) {
  return { ...evidence, place: `第11版，第 ${evidence.start}–${evidence.end} 字` };
}

const bare = { texts: [], shapes: [], connectors: [] };

function box(
  id: string,
  at: [number, number, number, number],
  label: string,
  more: Partial<SceneShape>,
): SceneShape {
  const [x, y, w, h] = at;
  return {
    id,
    shape: 'round-rectangle',
    x,
    y,
    w,
    h,
    family: null,
    fill: 'solid',
    labelLines: label === '' ? [] : [label],
    labelPlacement: label === '' ? 'none' : 'inside',
    fontSize: 18,
    weight: 'normal',
    ...more,
  };
}

/** Layers from left to right, with curved and stepped connectors that go up, down and upright. */
function layeredSlide(names: string[]) {
  const shapes = [
    box('root', [20, 180, 220, 70], '创新驱动核心战略', { family: 'intent', weight: 'bold' }),
    ...names.map((name, i) =>
      box(`n${i}`, [560, 10 + i * 70, 340, 54], name, { family: 'action', fill: i % 2 ? 'wash' : 'solid' }),
    ),
    box('over', [60, 20, 140, 50], '上方', { family: 'governance' }),
    box('under', [100, 360, 140, 50], '下方', { family: 'space' }),
  ];
  const way = (id: string, from: string, to: string, more: Partial<SceneConnector>): SceneConnector => {
    return {
      id,
      from,
      to,
      basis: 'inferred',
      ground: 'framing',
      strength: 1,
      route: 'curved',
      arrow: true,
      ...more,
    };
  };
  const connectors = [
    ...names.map((_, i) =>
      way(`c${i}`, 'root', `n${i}`, { strength: 1 - i * 0.15, ...(i === 0 ? { label: '推进' } : {}) }),
    ),
    way('up', 'root', 'over', { basis: 'explicit' }),
    way('down', 'under', 'root', { basis: 'explicit', route: 'stepped' }),
  ];
  const scene: Scene = {
    ...bare,
    width: 920,
    height: 440,
    title: '追溯',
    line: '由左至右',
    shapes,
    connectors,
  };
  return {
    id: 's2',
    view: { id: 'trace', state: 'view=trace' },
    title: '从创新驱动核心战略到项目：明示 0，总起句统领 5，同问答 9，页面没有一句话说某一项目落实某一战略',
    line: '页面没有一句话说出哪个项目落实哪个战略；读者据“重点采取的新举措有：”一句推断。',
    scene,
    citations: [],
  };
}

/** Tiers as a board: bands behind, cards before, words beside. */
function boardSlide() {
  const tiers = [
    ['一城', ['中心城区']],
    ['两核', ['太湖湾核心区', '江阴—靖江']],
    ['三片', ['锡东片区', '惠山片区', '宜兴片区']],
    ['六组团', ['一', '二', '三', '四', '五', '六'].map((n) => `组团${n}`)],
  ] as const;
  const shapes = tiers.flatMap(([tier, units], row) => [
    box(`band-${tier}`, [0, row * 100, 900, 90], '', { back: true, shape: 'rectangle' }),
    ...units.map((unit, i) =>
      box(
        `${tier}-${i}`,
        [130 + (i * 760) / units.length, row * 100 + 18, 740 / units.length - 10, 54],
        unit,
        {
          family: 'space',
          fill: 'wash',
          fontSize: 20,
        },
      ),
    ),
  ]);
  const texts = tiers.map(([tier], row) => ({
    x: 16,
    y: row * 100,
    w: 110,
    h: 90,
    text: tier,
    size: 26,
    align: 'left' as const,
    tone: 'ink' as const,
    weight: 'bold' as const,
    face: 'serif' as const,
    anchor: 'middle' as const,
  }));
  const caption = '示意图：仅表示构成，不表示方位、距离、隶属和行政区域界线';
  return {
    id: 's3',
    view: { id: 'space', state: 'view=space' },
    title: '一城两核三片六组团',
    line: '四个层级并列；页面没有说核在城中。',
    scene: { ...bare, width: 900, height: 400, title: '空间格局', line: '', shapes, texts, caption },
    citations: [],
  };
}

/** A briefing in which every text is one hostile name. */
export function hostileBriefing(name: string): unknown {
  const shape = box('a', [10, 10, 60, 40], name, { family: 'action', labelPlacement: 'below', alt: name });
  const shapes = [shape, { ...shape, id: 'b', x: 300, labelPlacement: 'inside' }];
  const connector = {
    id: 'c',
    from: 'a',
    to: 'b',
    basis: 'inferred',
    strength: 0.5,
    label: name.slice(0, 400),
    alt: name,
  };
  const text = { x: 0, y: 100, w: 300, h: 40, text: name, size: 14, align: 'left', tone: 'ink' };
  const scene = {
    width: 400,
    height: 200,
    title: name,
    line: name,
    shapes,
    connectors: [connector],
    texts: [text],
    caption: name,
  };
  const citation = { source: 'p:page', start: 0, end: 4, quote: name, section: null, place: name };
  const slide = {
    id: 's',
    view: { id: 'explore', state: name },
    title: name,
    line: name,
    notes: name,
    scene,
    citations: [citation],
  };
  return { format: BRIEFING_FORMAT, version: BRIEFING_VERSION, title: name, plan: 'p', slides: [slide] };
}

import { searchKeys } from '../../graph-seed/search-keys.ts';
import type {
  Evidence,
  GraphEdge,
  NodeRecord,
  PlanGraph,
  PropertyValue,
  Source,
} from '../../server/graph/types.ts';

const TEXT = '深入实施创新驱动战略。建设太湖湾科技创新带，建成芯火平台；面积5平方公里。';
const SOURCE = 'mini:page-1';

/** Where the words stand in the page's text, and in which section. */
function quote(words: string): Evidence {
  const at = TEXT.indexOf(words);
  return { source: SOURCE, start: at, end: at + words.length, quote: words, section: 'mini:section-1' };
}

function node(
  local: string,
  kind: string,
  name: string,
  more: {
    aliases?: string[];
    properties?: Record<string, PropertyValue>;
    quotes?: string[];
    plan?: string;
  } = {},
): NodeRecord {
  const { aliases = [], properties = {}, quotes = [], plan = 'mini' } = more;
  const evidence = quotes.map(quote);
  const search = searchKeys(name, aliases, quotes);
  return { id: `${plan}:${local}`, plan, kind, name, aliases, properties, evidence, search };
}

function edge(
  local: string,
  from: string,
  type: string,
  to: string,
  ground?: string,
  quotes: string[] = [],
): GraphEdge {
  return {
    id: `mini:${local}`,
    type,
    from: `mini:${from}`,
    to: `mini:${to}`,
    basis: ground === undefined ? 'explicit' : 'inferred',
    ...(ground === undefined ? {} : { ground, reason: '同一答问之中' }),
    evidence: quotes.map(quote),
  };
}

const source: Source = {
  id: SOURCE,
  plan: 'mini',
  title: '第1版',
  print: null,
  text: TEXT,
  streams: [{ id: 'main', zh: '正文', en: 'text', blocks: ['b1'] }],
  blocks: [{ id: 'b1', start: 0, end: TEXT.length, stream: 'main', what: '正文', continues: null }],
  sentences: [
    {
      id: 'b1-1',
      stream: 'main',
      parts: [{ start: 0, end: 11 }],
      heading: false,
      clauses: [{ start: 0, end: 10 }],
    },
    {
      id: 'b1-2',
      stream: 'main',
      parts: [{ start: 11, end: 29 }],
      heading: false,
      clauses: [
        { start: 11, end: 21 },
        { start: 22, end: 28, noContent: '过渡语' },
      ],
    },
    {
      id: 'b1-3',
      stream: 'main',
      parts: [{ start: 29, end: 37 }],
      heading: false,
      clauses: [{ start: 29, end: 36 }],
    },
  ],
  faults: [
    {
      source: SOURCE,
      start: 31,
      end: 32,
      quote: TEXT.slice(31, 32),
      likely: '50',
      confidence: 'possible',
      reason: '数字似有脱落',
    },
  ],
};

/** A small plan in which every answer can be worked out by hand, and a second one beside it. */
export const HAND_MADE: PlanGraph[] = [
  {
    plan: { id: 'mini', title: '小规划', short: '小', city: '某市', period: '“十四五”', seedHash: 'one' },
    sources: [source],
    nodes: [
      node('section-1', 'Section', '一、总体'),
      node('innovation', 'Strategy', '创新驱动战略', { quotes: ['创新驱动战略'], aliases: ['创新战略'] }),
      node('six', 'Strategy', '六大战略', { properties: { declaredCount: 6 } }),
      node('belt', 'Project', '太湖湾科技创新带', {
        quotes: ['太湖湾科技创新带'],
        aliases: ['科创湾'],
        properties: { commitment: '确保' },
      }),
      node('platform', 'Platform', '“芯火”平台', { quotes: ['建成芯火平台'] }),
      node('area', 'Indicator', '面积', {
        properties: { nature: 'binding', status: 'target', unit: '平方公里', value: 5 },
      }),
      node('lake', 'SpatialUnit', '太湖湾'),
      node('document', 'Document', '纲要', {
        properties: { approvedOn: '2021-02-05', status: 'established' },
      }),
      node('alone', 'Concept', '强富美高'),
    ],
    edges: [
      edge('e1', 'belt', 'ADVANCES', 'innovation', 'same-section', ['创新驱动战略', '太湖湾科技创新带']),
      edge('e2', 'platform', 'PART_OF', 'belt'),
      edge('e3', 'belt', 'TARGETS', 'area'),
      edge('e4', 'belt', 'LOCATED_IN', 'lake'),
      edge('e5', 'innovation', 'BELONGS_TO', 'six'),
      edge('e6', 'platform', 'ADVANCES', 'innovation', 'name'),
      edge('e7', 'platform', 'SERVES', 'belt'),
      edge('s1', 'innovation', 'STATED_IN', 'section-1', undefined, ['创新驱动战略']),
      edge('s2', 'belt', 'STATED_IN', 'section-1', undefined, ['太湖湾科技创新带']),
    ],
  },
  {
    plan: { id: 'other', title: '别的规划', short: '别', city: '别市', period: '“十三五”', seedHash: 'two' },
    sources: [],
    nodes: [node('innovation', 'Strategy', '创新驱动战略', { plan: 'other' })],
    edges: [],
  },
  {
    // What goes round in a circle: a target that only succeeds itself still has no baseline.
    plan: { id: 'round', title: '循环', short: '循', city: '某市', period: '“十四五”', seedHash: 'three' },
    sources: [],
    nodes: [node('rate', 'Indicator', '比重', { properties: { status: 'target' }, plan: 'round' })],
    edges: [
      { ...edge('r1', 'rate', 'SUCCEEDS', 'rate'), id: 'round:r1', from: 'round:rate', to: 'round:rate' },
    ],
  },
];

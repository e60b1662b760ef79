import { searchKeys } from '../../graph-seed/search-keys.ts';
import type { Random } from '../../graph-seed/synth/random.ts';
import type {
  Confidence,
  Evidence,
  GraphEdge,
  Kind,
  NodeRecord,
  Ontology,
  PlanGraph,
  PropertyDefinition,
  PropertyValue,
  Source,
} from '../../server/graph/types.ts';

/** Words that names and texts are made of: Chinese, letters, digits, widths, marks, a character past U+FFFF. */
export const PIECES = [
  ...[
    '太湖',
    '湾',
    '科技',
    '创新',
    '带',
    '无锡',
    '站',
    '产业',
    '集群',
    '战略',
    '二〇三五',
    '城',
    '核',
    '片',
    '组团',
  ],
  ...[
    '“一带一路”',
    '「芯火」',
    '《纲要》',
    '16+4',
    '5G',
    'AI',
    'ＡＩ',
    '物联网',
    '·',
    '—',
    '－',
    '(',
    '（含',
    '）',
    '、',
  ],
  ...[
    '𠮷',
    '😀',
    "O'Neil",
    '"',
    '\\u0027',
    '\\',
    '`',
    '$1',
    '%',
    '{{label}}',
    '重',
    '行',
    'é',
    'Ω',
    ' ',
    '　',
  ],
];

/** Names that several plans have, some of them written otherwise: search takes them for the same words. */
const SAME_NAMES = ['“芯火”平台', '芯火 平台', 'ＡＩ之城', 'ai之城', '太湖湾—带', '太湖湾－带'];

const BASES = ['explicit', 'inferred'] as const;
const CONFIDENCES: readonly Confidence[] = ['certain', 'likely', 'possible'];

/** Some plans of every odd shape: parallel relations, cycles, loops, hubs, lone nodes, gaps in everything. */
export function randomPlans(random: Random, ontology: Ontology): PlanGraph[] {
  const ids = ['a', 'a-1', 'b', 'plan-2'].slice(0, random.between(1, 4));
  return ids.map((id) => randomPlan(random, ontology, id));
}

function randomPlan(random: Random, ontology: Ontology, id: string): PlanGraph {
  const sources = Array.from({ length: random.between(0, 2) }, (_, i) =>
    randomSource(random, id, `page-${i + 1}`),
  );
  const size = id === 'a' ? random.pick([5, 30, 50, 80]) : random.pick([0, 1, 2, 10, 30]);
  // Few kinds and types in one plan, so that they meet each other often.
  const kinds = ontology.kinds.filter(() => random.chance(0.5));
  const usable = kinds.length > 0 ? kinds : ontology.kinds;
  const locals = new Set<string>();
  while (locals.size < size) {
    locals.add(`${random.pick(['n', 'x-', 'node-1'])}${random.below(500)}${random.pick(['', '-a', '0'])}`);
  }
  const records: NodeRecord[] = [...locals].map((local) => {
    const kind = random.pick(usable);
    const evidence = randomEvidence(random, id, sources, [...locals]);
    const name = random.chance(0.2) ? random.pick(SAME_NAMES) : words(random, 1, 5);
    const aliases = Array.from({ length: random.pick([0, 0, 0, 1, 2]) }, () => words(random, 1, 3));
    return {
      id: `${id}:${local}`,
      plan: id,
      kind: kind.id,
      name,
      aliases,
      ...(random.chance(0.2) ? { nameFrom: 'reader' as const } : {}),
      ...(random.chance(0.3) ? { summary: words(random, 1, 8) } : {}),
      properties: randomProperties(random, kind),
      evidence,
      search: searchKeys(
        name,
        aliases,
        evidence.map((one) => one.quote),
      ),
    };
  });
  return {
    plan: {
      id,
      title: words(random, 2, 5),
      short: words(random, 1, 2),
      city: '无锡市',
      period: '“十四五”',
      seedHash: `${id}-${random.below(1e9)}`,
    },
    sources,
    nodes: records,
    edges: randomEdges(random, ontology, id, records, sources),
  };
}

function randomEdges(
  random: Random,
  ontology: Ontology,
  plan: string,
  records: readonly NodeRecord[],
  sources: readonly Source[],
): GraphEdge[] {
  if (records.length === 0) return [];
  const hub = random.pick(records);
  const types = ontology.relationTypes.filter(() => random.chance(0.5));
  const usable = types.length > 0 ? types : ontology.relationTypes;
  const count = random.below(records.length * 4);
  return Array.from({ length: count }, (_, i): GraphEdge => {
    const from = random.chance(0.15) ? hub : random.pick(records);
    const to = random.chance(0.15) ? hub : random.pick(records);
    const basis = random.pick(BASES);
    const ground = random.pick(ontology.grounds).id;
    return {
      id: `${plan}:e${(i * 7919) % 1000}-${i}`,
      type: random.pick(usable).id,
      from: from.id,
      to: to.id,
      basis,
      ...(basis === 'inferred' ? { ground, reason: words(random, 1, 6) } : {}),
      evidence: randomEvidence(random, plan, sources, []),
    };
  });
}

function randomProperties(random: Random, kind: Kind): Record<string, PropertyValue> {
  const properties: Record<string, PropertyValue> = {};
  // In order of their keys, as the seed gives them.
  for (const key of Object.keys(kind.properties).sort()) {
    const definition = kind.properties[key];
    if (definition && random.chance(0.6)) properties[key] = randomValue(random, definition);
  }
  return properties;
}

function randomValue(random: Random, { type, values }: PropertyDefinition): PropertyValue {
  if (type === 'integer') return random.pick([0, 4, 16, -3, 2035, 30_000_000_000]);
  if (type === 'number') return random.pick([0, 5, 1.4, -0.25, 1e6, 12_000.5, 1e21, 0.1 + 0.2]);
  if (type === 'date') return random.pick(['2021-02-05', '2020-12-31', '0001-01-01', '2024-02-29']);
  if (type === 'enum') return random.pick(Object.keys(values ?? { none: null }));
  return words(random, 1, 3);
}

function randomEvidence(
  random: Random,
  plan: string,
  sources: readonly Source[],
  sections: readonly string[],
): Evidence[] {
  if (sources.length === 0) return [];
  return Array.from({ length: random.pick([0, 1, 1, 2, 3]) }, () => {
    const source = random.pick(sources);
    const chars = [...source.text];
    const start = random.below(chars.length);
    const end = Math.min(chars.length, start + random.between(1, 40));
    const section = sections.length > 0 && random.chance(0.7) ? `${plan}:${random.pick(sections)}` : null;
    return { source: source.id, start, end, quote: chars.slice(start, end).join(''), section };
  });
}

/** A page with blocks, sentences that run over two blocks, and clauses of which some carry nothing. */
function randomSource(random: Random, plan: string, local: string): Source {
  const text = Array.from({ length: random.between(5, 60) }, () =>
    random.chance(0.2) ? random.pick(['。', '，', '\n', '；']) : random.pick(PIECES),
  ).join('');
  const length = [...text].length;
  const id = `${plan}:${local}`;
  const cuts = [...new Set([0, length, ...Array.from({ length: 6 }, () => random.below(length))])].sort(
    (a, b) => a - b,
  );
  const spans = cuts.slice(1).map((end, i) => ({ start: cuts[i] ?? 0, end }));
  const blocks = spans.map(({ start, end }, i) => ({
    id: `b${i + 1}`,
    start,
    end,
    stream: random.pick(['main', 'glossary']),
    what: words(random, 1, 2),
    continues: i > 1 && random.chance(0.3) ? `b${i - 1}` : null,
  }));
  return {
    id,
    plan,
    title: words(random, 1, 4),
    print: random.chance(0.5) ? '第11版' : null,
    text,
    streams: ['main', 'glossary'].map((stream) => ({
      id: stream,
      zh: words(random, 1, 2),
      en: stream,
      blocks: blocks.filter((block) => block.stream === stream).map((block) => block.id),
    })),
    blocks,
    sentences: spans.map(({ start, end }, i) => {
      const middle = Math.floor((start + end) / 2);
      const parts =
        middle > start && random.chance(0.3)
          ? [
              { start: middle, end },
              { start, end: middle },
            ]
          : [{ start, end }];
      const clauses = random.chance(0.1) ? [] : parts;
      return {
        id: `b${i + 1}-1`,
        stream: 'main',
        parts,
        heading: random.chance(0.2),
        clauses: clauses.map((part) =>
          random.chance(0.2) ? { ...part, noContent: random.pick(['报头', '']) } : part,
        ),
      };
    }),
    faults: Array.from({ length: random.below(4) }, () => {
      const start = random.below(length);
      return {
        source: id,
        start,
        end: start + 1,
        quote: [...text][start] ?? '',
        ...(random.chance(0.5) ? { likely: words(random, 1, 2) } : { note: words(random, 1, 2) }),
        confidence: random.pick(CONFIDENCES),
        reason: words(random, 1, 4),
      };
    }),
  };
}

/** Some pieces joined; never empty. */
export function words(random: Random, least: number, most: number): string {
  const text = Array.from({ length: random.between(least, most) }, () => random.pick(PIECES)).join('');
  return text.trim() === '' ? '无' : text;
}

import type {
  Evidence,
  GraphEdge,
  NodeRecord,
  Ontology,
  PlanGraph,
  PropertyValue,
  Range,
  Sentence,
  Source,
} from '../../server/graph/types.ts';
import { hashFiles } from '../files/seed-files.ts';
import { searchKeys } from '../search-keys.ts';
import { fileOfType } from '../seed.ts';

/** A node as it is invented: what it is, and under which heading the page states it. */
export type InventedNode = {
  local: string;
  kind: string;
  name: string;
  /** Place in the list of sections. */
  section: number;
  properties: Record<string, PropertyValue>;
};

/** A relation between two nodes, by their places in the list; with a ground it is inferred. */
export type InventedEdge = { from: number; to: number; type: string; ground: string | null };

/**
 * What can be read of a synthetic plan's id and title: nothing in it is of a real city. `plan` of a
 * generator is always one of these.
 */
export const SYNTH_ID = /^synth-[a-z0-9-]+$/u;

/**
 * The graph of an invented plan with a page of its own that states it: a heading for each section, a
 * sentence for each node and for each explicit relation, in code points; an inferred relation rests on the
 * sentences of its two ends. Nothing is quoted that the page does not say.
 */
export function inventedPlan(
  id: string,
  ontology: Ontology,
  sections: readonly string[],
  nodes: readonly InventedNode[],
  edges: readonly InventedEdge[],
): PlanGraph {
  const types = new Map(ontology.relationTypes.map((type) => [type.id, type]));
  const page = createPage(id);
  const bySection = sections.map((): { nodes: number[]; edges: number[] } => ({ nodes: [], edges: [] }));
  nodes.forEach((node, at) => void bySection[node.section]?.nodes.push(at));
  edges.forEach((edge, at) => {
    const from = nodes[edge.from];
    if (from !== undefined && edge.ground === null) bySection[from.section]?.edges.push(at);
  });

  const ofSection: Evidence[] = [];
  const ofNode = new Map<number, Evidence>();
  const ofEdge = new Map<number, Evidence>();
  sections.forEach((name, at) => {
    ofSection.push(page.heading(name, `${id}:section-${at + 1}`));
    for (const one of bySection[at]?.nodes ?? []) {
      const node = nodes[one];
      if (node === undefined) continue;
      const count = node.properties.declaredCount;
      ofNode.set(one, page.sentence(count === undefined ? node.name : `${node.name}共${count}项`));
    }
    for (const one of bySection[at]?.edges ?? []) {
      const edge = edges[one];
      const from = nodes[edge?.from ?? -1];
      const to = nodes[edge?.to ?? -1];
      if (edge === undefined || from === undefined || to === undefined) continue;
      ofEdge.set(one, page.sentence(`${from.name}${types.get(edge.type)?.zh ?? edge.type}${to.name}`));
    }
  });

  const record = (
    local: string,
    kind: string,
    name: string,
    evidence: Evidence[],
    properties: NodeRecord['properties'],
  ) => ({
    id: `${id}:${local}`,
    plan: id,
    kind,
    name,
    aliases: [],
    properties,
    evidence,
    search: searchKeys(
      name,
      [],
      evidence.map((one) => one.quote),
    ),
  });
  const records: NodeRecord[] = [
    ...sections.map((name, at) =>
      record(`section-${at + 1}`, 'Section', name, list(ofSection[at]), { level: 'chapter' }),
    ),
    ...nodes.map(({ local, kind, name, properties }, at) =>
      record(local, kind, name, list(ofNode.get(at)), properties),
    ),
  ];

  const relations = new Map<string, GraphEdge>();
  const add = (edge: Omit<GraphEdge, 'id'>, from: string, to: string) => {
    const key = `${id}:${from}--${fileOfType(edge.type)}--${to}`;
    if (!relations.has(key)) relations.set(key, { id: key, ...edge });
  };
  edges.forEach(({ from, to, type, ground }, at) => {
    const [a, b] = [nodes[from], nodes[to]];
    if (a === undefined || b === undefined) return;
    const ends = { type, from: `${id}:${a.local}`, to: `${id}:${b.local}` };
    const evidence =
      ground === null ? list(ofEdge.get(at)) : [...list(ofNode.get(from)), ...list(ofNode.get(to))];
    const basis =
      ground === null
        ? { basis: 'explicit' as const }
        : { basis: 'inferred' as const, ground, reason: '两处相邻（生成的例子）' };
    add({ ...ends, ...basis, evidence }, a.local, b.local);
  });
  nodes.forEach(({ local, section }, at) => {
    const ends = { type: 'STATED_IN', from: `${id}:${local}`, to: `${id}:section-${section + 1}` };
    add({ ...ends, basis: 'explicit', evidence: list(ofNode.get(at)) }, local, `section-${section + 1}`);
  });

  const graph: PlanGraph = {
    plan: {
      id,
      title: `生成的规划 ${id}（虚构，仅供测试）`,
      short: `生成 ${id.replace(/^synth-/u, '')}`,
      city: '虚构',
      period: '虚构时期',
      seedHash: '',
    },
    sources: [page.source()],
    nodes: records.sort(byId),
    edges: [...relations.values()].sort(byId),
  };
  graph.plan.seedHash = hashFiles([], JSON.stringify(graph));
  return graph;
}

/** Writes the page from top to bottom; what it returns is where the words stand. */
function createPage(plan: string) {
  const id = `${plan}:page-1`;
  const lines: string[] = [];
  const sentences: Sentence[] = [];
  const blocks: Source['blocks'] = [];
  let length = 0;
  let section: string | null = null;

  const put = (words: string, end: string, heading: boolean): Evidence => {
    const count = [...words].length;
    const range: Range = { start: length, end: length + count };
    const block = blocks.at(-1);
    if (block !== undefined) block.end = range.end + (heading ? 0 : end.length);
    const part = { start: range.start, end: range.end + (heading ? 0 : end.length) };
    sentences.push({
      id: `${block?.id ?? ''}-${sentences.length + 1}`,
      stream: 'page',
      parts: [part],
      heading,
      clauses: [range],
    });
    lines.push(words + end);
    length += count + [...end].length;
    return { source: id, ...range, quote: words, section };
  };

  return {
    heading(words: string, sectionId: string): Evidence {
      section = sectionId;
      blocks.push({
        id: `b${String(blocks.length + 1).padStart(2, '0')}`,
        start: length,
        end: length,
        stream: 'page',
        what: words,
        continues: null,
      });
      return put(words, '\n', true);
    },
    sentence: (words: string): Evidence => put(words, '。', false),
    source: (): Source => ({
      id,
      plan,
      title: '生成的一页',
      print: null,
      text: lines.join(''),
      streams: [{ id: 'page', zh: '生成的一页', en: 'Invented page', blocks: blocks.map((one) => one.id) }],
      blocks,
      sentences,
      faults: [],
    }),
  };
}

function list<T>(one: T | undefined): T[] {
  return one === undefined ? [] : [one];
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

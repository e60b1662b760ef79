import {
  type Confidence,
  type Evidence,
  type GraphEdge,
  NAMED_BY_READER,
  type NodeRecord,
  type Ontology,
  type PlanGraph,
  type PropertyValue,
  type Range,
  type Source,
  type TranscriptionFault,
} from '../server/graph/types.ts';
import { hashFiles } from './files/seed-files.ts';
import { propertyOf, propertyValue } from './property-values.ts';
import { searchKeys } from './search-keys.ts';
import { type EvidenceSeed, fileOfType, type PlanSeed, type SourceSeed } from './seed.ts';
import { placeEvidence, placeIn } from './text/placing.ts';
import { readingOrder } from './text/reading-order.ts';
import { readingsOf } from './text/readings.ts';
import { createSections, type Sections } from './text/sections.ts';
import { type Mark, splitSentences } from './text/sentences.ts';

const STATED_IN = 'STATED_IN';
const CONFIDENCES: readonly string[] = ['certain', 'likely', 'possible'] satisfies Confidence[];

/**
 * The graph of one plan. What the checks find faulty is left out here (an entity of no kind, a relation
 * with a missing end, a quote without a place), so that even a damaged plan can be looked at.
 */
export function buildGraph(plan: PlanSeed, ontology: Ontology): PlanGraph {
  const sections = createSections(plan);
  const evidenceOf = (list: readonly EvidenceSeed[]): Evidence[] =>
    list.flatMap((one) =>
      placeEvidence(plan, one).parts.map(({ source, start, end, quote }) => ({
        source: `${plan.id}:${source.id}`,
        start,
        end,
        quote,
        section: globalId(plan, sections.sectionAt(source, start)),
      })),
    );
  const sources = plan.sources.map((source) => sourceOf(plan, source, sections)).sort(byId);
  const faults = sources.flatMap((source) => source.faults);
  const nodes = nodesOf(plan, ontology, evidenceOf, faults);
  const edges = [...edgesOf(plan, ontology, nodes, evidenceOf), ...statedIn(plan, nodes, ontology)];
  const graph = {
    plan: {
      id: plan.id,
      title: plan.title,
      short: plan.short,
      city: plan.city,
      period: plan.period,
      seedHash: '',
    },
    sources,
    nodes: [...nodes.values()].sort(byId),
    edges: edges.sort(byId),
  };
  // The graph itself is part of the hash: a change in how the files are read must reach the database too.
  graph.plan.seedHash = hashFiles([], plan.filesHash, JSON.stringify(graph));
  return graph;
}

function nodesOf(
  plan: PlanSeed,
  ontology: Ontology,
  evidenceOf: (list: readonly EvidenceSeed[]) => Evidence[],
  faults: readonly TranscriptionFault[],
): Map<string, NodeRecord> {
  const nodes = new Map<string, NodeRecord>();
  for (const entity of plan.entities) {
    const kind = ontology.kinds.find((one) => one.id === entity.kind);
    const id = `${plan.id}:${entity.id}`;
    if (kind === undefined || entity.name === null || nodes.has(id)) continue;
    const properties: Record<string, PropertyValue> = {};
    for (const { key, value } of entity.properties) {
      const definition = propertyOf(kind, key);
      const read = definition === null ? null : propertyValue(definition, value);
      if (read !== null && 'value' in read) properties[key] = read.value;
    }
    const evidence = evidenceOf(entity.evidence);
    const name = entity.name.value;
    const aliases = entity.aliases.map((alias) => alias.value);
    nodes.set(id, {
      id,
      plan: plan.id,
      kind: kind.id,
      name,
      ...(entity.nameFrom?.value === NAMED_BY_READER ? { nameFrom: NAMED_BY_READER } : {}),
      aliases,
      ...(entity.summary === null ? {} : { summary: entity.summary }),
      properties: Object.fromEntries(Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1))),
      evidence,
      search: searchKeys(name, aliases, readingsOf(evidence, faults)),
    });
  }
  return nodes;
}

function edgesOf(
  plan: PlanSeed,
  ontology: Ontology,
  nodes: ReadonlyMap<string, NodeRecord>,
  evidenceOf: (list: readonly EvidenceSeed[]) => Evidence[],
): GraphEdge[] {
  const edges = new Map<string, GraphEdge>();
  for (const relation of plan.relations) {
    const { type, from, to, basis, ground, reason, key } = relation;
    const known = ontology.relationTypes.find((one) => one.id === type);
    if (known === undefined || known.computed || from === null || to === null) continue;
    const ends = { from: `${plan.id}:${from.value}`, to: `${plan.id}:${to.value}` };
    if (!nodes.has(ends.from) || !nodes.has(ends.to)) continue;
    if (basis?.value !== 'explicit' && basis?.value !== 'inferred') continue;
    const id = edgeId(plan, from.value, type, to.value, key?.value ?? null);
    if (edges.has(id)) continue;
    const inferred = basis.value === 'inferred';
    edges.set(id, {
      id,
      type,
      ...ends,
      basis: basis.value,
      ...(inferred && ground !== null ? { ground: ground.value } : {}),
      ...(inferred && reason !== null ? { reason: reason.value } : {}),
      evidence: evidenceOf(relation.evidence),
    });
  }
  return [...edges.values()];
}

/** Where each node is stated: made from the place of its evidence, so it can never disagree with it. */
function statedIn(plan: PlanSeed, nodes: ReadonlyMap<string, NodeRecord>, ontology: Ontology): GraphEdge[] {
  if (!ontology.relationTypes.some((type) => type.id === STATED_IN)) return [];
  const edges: GraphEdge[] = [];
  for (const node of nodes.values()) {
    if (node.kind === 'Section') continue;
    const sections = new Set(node.evidence.map((one) => one.section).filter((id) => id !== null));
    for (const section of sections) {
      edges.push({
        id: edgeId(plan, localId(plan, node.id), STATED_IN, localId(plan, section), null),
        type: STATED_IN,
        from: node.id,
        to: section,
        basis: 'explicit',
        evidence: node.evidence.filter((one) => one.section === section),
      });
    }
  }
  return edges;
}

function sourceOf(plan: PlanSeed, source: SourceSeed, sections: Sections): Source {
  const id = `${plan.id}:${source.id}`;
  const order = readingOrder(source);
  return {
    id,
    plan: plan.id,
    title: source.title,
    print: source.print,
    text: source.text.text,
    streams: source.streams.map((stream) => ({
      id: stream.id,
      zh: stream.zh,
      en: stream.en,
      blocks: order.blocks.filter((block) => block.stream === stream.id).map((block) => block.id),
    })),
    blocks: order.blocks,
    sentences: sentencesOf(plan, source, sections),
    faults: source.faults
      .flatMap((fault) => {
        const { likely, note, confidence, reason } = fault;
        const [part] = placeIn(source, fault).parts;
        if (part === undefined || (likely === null) === (note === null) || !isConfidence(confidence?.value))
          return [];
        const { start, end, quote } = part;
        return [
          {
            source: id,
            start,
            end,
            quote,
            ...(likely === null ? {} : { likely: likely.value }),
            ...(note === null ? {} : { note: note.value }),
            confidence: confidence.value,
            reason: reason?.value ?? '',
          },
        ];
      })
      .sort((a, b) => a.start - b.start || a.end - b.end),
  };
}

/** The sentences of a source, its headings and its passages without content marked. */
export function sentencesOf(plan: PlanSeed, source: SourceSeed, sections = createSections(plan)) {
  const marks: Mark[] = source.noContent.flatMap((mark) =>
    placeIn(source, mark).parts.map(({ start, end }) => ({ start, end, reason: mark.reason?.value ?? '' })),
  );
  const headings: Range[] = sections.headingsOf(source);
  return splitSentences(source, headings, marks);
}

function isConfidence(word: string | undefined): word is Confidence {
  return word !== undefined && CONFIDENCES.includes(word);
}

/** `<plan>:<from>--<type>--<to>`, and `--<key>` where two run side by side. */
function edgeId(plan: PlanSeed, from: string, type: string, to: string, key: string | null): string {
  return `${plan.id}:${from}--${fileOfType(type)}--${to}${key === null ? '' : `--${key}`}`;
}

function globalId(plan: PlanSeed, local: string | null): string | null {
  return local === null ? null : `${plan.id}:${local}`;
}

function localId(plan: PlanSeed, id: string): string {
  return id.slice(plan.id.length + 1);
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

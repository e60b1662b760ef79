import neo4j, { type Node, type Path, type Relationship } from 'neo4j-driver';
import { z } from 'zod';
import {
  type Evidence,
  type GraphEdge,
  type GraphNode,
  NAMED_BY_READER,
  type NodeSummary,
  type Ontology,
  type PropertyValue,
} from '../graph/types.ts';

/** What the columns of the questions hold, checked where a row comes in. */
export const nodeValue = z.custom<Node<number>>((value) => neo4j.isNode(value as object), 'a node');
export const edgeValue = z.custom<Relationship<number>>(
  (value) => neo4j.isRelationship(value as object),
  'a relationship',
);
export const pathValue = z.custom<Path<number>>((value) => neo4j.isPath(value as object), 'a path');
export const count = z.int();
export const nodeWithDegree = z.object({ node: nodeValue, degree: count });
export const edgeWithEnds = z.object({ edge: edgeValue, from: z.string(), to: z.string() });

export type NodeWithDegree = z.infer<typeof nodeWithDegree>;
export type EdgeWithEnds = z.infer<typeof edgeWithEnds>;

const stored = z.object({
  id: z.string(),
  plan: z.string(),
  kind: z.string(),
  name: z.string(),
  nameFrom: z.literal(NAMED_BY_READER).optional(),
});
const storedEdge = z.object({ id: z.string(), basis: z.enum(['explicit', 'inferred']) });
const text = z.string();
const texts = z.array(z.string());
const numbers = z.array(z.int());

/** Rows to domain: knows from the ontology which keys of a stored node are properties of its kind. */
export function createMapping(ontology: Ontology) {
  const propertiesOf = new Map(
    ontology.kinds.map((kind) => [kind.id, Object.keys(kind.properties).sort(compareWords)]),
  );

  const toSummary = ({ node, degree }: NodeWithDegree): NodeSummary => {
    const { id, plan, kind, name, nameFrom } = stored.parse(node.properties);
    const named = nameFrom === undefined ? {} : { nameFrom };
    return { id, plan, kind, name, ...named, aliases: texts.parse(node.properties.aliases ?? []), degree };
  };

  const toNode = (row: NodeWithDegree): GraphNode => {
    const summary = toSummary(row);
    const own = row.node.properties;
    const properties: Record<string, PropertyValue> = {};
    for (const key of propertiesOf.get(summary.kind) ?? []) {
      const value = own[key];
      if (value !== undefined && value !== null) properties[key] = propertyValue(value);
    }
    return {
      ...summary,
      ...(own.summary === undefined ? {} : { summary: text.parse(own.summary) }),
      properties,
      evidence: evidenceOf(own),
    };
  };

  const toEdge = ({ edge, from, to }: EdgeWithEnds): GraphEdge => {
    const own = edge.properties;
    const { id, basis } = storedEdge.parse(own);
    return {
      id,
      type: edge.type,
      from,
      to,
      basis,
      ...(own.ground === undefined ? {} : { ground: text.parse(own.ground) }),
      ...(own.reason === undefined ? {} : { reason: text.parse(own.reason) }),
      evidence: evidenceOf(own),
    };
  };

  return { toSummary, toNode, toEdge };
}

export type Mapping = ReturnType<typeof createMapping>;

function propertyValue(value: unknown): PropertyValue {
  if (neo4j.isDate(value as object)) return String(value);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw new Error(`a property of the type ${typeof value} in the database`);
}

/** Evidence stands on its node or relation as five lists side by side. */
export function evidenceOf(own: Record<string, unknown>): Evidence[] {
  const sources = texts.parse(own.evidenceSource ?? []);
  const starts = numbers.parse(own.evidenceStart ?? []);
  const ends = numbers.parse(own.evidenceEnd ?? []);
  const quotes = texts.parse(own.evidenceQuote ?? []);
  const sections = texts.parse(own.evidenceSection ?? []);
  return sources.map((source, i) => ({
    source,
    start: starts[i] ?? 0,
    end: ends[i] ?? 0,
    quote: quotes[i] ?? '',
    section: sections[i] || null,
  }));
}

function compareWords(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

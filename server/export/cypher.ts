import type {
  Evidence,
  GraphEdge,
  GraphNode,
  Ontology,
  PropertyDefinition,
  PropertyValue,
  WholeGraph,
} from '../graph/types.ts';
import { type Literal, literalMap } from './cypher-literals.ts';
import type { LoadingStatements } from './cypher-statements.ts';

const BATCH = 50;
const PLAIN = /^[A-Za-z][A-Za-z0-9_]*$/u;

/** What a person reads first. */
const HEADER = [
  '规划图谱 Plan Graph：选取的节点与关系。载入空的 Neo4j（5.26 或更新），得到同样的图；再载入一次不会改变什么。',
  'The chosen nodes and relations. Loads into an empty Neo4j (5.26 or later) and gives the same graph;',
  'loading it again changes nothing. The pages’ text and the search keys are not in it: the seed loader brings those.',
  '  cypher-shell -f plan-graph.cypher',
];

/**
 * The selection as Cypher, one statement after another. Labels and types come from the ontology's closed
 * list alone; everything else is a literal. No line feed is inside a literal, so `;` at the end of a line
 * always ends a statement.
 */
export function* cypher(
  whole: WholeGraph,
  ontology: Ontology,
  statements: LoadingStatements,
): Generator<string> {
  yield `${HEADER.map((line) => `// ${line}`).join('\n')}\n\n`;
  yield `${statements.entityConstraint};\n`;
  for (const { id } of ontology.relationTypes) {
    if (!whole.edges.some((edge) => edge.type === id)) continue;
    yield `${named(statements.relationConstraint, 'type', id)};\n`;
  }
  for (const kind of ontology.kinds) {
    const nodes = whole.nodes.filter((node) => node.kind === kind.id);
    const merge = named(statements.mergeEntities, 'label', kind.id);
    yield* batches(merge, nodes, (node) => nodeRow(node, kind.properties));
  }
  for (const { id } of ontology.relationTypes) {
    const edges = whole.edges.filter((edge) => edge.type === id);
    yield* batches(named(statements.mergeRelations, 'type', id), edges, edgeRow);
  }
}

/** A statement for a word of the closed list; anything that is no plain word is refused. */
function named(statement: string, what: 'label' | 'type', word: string): string {
  if (!PLAIN.test(word)) throw new Error(`${word} is no label or type`);
  return statement.replaceAll(`{{${what}}}`, word);
}

function* batches<T>(statement: string, all: readonly T[], rowOf: (one: T) => string): Generator<string> {
  const [before = '', after = ''] = statement.split('$rows');
  for (let at = 0; at < all.length; at += BATCH) {
    const rows = all.slice(at, at + BATCH).map((one) => `  ${rowOf(one)}`);
    yield `${before}[\n${rows.join(',\n')}\n]${after};\n`;
  }
}

function nodeRow(node: GraphNode, definitions: Record<string, PropertyDefinition>): string {
  const { id, plan, kind, name, nameFrom, aliases, summary, evidence } = node;
  const own = Object.entries(node.properties).map(([key, value]): [string, Literal] => {
    if (!PLAIN.test(key)) throw new Error(`${key} is no property`);
    return [key, typed(value, definitions[key])];
  });
  const properties = {
    id,
    plan,
    kind,
    name,
    nameFrom,
    aliases,
    summary,
    ...Object.fromEntries(own),
    ...lists(evidence),
  };
  return literalMap({ id, properties });
}

function edgeRow({ id, from, to, basis, ground, reason, evidence }: GraphEdge): string {
  const plan = id.slice(0, id.indexOf(':'));
  return literalMap({ id, from, to, properties: { id, plan, basis, ground, reason, ...lists(evidence) } });
}

/** As the loader types them: an integer, a float with its point, a date. */
function typed(value: PropertyValue, definition: PropertyDefinition | undefined): Literal {
  if (typeof value === 'number') return { $: definition?.type === 'integer' ? 'integer' : 'float', value };
  if (definition?.type === 'date' && typeof value === 'string') return { $: 'date', value };
  return value;
}

/** Five lists side by side, as the loader writes them. */
function lists(evidence: readonly Evidence[]): Record<string, Literal> {
  return {
    evidenceSource: evidence.map((one) => one.source),
    evidenceStart: evidence.map((one) => ({ $: 'integer', value: one.start })),
    evidenceEnd: evidence.map((one) => ({ $: 'integer', value: one.end })),
    evidenceQuote: evidence.map((one) => one.quote),
    evidenceSection: evidence.map((one) => one.section ?? ''),
  };
}

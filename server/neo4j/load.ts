import neo4j, { type Driver, type ManagedTransaction } from 'neo4j-driver';
import type { Ontology, PlanGraph } from '../graph/types.ts';
import { cypherFile, fill, statementsOf } from './cypher-files.ts';
import { checkPropertyNames, entityRow, pageRows, quotationRows, relationRow } from './load-rows.ts';
import { isLost } from './why-not.ts';

export type Loaded = {
  plan: string;
  status: 'loaded' | 'unchanged';
  /** In the plan now. */
  nodes: number;
  edges: number;
  /** Left the seed since the last time. */
  removedNodes: number;
  removedEdges: number;
};

export type LoadProgress = { plan: string; done: number; total: number };

export type LoadOptions = { database?: string; onProgress?: (progress: LoadProgress) => void };

/** Loading ended before its end. `done` is in; the other plans are as before, `plan` itself perhaps not. */
export class LoadError extends Error {
  readonly done: readonly Loaded[];
  /** The plan that was being written. */
  readonly plan: string | null;
  /** The wire was lost, perhaps after the commit: the plan is whole, but the old or the new one. */
  readonly unsure: boolean;
  constructor(plan: string | null, done: readonly Loaded[], cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'LoadError';
    this.plan = plan;
    this.done = done;
    this.unsure = plan !== null && isLost(cause);
  }
}

const BATCH = 500;

/**
 * Writes plans into Neo4j. Keys are unique before the first row is written; each plan is one transaction,
 * so that the old one stands whole until the new one does; what left the seed goes in the same
 * transaction. A plan whose seed has not changed is left alone. Nothing is touched that is not ours.
 * Throws a LoadError.
 */
export async function loadPlans(
  driver: Driver,
  graphs: Iterable<PlanGraph>,
  ontology: Ontology,
  options: LoadOptions = {},
): Promise<Loaded[]> {
  const results: Loaded[] = [];
  let plan: string | null = null;
  try {
    checkPropertyNames(ontology);
    await makeSchema(driver, ontology, options);
    for (const graph of graphs) {
      plan = graph.plan.id;
      results.push(await loadPlan(driver, graph, ontology, options));
    }
    return results;
  } catch (error) {
    throw new LoadError(plan, results, error);
  }
}

/** The constraints and indexes, awaited. */
export async function makeSchema(
  driver: Driver,
  ontology: Ontology,
  { database }: Pick<LoadOptions, 'database'> = {},
): Promise<void> {
  const session = driver.session(database === undefined ? {} : { database });
  try {
    const run = (statement: string) => session.executeWrite((tx) => tx.run(statement));
    for (const statement of statementsOf(cypherFile('schema/constraints'))) await run(statement);
    const ofType = cypherFile('schema/relation-constraint').statement;
    for (const { id } of ontology.relationTypes) await run(fill(ofType, { type: id }, ontology));
    await run(cypherFile('schema/await-indexes').statement);
    const { records } = await session.executeRead((tx) => tx.run(cypherFile('schema/keys').statement));
    const unique = new Set<string>(records[0]?.get('named') ?? []);
    for (const { name, key } of keysOf(ontology)) {
      if (!unique.has(key)) throw new Error(nameTaken(name, key));
    }
  } finally {
    await session.close();
  }
}

/** The constraints that must stand before the first row is written, and the label or type of each. */
function keysOf(ontology: Ontology): { name: string; key: string }[] {
  const ofLabels = statementsOf(cypherFile('schema/constraints')).flatMap((statement) => {
    const [, name = '', key] = /CONSTRAINT (\w+)[\s\S]*?\(n:(\w+)\) REQUIRE/.exec(statement) ?? [];
    return key === undefined ? [] : [{ name, key }];
  });
  return [...ofLabels, ...ontology.relationTypes.map(({ id }) => ({ name: `plan_graph_${id}_id`, key: id }))];
}

function nameTaken(name: string, key: string): string {
  return (
    `名称 ${name} 在库中已被别的约束或索引占用，${key} 的 id 因而没有唯一约束：请先删除或改名 / ` +
    `the name ${name} is taken by another constraint or index, so that the id of ${key} has none: drop or rename that one first`
  );
}

async function loadPlan(
  driver: Driver,
  graph: PlanGraph,
  ontology: Ontology,
  { database, onProgress = () => {} }: LoadOptions,
): Promise<Loaded> {
  const plan = graph.plan.id;
  const session = driver.session(database === undefined ? {} : { database });
  const result: Loaded = {
    plan,
    status: 'unchanged',
    nodes: graph.nodes.length,
    edges: graph.edges.length,
    removedNodes: 0,
    removedEdges: 0,
  };
  try {
    const known = await session.executeRead((tx) => hashIn(tx, 'load/plan-hash', plan));
    if (known === graph.plan.seedHash) return result;
    let written: Loaded | null = null;
    return await session.executeWrite(async (tx) => {
      // Another load may have come first while this one waited for the lock; or this one itself, when the
      // word that its commit came through was lost and the driver tries again.
      const now = await hashIn(tx, 'load/lock-plan', plan);
      if (now === graph.plan.seedHash) return written ?? result;
      const removed = await write(tx, graph, ontology, (done, total) => onProgress({ plan, done, total }));
      written = { ...result, status: 'loaded', ...removed };
      return written;
    });
  } finally {
    await session.close();
  }
}

async function hashIn(tx: ManagedTransaction, file: string, plan: string): Promise<string | null> {
  const { records } = await tx.run(cypherFile(file).statement, { plan });
  return records[0]?.get('seedHash') ?? null;
}

async function write(
  tx: ManagedTransaction,
  graph: PlanGraph,
  ontology: Ontology,
  onProgress: (done: number, total: number) => void,
) {
  const plan = graph.plan.id;
  const page = pageRows(graph.sources);
  const quotations = quotationRows(graph);
  const parts = [...page.sources, ...page.streams, ...page.blocks, ...page.sentences, ...page.faults];
  const total = graph.nodes.length + graph.edges.length + parts.length + quotations.length;
  let done = 0;

  const run = (file: string, parameters: object) => tx.run(cypherFile(file).statement, parameters);
  const batches = async (statement: string, rows: readonly object[], more: object = {}) => {
    for (let at = 0; at < rows.length; at += BATCH) {
      const batch = rows.slice(at, at + BATCH);
      const { records } = await tx.run(statement, { rows: batch, ...more });
      if (records[0] && toNumber(records[0].get('written')) !== batch.length) {
        throw new Error(`a relation of ${plan} has an end that is not there`);
      }
      done += batch.length;
      onProgress(done, total);
    }
  };

  const keep = graph.edges.map(({ id, type, from, to }) => `${id} ${type} ${from} ${to}`);
  // What is sent together is run in this order; to wait for each answer would cost a round trip apiece.
  const [removedEdges, removedNodes] = await Promise.all([
    removedBy(run('load/prune-relations', { plan, keep })),
    removedBy(run('load/prune-entities', { plan, keep: graph.nodes.map((node) => node.id) })),
    run('load/prune-quotations', {
      plan,
      keep: quotations.map(({ entity, sentence }) => `${entity} ${sentence}`),
    }),
    run('load/prune-page', { plan, keep: parts.map((part) => part.id) }),
  ]);

  const mergeEntities = cypherFile('load/merge-entities').statement;
  const dropLabel = cypherFile('load/drop-label').statement;
  await Promise.all(
    ontology.kinds.map((kind) => {
      const rows = graph.nodes.filter((node) => node.kind === kind.id).map((node) => entityRow(node, kind));
      return batches(fill(mergeEntities, { label: kind.id }, ontology), rows);
    }),
  );
  await Promise.all(
    ontology.kinds.map(({ id }) => tx.run(fill(dropLabel, { label: id }, ontology), { plan })),
  );
  const mergeRelations = cypherFile('load/merge-relations').statement;
  await Promise.all(
    ontology.relationTypes.map(({ id }) => {
      const rows = graph.edges.filter((edge) => edge.type === id).map((edge) => relationRow(edge, plan));
      return batches(fill(mergeRelations, { type: id }, ontology), rows);
    }),
  );

  await batches(cypherFile('load/merge-sources').statement, page.sources, { plan });
  for (const label of ['streams', 'blocks', 'sentences', 'faults'] as const) {
    await batches(cypherFile(`load/merge-${label}`).statement, page[label]);
  }
  await batches(cypherFile('load/merge-quotations').statement, quotations);
  await run('load/set-plan', { plan, properties: graph.plan });
  return { removedNodes, removedEdges };
}

async function removedBy(result: ReturnType<ManagedTransaction['run']>): Promise<number> {
  const { records } = await result;
  return toNumber(records[0]?.get('removed') ?? 0);
}

function toNumber(value: unknown): number {
  return neo4j.isInt(value as object) ? neo4j.integer.toNumber(value as never) : Number(value);
}

import { beforeAll, describe, expect, it } from 'vitest';
import { readPlansForServing } from '../../graph-seed/read-plans.ts';
import { SYNTH_ID } from '../../graph-seed/synth/invented-plan.ts';
import { densePlans, plansLike } from '../../graph-seed/synth/synth-plans.ts';
import type { Ontology, PlanGraph } from '../../server/graph/types.ts';
import { EMBEDDED_LIMITS, TooLargeError } from '../../server/memory/limits.ts';
import { createMemoryStore } from '../../server/memory/memory-store.ts';
import { SEED_DIR } from '../places.ts';

let ontology: Ontology;
let model: PlanGraph;
let plans: PlanGraph[];
let dense: PlanGraph[];

beforeAll(() => {
  const reading = readPlansForServing(SEED_DIR);
  ontology = reading.ontology;
  [model] = reading.graphs as [PlanGraph];
  plans = [...plansLike(model, ontology, { plans: 3, seed: 7 })];
  dense = [...densePlans(ontology, { plans: 2, nodes: 300, edges: 3000, seed: 7 })];
});

const stated = (graph: PlanGraph) => graph.edges.filter((edge) => edge.type !== 'STATED_IN');

describe('invented plans', () => {
  it('are as large as the real one, with relations in its proportion', () => {
    const real = stated(model).length / model.nodes.length;
    for (const plan of plans) {
      expect(plan.nodes.length).toBeGreaterThan(model.nodes.length * 0.85);
      expect(plan.nodes.length).toBeLessThan(model.nodes.length * 1.15);
      expect(stated(plan).length / plan.nodes.length).toBeGreaterThan(real * 0.8);
      expect(stated(plan).length / plan.nodes.length).toBeLessThan(real * 1.2);
      expect(new Set(plan.nodes.map((node) => node.kind)).size).toBeGreaterThanOrEqual(18);
    }
    expect(dense.map((plan) => stated(plan).length)).toEqual([3000, 3000]);
  });

  it('take no name and no sentence from the real page', () => {
    const names = new Set(model.nodes.map((node) => node.name));
    for (const plan of [...plans, ...dense]) {
      expect(plan.plan.id).toMatch(SYNTH_ID);
      expect(plan.nodes.filter((node) => names.has(node.name))).toEqual([]);
      for (const source of plan.sources) expect(source.text).not.toContain('无锡');
    }
  });

  it('keep to the ontology and quote their page verbatim', () => {
    const types = new Map(ontology.relationTypes.map((type) => [type.id, type]));
    for (const { nodes, edges, sources } of [...plans, ...dense]) {
      const kinds = new Map(nodes.map((node) => [node.id, node.kind]));
      const text = [...(sources[0]?.text ?? '')];
      for (const edge of edges) {
        const type = types.get(edge.type);
        expect(type?.from, edge.id).toContain(kinds.get(edge.from));
        expect(type?.to, edge.id).toContain(kinds.get(edge.to));
        expect(edge.basis === 'inferred', edge.id).toBe(edge.ground !== undefined);
      }
      for (const one of [...nodes, ...edges]) {
        expect(one.evidence.length, one.id).toBeGreaterThan(0);
        for (const { start, end, quote } of one.evidence) expect(text.slice(start, end).join('')).toBe(quote);
      }
      expect(new Set(edges.map((edge) => edge.id)).size).toBe(edges.length);
    }
  });

  it('are the same for the same seed, whatever the number, and others for another', () => {
    const [first] = plansLike(model, ontology, { plans: 1, seed: 7 });
    const [other] = plansLike(model, ontology, { plans: 1, seed: 8 });
    expect(first).toEqual(plans[0]);
    expect(other?.plan.seedHash).not.toBe(first?.plan.seedHash);
  });

  it('are answered by the embedded store, each apart from the others', async () => {
    const store = createMemoryStore([model, ...plans], ontology);
    const [coverage] = await store.coverage('synth-0002');
    expect(coverage?.totals).toMatchObject({ partly: 0, not: 0 });
    const summaries = await store.plans();
    expect(summaries.map((plan) => [plan.id, plan.counts.nodes, plan.counts.edges])).toEqual(
      [...plans, model].map((plan) => [plan.plan.id, plan.nodes.length, plan.edges.length]),
    );
  });
});

describe('the embedded store', () => {
  it('refuses more than it serves well, and says what does', () => {
    const [plan] = plans as [PlanGraph];
    const many = Math.floor(EMBEDDED_LIMITS.nodes / plan.nodes.length) + 1;
    const copies = Array.from({ length: many }, () => plan);
    expect(() => createMemoryStore(copies, ontology)).toThrow(TooLargeError);
    expect(() => createMemoryStore(copies, ontology)).toThrow(/NEO4J_URI/);
  });
});

import { compareIds } from './order.ts';
import type { Basis, GraphEdge, GraphNode, Ontology } from './types.ts';

/** An edge as a path walks it: without its evidence, with the kinds and periods of its ends. */
export type Step = {
  id: string;
  type: string;
  from: string;
  to: string;
  fromKind: string;
  toKind: string;
  fromPeriod: string | null;
  toPeriod: string | null;
  basis: Basis;
  ground?: string;
};

/** What a store gives to the search for paths; each is one bounded question. */
export type Neighbourhood = {
  /** Every edge of the given types and bases that touches one of the ids, each once, by id. */
  steps(
    ids: readonly string[],
    types: readonly string[],
    bases: readonly Basis[] | undefined,
  ): Promise<Step[]>;
  /** Full nodes by id; an id that is not there is left out. */
  nodes(ids: readonly string[]): Promise<GraphNode[]>;
  edges(ids: readonly string[]): Promise<GraphEdge[]>;
  /** Number of nodes of each kind in a plan. */
  kindTotals(plan: string): Promise<Record<string, number>>;
};

/** Bounds of one search; past them the answer says `truncated`. */
export const BOUNDS = {
  /** Nodes a search may reach. */
  reach: 5000,
  /** Edges at one node past which it is not walked through (the ends are). */
  degree: 150,
  /** Steps an enumeration of paths may try. */
  tries: 50_000,
};

/** 0 for explicit, else the rank of the ground: 1 the strongest. */
export function strengthOf(step: Pick<Step, 'basis' | 'ground'>, ontology: Ontology): number {
  if (step.basis === 'explicit') return 0;
  return ontology.grounds.find((ground) => ground.id === step.ground)?.rank ?? ontology.grounds.length + 1;
}

/** Adjacency of what was reached: for each node, the steps that leave it, by id. */
export type Reach = { at: Map<string, Step[]>; kinds: Map<string, string>; truncated: boolean };

/**
 * Breadth first from `start`, up to `maxHops` edges, one question a level. `walks` says whether a step
 * may be taken from a node; `hop` whether a kind may be walked through.
 */
export async function reachFrom(
  start: { id: string; kind: string },
  ask: (ids: readonly string[]) => Promise<Step[]>,
  rules: { maxHops: number; walks: (step: Step, from: string) => boolean; hop: (kind: string) => boolean },
): Promise<Reach> {
  const at = new Map<string, Step[]>();
  const kinds = new Map([[start.id, start.kind]]);
  let frontier = [start.id];
  let truncated = false;
  for (let hops = 0; hops < rules.maxHops && frontier.length > 0; hops++) {
    const touching = groupByEnd(await ask(frontier), frontier);
    const next: string[] = [];
    for (const id of frontier) {
      const steps = (touching.get(id) ?? []).filter((step) => rules.walks(step, id));
      if (steps.length > BOUNDS.degree && id !== start.id) {
        truncated = true;
        continue;
      }
      at.set(id, steps);
      for (const step of steps) {
        const other = otherEnd(step, id);
        if (kinds.has(other)) continue;
        if (kinds.size >= BOUNDS.reach) {
          truncated = true;
          continue;
        }
        const kind = step.from === other ? step.fromKind : step.toKind;
        kinds.set(other, kind);
        if (rules.hop(kind)) next.push(other);
      }
    }
    frontier = next.sort(compareIds);
  }
  return { at, kinds, truncated };
}

export function otherEnd(step: Pick<Step, 'from' | 'to'>, id: string): string {
  return step.from === id ? step.to : step.from;
}

function groupByEnd(steps: readonly Step[], ids: readonly string[]): Map<string, Step[]> {
  const grouped = new Map<string, Step[]>(ids.map((id) => [id, []]));
  for (const step of steps) {
    grouped.get(step.from)?.push(step);
    if (step.to !== step.from) grouped.get(step.to)?.push(step);
  }
  return grouped;
}

import { computed, signal } from '@preact/signals';
import type {
  Audit,
  Coverage,
  Kind,
  Ontology,
  PlanInfo,
  Plans,
  RelationType,
  Source,
} from '../../../server/contract/types.ts';
import type { LayoutResult } from '../../../server/layout/layout-types.ts';
import { state } from '../store.ts';
import { EMPTY_DATA, type GraphData } from './graph-data.ts';

/** What has been read from the server; loading.ts reads it. */

export type Load = 'idle' | 'loading' | 'ready' | 'failed';

export const plans = signal<Plans | null>(null);
export const ontology = signal<Ontology | null>(null);
export const data = signal<GraphData>(EMPTY_DATA);
export const overview = signal<readonly string[]>([]);
/** Whether the first picture has more nodes or relations than can be drawn. */
export const tooLarge = signal(false);
/** Where the nodes of the first picture stand, if the server has arranged them. */
export const arrangedFirst = signal<LayoutResult | null>(null);
export const sources = signal<readonly Source[] | null>(null);
export const coverage = signal<Coverage | null>(null);
export const audit = signal<Audit | null>(null);
export const load = signal<Load>('idle');
export const failure = signal<Error | null>(null);
/** For each view or panel, the addresses of the Cypher behind what it shows. */
export const queries = signal<Readonly<Record<string, string>>>({});

export const planInfo = computed<PlanInfo | null>(
  () => plans.value?.plans.find((p) => p.id === state.value.plan) ?? null,
);
export const kindById = computed<ReadonlyMap<string, Kind>>(
  () => new Map((ontology.value?.kinds ?? []).map((k) => [k.id, k])),
);
export const typeById = computed<ReadonlyMap<string, RelationType>>(
  () => new Map((ontology.value?.relationTypes ?? []).map((r) => [r.id, r])),
);
export const groundRank = computed<ReadonlyMap<string, number>>(
  () => new Map((ontology.value?.grounds ?? []).map((g) => [g.id, g.rank])),
);

export const WHOLE_LIMIT = 2000;

export function noteQuery(where: string, query: string | null): void {
  if (query && queries.value[where] !== query) queries.value = { ...queries.value, [where]: query };
}

export function drawnTypes(onto: Ontology): string[] {
  return onto.relationTypes.filter((r) => !r.computed).map((r) => r.id);
}

/** Counts readings of the shown plan: what was read before the last one may be old. */
export const readings = signal(0);

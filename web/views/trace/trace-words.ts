import type { GraphNode } from '../../../server/contract/types.ts';
import { data, groundRank, kindById, ontology } from '../../state/loaded/plan-data.ts';
import { isHeading } from '../../state/picture/headings.ts';
import { t } from '../../state/store.ts';
import { groundMeaning, groundName, kindCounted, kindName } from '../../state/words.ts';
import type { LayerRules } from './layers.ts';
import type { Words } from './summary.ts';

/** The ontology's words and ranks as the pure functions of this view want them. Each reads signals. */

export function traceWords(): Words {
  return {
    t: t.value,
    kindName,
    kindCounted,
    groundName,
    groundRank: (g) => groundRank.value.get(g) ?? 99,
    dated,
    group,
  };
}

function group(node: GraphNode): boolean {
  return isHeading(data.value, node);
}

function dated(kind: string): boolean {
  return kindById.value.get(kind)?.properties.status !== undefined;
}

/** 0 explicit, else the rank of the ground. */
export function strengthOf(of: { basis: string; ground?: string | undefined }): number {
  return of.basis === 'explicit' ? 0 : (groundRank.value.get(of.ground ?? '') ?? 99);
}

export function layerRules(open: readonly string[]): LayerRules {
  const kinds = (ontology.value?.kinds ?? []).map((kind) => kind.id);
  const types = (ontology.value?.relationTypes ?? []).map((type) => type.id);
  return {
    strength: strengthOf,
    kindRank: (kind) => kinds.indexOf(kind),
    typeRank: (type) => types.indexOf(type),
    dated,
    open: new Set(open),
  };
}

/** “推断 · 总起句统领” of a path or a step. */
export function sayBasis(of: { basis: string; ground?: string | null | undefined }): string {
  if (of.basis === 'explicit') return t.value('basis.explicit');
  return `${t.value('basis.inferred')}${of.ground ? ` · ${groundName(of.ground)}` : ''}`;
}

/** A legend of the grounds on which the steps of a trace rest, strongest first: a sentence each. */
export function groundMeanings({
  graph,
}: {
  graph: { edges: readonly { ground?: string | undefined }[] };
}): string[] {
  const known = [...new Set(graph.edges.flatMap(({ ground }) => ground ?? []))];
  known.sort((a, b) => (groundRank.value.get(a) ?? 99) - (groundRank.value.get(b) ?? 99));
  return known.map((ground) => groundMeaning(ground) + t.value('sep.end'));
}

/** A mark between words of the reader's language. */
export function colon(): string {
  return t.value('sep.colon');
}

/** Whether a period is over, as the ontology marks it. */
export function isPast(period: string): boolean {
  return (ontology.value?.kinds ?? []).some(
    (kind) => kind.properties.period?.values?.[period]?.past === true,
  );
}

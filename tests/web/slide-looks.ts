import type { Ontology } from '../../server/graph/types.ts';
import type { Looks } from '../../web/views/briefing/scenes/parts.ts';

/** How a slide draws nodes and relations of these kinds: all of one size, named as they are. */
export function looksOf(kinds: Ontology['kinds']): Looks {
  const known = new Map(kinds.map((kind) => [kind.id, kind]));
  return {
    name: ({ name }) => name,
    shape: (kind) => known.get(kind)?.shape ?? 'ellipse',
    family: (kind) => known.get(kind)?.family ?? null,
    size: () => 36,
    relation: (type) => type,
    strength: (edge) => (edge.basis === 'explicit' ? 1 : 0.6),
  };
}

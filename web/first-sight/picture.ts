import type { FirstSight } from '../../server/contract/first-sight.ts';
import type { GraphEdge, GraphNode } from '../../server/contract/types.ts';
import { sharedNames } from '../../server/layout/same-names.ts';
import { firstZh } from '../i18n/first-zh.ts';
import { type Words as Dictionary, translator } from '../i18n/translate.ts';
import { FIRST_GRAPH } from '../state/address/app-state.ts';
import { EMPTY_DATA, merge } from '../state/loaded/graph-data.ts';
import { isHeading } from '../state/picture/headings.ts';
import { drawPicture, type Picture } from '../state/picture/picture.ts';
import { sayPicture } from '../state/picture/picture-sentence.ts';
import { nameOf } from '../text/name-of.ts';

/** In Chinese: whoever reads English waits for the live page. */
export const t = translator(firstZh as Dictionary);

/** The picture that the live page will draw first, by the same rules; its nodes have no quotes. */
export function pictureOf({ nodes, edges, positions }: FirstSight): Picture {
  const data = merge(EMPTY_DATA, { nodes: nodes as GraphNode[], edges: edges as GraphEdge[] });
  return drawPicture(
    data,
    FIRST_GRAPH,
    nodes.map(({ id }) => id),
    positions,
  );
}

/** Names as they are drawn, by id. */
export function namesOf({ nodes, kinds }: FirstSight): Map<string, string> {
  const shared = sharedNames(nodes);
  const kindName = new Map(kinds.map(({ id, zh }) => [id, zh]));
  const withKind = (kind: string) => t('sep.in', { words: kindName.get(kind) ?? kind });
  return new Map(
    nodes.map((node) => [node.id, shared.has(node.name) ? nameOf(node) + withKind(node.kind) : nameOf(node)]),
  );
}

/** The sentence over the picture. */
export function sentenceOf(sight: FirstSight, picture: Picture): string {
  const { nodes, edges, kinds, grounds, short } = sight;
  const data = merge(EMPTY_DATA, { nodes: nodes as GraphNode[], edges: edges as GraphEdge[] });
  const order = kinds.map(({ id }) => id);
  return sayPicture(picture, true, short, order, {
    t,
    kindCounted: (kind) => kinds.find(({ id }) => id === kind)?.zh ?? kind,
    relationClause: () => '',
    groundName: (ground) => grounds.find(({ id }) => id === ground)?.zh ?? ground,
    groundRank: (ground) => grounds.find(({ id }) => id === ground)?.rank ?? 99,
    group: (node) => isHeading(data, node),
  }).text;
}

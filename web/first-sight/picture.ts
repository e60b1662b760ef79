import type { FirstSight } from '../../server/contract/first-sight.ts';
import type { GraphEdge, GraphNode } from '../../server/contract/types.ts';
import { sharedNames } from '../../server/layout/same-names.ts';
import { sightEn } from '../i18n/sight-en.ts';
import { sightZh } from '../i18n/sight-zh.ts';
import { type Words as Dictionary, type Language, type Translate, translator } from '../i18n/translate.ts';
import { FIRST_GRAPH } from '../state/address/app-state.ts';
import { EMPTY_DATA, type GraphData, merge } from '../state/loaded/graph-data.ts';
import { isHeading } from '../state/picture/headings.ts';
import { drawPicture, type Picture } from '../state/picture/picture.ts';
import { sayPicture } from '../state/picture/picture-sentence.ts';
import { countedIn } from '../text/counted-in.ts';
import { nameOf } from '../text/name-of.ts';

/** What stands in the page of the first sight, read, and the language in which it is told. */
export type Told = { sight: FirstSight; data: GraphData; language: Language; t: Translate };

export function told(sight: FirstSight, language: Language): Told {
  const data = merge(EMPTY_DATA, { nodes: sight.nodes as GraphNode[], edges: sight.edges as GraphEdge[] });
  return { sight, data, language, t: translator((language === 'en' ? sightEn : sightZh) as Dictionary) };
}

/** The picture that the live page will draw first, by the same rules; its nodes have no quotes. */
export function pictureOf({ sight: { nodes, positions }, data }: Told): Picture {
  return drawPicture(
    data,
    FIRST_GRAPH,
    nodes.map(({ id }) => id),
    positions,
  );
}

/** Names as they are drawn, by id. */
export function namesOf({ sight: { nodes, kinds }, language, t }: Told): Map<string, string> {
  const shared = sharedNames(nodes);
  const kindName = new Map(kinds.map((kind) => [kind.id, kind[language]]));
  const withKind = (kind: string) => t('sep.in', { words: kindName.get(kind) ?? kind });
  return new Map(
    nodes.map((node) => [node.id, shared.has(node.name) ? nameOf(node) + withKind(node.kind) : nameOf(node)]),
  );
}

/** The sentence over the picture. */
export function sentenceOf({ sight, data, language, t }: Told, picture: Picture): string {
  const kinds = new Map(sight.kinds.map((kind) => [kind.id, kind]));
  const grounds = new Map(sight.grounds.map((ground) => [ground.id, ground]));
  return sayPicture(picture, true, sight.short, [...kinds.keys()], {
    t,
    kindCounted: (kind, n) => countedIn(language, kinds.get(kind), n) ?? kind,
    relationClause: () => '',
    groundName: (ground) => grounds.get(ground)?.[language] ?? ground,
    groundRank: (ground) => grounds.get(ground)?.rank ?? 99,
    group: (node) => isHeading(data, node),
  }).text;
}

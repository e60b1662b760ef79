import type { GraphNode } from '../../../server/contract/types.ts';
import type { AppState } from '../../state/address/app-state.ts';
import { data, groundRank, ontology, planInfo } from '../../state/loaded/plan-data.ts';
import { coverageBySentence } from '../../state/loaded/reading.ts';
import { isHeading } from '../../state/picture/headings.ts';
import { relationCount } from '../../state/picture/openings.ts';
import type { Picture } from '../../state/picture/picture.ts';
import { type Sentence, sayNode, sayPicture, type Words } from '../../state/picture/picture-sentence.ts';
import { t } from '../../state/store.ts';
import {
  basisName,
  gatheredName,
  groundName,
  kindCounted,
  nodeName,
  relationClause,
  relationName,
} from '../../state/words.ts';

/** What a state of the graph view shows, in one sentence. Reads signals of the data, not of the state. */
export function sayExplore(shown: Picture, state: AppState): Sentence {
  const words: Words = {
    t: t.value,
    kindCounted,
    relationClause,
    groundName,
    groundRank: (g) => groundRank.value.get(g) ?? 99,
    nodeName,
    group: (node: GraphNode) => isHeading(data.value, node),
  };
  const now = state.selected;
  const node = now?.what === 'node' ? shown.nodes.find((n) => n.node.id === now.id)?.node : undefined;
  if (node) return sayNode(node, shown, relationCount(node.id), words);
  const edge = now?.what === 'edge' ? data.value.edges.get(now.id) : undefined;
  if (edge) {
    const ends = { from: nodeName(edge.from), to: nodeName(edge.to) };
    return {
      subject: null,
      text: t.value('say.edge', { ...ends, relation: relationName(edge.type), basis: basisName(edge) }),
    };
  }
  if (now?.what === 'sentence') {
    const found = coverageBySentence.value.get(`${now.source} ${now.id}`);
    const nodes: readonly string[] = found?.nodes ?? [];
    const edges: readonly string[] = found?.edges ?? [];
    const here = shown.nodes.filter((n) => nodes.includes(n.node.id)).length;
    const text = t.value('say.sentence', { n: nodes.length, m: edges.length, k: here });
    return { subject: t.value('say.sentenceSubject'), text };
  }
  if (now?.what === 'group') {
    const line = shown.gathered.lines.find(({ id }) => id === now.id);
    const group = shown.gathered.groups.find((one) => one.group.id === now.id);
    const n = line?.count ?? group?.rest ?? 0;
    const text = t.value(line ? 'say.groupLine' : 'say.group', { n });
    return { subject: gatheredName(now.id), text };
  }
  const g = state.graph;
  const first = g.base === 'overview' && !g.added.length && !g.hidden.length;
  const order = (ontology.value?.kinds ?? []).map((k) => k.id);
  const said = sayPicture(shown, first, planInfo.value?.short ?? '', order, words);
  const filtered = g.off.kinds.length + g.off.words.length > 0 ? t.value('say.filtered') : '';
  const rest = sayGathered(shown) + sayLeft(shown);
  if (!shown.nodes.length && rest) return { subject: null, text: rest + filtered };
  return { ...said, text: said.text + filtered + rest };
}

/** That the rest is there, in groups, and that their lines say nothing of the page. */
export function sayGathered({ gathered: { groups, lines } }: Picture): string {
  if (!groups.length) return '';
  const n = groups.reduce((sum, one) => sum + one.rest, 0);
  const m = lines.reduce((sum, one) => sum + one.count, 0);
  return t.value('say.gathered', { n, g: groups.length, m, k: lines.length });
}

/** What was asked for and could not be drawn. */
function sayLeft({ left, gathered }: Picture): string {
  const n = gathered.groups.length ? 0 : left.nodes;
  const m = left.edges + gathered.left;
  return n + m ? t.value('say.left', { n, m }) : '';
}

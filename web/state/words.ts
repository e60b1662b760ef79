import { computed } from '@preact/signals';
import type { GraphEdge, GraphNode, TranscriptionFault } from '../../server/contract/types.ts';
import { groupKeyIn } from '../../server/graph/group-key.ts';
import { sharedNames } from '../../server/layout/same-names.ts';
import { strengthOf as drawnStrength } from '../../server/layout/strength.ts';
import type { MessageKey } from '../i18n/translate.ts';
import { countedIn } from '../text/counted-in.ts';
import { nameOf } from '../text/name-of.ts';
import type { Selected } from './address/app-state.ts';
import { data, groundRank, kindById, ontology, plans, typeById } from './loaded/plan-data.ts';
import { isGathered, isGroupLine } from './picture/gathered.ts';
import { language, t } from './store.ts';

/** Words of the ontology and of nodes in the reader's language. Each reads signals. */

export function kindName(kind: string): string {
  return kindById.value.get(kind)?.[language.value] ?? kind;
}

/** A kind as it stands after a number: 8 strategies, 1 industry cluster. Chinese has one form for all. */
export function kindCounted(kind: string, n: number): string {
  return countedIn(language.value, kindById.value.get(kind), n) ?? kind;
}

/** A relation as read from one end: 推进 outward, 推进它的 inward. */
export function relationName(type: string, direction: 'out' | 'in' = 'out'): string {
  const known = typeById.value.get(type);
  if (!known) return type;
  return (direction === 'out' ? known : known.reverse)[language.value];
}

/** A relation with those at its other end, in words: “5 个项目推进它”, “包括 15 个产业集群”. */
export function relationClause(type: string, direction: 'out' | 'in', who: string): string {
  const word = relationName(type, direction);
  return word.endsWith('的') ? `${who}${word.slice(0, -1)}` : `${word} ${who}`;
}

export function groundName(ground: string): string {
  return ontology.value?.grounds.find((g) => g.id === ground)?.[language.value] ?? ground;
}

/** What a ground means, as a line of a legend: 前后句：两者分处前后相邻的句子. */
export function groundMeaning(ground: string): string {
  const known = ontology.value?.grounds.find((g) => g.id === ground);
  return known ? known[language.value] + t.value('sep.colon') + known.definition[language.value] : ground;
}

const shared = computed(() => sharedNames(data.value.nodes.values()));

/** Names stay Chinese in every language; of two that bear the same, each says its kind. */
export function nodeName(id: string): string {
  const node = data.value.nodes.get(id);
  if (!node) return id;
  return shared.value.has(node.name)
    ? nameOf(node) + t.value('sep.in', { words: kindName(node.kind) })
    : nameOf(node);
}

/** A suspected fault in words: what the print probably has or, where that cannot be told, the editor's note. */
export function faultWords(
  fault: Pick<TranscriptionFault, 'quote' | 'likely' | 'note' | 'confidence'>,
): string {
  const { quote, likely, note = '' } = fault;
  const confidence = t.value(`confidence.${fault.confidence}`);
  return likely === undefined
    ? t.value('panel.faultRemark', { quote, note, confidence })
    : t.value('panel.faultHere', { quote, likely, confidence });
}

/** 项目, 问答6, 无锡: what a group gathers, or the two ends of a line between groups. */
export function gatheredName(id: string): string {
  if (isGroupLine(id)) return id.split('**').map(gatheredName).join(' — ');
  if (!isGathered(id)) return nodeName(id);
  const { plan, of } = groupKeyIn(id);
  const title = plans.value?.plans.find((one) => one.id === plan)?.short ?? plan;
  if (kindById.value.has(of)) return kindName(of);
  if (of) return String(data.value.nodes.get(`${plan}:${of}`)?.properties.short ?? nodeName(`${plan}:${of}`));
  return title;
}

/** A group's name with what it gathers under it, where some of that is drawn by itself: how many it is still. */
export function groupLabel(id: string, rest: number, all: number): string {
  return `${gatheredName(id)}\n${rest < all ? t.value('group.rest', { n: rest }) : rest}`;
}

/** What is chosen, in few words: the node, the relation with its ends, or that it is a sentence. */
export function selectionName(chosen: Selected): string {
  if (chosen.what === 'sentence') return t.value('panel.sentence');
  if (chosen.what === 'group') return gatheredName(chosen.id);
  const edge = data.value.edges.get(chosen.id);
  return edge
    ? `${nodeName(edge.from)} ${relationName(edge.type)} ${nodeName(edge.to)}`
    : nodeName(chosen.id);
}

/** 明示, or 推断·同问答 */
export function basisName(edge: Pick<GraphEdge, 'basis' | 'ground'>): string {
  if (edge.basis === 'explicit' || !edge.ground) return t.value(`basis.${edge.basis}` as MessageKey);
  return `${t.value('basis.inferred')} · ${groundName(edge.ground)}`;
}

/** How strong a line is drawn, by its ground. */
export function strengthOf(edge: Pick<GraphEdge, 'basis' | 'ground'>): number {
  const ranks = groundRank.value;
  return drawnStrength(edge.basis, ranks.get(edge.ground ?? ''), ranks.size || 6);
}

/** A value of a property in words. */
export function propertyValue(node: GraphNode, name: string): string {
  const value = node.properties[name];
  const definition = kindById.value.get(node.kind)?.properties[name];
  const named = definition?.values?.[String(value)];
  if (named) return named[language.value];
  if (typeof value === 'boolean') return t.value(value ? 'panel.yes' : 'panel.no');
  return String(value);
}

export function propertyName(node: GraphNode, name: string): string {
  return kindById.value.get(node.kind)?.properties[name]?.[language.value] ?? name;
}

/** 达到 12370.48 亿元: comparator, value and unit as the page has them. */
export function figureOf({ properties }: GraphNode): string {
  const { comparator, value, unit } = properties;
  return [comparator, value, unit].filter((part) => part !== undefined).join(' ');
}

import type { GraphNode } from '../../../server/contract/types.ts';
import type { MessageKey, Translate } from '../../i18n/translate.ts';
import { zh } from '../../i18n/zh.ts';

/**
 * When a thing belongs, from its own period and status: 十三五已成, 在建, 十四五拟建 … What the page gives
 * no period stands apart, so that a result of the last plan is never told as a plan of this one. Pure.
 */
export type Era = string;

export const NO_ERA: Era = 'none';

const STAGES: Readonly<Record<string, 'done' | 'building' | 'planned'>> = {
  completed: 'done',
  'in-operation': 'done',
  established: 'done',
  achieved: 'done',
  held: 'done',
  count: 'done',
  'under-construction': 'building',
  ongoing: 'building',
  planned: 'planned',
  target: 'planned',
  sought: 'planned',
};

export function eraOf(node: Pick<GraphNode, 'properties'>): Era {
  const { period, status } = node.properties;
  if (typeof period !== 'string') return NO_ERA;
  return `${period}-${STAGES[String(status)] ?? 'unstated'}`;
}

/** What was done first, then what is under way, then what is planned, then what is not stated. */
export function compareEras(a: Era, b: Era): number {
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}

function rank(era: Era): number {
  if (era === NO_ERA) return 9;
  return ['done', 'building', 'planned', 'unstated'].indexOf(era.slice(era.indexOf('-') + 1));
}

export function eraName(era: Era, kind: string, t: Translate): string {
  for (const key of [`era.${era}.${kind}`, `era.${era}`]) if (key in zh) return t(key as MessageKey);
  return era;
}

import type { AuditGap, Bilingual } from './types.ts';

/**
 * What the audit looks for; both stores find these, each in its own way:
 * - counts: every node with a `declaredCount`; `named` is the number of distinct nodes that are
 *   PART_OF it or BELONG_TO it. A member that itself declares a count is a sub-group: its members are
 *   counted in its place, up to MEMBER_DEPTH steps down. `namedIn`: the sources quoted by the relations that
 *   make those nodes members (of it, or of its sub-group). Sorted by id.
 * - strategy-without-project: a Strategy without `declaredCount` that no Project ADVANCES.
 * - project-without-place: a Project without `declaredCount` that is LOCATED_IN nothing.
 * - target-without-baseline: an Indicator with status `target` that SUCCEEDS no other Indicator.
 * Gaps are sorted by this order of kinds, then by id; faults by source, then place.
 */
export const MEMBER_TYPES = ['PART_OF', 'BELONGS_TO'] as const;

export const MEMBER_DEPTH = 4;

export const GAP_KINDS: readonly AuditGap['kind'][] = [
  'strategy-without-project',
  'project-without-place',
  'target-without-baseline',
];

/** What is missing, in words for an editor. Never filled from outside the page. */
export const MISSING: Record<AuditGap['kind'], Bilingual> = {
  'strategy-without-project': {
    zh: '页面未说明：没有项目与这一战略相连（明示、推断都没有）',
    en: 'Not stated on the page: no project is connected to this strategy, explicitly or by inference',
  },
  'project-without-place': {
    zh: '页面未说明：项目位于何处',
    en: 'Not stated on the page: where the project lies',
  },
  'target-without-baseline': {
    zh: '页面未说明：这一目标的基期数值',
    en: 'Not stated on the page: the baseline of this target',
  },
};

/**
 * The tools under the picture, in their order: the action that each stands for (actions.ts); of `gather` it is a
 * choice. The first sight keeps room for as many.
 */
export const CANVAS_TOOLS = [
  'gather',
  'fit',
  'zoom-in',
  'zoom-out',
  'lasso',
  'relayout',
  'reset',
  'table',
  'beside',
  'cypher',
] as const;

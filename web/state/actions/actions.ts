import type { Action } from './action.ts';
import { nodeActions } from './node-actions.ts';
import { pageActions } from './page-actions.ts';
import { pictureActions } from './picture-actions.ts';

/**
 * Everything one can do, as one table: toolbar, node menu, command palette, keyboard and help are drawn
 * from it.
 */
export const actions: readonly Action[] = [...nodeActions, ...pictureActions, ...pageActions];

export function actionById(id: string): Action | undefined {
  return actions.find((a) => a.id === id);
}

import { icons } from '../controls/icons.ts';
import type { MessageKey } from '../i18n/translate.ts';
import { edgesAt } from './graph-data.ts';
import { data } from './loading.ts';
import { chosenNode, collapse, collapsible, expand, focusOn, relayout, undrawnNeighbours } from './moves.ts';
import { picture } from './pictures.ts';
import { dialog, dispatch, selected, state } from './store.ts';

/**
 * Everything one can do, as one table: toolbar, node menu, keyboard and help are drawn from it.
 * `enabled` reads signals, so what draws it follows by itself.
 */
export type Action = {
  id: string;
  label: MessageKey;
  icon: string;
  /** As in KeyboardEvent.key, lower case; `mod+` is Ctrl or Cmd. The first is shown. */
  keys: readonly string[];
  where: readonly ('header' | 'canvas' | 'menu')[];
  enabled(): boolean;
  /** For a button that stays down. */
  pressed?(): boolean;
  run(): void | Promise<void>;
};

/** Canvas controls that the mounted canvas offers; none while the table or another view is open. */
export type CanvasControls = { fit(): void; zoomBy(factor: number): void; center(id: string): void };
let controls: CanvasControls | null = null;
export function offerControls(offered: CanvasControls | null): void {
  controls = offered;
}
export function canvasControls(): CanvasControls | null {
  return controls;
}

const inGraph = () => state.value.view === 'explore';
const node = () => (selected.value?.what === 'node' ? selected.value.id : null);

export const actions: readonly Action[] = [
  {
    id: 'undo',
    label: 'action.undo',
    icon: icons.undo,
    keys: ['mod+z'],
    where: ['header'],
    enabled: () => state.value.graph.past.length > 0,
    run: () => dispatch({ type: 'undo' }),
  },
  {
    id: 'redo',
    label: 'action.redo',
    icon: icons.redo,
    keys: ['mod+shift+z', 'mod+y'],
    where: ['header'],
    enabled: () => state.value.graph.future.length > 0,
    run: () => dispatch({ type: 'redo' }),
  },
  {
    id: 'focus',
    label: 'action.focus',
    icon: icons.crosshair,
    keys: ['f'],
    where: ['menu'],
    enabled: () => inGraph() && node() !== null,
    run: async () => {
      const id = chosenNode();
      if (id) await focusOn(id);
      controls?.fit();
    },
  },
  {
    id: 'expand',
    label: 'action.expand',
    icon: icons.network,
    keys: ['e'],
    where: ['menu'],
    enabled: () => {
      const id = node();
      if (!inGraph() || !id) return false;
      return (
        !data.value.complete.has(id) || (picture.value.nodes.length >= 0 && undrawnNeighbours(id).size > 0)
      );
    },
    run: () => {
      const id = chosenNode();
      return id ? expand(id) : undefined;
    },
  },
  {
    id: 'collapse',
    label: 'action.collapse',
    icon: icons.shrink,
    keys: ['shift+e'],
    where: ['menu'],
    enabled: () => {
      const id = node();
      return inGraph() && id !== null && picture.value.nodes.length > 0 && collapsible(id).length > 0;
    },
    run: () => {
      const id = chosenNode();
      if (id) collapse(id);
    },
  },
  {
    id: 'hide',
    label: 'action.hide',
    icon: icons.eyeOff,
    keys: ['h', 'delete'],
    where: ['menu'],
    enabled: () => inGraph() && node() !== null,
    run: () => {
      const id = chosenNode();
      if (id) dispatch({ type: 'hide', ids: [id] });
    },
  },
  {
    id: 'to-source',
    label: 'action.toSource',
    icon: icons.bookOpen,
    keys: ['o'],
    where: ['menu'],
    enabled: () => selected.value !== null,
    run: openSource,
  },
  {
    id: 'fit',
    label: 'action.fit',
    icon: icons.maximize,
    keys: ['0'],
    where: ['canvas'],
    enabled: () => inGraph() && !state.value.table,
    run: () => controls?.fit(),
  },
  {
    id: 'zoom-in',
    label: 'action.zoomIn',
    icon: icons.plus,
    keys: ['+', '='],
    where: ['canvas'],
    enabled: () => inGraph() && !state.value.table,
    run: () => controls?.zoomBy(1.3),
  },
  {
    id: 'zoom-out',
    label: 'action.zoomOut',
    icon: icons.minus,
    keys: ['-'],
    where: ['canvas'],
    enabled: () => inGraph() && !state.value.table,
    run: () => controls?.zoomBy(1 / 1.3),
  },
  {
    id: 'relayout',
    label: 'action.relayout',
    icon: icons.wand,
    keys: ['l'],
    where: ['canvas'],
    enabled: () => inGraph() && picture.value.nodes.length > 1,
    run: async () => {
      await relayout();
      controls?.fit();
    },
  },
  {
    id: 'reset',
    label: 'action.reset',
    icon: icons.rotateCcw,
    keys: ['r'],
    where: ['canvas'],
    enabled: inGraph,
    run: () => {
      dispatch({ type: 'reset' });
      dispatch({ type: 'select', selected: null });
      requestAnimationFrame(() => controls?.fit());
    },
  },
  {
    id: 'table',
    label: 'action.table',
    icon: icons.table,
    keys: ['t'],
    where: ['canvas'],
    enabled: inGraph,
    pressed: () => state.value.table,
    run: () => dispatch({ type: 'table', on: !state.peek().table }),
  },
  {
    id: 'beside',
    label: 'action.beside',
    icon: icons.columns,
    keys: ['s'],
    where: ['canvas'],
    enabled: inGraph,
    pressed: () => state.value.beside,
    run: () => dispatch({ type: 'beside', on: !state.peek().beside }),
  },
  {
    id: 'cypher',
    label: 'action.cypher',
    icon: icons.code,
    keys: ['c'],
    where: ['canvas'],
    enabled: () => true,
    run: () => {
      dialog.value = 'cypher';
    },
  },
  {
    id: 'search',
    label: 'action.search',
    icon: icons.search,
    keys: ['/', 'mod+k'],
    where: [],
    enabled: () => true,
    run: () => document.querySelector<HTMLInputElement>('#search')?.focus(),
  },
  {
    id: 'deselect',
    label: 'action.deselect',
    icon: icons.x,
    keys: ['escape'],
    where: [],
    enabled: () => selected.value !== null,
    run: () => dispatch({ type: 'select', selected: null }),
  },
  {
    id: 'help',
    label: 'action.help',
    icon: icons.circleHelp,
    keys: ['?'],
    where: ['header'],
    enabled: () => true,
    run: () => {
      dialog.value = 'help';
    },
  },
];

export function actionById(id: string): Action | undefined {
  return actions.find((a) => a.id === id);
}

/** Beside the graph where there is room, else in a view of its own. */
export function openSource(): void {
  const wide = matchMedia('(min-width: 1100px)').matches;
  if (state.peek().view === 'explore' && wide) dispatch({ type: 'beside', on: true });
  else dispatch({ type: 'view', view: 'source' });
}

/** How a key is written for people. */
export function keyName(key: string): string {
  const mac = /Mac|iPhone|iPad/.test(navigator.platform);
  return key
    .split('+')
    .filter((part, i, all) => part !== '' || i === all.length - 1)
    .map((part) => {
      if (part === 'mod') return mac ? '⌘' : 'Ctrl';
      if (part === 'shift') return mac ? '⇧' : 'Shift';
      if (part === 'escape') return 'Esc';
      if (part === '') return '+';
      return part.length === 1 ? part.toUpperCase() : (part[0] ?? '').toUpperCase() + part.slice(1);
    })
    .join(mac ? '' : '+');
}

function pressedKey(event: KeyboardEvent): string {
  const key = event.key.toLowerCase();
  const mod = event.ctrlKey || event.metaKey ? 'mod+' : '';
  const shift = event.shiftKey && (key.length > 1 || /[a-z]/.test(key)) ? 'shift+' : '';
  return mod + shift + key;
}

/** Runs the action whose key is pressed, outside of text fields and open dialogs. */
export function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey || dialog.peek()) return;
  const target = event.target as HTMLElement;
  const typing = target.closest('input, textarea, select, [contenteditable]') !== null;
  const key = pressedKey(event);
  if (typing && !key.startsWith('mod+k')) return;
  const action = actions.find((a) => a.keys.includes(key) && a.enabled());
  if (!action) return;
  event.preventDefault();
  void action.run();
}

/** Relations of a node in all, drawn or not. */
export function relationCount(id: string): number {
  return edgesAt(data.value, id).length || (data.value.nodes.get(id)?.degree ?? 0);
}

import { icons } from '../controls/icons.ts';
import type { MessageKey } from '../i18n/translate.ts';
import { FIRST_TRACE } from './app-state.ts';
import { canRedoDecks, canUndoDecks, currentDeck, redoDecks, undoDecks } from './decks.ts';
import { edgesAt } from './graph-data.ts';
import { data, kindById, load, planInfo, typeById } from './loading.ts';
import { chosenNode, collapse, collapsible, expand, focusOn, relayout, undrawnNeighbours } from './moves.ts';
import { briefingOffers, presenting } from './offers.ts';
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
export type CanvasControls = {
  fit(): void;
  zoomBy(factor: number): void;
  frame(ids: readonly string[]): void;
};
let controls: CanvasControls | null = null;
export function offerControls(offered: CanvasControls | null): void {
  controls = offered;
}

const inGraph = () => state.value.view === 'explore';
const inBriefing = () => state.value.view === 'briefing';
const node = () => (selected.value?.what === 'node' ? selected.value.id : null);

export const actions: readonly Action[] = [
  {
    id: 'undo',
    label: 'action.undo',
    icon: icons.undo,
    keys: ['mod+z'],
    where: ['header'],
    enabled: () => (inBriefing() ? canUndoDecks.value : state.value.graph.past.length > 0),
    run: () => (inBriefing() ? undoDecks() : dispatch({ type: 'undo' })),
  },
  {
    id: 'redo',
    label: 'action.redo',
    icon: icons.redo,
    keys: ['mod+shift+z', 'mod+y'],
    where: ['header'],
    enabled: () => (inBriefing() ? canRedoDecks.value : state.value.graph.future.length > 0),
    run: () => (inBriefing() ? redoDecks() : dispatch({ type: 'redo' })),
  },
  {
    id: 'brief',
    label: 'action.brief',
    icon: icons.addSlide,
    keys: ['b'],
    where: ['header'],
    enabled: () => !inBriefing() && load.value === 'ready' && planInfo.value !== null,
    run: () => briefingOffers()?.add(),
  },
  {
    id: 'present',
    label: 'action.present',
    icon: icons.presentation,
    keys: ['p'],
    where: [],
    enabled: () => presenting.value?.away === true || (inBriefing() && currentDeck.value !== undefined),
    run: () => briefingOffers()?.back(),
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
      return id ? expandAndFrame(id) : undefined;
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
    id: 'trace',
    label: 'action.trace',
    icon: icons.route,
    keys: ['t'],
    where: ['menu'],
    enabled: () => node() !== null,
    run: () => {
      const id = chosenNode();
      if (id) openTrace(id);
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
    keys: ['v'],
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
    id: 'check-quote',
    label: 'action.checkQuote',
    icon: icons.checkQuote,
    keys: ['q'],
    where: [],
    enabled: () => load.value === 'ready' && planInfo.value !== null,
    run: () => {
      dialog.value = 'quote';
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

/** Expands a node and brings it with what is new into view. */
export async function expandAndFrame(
  id: string,
  only?: { type: string; direction: 'out' | 'in' },
): Promise<void> {
  const fresh = await expand(id, only);
  if (fresh.length) controls?.frame([id, ...fresh]);
}

export function actionById(id: string): Action | undefined {
  return actions.find((a) => a.id === id);
}

/** Beside the graph where there is room, else in a view of its own. */
export function openSource(): void {
  const wide = matchMedia('(min-width: 1100px)').matches;
  if (state.peek().view === 'explore' && wide) dispatch({ type: 'beside', on: true });
  else dispatch({ type: 'view', view: 'source' });
}

/** The trace view with this node as its root: what is done is traced up to what it serves, the rest down. */
export function openTrace(id: string): void {
  const family = kindById.peek().get(data.peek().nodes.get(id)?.kind ?? '')?.family;
  const up = family === 'action' || !ledTo(id);
  dispatch({ type: 'trace', trace: { ...FIRST_TRACE, mode: up ? 'out' : 'in', root: id } });
  dispatch({ type: 'view', view: 'trace' });
}

/** Whether any relation leads to a node, as the ontology says which end of a type serves the other. */
function ledTo(id: string): boolean {
  return edgesAt(data.peek(), id).some((edge) => {
    const leads = typeById.peek().get(edge.type)?.leads;
    return (leads === 'forward' && edge.to === id) || (leads === 'backward' && edge.from === id);
  });
}

/** Relations of a node in all, drawn or not. */
export function relationCount(id: string): number {
  return edgesAt(data.value, id).length || (data.value.nodes.get(id)?.degree ?? 0);
}

import { icons } from '../../controls/icons.ts';
import { data } from '../loaded/plan-data.ts';
import { isGathered, isGroupLine } from '../picture/gathered.ts';
import { collapse, collapsible, focusOn, undrawnNeighbours } from '../picture/moves.ts';
import { expandAndFrame, openSource, openTrace } from '../picture/openings.ts';
import { picture } from '../picture/pictures.ts';
import { dispatch, selected, state } from '../store.ts';
import { type Action, needing } from './action.ts';
import { canvasControls } from './canvas-controls.ts';

/** What can be done with what is chosen: one node, several picked together, a relation, a sentence. */

const inGraph = () => state.value.view === 'explore';
const node = () => (selected.value?.what === 'node' ? selected.value.id : null);

/** A chosen group; a line between groups cannot be opened or hidden. */
const group = () =>
  selected.value?.what === 'group' && !isGroupLine(selected.value.id) ? selected.value.id : null;

/** The picked nodes, or else the chosen one. */
export function targets(): readonly string[] {
  const picked = state.value.picked;
  const one = node() ?? group();
  return picked.length ? picked : one ? [one] : [];
}

const needsTargets = () => needing([inGraph(), 'needs.graph'], [targets().length > 0, 'needs.node']);
const ifOne = (run: (id: string) => void | Promise<void>) => () => {
  const id = node();
  return id ? run(id) : undefined;
};

const hasMore = (id: string) =>
  isGathered(id) ||
  !data.value.complete.has(id) ||
  (picture.value.nodes.length >= 0 && undrawnNeighbours(id).size > 0);

export const nodeActions: readonly Action[] = [
  {
    id: 'focus',
    label: 'action.focus',
    icon: icons.crosshair,
    keys: ['f'],
    where: ['menu'],
    needs: () => needing([inGraph(), 'needs.graph'], [node() !== null, 'needs.node']),
    run: ifOne(async (id) => {
      await focusOn(id);
      canvasControls()?.fit();
    }),
  },
  {
    id: 'expand',
    label: 'action.expand',
    icon: icons.network,
    keys: ['e'],
    where: ['menu'],
    needs: () => needsTargets() ?? needing([targets().some(hasMore), 'needs.undrawn']),
    run: async () => {
      for (const id of targets()) await expandAndFrame(id);
    },
  },
  {
    id: 'collapse',
    label: 'action.collapse',
    icon: icons.shrink,
    keys: ['shift+e'],
    where: ['menu'],
    needs: () =>
      needsTargets() ??
      needing([
        picture.value.nodes.length > 0 && targets().some((id) => collapsible(id).length > 0),
        'needs.collapsible',
      ]),
    run: () => collapse(targets()),
  },
  {
    id: 'hide',
    label: 'action.hide',
    icon: icons.eyeOff,
    keys: ['h', 'delete'],
    where: ['menu'],
    needs: needsTargets,
    run: () => dispatch({ type: 'hide', ids: targets() }),
  },
  {
    id: 'keep-only',
    label: 'action.keepOnly',
    icon: icons.filter,
    keys: ['k'],
    where: ['menu'],
    needs: () => needing([inGraph(), 'needs.graph'], [state.value.picked.length > 1, 'needs.several']),
    run: () => {
      const picked = new Set(targets());
      const nodes = picture.peek().nodes.filter((n) => picked.has(n.node.id));
      dispatch({ type: 'only', nodes: nodes.map(({ node: { id }, at }) => ({ id, ...at })) });
      canvasControls()?.fit();
    },
  },
  {
    id: 'pin',
    label: 'action.pin',
    icon: icons.pin,
    keys: ['n'],
    where: ['menu'],
    needs: () => needsTargets() ?? needing([group() === null, 'needs.node']),
    pressed: () => targets().length > 0 && targets().every((id) => state.value.graph.pinned.includes(id)),
    run: () => {
      const { pinned } = state.peek().graph;
      const on = !targets().every((id) => pinned.includes(id));
      dispatch({ type: 'pin', ids: targets(), on });
    },
  },
  {
    id: 'trace',
    label: 'action.trace',
    icon: icons.route,
    keys: ['t'],
    where: ['menu'],
    needs: () => needing([node() !== null, 'needs.node']),
    run: ifOne(openTrace),
  },
  {
    id: 'to-source',
    label: 'action.toSource',
    icon: icons.bookOpen,
    keys: ['o'],
    where: ['menu'],
    needs: () => needing([selected.value !== null, 'needs.chosen']),
    run: openSource,
  },
  {
    id: 'to-panel',
    label: 'action.toPanel',
    icon: icons.columns,
    keys: ['i'],
    where: [],
    needs: () => needing([selected.value !== null, 'needs.chosen']),
    run: () => document.querySelector<HTMLElement>('.inspector-body')?.focus(),
  },
];

import { icons } from '../../controls/icons.ts';
import { gather } from '../picture/gather.ts';
import { gatherBy } from '../picture/gather-moves.ts';
import { relayout } from '../picture/moves.ts';
import { picture } from '../picture/pictures.ts';
import { dispatch, lassoing, state } from '../store.ts';
import { type Action, needing } from './action.ts';
import { canvasControls } from './canvas-controls.ts';

/** What can be done with the picture as a whole. */

const inGraph = () => state.value.view === 'explore';
const needsGraph = () => needing([inGraph(), 'needs.graph']);
const needsPicture = () => needing([inGraph(), 'needs.graph'], [!state.value.table, 'needs.picture']);

export const pictureActions: readonly Action[] = [
  {
    id: 'fit',
    label: 'action.fit',
    icon: icons.maximize,
    keys: ['0'],
    where: [],
    needs: needsPicture,
    run: () => canvasControls()?.fit(),
  },
  {
    id: 'zoom-in',
    label: 'action.zoomIn',
    icon: icons.plus,
    keys: ['+', '='],
    where: [],
    needs: needsPicture,
    run: () => canvasControls()?.zoomBy(1.3),
  },
  {
    id: 'zoom-out',
    label: 'action.zoomOut',
    icon: icons.minus,
    keys: ['-'],
    where: [],
    needs: needsPicture,
    run: () => canvasControls()?.zoomBy(1 / 1.3),
  },
  {
    id: 'lasso',
    label: 'action.lasso',
    icon: icons.lasso,
    keys: ['a'],
    where: [],
    needs: needsPicture,
    pressed: () => lassoing.value,
    run: () => {
      lassoing.value = !lassoing.peek();
    },
  },
  {
    id: 'gather',
    label: 'action.gather',
    icon: icons.shrink,
    keys: ['g'],
    where: [],
    needs: needsGraph,
    pressed: () => gather.value !== null,
    run: () => gatherBy(gather.peek() ? null : 'kind'),
  },
  {
    id: 'relayout',
    label: 'action.relayout',
    icon: icons.wand,
    keys: ['l'],
    where: [],
    needs: () => needsGraph() ?? needing([picture.value.nodes.length > 1, 'needs.several']),
    run: async () => {
      await relayout();
      canvasControls()?.fit();
    },
  },
  {
    id: 'reset',
    label: 'action.reset',
    icon: icons.rotateCcw,
    keys: ['r'],
    where: [],
    needs: needsGraph,
    run: () => {
      dispatch({ type: 'reset' });
      dispatch({ type: 'select', selected: null });
      requestAnimationFrame(() => canvasControls()?.fit());
    },
  },
  {
    id: 'table',
    label: 'action.table',
    icon: icons.table,
    keys: ['v'],
    where: [],
    needs: needsGraph,
    pressed: () => state.value.table,
    run: () => dispatch({ type: 'table', on: !state.peek().table }),
  },
  {
    id: 'beside',
    label: 'action.beside',
    icon: icons.columns,
    keys: ['s'],
    where: [],
    needs: needsGraph,
    pressed: () => state.value.beside,
    run: () => dispatch({ type: 'beside', on: !state.peek().beside }),
  },
];

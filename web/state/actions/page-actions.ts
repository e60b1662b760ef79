import { icons } from '../../controls/icons.ts';
import { load, planInfo } from '../loaded/plan-data.ts';
import { dialog, dispatch, selected, state } from '../store.ts';
import { type Action, needing } from './action.ts';
import { briefingOffers, presenting } from './offers.ts';

/** What can be done wherever one is. */

const inBriefing = () => state.value.view === 'briefing';
const deckSteps = () => briefingOffers.value?.steps;
const read = () => load.value === 'ready' && planInfo.value !== null;

const NEXT_THEME = { auto: 'light', light: 'dark', dark: 'auto' } as const;

const open = (what: NonNullable<typeof dialog.value>) => () => {
  dialog.value = what;
};

export const pageActions: readonly Action[] = [
  {
    id: 'undo',
    label: 'action.undo',
    icon: icons.undo,
    keys: ['mod+z'],
    where: ['header'],
    needs: () =>
      needing([
        inBriefing() ? deckSteps()?.canUndo() === true : state.value.past.length > 0,
        'needs.somethingDone',
      ]),
    run: () => (inBriefing() ? deckSteps()?.undo() : dispatch({ type: 'undo' })),
  },
  {
    id: 'redo',
    label: 'action.redo',
    icon: icons.redo,
    keys: ['mod+shift+z', 'mod+y'],
    where: ['header'],
    needs: () =>
      needing([
        inBriefing() ? deckSteps()?.canRedo() === true : state.value.future.length > 0,
        'needs.somethingUndone',
      ]),
    run: () => (inBriefing() ? deckSteps()?.redo() : dispatch({ type: 'redo' })),
  },
  {
    id: 'brief',
    label: 'action.brief',
    icon: icons.addSlide,
    keys: ['b'],
    where: ['header'],
    needs: () => needing([read(), 'state.loading'], [!inBriefing(), 'needs.otherView']),
    run: () => briefingOffers.peek()?.add(),
  },
  {
    id: 'present',
    label: 'action.present',
    icon: icons.presentation,
    keys: ['p'],
    where: [],
    needs: () =>
      needing([
        presenting.value?.away === true || (inBriefing() && briefingOffers.value?.isOpen?.() === true),
        'needs.briefing',
      ]),
    run: () => briefingOffers.peek()?.back(),
  },
  {
    id: 'check-quote',
    label: 'action.checkQuote',
    icon: icons.checkQuote,
    keys: ['q'],
    where: [],
    needs: () => needing([read(), 'state.loading']),
    run: open('quote'),
  },
  {
    id: 'cypher',
    label: 'action.cypher',
    icon: icons.code,
    keys: ['c'],
    where: [],
    run: open('cypher'),
  },
  {
    id: 'search',
    label: 'action.search',
    icon: icons.search,
    keys: ['/'],
    where: [],
    run: () => document.querySelector<HTMLInputElement>('#search')?.focus(),
  },
  {
    id: 'palette',
    label: 'action.palette',
    icon: icons.command,
    keys: ['mod+k'],
    where: [],
    run: open('palette'),
  },
  {
    id: 'deselect',
    label: 'action.deselect',
    icon: icons.x,
    keys: ['escape'],
    where: [],
    needs: () => needing([selected.value !== null || state.value.picked.length > 0, 'needs.chosen']),
    run: () => dispatch({ type: 'select', selected: null }),
  },
  {
    id: 'help',
    label: 'action.help',
    icon: icons.circleHelp,
    keys: ['?'],
    where: ['header'],
    run: open('help'),
  },
  {
    id: 'export',
    label: 'action.export',
    icon: icons.download,
    keys: ['x'],
    where: [],
    needs: () => needing([read(), 'state.loading'], [!inBriefing(), 'needs.otherView']),
    run: () => {
      const menu = document.querySelector<HTMLElement>('.header-tools summary');
      menu?.focus();
      menu?.click();
    },
  },
  {
    id: 'language',
    label: 'action.language',
    icon: icons.languages,
    keys: [],
    where: [],
    run: () => dispatch({ type: 'language', language: state.peek().language === 'zh' ? 'en' : 'zh' }),
  },
  {
    id: 'theme',
    label: 'action.themeNext',
    icon: icons.sunMoon,
    keys: [],
    where: [],
    run: () => dispatch({ type: 'theme', theme: NEXT_THEME[state.peek().theme] }),
  },
  {
    id: 'tour',
    label: 'action.tour',
    icon: icons.compass,
    keys: [],
    where: [],
    needs: () => needing([read(), 'state.loading']),
    run: () => {
      dispatch({ type: 'view', view: 'explore' });
      dialog.value = 'tour';
    },
  },
];

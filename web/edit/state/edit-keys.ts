import { pressedKey } from '../../state/actions/key-names.ts';
import {
  accept,
  acceptInto,
  acceptSame,
  change,
  draft,
  make,
  reject,
  step,
  toGap,
  undo,
} from './commands.ts';
import { bench, chosen, chosenBlock, dialog, form, type Mode, mode, place } from './desk.ts';
import { blockOf, join, order, shift, stepBlock } from './ordering.ts';
import type { EditMessage } from './words.ts';

/** One table of what keys do; the help is drawn from it. */

export type EditKey = {
  keys: readonly string[];
  label: EditMessage;
  /** Where it holds; without it, everywhere a source is open. */
  mode?: Mode;
  run(): unknown;
};

const twin = () => {
  const one = chosen.peek();
  return one?.is === 'entity' ? one.twins[0] : undefined;
};

const withBlock = (run: (id: string) => unknown) => () => {
  const id = chosenBlock.peek();
  if (id !== null) return run(id);
};

export const editKeys: readonly EditKey[] = [
  { keys: ['j', 'arrowdown'], label: 'key.next', mode: 'review', run: () => step(1) },
  { keys: ['k', 'arrowup'], label: 'key.prev', mode: 'review', run: () => step(-1) },
  { keys: ['a'], label: 'key.accept', mode: 'review', run: accept },
  { keys: ['e'], label: 'key.change', mode: 'review', run: change },
  { keys: ['r'], label: 'key.reject', mode: 'review', run: reject },
  { keys: ['m'], label: 'key.into', mode: 'review', run: () => acceptInto(twin()) },
  { keys: ['q'], label: 'key.same', mode: 'review', run: () => acceptSame(twin()) },
  {
    keys: ['w'],
    label: 'key.words',
    mode: 'review',
    run: () => {
      dialog.value = 'words';
    },
  },
  { keys: ['n'], label: 'key.newNode', mode: 'review', run: () => make('entity') },
  { keys: ['l'], label: 'key.newRelation', mode: 'review', run: () => make('relation') },
  {
    keys: ['o'],
    label: 'key.standing',
    mode: 'review',
    run: () => {
      dialog.value = 'standing';
    },
  },
  { keys: ['g'], label: 'key.gap', mode: 'review', run: () => toGap() },
  { keys: ['j', 'arrowdown'], label: 'key.blockNext', mode: 'order', run: () => stepBlock(1) },
  { keys: ['k', 'arrowup'], label: 'key.blockPrev', mode: 'order', run: () => stepBlock(-1) },
  { keys: ['alt+arrowup'], label: 'key.up', mode: 'order', run: withBlock((id) => shift(id, -1)) },
  { keys: ['alt+arrowdown'], label: 'key.down', mode: 'order', run: withBlock((id) => shift(id, 1)) },
  {
    keys: ['c'],
    label: 'key.confirm',
    mode: 'order',
    run: withBlock((id) =>
      blockOf(bench.peek(), id)?.guessed ? order({ do: 'confirm', block: id }) : undefined,
    ),
  },
  { keys: ['p'], label: 'key.join', mode: 'order', run: withBlock(join) },
  {
    keys: ['x'],
    label: 'key.unjoin',
    mode: 'order',
    run: withBlock((id) => order({ do: 'join', block: id, of: null })),
  },
  {
    keys: ['t'],
    label: 'key.split',
    mode: 'order',
    run: withBlock(() => {
      dialog.value = 'split';
    }),
  },
  {
    keys: ['m'],
    label: 'key.merge',
    mode: 'order',
    run: withBlock((id) => order({ do: 'merge', block: id })),
  },
  { keys: ['i'], label: 'key.rename', mode: 'order', run: () => focusIn('.block.chosen .block-what') },
  { keys: ['v'], label: 'key.kind', mode: 'order', run: () => focusIn('.block.chosen select') },
  { keys: ['d'], label: 'key.draft', run: draft },
  { keys: ['u', 'mod+z'], label: 'key.undo', run: () => undo() },
  {
    keys: ['s', 'mod+s'],
    label: 'key.save',
    run: () => {
      dialog.value = 'save';
    },
  },
  {
    keys: ['1'],
    label: 'key.review',
    run: () => {
      mode.value = 'review';
    },
  },
  {
    keys: ['2'],
    label: 'key.order',
    run: () => {
      mode.value = 'order';
    },
  },
  {
    keys: ['?'],
    label: 'key.help',
    run: () => {
      dialog.value = 'help';
    },
  },
];

function focusIn(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}

/** Runs what the pressed key means, outside of text fields, open forms and dialogs. */
export function onEditKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || dialog.peek() !== null || place.peek() === null) return;
  const key = `${event.altKey ? 'alt+' : ''}${pressedKey(event)}`;
  const target = event.target as HTMLElement;
  const typing = target.closest('input, textarea, select, form') !== null;
  if ((typing || form.peek() !== null) && !key.startsWith('mod+s')) return;
  // Arrows scroll what has the focus, unless it is the list itself.
  if (/^arrow/.test(key) && target.closest('.page-pane') !== null) return;
  const known = editKeys.find((one) => one.keys.includes(key) && (one.mode ?? mode.peek()) === mode.peek());
  if (known === undefined) return;
  event.preventDefault();
  void known.run();
}

/** The key of a command in the mode that is open, for its button. */
export function keyOf(label: EditMessage): string {
  return editKeys.find((one) => one.label === label)?.keys[0] ?? '';
}

import { useEffect, useRef, useState } from 'preact/hooks';
import { inEveryLanguage } from '../i18n/spoken.ts';
import type { MessageKey } from '../i18n/translate.ts';
import { able } from '../state/actions/action.ts';
import { actions } from '../state/actions/actions.ts';
import { keyName } from '../state/actions/key-names.ts';
import { dialog, dispatch, say, t } from '../state/store.ts';
import { views } from '../views/registry.ts';
import { Dialog } from './dialog.tsx';
import { Icon } from './icon.tsx';
import { KindSign } from './kind-sign.tsx';
import { laterIcons } from './later-icons.ts';
import { chooseHit } from './search.tsx';
import { type Found, useEnter, useSearch } from './use-search.ts';
import './palette.css';
import { nameOf } from '../text/name-of.ts';

/** One line of the palette: a command, a view to go to, or a node. */
type Line = {
  id: string;
  group: string;
  text: string;
  sign: preact.ComponentChildren;
  /** What has to be there first, or a word about it. */
  note: string;
  key: string;
  dim: boolean;
  run(): void;
};

const MOST_NODES = 8;

/** Commands and views whose words hold what is typed, be it in the other language; all of them for nothing typed. */
function commandLines(q: string): Line[] {
  const wanted = q.trim().toLocaleLowerCase();
  const fits = (texts: readonly string[]) => texts.some((text) => text.toLocaleLowerCase().includes(wanted));
  const namesOf = (key: MessageKey) => [t.value(key), ...inEveryLanguage(key)];
  const commands = actions
    .filter((a) => a.id !== 'palette' && fits(namesOf(a.label)))
    .map((a): Line => {
      const needed = a.needs?.() ?? null;
      return {
        id: a.id,
        group: t.value('palette.actions'),
        text: t.value(a.label),
        sign: <Icon svg={a.icon} />,
        note: needed ? t.value(needed) : '',
        key: keyName(a.keys[0] ?? ''),
        dim: !able(a),
        run: () => (needed ? say(t.peek()(needed)) : void a.run()),
      };
    });
  const places = views
    .map((v) => ({ v, text: t.value('palette.go', { view: t.value(v.label) }) }))
    .filter(({ v, text }) => fits([text, ...namesOf(v.label)]))
    .map(({ v, text }): Line => {
      const go = () => dispatch({ type: 'view', view: v.id });
      const sign = <Icon svg={laterIcons.chevronRight} />;
      return {
        id: `to-${v.id}`,
        group: t.value('palette.views'),
        text,
        sign,
        note: '',
        key: '',
        dim: false,
        run: go,
      };
    });
  // What can be done now stands first.
  return [...commands.filter((l) => !l.dim), ...places, ...commands.filter((l) => l.dim)];
}

function useLines(q: string): { lines: Line[]; found: Found; sure: boolean } {
  const found = useSearch(q);
  const nodes = (found.answer?.hits ?? []).slice(0, MOST_NODES).map(
    (hit): Line => ({
      id: hit.node.id,
      group: t.value('palette.nodes'),
      text: nameOf(hit.node),
      sign: <KindSign kind={hit.node.kind} />,
      note: '',
      key: '',
      dim: false,
      run: () => void chooseHit(hit),
    }),
  );
  const commands = commandLines(q);
  const possible = commands.filter((l) => !l.dim);
  const lines = [...possible, ...nodes, ...commands.filter((l) => l.dim)];
  return { lines, found, sure: possible.length > 0 };
}

/** Ctrl K: every command of the table, every view, and the search, in one list. */
export function Palette() {
  const [q, setQ] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const { lines, found, sure } = useLines(q);
  const here = Math.min(at, lines.length - 1);
  useEffect(() => setAt(0), [q]);
  useEffect(
    () => list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }),
    [here],
  );
  const pick = (line: Line) => {
    dialog.value = null;
    // The dialog gives the focus back first; what is done may take it on from there.
    requestAnimationFrame(() => line.run());
  };
  const enter = useEnter(q, found, (line) => lines[line] && pick(lines[line]), sure);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') setAt((here + 1) % Math.max(1, lines.length));
    else if (event.key === 'ArrowUp') setAt((here - 1 + lines.length) % Math.max(1, lines.length));
    else if (event.key === 'Enter') enter(here);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={t.value('palette.title')} close={t.value('palette.close')}>
      <div class="palette">
        <input
          type="text"
          autofocus
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          placeholder={t.value('palette.placeholder')}
          aria-label={t.value('palette.title')}
          aria-expanded={lines.length > 0}
          aria-controls="palette-lines"
          aria-autocomplete="list"
          {...(lines.length ? { 'aria-activedescendant': `line-${here}` } : {})}
          value={q}
          onInput={(e) => setQ(e.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <ul id="palette-lines" role="listbox" aria-label={t.value('palette.title')} ref={list}>
          {lines.map((line, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox's input has the keys
            // biome-ignore lint/a11y/useFocusableInteractive: the combobox keeps the focus
            <li
              key={line.id}
              id={`line-${i}`}
              role="option"
              aria-selected={i === here}
              class={`palette-line ${line.dim ? 'dim' : ''}`}
              onClick={() => pick(line)}
            >
              {line.sign}
              <span class="palette-text">
                {line.text}
                {line.note ? <small class="soft">{line.note}</small> : null}
              </span>
              <span class="soft palette-group">{line.group}</span>
              {line.key ? <kbd>{line.key}</kbd> : null}
            </li>
          ))}
        </ul>
        {lines.length ? null : <p class="search-note">{t.value('palette.none')}</p>}
        <p class="search-note">{t.value('palette.hint')}</p>
      </div>
    </Dialog>
  );
}

import { useEffect, useRef, useState } from 'preact/hooks';
import type { SearchAnswer } from '../../../server/contract/types.ts';
import { KindSign } from '../../controls/kind-sign.tsx';
import { useEnter, useSearch } from '../../controls/use-search.ts';
import { t } from '../../state/store.ts';
import { kindName } from '../../state/words.ts';
import { nameOf } from '../../text/name-of.ts';

type Hit = SearchAnswer['hits'][number];
type Props = { id: string; label: string; placeholder: string; pick(id: string): void; autofocus?: boolean };

/** Finds a node by name, pinyin, initials or words: a combobox, for an end of a trace. */
export function NodePicker({ id, label, placeholder, pick, autofocus }: Props) {
  const [q, setQ] = useState('');
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  // The attribute is heard for the first field of a page alone.
  useEffect(() => {
    if (autofocus) input.current?.focus();
  }, []);
  const found = useSearch(q);
  const { answer, error } = found;
  const hits: readonly Hit[] = q.trim() ? (answer?.hits ?? []).slice(0, 8) : [];
  const choose = (hit: Hit | undefined) => {
    if (!hit) return;
    setQ('');
    pick(hit.node.id);
  };
  const enter = useEnter(q, found, (line) => choose(hits[line]));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') setAt(Math.min(hits.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else if (event.key === 'Enter') enter(at);
    else if (event.key === 'Escape' && q) setQ('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="node-picker">
      <input
        ref={input}
        type="text"
        enterkeyhint="search"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-label={label}
        placeholder={placeholder}
        aria-expanded={hits.length > 0}
        aria-controls={`${id}-hits`}
        aria-autocomplete="list"
        aria-activedescendant={hits.length ? `${id}-hit-${at}` : undefined}
        value={q}
        onInput={(event) => {
          setQ(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      {error ? <p class="search-note">{t.value('search.failed', { why: error })}</p> : null}
      {q.trim() && answer && !hits.length ? (
        <p class="node-picker-none">{t.value('search.none', { q: q.trim() })}</p>
      ) : null}
      {hits.length ? (
        <ul id={`${id}-hits`} role="listbox" aria-label={label}>
          {hits.map((hit, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox's input has the keys
            // biome-ignore lint/a11y/useFocusableInteractive: the combobox keeps the focus
            <li
              key={hit.node.id}
              id={`${id}-hit-${i}`}
              role="option"
              aria-selected={i === at}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(hit)}
            >
              <KindSign kind={hit.node.kind} />
              <span lang="zh-CN">{nameOf(hit.node)}</span>
              <span class="soft">{kindName(hit.node.kind)}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../controls/icon.tsx';
import { icons } from '../controls/icons.ts';
import { ensureNeighbourhood } from '../state/loaded/loading.ts';
import { data } from '../state/loaded/plan-data.ts';
import { dispatch, selected, t, view } from '../state/store.ts';
import { EdgePanel } from './edge-panel.tsx';
import { GroupPanel } from './group-panel.tsx';
import { NodePanel } from './node-panel.tsx';
import { SentencePanel } from './sentence-panel.tsx';
import './inspector.css';

function Chosen() {
  const now = selected.value;
  if (now?.what === 'sentence') return <SentencePanel />;
  if (now?.what === 'group') return <GroupPanel key={now.id} id={now.id} />;
  const node = now?.what === 'node' ? data.value.nodes.get(now.id) : undefined;
  if (node) return <NodePanel key={node.id} node={node} />;
  const edge = now?.what === 'edge' ? data.value.edges.get(now.id) : undefined;
  if (edge) return <EdgePanel key={edge.id} edge={edge} />;
  return <p class="soft">{t.value('state.loading')}</p>;
}

/** What is chosen, with the words it rests on. A sheet from below on a narrow screen. */
export function Inspector() {
  const now = selected.value;
  const [tall, setTall] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const before = useRef('');
  // Raised over what it tells of, it would hide the view that one turns to.
  useEffect(() => setTall(false), [view.value]);
  const key = now ? `${now.what} ${now.id}` : '';
  useEffect(() => {
    body.current?.scrollTo(0, 0);
    // What was pressed in here is gone with the panel it stood in: the new one has the keyboard then.
    if (document.activeElement === document.body && before.current !== '') body.current?.focus();
    before.current = key;
    if (now?.what === 'node') void ensureNeighbourhood(now.id).catch(() => undefined);
  }, [key]);
  return (
    <aside class={`inspector ${now ? 'open' : ''} ${tall ? 'tall' : ''}`} aria-label={t.value('panel.label')}>
      {now ? (
        <div class="inspector-bar">
          <button
            type="button"
            class="icon-btn sheet-only"
            aria-label={t.value(tall ? 'panel.shorter' : 'panel.taller')}
            onClick={() => setTall(!tall)}
          >
            <Icon svg={tall ? icons.chevronDown : icons.chevronUp} />
          </button>
          <button
            type="button"
            class="icon-btn"
            aria-label={t.value('panel.close')}
            title={t.value('panel.close')}
            onClick={() => dispatch({ type: 'select', selected: null })}
          >
            <Icon svg={icons.x} />
          </button>
        </div>
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard */}
      <div class="inspector-body" ref={body} tabIndex={0} role="group" aria-label={t.value('panel.label')}>
        <Chosen />
      </div>
    </aside>
  );
}

import { useState } from 'preact/hooks';
import { Icon } from '../../controls/icon.tsx';
import { icons } from '../../controls/icons.ts';
import { KindSign } from '../../controls/kind-sign.tsx';
import { data } from '../../state/loaded/plan-data.ts';
import { dialog, dispatch, state, t } from '../../state/store.ts';
import { nodeName } from '../../state/words.ts';
import { NodePicker } from './node-picker.tsx';

const MODES = ['in', 'out', 'between'] as const;

/** One end of the trace: its name, or the search for it. */
function End({ which, id }: { which: 'root' | 'to'; id: string | null }) {
  const [asking, setAsking] = useState(false);
  const label = t.value(`trace.${which}`);
  const pick = (picked: string) => {
    setAsking(false);
    dispatch({ type: 'trace', trace: { [which]: picked, kind: null, open: [] } });
  };
  return (
    <div class="trace-end" role="group" aria-label={label}>
      <span class="trace-end-label">{label}</span>
      {id && !asking ? (
        <>
          <button
            type="button"
            class="trace-end-name"
            lang="zh-CN"
            onClick={() => dispatch({ type: 'select', selected: { what: 'node', id } })}
          >
            <KindSign kind={data.value.nodes.get(id)?.kind ?? ''} />
            {nodeName(id)}
          </button>
          <button
            type="button"
            class="link"
            aria-label={`${t.value('trace.change')} ${label}`}
            onClick={() => setAsking(true)}
          >
            {t.value('trace.change')}
          </button>
        </>
      ) : (
        <NodePicker
          id={`trace-${which}`}
          label={t.value(which === 'root' ? 'trace.pick' : 'trace.pickTo')}
          placeholder={t.value(which === 'root' ? 'trace.pick' : 'trace.pickTo')}
          // The far end is all that is missing: what is typed is meant for it, and is no shortcut.
          autofocus={asking || which === 'to'}
          pick={pick}
        />
      )}
    </div>
  );
}

/** What is traced and which way. */
export function TraceBar() {
  const trace = state.value.trace;
  const between = trace.mode === 'between';
  return (
    <div class="trace-bar">
      <div class="trace-modes" role="group" aria-label={t.value('trace.modes')}>
        {MODES.map((mode) => (
          <button
            type="button"
            key={mode}
            aria-pressed={trace.mode === mode}
            title={t.value(`trace.mode.${mode}.hint`)}
            onClick={() => dispatch({ type: 'trace', trace: { mode, kind: null, open: [] } })}
          >
            {t.value(`trace.mode.${mode}`)}
          </button>
        ))}
      </div>
      <End which="root" id={trace.root} key={`root ${trace.root}`} />
      {between ? (
        <>
          <button
            type="button"
            class="icon-btn"
            aria-label={t.value('trace.swap')}
            title={t.value('trace.swap')}
            disabled={!trace.root || !trace.to}
            onClick={() => dispatch({ type: 'trace', trace: { root: trace.to, to: trace.root } })}
          >
            ⇄
          </button>
          <End which="to" id={trace.to} key={`to ${trace.to}`} />
        </>
      ) : null}
      <button
        type="button"
        class="icon-btn trace-cypher"
        aria-label={t.value('action.cypher')}
        title={t.value('action.cypher') + t.value('sep.in', { words: 'C' })}
        onClick={() => {
          dialog.value = 'cypher';
        }}
      >
        <Icon svg={icons.code} />
      </button>
    </div>
  );
}

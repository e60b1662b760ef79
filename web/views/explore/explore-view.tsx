import { useState } from 'preact/hooks';
import { GraphCanvas } from '../../canvas/graph-canvas.tsx';
import { Icon } from '../../controls/icon.tsx';
import { Legend } from '../../controls/legend.tsx';
import { lazily } from '../../lazily.tsx';
import { able } from '../../state/actions/action.ts';
import { actionById } from '../../state/actions/actions.ts';
import { CANVAS_TOOLS } from '../../state/actions/canvas-tools.ts';
import { keyName } from '../../state/actions/key-names.ts';
import type { Point } from '../../state/address/app-state.ts';
import { isGathered } from '../../state/picture/gathered.ts';
import { gathering } from '../../state/picture/gathering.ts';
import { arranging, picture } from '../../state/picture/pictures.ts';
import { dispatch, state, t } from '../../state/store.ts';
import { surrounded } from '../../surrounded.ts';
import { GatherChoice } from './gather-choice.tsx';
import { sayExplore } from './sentence.ts';
import './explore-view.css';

const NodeMenu = lazily(async () => (await import('../../controls/node-menu.tsx')).NodeMenu, {
  ...{ quiet: true, until: false },
});
const GraphTable = lazily(async () => (await import('./graph-table.tsx')).GraphTable);
const SourceBeside = lazily(async () => {
  const { SourceReader } = await import('../source/source-reader.tsx');
  return () => <SourceReader beside />;
});

/** Buttons of the canvas, drawn from the table of actions. */
function CanvasTools() {
  return (
    <div class="explore-choices">
      <GatherChoice />
      <div class="canvas-tools" role="toolbar" aria-label={t.value('toolbar.label')}>
        {CANVAS_TOOLS.filter((id) => id !== 'gather').map((id) => (
          <Tool key={id} id={id} />
        ))}
      </div>
    </div>
  );
}

function Tool({ id }: { id: string }) {
  const a = actionById(id);
  if (!a) return null;
  return (
    <button
      type="button"
      class="icon-btn"
      disabled={!able(a)}
      aria-label={t.value(a.label)}
      aria-pressed={a.pressed ? a.pressed() : undefined}
      title={t.value(a.label) + t.value('sep.in', { words: keyName(a.keys[0] ?? '') })}
      onClick={() => void a.run()}
    >
      <Icon svg={a.icon} />
    </button>
  );
}

/** What can be done with several at once. */
const TOGETHER = ['keep-only', 'expand', 'collapse', 'hide', 'pin', 'deselect'];

function PickedTools() {
  return (
    <div class="picked-tools" role="toolbar" aria-label={t.value('pick.tools')}>
      {TOGETHER.map((id) => (
        <Tool key={id} id={id} />
      ))}
    </div>
  );
}

function Empty() {
  return (
    <div class="canvas-empty">
      <p class="serif">{t.value('canvas.empty')}</p>
      <p class="soft">{t.value('canvas.emptyHint')}</p>
      <p>
        <button
          type="button"
          class="btn"
          disabled={!state.value.past.length}
          onClick={() => dispatch({ type: 'undo' })}
        >
          {t.value('action.undo')}
        </button>{' '}
        <button type="button" class="btn primary" onClick={() => void actionById('reset')?.run()}>
          {t.value('action.reset')}
        </button>
      </p>
    </div>
  );
}

/** 图谱: the picture with its sentence, its legend, its tools; the source beside it on wish. */
export function ExploreView() {
  const [menu, setMenu] = useState<(Point & { id: string }) | null>(null);
  const { subject, text } = sayExplore(picture.value, state.value);
  const none = picture.value.nodes.length + picture.value.gathered.groups.length === 0;
  const drawing = arranging.value || gathering.value;
  const table = state.value.table;
  const beside = state.value.beside;
  return (
    <div class={`explore ${beside ? 'with-source' : ''}`}>
      <section class="explore-canvas" aria-label={t.value('view.explore')}>
        <h1 class="sr">{t.value('view.explore')}</h1>
        <div class="say-row">
          <p class="say" aria-live="polite">
            {subject ? (
              <>
                <b lang="zh-CN">{subject}</b>
                {t.value('sep.colon')}
              </>
            ) : null}
            {none && drawing ? t.value('canvas.drawing') : text}
            {state.value.picked.length ? (
              <b class="say-picked">{t.value('pick.some', { n: state.value.picked.length })}</b>
            ) : null}
          </p>
          {state.value.picked.length ? <PickedTools /> : null}
        </div>
        <div class="explore-stage">
          {table ? (
            <GraphTable />
          ) : (
            <GraphCanvas
              label={t.value('canvas.label', { say: (subject ? subject + t.value('sep.colon') : '') + text })}
              onMenu={(id, at) => {
                const together = id !== null && state.peek().picked.includes(id);
                const what = id && isGathered(id) ? 'group' : 'node';
                if (id && !together) dispatch({ type: 'select', selected: { what, id } });
                setMenu(id ? { ...at, id } : null);
              }}
            />
          )}
          {none && !drawing ? <Empty /> : null}
          {menu ? <NodeMenu at={menu} close={() => setMenu(null)} /> : null}
        </div>
        {surrounded.value ? (
          <div class="explore-bar">
            {table ? <span /> : <Legend />}
            <CanvasTools />
          </div>
        ) : null}
      </section>
      {beside ? (
        <section class="explore-source" aria-label={t.value('source.title')}>
          <SourceBeside />
        </section>
      ) : null}
    </div>
  );
}

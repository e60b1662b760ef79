import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { StandingEntity, StandingRelation } from '../../../server/contract/editing-shapes.ts';
import { DialogFrame } from '../dialog-frame.tsx';
import { changeStanding, removeStanding, standingTitle } from '../state/commands.ts';
import { bench, dialog, place, reasonOf, type Standing } from '../state/desk.ts';
import { client } from '../state/edit-client.ts';
import { nodesFor } from '../state/standing.ts';
import { basisWords, kindName, t } from '../state/words.ts';
import './standing-dialog.css';

/** Finding a node of the plan by its name: ↑ ↓ go through the list, Enter opens. */
function Finder({ open }: { open(id: string): void }) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  // The dialog opens with the focus here, so that what is typed at once is not lost.
  useLayoutEffect(() => field.current?.setAttribute('autofocus', ''), []);
  const found = nodesFor(bench.value?.nodes ?? [], text);
  const here = found[at];
  return (
    <>
      <p class="soft">{t.value('standing.lead')}</p>
      <input
        ref={field}
        lang="zh-CN"
        role="combobox"
        aria-label={t.value('standing.find')}
        aria-expanded={found.length > 0}
        aria-controls="standing-found"
        aria-activedescendant={here ? `standing-${here.id}` : undefined}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
          if (by !== 0) setAt(Math.min(found.length - 1, Math.max(0, at + by)));
          else if (event.key === 'Enter' && here) open(here.id);
          else return;
          event.preventDefault();
        }}
      />
      <ul id="standing-found" class="standing-found" role="listbox" aria-label={t.value('standing.find')}>
        {found.map((one, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the combobox keeps the focus
          <li
            key={one.id}
            id={`standing-${one.id}`}
            role="option"
            aria-selected={i === at}
            onClick={() => open(one.id)}
          >
            <span lang="zh-CN">{one.name}</span> <span class="soft">{kindName(one.kind)}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 ? <p class="soft">{t.value('standing.none')}</p> : null}
    </>
  );
}

/** What goes along when something goes, before it does. */
function Removing({ one, back }: { one: Standing; back(): void }) {
  const go = useRef<HTMLButtonElement>(null);
  useEffect(() => go.current?.focus(), []);
  const along = one.is === 'entity' ? one.relations : [];
  const briefings = one.is === 'entity' ? one.briefings : [];
  return (
    <>
      <p role="status">
        <b>{t.value('standing.removeAsk', { name: standingTitle(one) })}</b>
      </p>
      {along.length > 0 ? (
        <>
          <p>{t.value('standing.along', { n: along.length })}</p>
          <ul class="standing-along" lang="zh-CN">
            {along.map((relation) => (
              <li key={keyOf(relation)}>{standingTitle(relation)}</li>
            ))}
          </ul>
        </>
      ) : null}
      {briefings.length > 0 ? (
        <p class="form-fault">{t.value('standing.briefings', { files: briefings.join('、') })}</p>
      ) : null}
      <p class="soft">{t.value('standing.undoable')}</p>
      <div class="dialog-do">
        <button
          type="button"
          class="btn primary"
          ref={go}
          onClick={() => {
            dialog.value = null;
            void removeStanding(one);
          }}
        >
          {t.value('standing.removeGo')} <kbd>Enter</kbd>
        </button>
        <button type="button" class="btn" onClick={back}>
          {t.value('do.cancel')}
        </button>
      </div>
    </>
  );
}

const keyOf = ({ type, from, to, key }: StandingRelation) => [type, from, to, key].join(' ');

function Does({
  one,
  remove,
  first = false,
}: {
  one: Standing;
  remove(one: Standing): void;
  first?: boolean;
}) {
  const change = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (first) change.current?.focus();
  }, []);
  return (
    <span class="standing-do">
      <button type="button" class="btn small" ref={change} onClick={() => changeStanding(one)}>
        {t.value('standing.change')}
        <span class="sr"> {standingTitle(one)}</span>
      </button>
      <button type="button" class="btn small" onClick={() => remove(one)}>
        {t.value('standing.remove')}
        <span class="sr"> {standingTitle(one)}</span>
      </button>
    </span>
  );
}

function Found({ node, remove }: { node: StandingEntity; remove(one: Standing): void }) {
  return (
    <>
      <p class="standing-node">
        <b lang="zh-CN">{node.name}</b> <span class="soft">{kindName(node.kind)}</span>
        <Does one={node} remove={remove} first />
      </p>
      <h3>{t.value('standing.relations', { n: node.relations.length })}</h3>
      <ul class="standing-relations">
        {node.relations.map((one) => (
          <li key={keyOf(one)}>
            <span lang="zh-CN">{standingTitle(one)}</span>
            <span class={`tag ${one.basis}`}>{basisWords(one.basis, one.ground)}</span>
            <Does one={one} remove={remove} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** A node of the plan and its relations, to be changed or taken out. */
export function StandingDialog() {
  const [node, setNode] = useState<StandingEntity | null>(null);
  const [removing, setRemoving] = useState<Standing | null>(null);
  const [why, setWhy] = useState<string | null>(null);
  const open = (id: string) => {
    const now = place.peek();
    if (now !== null) client.standing(now, id).then(setNode, (error: unknown) => setWhy(reasonOf(error)));
  };
  return (
    <DialogFrame title={t.value('standing.title')}>
      {why === null ? null : <p class="form-fault">{why}</p>}
      {removing !== null ? (
        <Removing one={removing} back={() => setRemoving(null)} />
      ) : node !== null ? (
        <Found node={node} remove={setRemoving} />
      ) : (
        <Finder open={open} />
      )}
    </DialogFrame>
  );
}

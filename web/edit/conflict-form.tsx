import { useEffect, useRef, useState } from 'preact/hooks';
import type { Choice, FileConflict } from '../../server/contract/editing-shapes.ts';
import { waiting } from './state/desk.ts';
import { type EditMessage, language, t } from './state/words.ts';

type Side = Choice['take'];
const SIDES: readonly Side[] = ['mine', 'theirs'];
/** What one conflict is chosen by, also in the page's list of what is chosen. */
const nameOf = ({ path, key }: FileConflict) => `${path} ${key}`;

function OneConflict({
  conflict,
  sides,
  taken,
  take,
}: {
  conflict: FileConflict;
  sides: Record<Side, EditMessage>;
  taken: Side | undefined;
  take(side: Side): void;
}) {
  return (
    <fieldset class="conflict">
      <legend>
        <b>{conflict.what[language.value]}</b> <code>{conflict.path}</code>
      </legend>
      {SIDES.map((side) => (
        <label key={side} class={taken === side ? 'taken' : ''}>
          <span>
            <input
              type="radio"
              name={nameOf(conflict)}
              checked={taken === side}
              onChange={() => take(side)}
            />{' '}
            {t.value(sides[side])}
          </span>
          <span class="conflict-text" lang="zh-CN">
            {conflict[side] ?? t.value('conflict.gone')}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** What two sides say differently, each to be chosen; by keyboard with Tab, the arrow keys and Enter. */
export function ConflictForm({
  conflicts,
  sides,
  go,
  submit,
}: {
  conflicts: readonly FileConflict[];
  sides: Record<Side, EditMessage>;
  go: string;
  submit(choices: Choice[]): void;
}) {
  const [taken, setTaken] = useState<Record<string, Side>>({});
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>('input')?.focus(), []);
  const open = conflicts.filter((one) => taken[nameOf(one)] === undefined).length;
  const all = (side: Side) => setTaken(Object.fromEntries(conflicts.map((one) => [nameOf(one), side])));
  return (
    <form
      ref={box}
      class="conflicts"
      onSubmit={(event) => {
        event.preventDefault();
        if (open > 0) return;
        submit(
          conflicts.map((one) => ({
            ...{ path: one.path, key: one.key, theirs: one.theirs },
            take: taken[nameOf(one)] ?? 'theirs',
          })),
        );
      }}
    >
      {conflicts.length > 1 ? (
        <div class="dialog-do">
          {SIDES.map((side) => (
            <button type="button" key={side} class="btn small" onClick={() => all(side)}>
              {t.value('conflict.all', { side: t.value(sides[side]) })}
            </button>
          ))}
        </div>
      ) : null}
      {conflicts.map((one) => (
        <OneConflict
          key={nameOf(one)}
          conflict={one}
          sides={sides}
          taken={taken[nameOf(one)]}
          take={(side) => setTaken({ ...taken, [nameOf(one)]: side })}
        />
      ))}
      <div class="dialog-do">
        <button type="submit" class="btn primary" disabled={open > 0 || waiting.value}>
          {go} <kbd>Enter</kbd>
        </button>
        {open > 0 ? <span class="soft">{t.value('conflict.open', { n: open })}</span> : null}
      </div>
    </form>
  );
}

import { useState } from 'preact/hooks';
import type { Box } from '../../server/layout/boxes.ts';
import type { Point } from '../state/address/app-state.ts';
import { dispatch, lassoing, state, t } from '../state/store.ts';
import { within } from './within.ts';

/** A line drawn by hand over the picture; what it encloses is picked. Shift adds to what is picked already. */
export function Lasso({ placesOf }: { placesOf(): readonly { id: string; box: Box }[] }) {
  const [line, setLine] = useState<readonly Point[]>([]);
  const at = (event: PointerEvent): Point => {
    const room = (event.currentTarget as Element).getBoundingClientRect();
    return { x: event.clientX - room.left, y: event.clientY - room.top };
  };
  const end = (event: PointerEvent) => {
    const found = placesOf()
      .filter(({ box }) => within(line, { x: (box.x1 + box.x2) / 2, y: (box.y1 + box.y2) / 2 }))
      .map(({ id }) => id);
    setLine([]);
    lassoing.value = false;
    const before = event.shiftKey ? state.peek().picked : [];
    dispatch({ type: 'select', selected: null });
    dispatch({ type: 'pick', ids: [...before, ...found] });
  };
  return (
    <svg
      class="lasso"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setLine([at(event)]);
      }}
      onPointerMove={(event) => {
        if (line.length) setLine([...line, at(event)]);
      }}
      onPointerUp={end}
      onPointerCancel={() => setLine([])}
    >
      <title>{t.value('pick.lasso')}</title>
      <polygon points={line.map(({ x, y }) => `${x},${y}`).join(' ')} />
    </svg>
  );
}

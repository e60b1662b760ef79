import { isRound, shapePath } from '../canvas/shapes.ts';
import { kindById } from '../state/loading.ts';
import './kind-sign.css';

/** The small sign of a kind: its shape in its family's colour. Decoration beside the kind's name. */
export function KindSign({ kind, size = 14 }: { kind: string; size?: number }) {
  const known = kindById.value.get(kind);
  const shape = known?.shape ?? 'ellipse';
  const path = shapePath(shape, size);
  return (
    <svg
      class={`sign ${known?.family ?? ''} ${isRound(shape) ? 'round' : ''}`}
      width={size}
      height={size}
      aria-hidden="true"
    >
      {path ? <path d={path} /> : <circle cx={size / 2} cy={size / 2} r={size / 2 - 1} />}
    </svg>
  );
}

import { isRound, shapePath } from '../../server/layout/shapes.ts';
import './kind-sign.css';

/** A shape in its family's colour. Decoration: what it means stands in words beside it. */
export function Sign({
  shape = 'ellipse',
  family = '',
  size = 14,
}: {
  shape?: string | undefined;
  family?: string | undefined;
  size?: number;
}) {
  const path = shapePath(shape, size);
  return (
    <svg
      class={`sign ${family} ${isRound(shape) ? 'round' : ''}`}
      width={size}
      height={size}
      aria-hidden="true"
    >
      {path ? <path d={path} /> : <circle cx={size / 2} cy={size / 2} r={size / 2 - 1} />}
    </svg>
  );
}

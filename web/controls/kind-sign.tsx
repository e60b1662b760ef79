import { kindById } from '../state/loaded/plan-data.ts';
import { Sign } from './sign.tsx';

/** The small sign of a kind: its shape in its family's colour. Decoration beside the kind's name. */
export function KindSign({ kind, size = 14 }: { kind: string; size?: number }) {
  const known = kindById.value.get(kind);
  return <Sign shape={known?.shape} family={known?.family} size={size} />;
}

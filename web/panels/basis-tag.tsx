import type { GraphEdge } from '../../server/contract/types.ts';
import { basisName, groundMeaning } from '../state/words.ts';

/** 明示, or 推断·同问答: solid and dashed as the lines are. */
export function BasisTag({ edge }: { edge: Pick<GraphEdge, 'basis' | 'ground'> }) {
  return (
    <span class={`tag ${edge.basis}`} title={edge.ground && groundMeaning(edge.ground)}>
      {basisName(edge)}
    </span>
  );
}

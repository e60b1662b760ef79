import type { Evidence, TranscriptionFault } from '../../server/graph/types.ts';

/**
 * The quotes as they stand and, where a quote holds a suspected transcription fault, as the print
 * probably has them: searching finds both, the evidence itself stays as transcribed.
 */
export function readingsOf(evidence: readonly Evidence[], faults: readonly TranscriptionFault[]): string[] {
  return evidence.flatMap((one) => {
    const inside = faults
      // What only a note speaks of has no other reading.
      .flatMap((fault) => (fault.likely === undefined ? [] : [{ ...fault, likely: fault.likely }]))
      .filter((fault) => fault.source === one.source && fault.start >= one.start && fault.end <= one.end)
      .sort((a, b) => b.start - a.start);
    if (inside.length === 0) return [one.quote];
    const chars = [...one.quote];
    // From the last to the first, so that the places before stay true.
    for (const { start, end, likely } of inside) {
      chars.splice(start - one.start, end - start, likely);
    }
    return [one.quote, chars.join('')];
  });
}

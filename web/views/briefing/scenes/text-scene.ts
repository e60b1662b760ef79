import type { SceneText } from '../../../../server/contract/briefing.ts';
import type { Evidence } from '../../../../server/contract/types.ts';
import { widthOf } from '../../../canvas/wrap-label.ts';
import { boxShape, type Drawn, FONT, framed, type Said, words } from './parts.ts';

const WIDTH = 1100;
const LEADING = 1.35;

export type Row = { figure: string; name: string; note: string; differs: boolean; node: string | null };

/** The page's own words, large, each passage with its place. */
export function quotesScene(
  passages: readonly { quote: string; place: string }[],
  evidence: readonly Evidence[],
  said: Said,
  note: string,
): Drawn {
  const texts: SceneText[] = [];
  const size = quoteSize(passages.reduce((sum, one) => sum + widthOf(one.quote), 0));
  let y = 0;
  for (const { quote, place } of passages) {
    const lines = Math.ceil((widthOf(quote) * size) / (WIDTH - 60));
    const height = lines * size * LEADING;
    texts.push(words({ x: 24, y, w: WIDTH - 40, h: height }, quote, { size, face: 'serif', anchor: 'top' }));
    texts.push(
      words({ x: 24, y: y + height + 6, w: WIDTH - 40, h: 26 }, place, { size: FONT.head, tone: 'soft' }),
    );
    y += height + 32 + 30;
  }
  if (note)
    texts.push(words({ x: 24, y, w: WIDTH - 40, h: 30 }, note, { size: FONT.plain, tone: 'inferred' }));
  const height = Math.max(440, y + (note ? 34 : 0));
  const bar = boxShape('bar', { x: 0, y: 0, w: 6, h: Math.max(20, y - 30) }, [], {
    shape: 'rectangle',
    family: 'text',
  });
  return {
    scene: framed(
      said,
      { shapes: passages.length ? [bar] : [], connectors: [], texts },
      { x: 0, y: 0, w: WIDTH, h: height },
    ),
    evidence,
  };
}

/** Large for one sentence, small enough that a paragraph has room. */
function quoteSize(em: number): number {
  if (em < 60) return 36;
  if (em < 140) return 30;
  return em < 300 ? FONT.big : FONT.head;
}

/** Rows with a figure at their head: what is declared against what is named. */
export function rowsScene(rows: readonly Row[], evidence: readonly Evidence[], said: Said): Drawn {
  const height = rows.length > 8 ? 52 : 64;
  const texts: SceneText[] = [];
  const shapes = rows.map((row, i) => {
    const y = i * height;
    const strong = row.differs
      ? ({ tone: 'inferred', weight: 'bold' } as const)
      : ({ tone: 'soft' } as const);
    texts.push(
      words({ x: 16, y, w: 110, h: height - 8 }, row.figure, { size: FONT.big, face: 'serif', ...strong }),
      words({ x: 140, y, w: 400, h: height - 8 }, row.name, { size: FONT.head, weight: 'bold' }),
      words({ x: 550, y, w: WIDTH - 566, h: height - 8 }, row.note, { tone: 'soft' }),
    );
    return boxShape(`row-${i}`, { x: 0, y, w: WIDTH, h: height - 8 }, [], {
      shape: 'rectangle',
      back: true,
      alt: `${row.name} ${row.note}`,
      ...(row.node ? { nodeId: row.node } : {}),
    });
  });
  const bounds = { x: 0, y: 0, w: WIDTH, h: Math.max(120, rows.length * height) };
  return { scene: framed(said, { shapes, connectors: [], texts }, bounds), evidence };
}

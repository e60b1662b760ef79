import type { SceneText } from '../../../../server/contract/briefing.ts';
import type { Evidence } from '../../../../server/contract/types.ts';
import { widthOf } from '../../../../server/layout/wrap-label.ts';
import { boxShape, type Drawn, FONT, framed, type Said, words } from './parts.ts';

const WIDTH = 1100;
const LEADING = 1.35;
/** The shape of a slide's stage, and as much of it as quotes may fill. */
const HEIGHT = 450;
const MOST_HEIGHT = 430;
/** A quote's place, and the air below it. */
const BETWEEN = 62;
/** The largest at which all of it has room: one sentence large, a paragraph smaller. */
const SIZES = [42, 36, 32, 28, 24, 21];

export type Row = { figure: string; name: string; note: string; differs: boolean; node: string | null };

/** The page's own words, large, each passage with its place. */
export function quotesScene(
  passages: readonly { quote: string; place: string }[],
  evidence: readonly Evidence[],
  said: Said,
  note: string,
): Drawn {
  const texts: SceneText[] = [];
  const size = SIZES.find((one) => heightOf(passages, one) <= MOST_HEIGHT) ?? FONT.head;
  const tall = heightOf(passages, size) + (note ? 60 : 0);
  const height = Math.max(HEIGHT, tall);
  // In the middle of the slide, a little above: a short quote is not lost at the top.
  const first = Math.round((height - tall) * 0.42);
  let y = first;
  for (const { quote, place } of passages) {
    const h = linesOf(quote, size) * size * LEADING;
    texts.push(words({ x: 28, y, w: WIDTH - 28, h }, quote, { size, face: 'serif', anchor: 'top' }));
    texts.push(
      words({ x: 28, y: y + h + 6, w: WIDTH - 40, h: 26 }, place, { size: FONT.head, tone: 'soft' }),
    );
    y += h + BETWEEN;
  }
  if (note)
    texts.push(words({ x: 28, y, w: WIDTH - 40, h: 30 }, note, { size: FONT.head, tone: 'inferred' }));
  const bar = boxShape('bar', { x: 0, y: first, w: 6, h: Math.max(20, y - first - 30) }, [], {
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

function linesOf(quote: string, size: number): number {
  return Math.ceil((widthOf(quote) * size) / (WIDTH - 42));
}

function heightOf(passages: readonly { quote: string }[], size: number): number {
  const quotes = passages.map(({ quote }) => linesOf(quote, size) * size * LEADING + BETWEEN);
  return quotes.reduce((sum, one) => sum + one, 0) - 30;
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

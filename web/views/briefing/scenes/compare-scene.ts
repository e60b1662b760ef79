import type { SceneShape, SceneText } from '../../../../server/contract/briefing.ts';
import type { GraphNode, NamedByBoth } from '../../../../server/contract/types.ts';
import { nameOf } from '../../../text/name-of.ts';
import { boxShape, type Drawn, FONT, framed, type Said, words } from './parts.ts';

const WIDTH = 1200;
const NAME = 330;
const SIDE = (WIDTH - NAME) / 2;
const HEAD = 48;
const ROW = 66;
const MOST_ROWS = 8;

export type CompareWords = {
  one: string;
  other: string;
  /** The figure of an indicator with its year, or what else a side says of a thing. */
  side(node: GraphNode): string;
  match(row: NamedByBoth): string;
  counts: string;
  caption: string;
};

/** What both plans name as rows of two columns: indicators first, then what is not told alike, then the rest. */
export function compareScene(both: readonly NamedByBoth[], said: Said, say: CompareWords): Drawn {
  const rows = [...both].sort((a, b) => weight(b) - weight(a)).slice(0, MOST_ROWS);
  const shapes: SceneShape[] = [];
  const texts: SceneText[] = [
    words({ x: 16, y: 0, w: NAME - 24, h: HEAD }, say.counts, { tone: 'soft', size: FONT.small }),
    head(NAME, say.one),
    head(NAME + SIDE, say.other),
  ];
  rows.forEach((row, i) => {
    const y = HEAD + i * ROW;
    const [first] = row.one;
    const name = first ? nameOf(first) : '';
    shapes.push(
      boxShape(`row-${i}`, { x: 0, y, w: WIDTH, h: ROW - 8 }, [], {
        shape: 'rectangle',
        back: true,
        alt: name,
        ...(first ? { nodeId: first.id } : {}),
      }),
    );
    texts.push(
      words({ x: 16, y: y + 4, w: NAME - 24, h: 28 }, name, {
        size: FONT.head,
        face: 'serif',
        weight: 'bold',
      }),
      words({ x: 16, y: y + 32, w: NAME - 24, h: 20 }, say.match(row), { size: FONT.small, tone: 'soft' }),
      side(NAME, y, row.one, row, say),
      side(NAME + SIDE, y, row.other, row, say),
    );
  });
  const bounds = { x: 0, y: 0, w: WIDTH, h: HEAD + Math.max(1, rows.length) * ROW };
  return {
    scene: framed(said, { shapes, connectors: [], texts }, bounds, say.caption),
    evidence: rows.flatMap(({ one, other }) => [...one, ...other].flatMap((node) => node.evidence)),
  };
}

function head(x: number, text: string): SceneText {
  return words({ x, y: 0, w: SIDE - 12, h: HEAD }, text, { size: FONT.head, weight: 'bold' });
}

function side(
  x: number,
  y: number,
  nodes: readonly GraphNode[],
  row: NamedByBoth,
  say: CompareWords,
): SceneText {
  const text = nodes.map(say.side).join('\n');
  const size = nodes.length > 1 ? FONT.plain : row.kind === 'Indicator' ? FONT.big : FONT.head;
  return words({ x, y, w: SIDE - 12, h: ROW - 8 }, text, {
    size,
    face: 'serif',
    tone: row.differs.length > 0 ? 'ink' : 'soft',
  });
}

function weight({ kind, differs }: NamedByBoth): number {
  return (kind === 'Indicator' ? 2 : 0) + (differs.length > 0 ? 1 : 0);
}

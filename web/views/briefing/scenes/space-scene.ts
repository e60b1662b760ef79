import type { SceneShape, SceneText } from '../../../../server/contract/briefing.ts';
import type { Spatial, SpatialEntry } from '../../../../server/contract/types.ts';
import { wrapLabel } from '../../../../server/layout/wrap-label.ts';
import { boxShape, type Drawn, FONT, framed, type Looks, type Said, words } from './parts.ts';

const WIDTH = 1200;
const HEAD = 190;
const ROW = { height: 72, gap: 9 };
const UNIT = { gap: 12, most: 240, height: 50 };

export type SpaceWords = {
  tier(tier: Spatial['structures'][number]['tiers'][number]): string;
  hubTier(tier: Spatial['hubs'][number]['tiers'][number]): string;
  caption: string;
};

type Row = { name: string; note: string; units: readonly SpatialEntry[]; group: string | null };

/** The composition as bands: the tiers of the structure, then the stations. Nothing lies within another. */
export function spaceScene(
  board: Spatial,
  chosen: string | null,
  said: Said,
  looks: Looks,
  say: SpaceWords,
): Drawn {
  const rows: Row[] = [];
  const [main] = board.structures;
  for (const tier of main?.tiers ?? []) {
    rows.push({ name: say.tier(tier), note: '', units: tier.units, group: tier.group.id });
  }
  for (const hub of board.hubs) {
    for (const tier of hub.tiers) {
      rows.push({ name: say.hubTier(tier), note: hub.node.name, units: tier.stations, group: null });
    }
  }
  const shapes: SceneShape[] = [];
  const texts: SceneText[] = [];
  rows.forEach((row, i) => {
    const y = i * (ROW.height + ROW.gap);
    const band = { x: 0, y, w: WIDTH, h: ROW.height };
    const group = row.group ? { nodeId: row.group, alt: row.name } : { alt: row.name };
    shapes.push(boxShape(`band-${i}`, band, [], { ...group, shape: 'rectangle', back: true }));
    texts.push(
      words({ x: 20, y: y + (row.note ? 6 : 0), w: HEAD - 30, h: row.note ? 36 : ROW.height }, row.name, {
        size: FONT.big,
        face: 'serif',
        weight: 'bold',
      }),
    );
    if (row.note) {
      texts.push(
        words({ x: 20, y: y + 42, w: HEAD - 30, h: 24 }, row.note, { size: FONT.small, tone: 'soft' }),
      );
    }
    shapes.push(...unitsOf(row, y, chosen, looks));
  });
  const height = Math.max(1, rows.length * (ROW.height + ROW.gap) - ROW.gap);
  return {
    scene: framed(said, { shapes, connectors: [], texts }, { x: 0, y: 0, w: WIDTH, h: height }, say.caption),
    evidence: [
      ...(main?.node.evidence ?? []),
      ...(main?.tiers ?? []).flatMap((tier) => tier.group.evidence),
      ...board.hubs.flatMap((hub) => hub.node.evidence),
      ...rows.flatMap((row) => row.units).flatMap((unit) => unit.membership?.evidence ?? []),
    ],
  };
}

function unitsOf(row: Row, y: number, chosen: string | null, looks: Looks): SceneShape[] {
  const n = Math.max(1, row.units.length);
  const room = WIDTH - HEAD - UNIT.gap;
  const width = Math.min(UNIT.most, (room - UNIT.gap * n) / n);
  return row.units.map(({ node }, i) =>
    boxShape(
      node.id,
      {
        x: HEAD + i * (width + UNIT.gap),
        y: y + (ROW.height - UNIT.height) / 2,
        w: width,
        h: UNIT.height,
      },
      wrapLabel(node.name, (width - 20) / FONT.head),
      {
        nodeId: node.id,
        family: looks.family(node.kind),
        fill: 'wash',
        emphasis: chosen === node.id ? 'chosen' : 'plain',
        fontSize: n > 5 ? FONT.plain + 2 : FONT.head + 1,
      },
    ),
  );
}

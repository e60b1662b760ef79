import type { SceneConnector, SceneShape, SceneText } from '../../../../server/contract/briefing.ts';
import { type Box, FONT, overlaps } from '../../../../server/layout/boxes.ts';
import { widthOf, wrapLabel } from '../../../../server/layout/wrap-label.ts';
import type { Selected } from '../../../state/address/app-state.ts';
import type { DrawnGroup, Gathered, GroupLine } from '../../../state/picture/gathered.ts';
import { groupImportance, groupSize, lineStrengths, lineWidth } from '../../../state/picture/group-looks.ts';
import { type Named, roomOf, runsThrough } from './fit-labels.ts';
import { type Looks, words } from './parts.ts';

/** What is gathered, as it looks on the canvas; on its lines how many relations they count. Pure. */

export type GatheredWords = {
  /** The name with the number of its nodes under it. */
  label(group: DrawnGroup): string;
  /** 5 / 7: explicit and inferred. */
  counts(of: Counts): string;
  /** The whole of it, for notes and for who does not see it. */
  line(line: GroupLine, of: Counts): string;
};
export type Counts = { explicit: number; inferred: number };
/** `lit`: it stands out, as something is chosen at which it ends, or it itself. */
type DrawnLine = { connector: SceneConnector; counts: Counts; lit: boolean };

export const countsOf = ({ parts }: GroupLine): Counts => ({
  explicit: parts.reduce((sum, part) => sum + part.explicit, 0),
  inferred: parts.reduce((sum, part) => sum + part.inferred, 0),
});

/** Round a whole picture they are the frame by which it is read from afar. */
const LARGEST = 54;

/** Groups and their lines. `near`: what stays plain when something is chosen. */
export function gatheredParts(
  gathered: Gathered,
  near: ReadonlySet<string> | null,
  selected: Selected | null,
  looks: Looks,
  say: GatheredWords,
): { named: Named[]; lines: DrawnLine[] } {
  const strength = lineStrengths(gathered);
  const named = gathered.groups.map((one): Named => {
    const { group, rest, at } = one;
    const size = groupSize(rest);
    const label = say.label(one);
    const chosen = selected?.id === group.id;
    const shape: SceneShape = {
      ...{ id: group.id, shape: 'ellipse', group: true },
      ...{ x: at.x - size / 2, y: at.y - size / 2, w: size, h: size },
      family: group.kind ? looks.family(group.kind) : null,
      emphasis: chosen ? 'chosen' : near && !near.has(group.id) ? 'dim' : 'plain',
      ...{ labelLines: wrapLabel(label), labelPlacement: 'below', fontSize: FONT, weight: 'bold' },
      alt: label.replace('\n', ' '),
    };
    const importance = groupImportance(rest) + (chosen ? 100 : 0);
    return { shape, name: label, importance, largest: LARGEST, must: near?.has(group.id) ?? true };
  });
  const lines = gathered.lines.map((line): DrawnLine => {
    const { id, from, to, count } = line;
    const counts = countsOf(line);
    const lit = near !== null && [id, from, to].includes(selected?.id ?? '');
    const connector: SceneConnector = {
      ...{ id, from, to, basis: 'summary', width: Math.round(lineWidth(count) * 10) / 10 },
      strength: lit ? 0.5 : strength(line) * (near ? 0.3 : 1),
      alt: say.line(line, counts),
    };
    return { connector, counts, lit };
  });
  return { named, lines };
}

/** Along a line, from its middle outward. */
const ALONG = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];

/**
 * The counts of the strongest lines, of those that stand out if any does, where they have room and none of these
 * lines runs through them: elsewhere nobody could tell whose they are. `left`: the lines that have none.
 */
export function countsOnLines(
  lines: readonly DrawnLine[],
  shapes: readonly SceneShape[],
  size: number,
  say: GatheredWords,
): { texts: SceneText[]; left: number } {
  const middles = new Map(shapes.map((one) => [one.id, { x: one.x + one.w / 2, y: one.y + one.h / 2 }]));
  const taken: Box[] = shapes.map(roomOf);
  const texts: SceneText[] = [];
  const lit = lines.filter((line) => line.lit);
  const ways = (lit.length ? lit : lines).flatMap(({ connector, counts }) => {
    const [from, to] = [middles.get(connector.from), middles.get(connector.to)];
    return from && to ? [{ id: connector.id, from, to, counts }] : [];
  });
  for (const { id, from, to, counts } of ways) {
    const text = say.counts(counts);
    const w = widthOf(text) * size + size * 0.6;
    const h = size * 1.2;
    for (const t of ALONG) {
      const [x, y] = [from.x + (to.x - from.x) * t - w / 2, from.y + (to.y - from.y) * t - h / 2];
      const box = { x1: x, y1: y, x2: x + w, y2: y + h };
      if (taken.some((one) => overlaps(one, box))) continue;
      if (ways.some((way) => way.id !== id && runsThrough(box, way.from, way.to))) continue;
      taken.push(box);
      texts.push(words({ x, y, w, h }, text, { size, align: 'center', tone: 'ink', ground: true }));
      break;
    }
  }
  return { texts, left: lines.length - texts.length };
}

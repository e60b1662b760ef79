import { MEMBERSHIP, type Statement } from './statements.ts';
import type { Bilingual } from './types.ts';

type Unit = { node: { id: string }; statements: Statement[]; locatedHere: Statement[] };
type Tier = { group: { id: string; name: string }; declared: number | null; named: number; units: Unit[] };

/** What it needs to know of the board of the space (spatial.ts). */
type Board = { structures: { tiers: Tier[] }[]; hubs: { tiers: { stations: Unit[] }[] }[] };

/** Something that the page leaves unsaid, told once for all that it concerns (`nodes`: their ids). */
export type Unstated = Bilingual & { id: string; nodes: string[] };

/**
 * What the board does not say, found in the data: where something is stated after all (a page added later
 * may do so), the sentence is gone or names fewer.
 */
export function unstatedOf({ structures, hubs }: Board): Unstated[] {
  const units = structures.flatMap(({ tiers }) => tiers.flatMap((tier) => tier.units));
  const stations = hubs.flatMap(({ tiers }) => tiers.flatMap((tier) => tier.stations));
  const found: Unstated[] = [];
  const say = (id: string, nodes: readonly string[], zh: string, en: string) => {
    if (nodes.length > 0) found.push({ id, nodes: [...new Set(nodes)], zh, en });
  };
  const placed = [...units, ...stations].map(({ node }) => node.id);
  say(
    'map',
    placed,
    '各单元和站点的方位、距离与行政区域界线',
    'directions, distances and borders of the units and stations',
  );
  const nested = structures.some(({ tiers }) =>
    tiers.some((tier) => tier.units.some((unit) => isNested(unit, tiers))),
  );
  if (!nested) {
    say(
      'nesting',
      units.map(({ node }) => node.id),
      '各层之间的隶属关系（一层的单元是否在另一层之内）',
      'whether the units of one tier lie in those of another',
    );
  }
  const unplaced = idsWhere(
    stations,
    (station) => !station.statements.some(({ edge }) => edge.type === 'LOCATED_IN'),
  );
  say(
    'stations',
    unplaced,
    `${unplaced.length} 座车站各在哪一空间单元`,
    stationsLie(unplaced.length, idsWhere(stations, () => true).length),
  );
  const silent = idsWhere(units, (unit) => unit.statements.length === 0 && unit.locatedHere.length === 0);
  say(
    'named-only',
    silent,
    `${silent.length} 个空间单元除名称和所属层级以外的内容`,
    silent.length === 1
      ? 'anything of one unit but its name and tier'
      : `anything of ${silent.length} units but their names and tiers`,
  );
  for (const tier of structures.flatMap((one) => one.tiers)) {
    if (tier.declared === null || tier.declared <= tier.named) continue;
    const rest = tier.declared - tier.named;
    const zh = tier.named === 0 ? `是哪 ${rest} 个` : `中另外 ${rest} 个是哪些`;
    const asked = tier.named === 0 ? '' : 'other ';
    const en =
      rest === 1
        ? `which the ${asked || 'one '}member of “${tier.group.name}” is`
        : `which the ${asked}${rest} members of “${tier.group.name}” are`;
    say('unnamed', [tier.group.id], `“${tier.group.name}”${zh}`, en);
  }
  return found;
}

/** All of them are “the 6 stations”, some “2 of the stations”. */
function stationsLie(n: number, all: number): string {
  if (n === 1) return `in which spatial unit ${all === 1 ? 'the station' : 'one of the stations'} lies`;
  return `in which spatial units ${n === all ? `the ${n}` : `${n} of the`} stations lie`;
}

function idsWhere(entries: readonly Unit[], fits: (entry: Unit) => boolean): string[] {
  return [...new Set(entries.filter(fits).map(({ node }) => node.id))];
}

/** Whether a relation puts a unit into one of another tier (its own group apart). */
function isNested(unit: Unit, tiers: readonly Tier[]): boolean {
  const others = new Set(tiers.flatMap((tier) => [tier.group.id, ...tier.units.map(({ node }) => node.id)]));
  return [...unit.statements, ...unit.locatedHere].some(
    ({ edge, other }) => others.has(other.id) && [...MEMBERSHIP, 'LOCATED_IN'].includes(edge.type),
  );
}

import type { Spatial, SpatialEntry, SpatialTier, Statement } from '../../../server/contract/types.ts';

/** What the space view shows of the answer. Pure. */

/** A statement with the place that it is told of. */
export type Told = { subject: SpatialEntry['node']; statement: Statement };

export type PositionBoard = {
  /** The plan's own city: the municipality of which most is said. */
  city: SpatialEntry | undefined;
  /** Where the city lies, and where that lies in turn. */
  where: readonly Told[];
  /** What the city is called or seeks to be. */
  names: readonly Told[];
  aims: readonly Told[];
  belts: readonly SpatialEntry[];
  business: readonly SpatialEntry[];
  districts: readonly SpatialEntry[];
  /** Every other place that the page mentions. */
  others: readonly SpatialEntry[];
};

export function positionBoard({ position }: Spatial): PositionBoard {
  const level = (id: string) => position.find((group) => group.level === id)?.units ?? [];
  const [city] = [...level('municipality')].sort((a, b) => b.statements.length - a.statements.length);
  const where = city
    ? whereOf(
        city,
        position.flatMap((group) => group.units),
      )
    : [];
  const told = new Set([
    ...(city ? [city.node.id] : []),
    ...where.map(({ statement }) => statement.other.id),
  ]);
  const [belts, business, districts] = [level('belt'), level('business-district'), level('district')];
  for (const unit of [...belts, ...business, ...districts]) told.add(unit.node.id);
  return {
    city,
    where,
    names: cityStatements(city, 'BELONGS_TO'),
    aims: cityStatements(city, 'AIMS_AT'),
    belts,
    business,
    districts,
    others: position.flatMap((group) => group.units).filter((unit) => !told.has(unit.node.id)),
  };
}

function cityStatements(city: SpatialEntry | undefined, type: string): Told[] {
  return (city?.statements ?? [])
    .filter(({ direction, edge }) => direction === 'out' && edge.type === type)
    .map((statement) => ({ subject: city?.node as SpatialEntry['node'], statement }));
}

/** From the city outward, as far as the page goes; what is stated before what is concluded. */
function whereOf(city: SpatialEntry, places: readonly SpatialEntry[]): Told[] {
  const found: Told[] = [];
  const seen = new Set<string>();
  let level = [city];
  while (level.length > 0) {
    const told = level.flatMap((unit) =>
      unit.statements
        .filter(({ direction, edge }) => direction === 'out' && edge.type === 'LOCATED_IN')
        .map((statement) => ({ subject: unit.node, statement })),
    );
    found.push(...told.sort((a, b) => inferred(a) - inferred(b)));
    for (const unit of level) seen.add(unit.node.id);
    const next = new Set(told.map(({ statement }) => statement.other.id).filter((id) => !seen.has(id)));
    level = places.filter((unit) => next.has(unit.node.id));
  }
  return found;
}

const inferred = ({ statement }: Told) => (statement.edge.basis === 'inferred' ? 1 : 0);

/** The words on the band of a tier, the page's own in every language: 两核; for a tier of one unit its level (一城), as the unit is the group. */
export function tierName(tier: SpatialTier): string {
  return standsForItself(tier) ? tier.label.zh : tier.group.name;
}

export function standsForItself(tier: SpatialTier): boolean {
  return tier.units.length === 1 && tier.units[0]?.node.id === tier.group.id;
}

/** Everything that the page states of a unit beside its tier. */
export function saidOf(unit: SpatialEntry): number {
  return unit.statements.length + unit.locatedHere.length;
}

const SHORTEN = 46;

/** The passage in short; the whole stands in the inspector. */
export function shortQuote(statement: Statement): string {
  const quote = statement.edge.evidence.map((one) => one.quote).join('……');
  const points = [...quote];
  return points.length > SHORTEN ? `${points.slice(0, SHORTEN - 1).join('')}…` : quote;
}

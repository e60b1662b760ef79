import type { Spatial, SpatialEntry } from '../../../server/contract/types.ts';
import { dispatch, language, t } from '../../state/store.ts';
import { saidOf, tierName } from './space-board.ts';

type Row = { whole: string; tier: string; unit: SpatialEntry };

function rowsOf({ structures, hubs }: Spatial): Row[] {
  const units = structures
    .slice(0, 1)
    .flatMap(({ node, tiers }) =>
      tiers.flatMap((tier) => tier.units.map((unit) => ({ whole: node.name, tier: tierName(tier), unit }))),
    );
  const stations = hubs.flatMap(({ node, tiers }) =>
    tiers.flatMap((tier) =>
      tier.stations.map((unit) => ({ whole: node.name, tier: tier.label[language.value], unit })),
    ),
  );
  return [...units, ...stations];
}

/** The schematic as a table. */
export function TiersTable({ board }: { board: Spatial }) {
  return (
    <details class="space-table">
      <summary>{t.value('space.table')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.value('space.structure')}</th>
            <th scope="col">{t.value('space.tier')}</th>
            <th scope="col">{t.value('space.unit')}</th>
            <th scope="col">{t.value('space.stated')}</th>
          </tr>
        </thead>
        <tbody>
          {rowsOf(board).map(({ whole, tier, unit }) => (
            <tr key={unit.node.id}>
              <td lang="zh-CN">{whole}</td>
              <td>{tier}</td>
              <th scope="row">
                <button
                  type="button"
                  class="link"
                  lang="zh-CN"
                  onClick={() => dispatch({ type: 'select', selected: { what: 'node', id: unit.node.id } })}
                >
                  {unit.node.name}
                </button>
              </th>
              <td>{saidOf(unit) > 0 ? t.value('space.statements', { n: saidOf(unit) }) : '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

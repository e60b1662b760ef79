import type {
  HubCluster,
  SpatialEntry,
  SpatialStructure,
  SpatialTier,
} from '../../../server/contract/types.ts';
import { KindSign } from '../../controls/kind-sign.tsx';
import { dispatch, hovered, language, selected, t } from '../../state/store.ts';
import { saidOf, standsForItself, tierName } from './space-board.ts';
import './tiers.css';

const open = (id: string) => () => dispatch({ type: 'select', selected: { what: 'node', id } });
const state = (id: string) =>
  `${selected.value?.id === id ? 'chosen' : ''} ${hovered.value.nodes.includes(id) ? 'lit' : ''}`;

function Unit({ unit }: { unit: SpatialEntry }) {
  const { id, name, kind } = unit.node;
  const over = (on: boolean) => () => {
    hovered.value = { nodes: on ? [id] : [], edges: [] };
  };
  return (
    <li>
      <button
        type="button"
        class={`unit ${kind === 'HubStation' ? 'station' : ''} ${state(id)}`}
        aria-pressed={selected.value?.id === id}
        onClick={open(id)}
        onMouseEnter={over(true)}
        onMouseLeave={over(false)}
      >
        {kind === 'HubStation' ? <KindSign kind={kind} size={18} /> : null}
        <span lang="zh-CN">{name}</span>
        {saidOf(unit) > 0 ? <small>{t.value('space.statements', { n: saidOf(unit) })}</small> : null}
      </button>
    </li>
  );
}

function Counts({ declared, named }: { declared: number | null; named: number }) {
  if (declared === null || declared === named) return null;
  return <small class="tier-counts">{t.value('space.counts', { d: declared, n: named })}</small>;
}

function Tier({ tier }: { tier: SpatialTier }) {
  const name = tierName(tier);
  return (
    <div class="tier" role="group" aria-label={name}>
      <h3 lang="zh-CN">
        {standsForItself(tier) ? (
          <span>{name}</span>
        ) : (
          <button type="button" class={state(tier.group.id)} onClick={open(tier.group.id)}>
            {name}
          </button>
        )}
        <Counts declared={tier.declared} named={tier.named} />
      </h3>
      <ul>
        {tier.units.map((unit) => (
          <Unit key={unit.node.id} unit={unit} />
        ))}
      </ul>
    </div>
  );
}

/** The tiers side by side: composition alone, none within another. */
export function Structure({ structure }: { structure: SpatialStructure }) {
  return (
    <section class="tiers" aria-label={structure.node.name}>
      <h2 class="sr">{structure.node.name}</h2>
      {structure.tiers.map((tier) => (
        <Tier key={tier.group.id} tier={tier} />
      ))}
    </section>
  );
}

/** The stations, in a panel of their own. */
export function Stations({ hub }: { hub: HubCluster }) {
  return (
    <section class="tiers stations" aria-label={hub.node.name}>
      <h2>
        <button type="button" lang="zh-CN" class={`serif ${state(hub.node.id)}`} onClick={open(hub.node.id)}>
          {hub.node.name}
        </button>{' '}
        <Counts declared={hub.declared} named={hub.named} />
      </h2>
      {hub.tiers.map((tier) => (
        <div class="tier" key={tier.tier} role="group" aria-label={tier.label[language.value]}>
          <h3>
            <span>{tier.label[language.value]}</span>
          </h3>
          <ul>
            {tier.stations.map((station) => (
              <Unit key={station.node.id} unit={station} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

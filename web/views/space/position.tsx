import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { SpatialEntry, SpatialStructure, Statement } from '../../../server/contract/types.ts';
import { KindSign } from '../../controls/kind-sign.tsx';
import { BasisTag } from '../../panels/basis-tag.tsx';
import { data } from '../../state/loaded/plan-data.ts';
import { dispatch, selected, t } from '../../state/store.ts';
import { kindName, propertyName, propertyValue, relationName } from '../../state/words.ts';
import { type PositionBoard, shortQuote, type Told } from './space-board.ts';
import './position.css';
import { nameOf } from '../../text/name-of.ts';

const openNode = (id: string) => () => dispatch({ type: 'select', selected: { what: 'node', id } });
const openEdge = (id: string) => () => dispatch({ type: 'select', selected: { what: 'edge', id } });
const chosen = (id: string) => (selected.value?.id === id ? 'chosen' : '');

function Line({ told, quote = false, subject = false }: { told: Told; quote?: boolean; subject?: boolean }) {
  const { statement } = told;
  return (
    <li>
      <button type="button" class={`told ${chosen(statement.edge.id)}`} onClick={openEdge(statement.edge.id)}>
        <span class="told-words">
          {subject ? <span lang="zh-CN">{nameOf(told.subject)} </span> : null}
          <span class="soft">{relationName(statement.edge.type, statement.direction)}</span>{' '}
          <b class="serif" lang="zh-CN">
            {nameOf(statement.other)}
          </b>{' '}
          {statement.other.kind === 'SpatialUnit' ? null : (
            <small class="soft">{kindName(statement.other.kind)}</small>
          )}
        </span>
        <BasisTag edge={statement.edge} />
        {quote ? (
          <span class="told-quote" lang="zh-CN">
            “{shortQuote(statement)}”
          </span>
        ) : null}
      </button>
    </li>
  );
}

function Block({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="position-block" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** Period of a goal, as far as it has one: a goal of 2035 is not one of the plan's five years. */
function Horizon({ statement }: { statement: Statement }) {
  const node = data.value.nodes.get(statement.other.id);
  const name = ['horizon', 'period'].find((one) => node?.properties[one] !== undefined);
  if (!node || !name) return null;
  return (
    <span class="chip" title={propertyName(node, name)}>
      {propertyValue(node, name)}
    </span>
  );
}

const FIRST_AIMS = 6;

function Aims({ aims }: { aims: readonly Told[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? aims : aims.slice(0, FIRST_AIMS);
  return (
    <>
      <ul>
        {shown.map(({ statement }) => (
          <li key={statement.edge.id}>
            <button
              type="button"
              class={`told ${chosen(statement.edge.id)}`}
              onClick={openEdge(statement.edge.id)}
            >
              <span class="told-words">
                <b class="serif" lang="zh-CN">
                  {nameOf(statement.other)}
                </b>{' '}
                <Horizon statement={statement} />
              </span>
              <BasisTag edge={statement.edge} />
            </button>
          </li>
        ))}
      </ul>
      {aims.length > FIRST_AIMS ? (
        <button type="button" class="link position-more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t.value('space.aimsLess') : t.value('space.aimsMore', { n: aims.length - FIRST_AIMS })}
        </button>
      ) : null}
    </>
  );
}

function Place({ unit }: { unit: SpatialEntry }) {
  const statements = [...unit.locatedHere, ...unit.statements];
  return (
    <li class="place">
      <button type="button" class={`place-name ${chosen(unit.node.id)}`} onClick={openNode(unit.node.id)}>
        <KindSign kind={unit.node.kind} size={13} />
        <b class="serif" lang="zh-CN">
          {unit.node.name}
        </b>
      </button>
      {statements.length > 0 ? (
        <ul>
          {statements.map((statement) => (
            <Line key={statement.edge.id} told={{ subject: unit.node, statement }} />
          ))}
        </ul>
      ) : null}
    </li>
  );
}

/** A structure of which the page gives numbers but no names: empty places, counted. */
function Unnamed({ structure }: { structure: SpatialStructure }) {
  return (
    <>
      <ul>
        {structure.statements.map((statement) => (
          <Line key={statement.edge.id} told={{ subject: structure.node, statement }} quote />
        ))}
      </ul>
      <dl class="unnamed">
        {structure.tiers.map(({ group, declared, named, units }) => (
          <div key={group.id}>
            <dt>
              <button
                type="button"
                class={`serif ${chosen(group.id)}`}
                lang="zh-CN"
                onClick={openNode(group.id)}
              >
                {group.name}
              </button>
            </dt>
            <dd>
              <span class="unnamed-places" aria-hidden="true">
                {Array.from({ length: Math.min(declared ?? 0, 20) }, (_, i) => (
                  <i key={`${group.id} ${i}`} class={i < named ? 'named' : ''} />
                ))}
              </span>
              <span class="soft">{unnamedWords(declared, named, units)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function unnamedWords(declared: number | null, named: number, units: readonly SpatialEntry[]): string {
  if (named > 0) return units.map((unit) => unit.node.name).join(t.value('sep.list'));
  return declared === null ? t.value('space.unnamed') : t.value('space.declaredOnly', { n: declared });
}

function Places({ title, units }: { title: string; units: readonly SpatialEntry[] }) {
  if (units.length === 0) return null;
  return (
    <Block title={title}>
      <ul>
        {units.map((unit) => (
          <Place key={unit.node.id} unit={unit} />
        ))}
      </ul>
    </Block>
  );
}

/** The second board: what the page states on position and roles, each line with its basis. */
export function Position({
  board,
  structures,
}: {
  board: PositionBoard;
  structures: readonly SpatialStructure[];
}) {
  const { city, where, names, aims } = board;
  return (
    <section class="position" aria-label={t.value('space.board')}>
      <h2 class="serif">{t.value('space.board')}</h2>
      <p class="soft">{t.value('space.boardNote')}</p>
      <div class="position-grid">
        {where.length + names.length > 0 ? (
          <Block title={`${city?.node.name ?? ''} · ${t.value('space.where')}`}>
            <ul>
              {[...where, ...names].map((told) => (
                <Line
                  key={told.statement.edge.id}
                  told={told}
                  quote
                  subject={told.subject.id !== city?.node.id}
                />
              ))}
            </ul>
          </Block>
        ) : null}
        {aims.length > 0 ? (
          <Block title={t.value('space.aims')}>
            <Aims aims={aims} />
          </Block>
        ) : null}
        <Places title={t.value('space.belts')} units={board.belts} />
        {structures.map((structure) => (
          <Block key={structure.node.id} title={structure.node.name}>
            <Unnamed structure={structure} />
          </Block>
        ))}
        <Places title={t.value('space.districts')} units={board.business} />
        <Places title={t.value('space.municipal')} units={board.districts} />
      </div>
      {board.others.length > 0 ? (
        <details class="position-others">
          <summary>{t.value('space.others', { n: board.others.length })}</summary>
          <ul>
            {board.others.map((unit) => (
              <Place key={unit.node.id} unit={unit} />
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

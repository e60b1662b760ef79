import { useState } from 'preact/hooks';
import type { Evidence, GraphNode, NamedByBoth, PlanInfo } from '../../../server/contract/types.ts';
import { KindSign } from '../../controls/kind-sign.tsx';
import type { MessageKey } from '../../i18n/translate.ts';
import { CommitmentCell } from '../../panels/commitment.tsx';
import { copyCitation } from '../../state/briefing/citing.ts';
import { placeOf, sectionName } from '../../state/loaded/places.ts';
import { dispatch, selected, t } from '../../state/store.ts';
import { figureOf, kindName, propertyName, propertyValue } from '../../state/words.ts';
import { nameOf } from '../../text/name-of.ts';
import { openThere } from './opening.ts';

/** With more than these the page asks before it lists the rest. */
const FIRST_ROWS = 60;

function copyQuote({ source, section, start, end, quote }: Evidence): void {
  const words = { ranges: [{ start, end }], quotes: [quote.replace(/\n+/g, '')] };
  copyCitation(() => ({ source, section: sectionName(section), ...words }));
}

/** The words of one side, each passage with its place. */
function Words({ evidence }: { evidence: readonly Evidence[] }) {
  return evidence.map((one) => (
    <figure class="pair-quote" key={`${one.source} ${one.start}`}>
      <blockquote lang="zh-CN">{one.quote.replace(/\n+/g, '')}</blockquote>
      <figcaption>
        {placeOf(one)}{' '}
        <button type="button" class="link" onClick={() => copyQuote(one)}>
          {t.value('panel.copy')}
        </button>
      </figcaption>
    </figure>
  ));
}

/** The name of a node: of the shown plan it opens the details, of the other one its own graph. */
export function NodeName({ node, plan, shown }: { node: GraphNode; plan: PlanInfo; shown: string }) {
  const here = plan.id === shown;
  return (
    <button
      type="button"
      class={`link serif ${here && selected.value?.id === node.id ? 'chosen' : ''}`}
      lang="zh-CN"
      title={here ? undefined : t.value('compare.openThere', { plan: plan.short, name: nameOf(node) })}
      onClick={() =>
        here ? dispatch({ type: 'select', selected: { what: 'node', id: node.id } }) : void openThere(node)
      }
    >
      {nameOf(node)}
    </button>
  );
}

/** What a plan says of the thing: its figure with year and status, its commitment, its words. */
function Side({ node, plan, shown }: { node: GraphNode; plan: PlanInfo; shown: string }) {
  const { year, period, status } = node.properties;
  const figure = figureOf(node);
  return (
    <div class="pair-side">
      <p>
        <NodeName node={node} plan={plan} shown={shown} />
      </p>
      {node.kind === 'Indicator' ? (
        <p class="pair-figure serif" lang="zh-CN">
          {figure || t.value('compare.unsaid')}
        </p>
      ) : null}
      <p class="pair-chips">
        {year === undefined ? null : <span class="chip">{year}</span>}
        {period === undefined ? null : <span class="chip">{propertyValue(node, 'period')}</span>}
        {status === undefined ? null : <span class="chip">{propertyValue(node, 'status')}</span>}
      </p>
      <CommitmentCell node={node} />
      <Words evidence={node.evidence} />
    </div>
  );
}

/** What a side says of a thing, in one line: its figure and year, or its name and state. */
export function saySide(node: GraphNode): string {
  const { year, status, commitment } = node.properties;
  const parts =
    node.kind === 'Indicator'
      ? [figureOf(node) || t.value('compare.unsaid'), year]
      : [nameOf(node), status === undefined ? undefined : propertyValue(node, 'status'), commitment];
  return parts.filter((part) => part !== undefined).join(' · ');
}

function valuesOf(nodes: readonly GraphNode[], name: string): string {
  const found = nodes.flatMap((node) =>
    node.properties[name] === undefined ? [] : [propertyValue(node, name)],
  );
  return [...new Set(found)].join(t.value('sep.list'));
}

type Difference = { words: string; strong: boolean };

/** Where both say something and say it otherwise, and what only one of them says: silence is no contradiction. */
function differencesOf({ one, other, differs }: NamedByBoth): Difference[] {
  const [first] = one;
  if (!first) return [];
  const told = differs.map((name) => ({
    name: propertyName(first, name),
    values: [valuesOf(one, name), valuesOf(other, name)] as const,
  }));
  const list = (head: MessageKey, items: readonly string[], strong: boolean): Difference[] =>
    items.length > 0 ? [{ words: t.value(head, { what: items.join(t.value('sep.semi')) }), strong }] : [];
  const say = (name: string, values: readonly string[]) =>
    `${name} ${values.map((value) => t.value('compare.value', { value })).join(' / ')}`;
  const said = ({ values }: (typeof told)[number], i: 0 | 1) => values[i] !== '' && values[1 - i] === '';
  return [
    ...list(
      'compare.differs',
      told.filter(({ values }) => values[0] && values[1]).map(({ name, values }) => say(name, values)),
      true,
    ),
    ...list(
      'compare.onlyFirstSays',
      told.filter((one) => said(one, 0)).map(({ name, values }) => say(name, [values[0]])),
      false,
    ),
    ...list(
      'compare.onlySecondSays',
      told.filter((one) => said(one, 1)).map(({ name, values }) => say(name, [values[1]])),
      false,
    ),
  ];
}

/** How two agree, in words: by their name, or by the alias they share. */
export function sayMatch({ matches }: NamedByBoth): string {
  const told = matches.map(({ by, word }) =>
    by === 'name' ? t.value('compare.byName') : t.value('compare.byAlias', { word }),
  );
  return [...new Set(told)].join(t.value('sep.semi'));
}

/** What makes two figures unfit to be set against each other. */
function cautionsOf({ kind, one, other, differs }: NamedByBoth): string[] {
  if (kind !== 'Indicator') return [];
  const dated = [one, other].every((nodes) => valuesOf(nodes, 'year') !== '');
  return [
    ...(differs.includes('unit') ? [t.value('compare.unitDiffers')] : []),
    ...(differs.includes('year') ? [t.value(dated ? 'compare.yearDiffers' : 'compare.yearUnsaid')] : []),
  ];
}

type Props = {
  rows: readonly NamedByBoth[];
  one: PlanInfo;
  other: PlanInfo;
  caption: string;
};

/** What both plans name, side by side: a table of two columns, a heading for each thing. */
export function Pairs({ rows, one, other, caption }: Props) {
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, FIRST_ROWS);
  return (
    <>
      <table class="pairs">
        <caption class="sr">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" lang="zh-CN">
              {one.short}
            </th>
            <th scope="col" lang="zh-CN">
              {other.short}
            </th>
          </tr>
        </thead>
        {shown.map((row) => (
          <tbody key={row.one[0]?.id}>
            <tr>
              <th scope="rowgroup" colSpan={2}>
                <span class="pair-name serif" lang="zh-CN">
                  <KindSign kind={row.kind} size={14} /> {row.one[0] ? nameOf(row.one[0]) : null}
                </span>
                <span class="soft">
                  {kindName(row.kind)} · {sayMatch(row)}
                </span>
                {row.differs.length === 0 ? <span class="soft">{t.value('compare.same')}</span> : null}
                {differencesOf(row).map(({ words, strong }) => (
                  <span class={strong ? 'pair-differs' : 'soft'} key={words}>
                    {words}
                  </span>
                ))}
                {cautionsOf(row).map((caution) => (
                  <span class="tag inferred" key={caution}>
                    {caution}
                  </span>
                ))}
              </th>
            </tr>
            <tr>
              {[
                { plan: one, nodes: row.one },
                { plan: other, nodes: row.other },
              ].map(({ plan, nodes }) => (
                <td key={plan.id}>
                  {nodes.map((node) => (
                    <Side key={node.id} node={node} plan={plan} shown={one.id} />
                  ))}
                </td>
              ))}
            </tr>
          </tbody>
        ))}
      </table>
      {rows.length > shown.length ? (
        <button type="button" class="link" onClick={() => setAll(true)}>
          {t.value('compare.more', { n: rows.length - shown.length })}
        </button>
      ) : null}
    </>
  );
}

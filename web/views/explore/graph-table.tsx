import { computed } from '@preact/signals';
import type { GraphEdge, GraphNode } from '../../../server/contract/types.ts';
import { KindSign } from '../../controls/kind-sign.tsx';
import { BasisTag } from '../../panels/basis-tag.tsx';
import { CommitmentCell, commitmentText } from '../../panels/commitment.tsx';
import type { Selected } from '../../state/address/app-state.ts';
import { ontology } from '../../state/loaded/plan-data.ts';
import type { DrawnGroup, GroupLine } from '../../state/picture/gathered.ts';
import { picture } from '../../state/picture/pictures.ts';
import { dispatch, selected, state, t } from '../../state/store.ts';
import {
  basisName,
  figureOf,
  gatheredName,
  kindName,
  nodeName,
  propertyValue,
  relationName,
} from '../../state/words.ts';
import type { Column } from './sorted-rows.ts';
import { SortedTable } from './sorted-table.tsx';
import './graph-table.css';

const choose = (selected: Selected) => () => dispatch({ type: 'select', selected });

function Pick({ id }: { id: string }) {
  const picked = state.value.picked;
  const on = picked.includes(id);
  const turn = () =>
    dispatch({ type: 'pick', ids: on ? picked.filter((one) => one !== id) : [...picked, id] });
  return (
    <input
      type="checkbox"
      checked={on}
      aria-label={t.value('table.picked', { name: nodeName(id) })}
      onChange={turn}
    />
  );
}

const nodeColumns = computed<Column<GraphNode>[]>(() => [
  {
    id: 'kind',
    name: t.value('table.kind'),
    text: (node) => kindName(node.kind),
    show: (node) => (
      <>
        <Pick id={node.id} /> <KindSign kind={node.kind} size={12} /> {kindName(node.kind)}
      </>
    ),
  },
  {
    id: 'name',
    name: t.value('table.name'),
    text: (node) => nodeName(node.id),
    show: (node) => (
      <button type="button" class="link" onClick={choose({ what: 'node', id: node.id })}>
        {nodeName(node.id)}
      </button>
    ),
  },
  {
    id: 'figure',
    name: t.value('audit.figure'),
    text: figureOf,
    show: (node) => <span lang="zh-CN">{figureOf(node)}</span>,
  },
  {
    id: 'when',
    name: t.value('audit.when'),
    text: (node) =>
      String(node.properties.year ?? (node.properties.period ? propertyValue(node, 'period') : '')),
  },
  {
    id: 'commitment',
    name: t.value('commitment.column'),
    text: commitmentText,
    show: (node) => <CommitmentCell node={node} />,
  },
  { id: 'degree', name: t.value('table.degree'), text: (node) => node.degree },
]);

const edgeColumns = computed<Column<GraphEdge>[]>(() => [
  { id: 'from', name: t.value('table.from'), text: (edge) => nodeName(edge.from) },
  {
    id: 'relation',
    name: t.value('table.relation'),
    text: (edge) => relationName(edge.type),
    show: (edge) => (
      <button type="button" class="link" onClick={choose({ what: 'edge', id: edge.id })}>
        {relationName(edge.type)}
      </button>
    ),
  },
  { id: 'to', name: t.value('table.to'), text: (edge) => nodeName(edge.to) },
  {
    id: 'basis',
    name: t.value('table.basis'),
    text: basisName,
    show: (edge) => <BasisTag edge={edge} />,
  },
]);

const groupColumns = computed<Column<DrawnGroup>[]>(() => [
  {
    id: 'name',
    name: t.value('table.name'),
    text: ({ group }) => gatheredName(group.id),
    show: ({ group }) => (
      <button type="button" class="link" onClick={choose({ what: 'group', id: group.id })}>
        {gatheredName(group.id)}
      </button>
    ),
  },
  { id: 'count', name: t.value('table.count'), text: ({ rest }) => rest },
]);

const partsOf = ({ parts }: GroupLine) =>
  parts
    .map((part) => {
      const ends = { from: gatheredName(part.from), to: gatheredName(part.to) };
      return `${ends.from} ${relationName(part.type)} ${ends.to} ${part.explicit + part.inferred}`;
    })
    .join(t.value('sep.semi'));

const lineColumns = computed<Column<GroupLine>[]>(() => [
  {
    id: 'ends',
    name: t.value('table.relation'),
    text: ({ id }) => gatheredName(id),
    show: ({ id }) => (
      <button type="button" class="link" onClick={choose({ what: 'group', id })}>
        {gatheredName(id)}
      </button>
    ),
  },
  { id: 'count', name: t.value('table.count'), text: ({ count }) => count },
  { id: 'parts', name: t.value('legend.types'), text: partsOf },
]);

/** What is gathered, as two more tables. */
function GatheredTables() {
  const { groups, lines } = picture.value.gathered;
  if (!groups.length) return null;
  return (
    <>
      <SortedTable
        name="explore-groups"
        caption={t.value('table.groups', { n: groups.length })}
        rows={groups}
        columns={groupColumns.value}
        keyOf={({ group }) => group.id}
        chosen={selected.value?.id}
      />
      <SortedTable
        name="explore-lines"
        caption={t.value('table.groupLines', { n: lines.length })}
        rows={lines}
        columns={lineColumns.value}
        keyOf={({ id }) => id}
        chosen={selected.value?.id}
      />
    </>
  );
}

/** By the ontology's order of kinds, then by how many relations each has. */
const nodeRows = computed(() => {
  const order = new Map((ontology.value?.kinds ?? []).map((kind, i) => [kind.id, i]));
  const rank = (kind: string) => order.get(kind) ?? -1;
  return picture.value.nodes
    .map(({ node }) => node)
    .sort((a, b) => rank(a.kind) - rank(b.kind) || b.degree - a.degree || (a.id < b.id ? -1 : 1));
});
const edgeRows = computed(() =>
  [...picture.value.edges].sort((a, b) =>
    a.type < b.type ? -1 : a.type > b.type ? 1 : a.id < b.id ? -1 : 1,
  ),
);
const nodeId = (node: GraphNode) => node.id;
const edgeId = (edge: GraphEdge) => edge.id;

/** The same as the picture, as two tables: for keyboards, screen readers, and for reading through. */
export function GraphTable() {
  const rows = nodeRows.value;
  const lines = edgeRows.value;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard
    <div class="twin" tabIndex={0} role="region" aria-label={t.value('action.table')}>
      <SortedTable
        name="explore-nodes"
        caption={t.value('table.nodes', { n: rows.length })}
        rows={rows}
        columns={nodeColumns.value}
        keyOf={nodeId}
        chosen={selected.value?.id}
      />
      <SortedTable
        name="explore-edges"
        caption={t.value('table.edges', { n: lines.length })}
        rows={lines}
        columns={edgeColumns.value}
        keyOf={edgeId}
        chosen={selected.value?.id}
      />
      <GatheredTables />
    </div>
  );
}

import { useState } from 'preact/hooks';
import type { GraphEdge, GraphNode } from '../../server/contract/types.ts';
import { KindSign } from '../controls/kind-sign.tsx';
import { edgesAt, otherEnd } from '../state/loaded/graph-data.ts';
import { data, groundRank, kindById, ontology } from '../state/loaded/plan-data.ts';
import { classedBy, inPageOrder } from '../state/picture/members.ts';
import { undrawnNeighbours } from '../state/picture/moves.ts';
import { expandAndFrame } from '../state/picture/openings.ts';
import { picture } from '../state/picture/pictures.ts';
import { dispatch, hovered, t, view } from '../state/store.ts';
import { nodeName, propertyValue, relationName } from '../state/words.ts';
import { BasisTag } from './basis-tag.tsx';
import './relations.css';

type Group = { type: string; direction: 'out' | 'in'; edges: GraphEdge[] };
const FIRST = 6;
const MEMBERSHIP = new Set(['PART_OF', 'BELONGS_TO']);

/** A node's relations by type and direction, in the ontology's order; explicit before inferred, strong before weak, then as the page names them. */
export function groupRelations(node: GraphNode): Group[] {
  const groups = new Map<string, Group>();
  for (const edge of edgesAt(data.value, node.id)) {
    const direction = edge.from === node.id ? 'out' : 'in';
    const key = `${edge.type} ${direction}`;
    const group = groups.get(key) ?? { type: edge.type, direction, edges: [] };
    group.edges.push(edge);
    groups.set(key, group);
  }
  const order = (ontology.value?.relationTypes ?? []).map((r) => r.id);
  const rank = (e: GraphEdge) => (e.basis === 'explicit' ? 0 : (groundRank.value.get(e.ground ?? '') ?? 9));
  for (const group of groups.values()) {
    group.edges = inPageOrder(
      group.edges.sort((a, b) => (a.id < b.id ? -1 : 1)),
      (edge) => data.value.nodes.get(otherEnd(edge, node.id)),
    ).sort((a, b) => rank(a) - rank(b));
  }
  return [...groups.values()].sort(
    (a, b) => order.indexOf(a.type) - order.indexOf(b.type) || (a.direction < b.direction ? 1 : -1),
  );
}

/** The members of a heading by the class that the page gives them; null where it gives none. */
function classesOf(node: GraphNode, { type, direction, edges }: Group) {
  if (direction !== 'in' || !MEMBERSHIP.has(type)) return null;
  const members = edges.flatMap((edge) => data.value.nodes.get(edge.from) ?? []);
  const property = classedBy(members, kindById.value.get(node.kind));
  if (!property) return null;
  const classes = new Map<string, GraphEdge[]>();
  for (const edge of edges) {
    const member = data.value.nodes.get(edge.from);
    const value = member ? propertyValue(member, property) : '';
    classes.set(value, [...(classes.get(value) ?? []), edge]);
  }
  return [...classes].map(([value, list]) => ({ value, edges: list }));
}

function Lines({ node, edges }: { node: GraphNode; edges: readonly GraphEdge[] }) {
  return (
    <ul>
      {edges.map((edge) => {
        const other = otherEnd(edge, node.id);
        return (
          <li key={edge.id}>
            <button
              type="button"
              class="relation"
              onClick={() => dispatch({ type: 'select', selected: { what: 'edge', id: edge.id } })}
              onMouseEnter={() => {
                hovered.value = { nodes: [other, node.id], edges: [edge.id] };
              }}
              onMouseLeave={() => {
                hovered.value = { nodes: [], edges: [] };
              }}
            >
              <KindSign kind={data.value.nodes.get(other)?.kind ?? ''} size={12} />
              <span class="relation-name">{nodeName(other)}</span>
              <BasisTag edge={edge} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function RelationGroup({ node, group }: { node: GraphNode; group: Group }) {
  const [all, setAll] = useState(false);
  const name = relationName(group.type, group.direction);
  const classes = classesOf(node, group);
  // What falls into classes is shown whole: the heading says how many there are of each.
  const shown = all || classes ? group.edges : group.edges.slice(0, FIRST);
  const rest = classes ? 0 : group.edges.length - FIRST;
  const fresh =
    view.value === 'explore' && picture.value.nodes.length > 0
      ? undrawnNeighbours(node.id, { type: group.type, direction: group.direction }).size
      : 0;
  return (
    <section class="relations">
      <header class="relations-head">
        <h3>
          {name} <span class="soft">{group.edges.length}</span>
        </h3>
        {fresh > 0 ? (
          <button
            type="button"
            class="link"
            aria-label={t.value('panel.expandType', { relation: name, n: fresh })}
            onClick={() => void expandAndFrame(node.id, { type: group.type, direction: group.direction })}
          >
            {t.value('action.expand')} +{fresh}
          </button>
        ) : null}
      </header>
      {classes ? (
        classes.map(({ value, edges }) => (
          <div key={value}>
            <h4 class="relations-class">
              {value} <span class="soft">{edges.length}</span>
            </h4>
            <Lines node={node} edges={edges} />
          </div>
        ))
      ) : (
        <Lines node={node} edges={shown} />
      )}
      {rest > 0 ? (
        <button type="button" class="link relations-more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t.value('panel.less') : t.value('panel.more', { n: rest })}
        </button>
      ) : null}
    </section>
  );
}

/** Everything a node is related to, each line with its basis; a line opens the relation and its quote. */
export function Relations({ node }: { node: GraphNode }) {
  const groups = groupRelations(node);
  if (!groups.length) return <p class="unstated">{t.value('panel.neighboursNone')}</p>;
  return (
    <div>
      {groups.map((g) => (
        <RelationGroup key={`${node.id} ${g.type} ${g.direction}`} node={node} group={g} />
      ))}
    </div>
  );
}

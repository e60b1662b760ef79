import { KindSign } from '../../controls/kind-sign.tsx';
import { BasisTag } from '../../panels/basis-tag.tsx';
import { CommitmentCell } from '../../panels/commitment.tsx';
import type { Selected } from '../../state/app-state.ts';
import { ontology } from '../../state/loading.ts';
import { picture } from '../../state/pictures.ts';
import { dispatch, selected, t } from '../../state/store.ts';
import { figureOf, kindName, nodeName, propertyValue, relationName } from '../../state/words.ts';
import './graph-table.css';

const choose = (selected: Selected) => () => dispatch({ type: 'select', selected });

/** The same as the picture, as two tables: for keyboards, screen readers, and for reading through. */
export function GraphTable() {
  const { nodes, edges } = picture.value;
  const order = (ontology.value?.kinds ?? []).map((k) => k.id);
  const rows = [...nodes].sort(
    (a, b) =>
      order.indexOf(a.node.kind) - order.indexOf(b.node.kind) ||
      b.node.degree - a.node.degree ||
      (a.node.id < b.node.id ? -1 : 1),
  );
  const lines = [...edges].sort((a, b) =>
    a.type < b.type ? -1 : a.type > b.type ? 1 : a.id < b.id ? -1 : 1,
  );
  const chosen = selected.value?.id;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard
    <div class="twin" tabIndex={0} role="region" aria-label={t.value('action.table')}>
      <table>
        <caption>{t.value('table.nodes', { n: rows.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t.value('table.kind')}</th>
            <th scope="col">{t.value('table.name')}</th>
            <th scope="col">{t.value('audit.figure')}</th>
            <th scope="col">{t.value('audit.when')}</th>
            <th scope="col">{t.value('commitment.column')}</th>
            <th scope="col">{t.value('table.degree')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ node }) => (
            <tr key={node.id} class={chosen === node.id ? 'chosen' : ''}>
              <td>
                <KindSign kind={node.kind} size={12} /> {kindName(node.kind)}
              </td>
              <td>
                <button type="button" class="link" onClick={choose({ what: 'node', id: node.id })}>
                  {node.name}
                </button>
              </td>
              <td lang="zh-CN">{figureOf(node)}</td>
              <td>{node.properties.year ?? (node.properties.period ? propertyValue(node, 'period') : '')}</td>
              <td>
                <CommitmentCell node={node} />
              </td>
              <td>{node.degree}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table>
        <caption>{t.value('table.edges', { n: lines.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t.value('table.from')}</th>
            <th scope="col">{t.value('table.relation')}</th>
            <th scope="col">{t.value('table.to')}</th>
            <th scope="col">{t.value('table.basis')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((edge) => (
            <tr key={edge.id} class={chosen === edge.id ? 'chosen' : ''}>
              <td>{nodeName(edge.from)}</td>
              <td>
                <button type="button" class="link" onClick={choose({ what: 'edge', id: edge.id })}>
                  {relationName(edge.type)}
                </button>
              </td>
              <td>{nodeName(edge.to)}</td>
              <td>
                <BasisTag edge={edge} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

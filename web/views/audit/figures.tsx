import type { GraphNode } from '../../../server/contract/types.ts';
import { CommitmentCell } from '../../panels/commitment.tsx';
import { data } from '../../state/loaded/plan-data.ts';
import { dispatch, selected, t } from '../../state/store.ts';
import { figureOf, propertyValue } from '../../state/words.ts';
import { nameOf } from '../../text/name-of.ts';

/** The page's figures: what was achieved apart from what is aimed at, each as the page words it. */

const SHARES = ['achieved', 'target'] as const;

function Rows({ nodes }: { nodes: readonly GraphNode[] }) {
  return nodes.map((node) => (
    <tr key={node.id} class={selected.value?.id === node.id ? 'chosen' : ''}>
      <td>
        <button
          type="button"
          class="link serif"
          lang="zh-CN"
          onClick={() => dispatch({ type: 'select', selected: { what: 'node', id: node.id } })}
        >
          {nameOf(node)}
        </button>
      </td>
      <td lang="zh-CN">{figureOf(node)}</td>
      <td>
        <CommitmentCell node={node} />
      </td>
      <td>{node.properties.year ?? (node.properties.period ? propertyValue(node, 'period') : '—')}</td>
    </tr>
  ));
}

export function Figures() {
  const all = [...data.value.nodes.values()].filter(
    (node) => node.kind === 'Indicator' && node.properties.value !== undefined,
  );
  return SHARES.map((status) => {
    const nodes = all.filter((node) => node.properties.status === status);
    if (nodes.length === 0) return null;
    nodes.sort((a, b) => (a.evidence[0]?.start ?? 0) - (b.evidence[0]?.start ?? 0));
    return (
      <div class="audit-scroll" key={status}>
        <table class="audit-table">
          <caption class="serif">{t.value(`audit.figures.${status}`, { n: nodes.length })}</caption>
          <thead>
            <tr>
              <th scope="col">{t.value('table.name')}</th>
              <th scope="col">{t.value('audit.figure')}</th>
              <th scope="col">{t.value('commitment.column')}</th>
              <th scope="col">{t.value('audit.when')}</th>
            </tr>
          </thead>
          <tbody>
            <Rows nodes={nodes} />
          </tbody>
        </table>
      </div>
    );
  });
}

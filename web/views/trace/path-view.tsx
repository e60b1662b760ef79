import type { GraphEdge, Path } from '../../../server/contract/types.ts';
import { Icon } from '../../controls/icon.tsx';
import { KindSign } from '../../controls/kind-sign.tsx';
import { laterIcons } from '../../controls/later-icons.ts';
import { BasisTag } from '../../panels/basis-tag.tsx';
import { Quotes } from '../../panels/quote.tsx';
import { data } from '../../state/loaded/plan-data.ts';
import { dispatch, hovered, language, selected, t } from '../../state/store.ts';
import { nodeName, propertyValue, relationName } from '../../state/words.ts';
import { edgesOfPath, nodesOfPath, pathText } from './copy-text.ts';
import { copyTrace } from './copying.ts';
import { periodsOf } from './summary.ts';
import { colon, isPast, sayBasis, strengthOf } from './trace-words.ts';

function NodeName({ id, strong }: { id: string; strong: boolean }) {
  return (
    <button
      type="button"
      class={`path-node ${strong ? 'strong' : ''}`}
      lang="zh-CN"
      onClick={() => dispatch({ type: 'select', selected: { what: 'node', id } })}
    >
      {nodeName(id)}
    </button>
  );
}

/** One step within the sentence: its relation, its arrow, its ground; a press opens the relation. */
function StepMark({ edge, from }: { edge: GraphEdge; from: string }) {
  const relation = relationName(edge.type);
  const words = edge.from === from ? `—${relation}→` : `←${relation}—`;
  return (
    <button
      type="button"
      class={`path-step ${edge.basis}`}
      onClick={() => dispatch({ type: 'select', selected: { what: 'edge', id: edge.id } })}
    >
      <span>{words}</span> <small>{sayBasis(edge)}</small>
    </button>
  );
}

/** The words of one step, its basis and reason. */
function StepWords({ edge, index, weakest }: { edge: GraphEdge; index: number; weakest: boolean }) {
  return (
    <li class="path-evidence">
      <p class="path-evidence-head">
        <span class="soft">{t.value('trace.step', { i: index + 1 })}</span>{' '}
        <span lang="zh-CN">
          {nodeName(edge.from)} <b>{relationName(edge.type)}</b> {nodeName(edge.to)}
        </span>{' '}
        <BasisTag edge={edge} /> {weakest ? <span class="soft">{t.value('trace.weakest')}</span> : null}
      </p>
      {edge.reason ? (
        <p class="path-reason">
          <span class="soft">{t.value('trace.reason')}</span>
          {edge.reason}
        </p>
      ) : null}
      <Quotes
        evidence={edge.evidence}
        of={{ selected: { what: 'edge', id: edge.id }, evidence: edge.evidence }}
      />
    </li>
  );
}

/** When and in what state the target is, as the page gives it. */
export function Chips({ id }: { id: string }) {
  const node = data.value.nodes.get(id);
  if (!node) return null;
  return (
    <>
      {['period', 'status']
        .filter((name) => node.properties[name] !== undefined && node.properties[name] !== 'unstated')
        .map((name) => (
          <span class="chip" key={name}>
            {propertyValue(node, name)}
          </span>
        ))}
    </>
  );
}

/** The periods that a path passes, where one of them is over and another is not. */
function timesOf(path: Path): string[] {
  const nodes = nodesOfPath(path, data.value.nodes);
  const periods = periodsOf(nodes);
  const past = periods.filter((period) => isPast(period));
  if (!past.length || past.length === periods.length) return [];
  return periods.map((period) => {
    const node = nodes.find(({ properties }) => properties.period === period);
    return node ? propertyValue(node, 'period') : period;
  });
}

type Props = { path: Path; target: string; open: boolean; number?: number };

/** A path as a sentence, its basis at a glance, and below it the page's words for every step. */
export function PathView({ path, target, open, number }: Props) {
  const edges = edgesOfPath(path, data.value.edges);
  const weakest = Math.max(...edges.map(strengthOf));
  const chosen = selected.value?.id === target;
  const passes = timesOf(path);
  const light = (nodes: readonly string[], lit: readonly string[]) => () => {
    hovered.value = { nodes, edges: lit };
  };
  const copyPath = () =>
    copyTrace((words) =>
      pathText({ sentence: path.sentence[language.peek()], basis: sayBasis(path), edges }, words),
    );
  return (
    <li
      class={`path ${chosen ? 'chosen' : ''}`}
      onMouseEnter={light(path.nodes, path.edges)}
      onMouseLeave={light([], [])}
    >
      <div class="path-head">
        {number === undefined ? (
          <h5 class="path-target">
            <KindSign kind={data.value.nodes.get(target)?.kind ?? ''} size={13} />
            <NodeName id={target} strong />
          </h5>
        ) : (
          <p class="path-target">{number}</p>
        )}
        <BasisTag edge={{ basis: path.basis, ...(path.ground ? { ground: path.ground } : {}) }} />
        {number === undefined ? <Chips id={target} /> : null}
        <button
          type="button"
          class="icon-btn path-copy"
          aria-label={`${t.value('trace.copyOne')}${colon()}${nodeName(target)}`}
          title={t.value('trace.copyOne')}
          onClick={copyPath}
        >
          <Icon svg={laterIcons.copy} />
        </button>
      </div>
      <p class="path-sentence">
        {path.nodes.map((id, i) => {
          const edge = edges[i];
          return (
            <span key={id}>
              <NodeName id={id} strong={false} /> {edge ? <StepMark edge={edge} from={id} /> : null}{' '}
            </span>
          );
        })}
      </p>
      {passes.length > 1 ? (
        <p class="path-times">
          {t.value('trace.crossTime')}
          {colon()}
          {passes.join(t.value('sep.list'))}
        </p>
      ) : null}
      <details open={open}>
        <summary>{t.value('trace.evidence')}</summary>
        <ol>
          {edges.map((edge, i) => (
            <StepWords
              key={edge.id}
              edge={edge}
              index={i}
              weakest={edges.length > 1 && edge.basis === 'inferred' && strengthOf(edge) === weakest}
            />
          ))}
        </ol>
      </details>
    </li>
  );
}

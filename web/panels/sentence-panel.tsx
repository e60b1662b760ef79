import { KindSign } from '../controls/kind-sign.tsx';
import { copyCitation, sectionNameAt } from '../state/briefing/citing.ts';
import { sourceName } from '../state/loaded/places.ts';
import { data } from '../state/loaded/plan-data.ts';
import { chosenSentence } from '../state/loaded/reading.ts';
import { reveal } from '../state/picture/moves.ts';
import { openSource } from '../state/picture/openings.ts';
import { dispatch, hovered, t, view } from '../state/store.ts';
import { faultWords, kindName, nodeName, relationName } from '../state/words.ts';
import { byCodePoints } from '../text/code-points.ts';
import { faultsAt } from '../text/ranges.ts';
import { BasisTag } from './basis-tag.tsx';

const hover = (nodes: string[], edges: string[]) => () => {
  hovered.value = { nodes, edges };
};

/** A sentence of the page, and what in the graph rests on it. */
export function SentencePanel() {
  const chosen = chosenSentence.value;
  if (!chosen) return <p class="soft">{t.value('state.loading')}</p>;
  const { source, sentence, coverage } = chosen;
  const codes = byCodePoints(source.text);
  const [first] = sentence.parts;
  const ranges = sentence.parts.map(({ start, end }) => `${start}–${end}`).join(t.value('sep.list'));
  const section = first ? sectionNameAt(source.id, first) : '';
  const nodes = (coverage?.nodes ?? []).filter((id) => data.value.nodes.get(id)?.kind !== 'Section');
  const edges = (coverage?.edges ?? []).filter((id) => data.value.edges.has(id));
  const faults = faultsAt(source, sentence.parts);
  const open = (what: 'node' | 'edge', id: string) =>
    view.value === 'explore'
      ? void reveal({ what, id })
      : dispatch({ type: 'select', selected: { what, id } });
  return (
    <article>
      <p class="panel-kind">
        {t.value('panel.sentence')} · {sourceName(source.id)}
        {coverage ? ` · ${t.value(`coverage.${coverage.coverage}`)}` : ''}
      </p>
      <blockquote class="quote" lang="zh-CN">
        {sentence.parts.map((p) => codes.slice(p.start, p.end)).join('')}
      </blockquote>
      <p class="passage-foot">
        <span>{t.value('check.place', { section, ranges })}</span>
        {view.value === 'source' ? null : (
          <button type="button" class="link" onClick={openSource}>
            {t.value('action.toSource')}
          </button>
        )}
        <button
          type="button"
          class="link"
          onClick={() =>
            copyCitation(() => ({
              source: source.id,
              section: first ? sectionNameAt(source.id, first) : '',
              ranges: sentence.parts,
              quotes: sentence.parts.map((p) => codes.slice(p.start, p.end).replace(/\n+/g, '')),
            }))
          }
        >
          {t.value('panel.copy')}
        </button>
      </p>
      {faults.map((f) => (
        <p class="passage-fault" key={f.start}>
          {faultWords(f)}
        </p>
      ))}
      {coverage?.reasons.length ? (
        <p class="passage-fault">
          {t.value('panel.sentenceWhy')}
          {t.value('sep.colon')}
          {coverage.reasons.join(t.value('sep.semi'))}
        </p>
      ) : null}
      {!nodes.length && !edges.length ? <p class="unstated">{t.value('panel.sentenceNone')}</p> : null}
      {nodes.length ? (
        <h2 class="panel-head">{`${t.value('panel.sentenceNodes')} ${nodes.length}`}</h2>
      ) : null}
      <ul>
        {nodes.map((id) => (
          <li key={id}>
            <button
              type="button"
              class="relation"
              onClick={() => open('node', id)}
              onMouseEnter={hover([id], [])}
              onMouseLeave={hover([], [])}
            >
              <KindSign kind={data.value.nodes.get(id)?.kind ?? ''} size={12} />
              <span class="relation-name">{nodeName(id)}</span>
              <span class="soft">{kindName(data.value.nodes.get(id)?.kind ?? '')}</span>
            </button>
          </li>
        ))}
      </ul>
      {edges.length ? (
        <h2 class="panel-head">{`${t.value('panel.sentenceEdges')} ${edges.length}`}</h2>
      ) : null}
      <ul>
        {edges.map((id) => {
          const edge = data.value.edges.get(id);
          return edge ? (
            <li key={id}>
              <button
                type="button"
                class="relation"
                onClick={() => open('edge', id)}
                onMouseEnter={hover([edge.from, edge.to], [id])}
                onMouseLeave={hover([], [])}
              >
                <span class="relation-name">
                  {nodeName(edge.from)} <span class="soft">{relationName(edge.type)}</span>{' '}
                  {nodeName(edge.to)}
                </span>
                <BasisTag edge={edge} />
              </button>
            </li>
          ) : null;
        })}
      </ul>
    </article>
  );
}

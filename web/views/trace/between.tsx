import type { PathsAnswer } from '../../../server/contract/types.ts';
import { Icon } from '../../controls/icon.tsx';
import { laterIcons } from '../../controls/later-icons.ts';
import { Quotes } from '../../panels/quote.tsx';
import { data } from '../../state/loaded/plan-data.ts';
import { dispatch, language, state, t } from '../../state/store.ts';
import { nodeName, relationName } from '../../state/words.ts';
import { nameOf } from '../../text/name-of.ts';
import { type CopyWords, edgesOfPath, traceText } from './copy-text.ts';
import { copyTrace } from './copying.ts';
import { type LanesPicture, placeLanes } from './lanes-layout.ts';
import { SIZES } from './layers-layout.ts';
import { Chips, PathView } from './path-view.tsx';
import { Lines, onPictureKey, opacityOf, useWidth } from './trace-picture.tsx';
import { sayBasis } from './trace-words.ts';

type Ends = { from: string; to: string };

/** How many ways join the two, and how well the best is grounded. */
export function sayPaths(answer: PathsAnswer, { from, to }: Ends): string {
  const best = answer.paths[0];
  if (!best) return t.value('trace.pathsNone', { a: nodeName(from), b: nodeName(to) });
  const key = answer.truncated ? 'trace.pathsHeadMore' : 'trace.pathsHead';
  return t.value(key, { n: answer.paths.length, basis: sayBasis(best) });
}

/** What joins two nodes: the paths drawn as lanes between them, and each as a sentence with its words. */
export function Between({ answer, from, to }: { answer: PathsAnswer } & Ends) {
  const say = sayPaths(answer, { from, to });
  const textOf = (words: CopyWords) => {
    const paths = answer.paths.map((path) => ({
      sentence: path.sentence[language.peek()],
      basis: sayBasis(path),
      edges: edgesOfPath(path, data.peek().edges),
    }));
    const title = `${nodeName(from)} — ${nodeName(to)}`;
    return traceText(title, [say], [{ head: t.peek()('trace.list'), paths }], words);
  };
  return (
    <>
      <header class="trace-head">
        <div>
          <h1 class="serif" lang="zh-CN">
            {nodeName(from)} — {nodeName(to)}
          </h1>
          <p class="trace-verdict">{say}</p>
        </div>
      </header>
      {answer.paths.length ? (
        <>
          <LanesPictureView answer={answer} say={say} />
          <section class="trace-list" aria-label={t.value('trace.list')}>
            <header class="trace-list-head">
              <h2 class="serif">{t.value('trace.list')}</h2>
              <p class="soft">{t.value('trace.listLead')}</p>
              <button type="button" class="btn" onClick={() => copyTrace(textOf)}>
                <Icon svg={laterIcons.copy} />
                {t.value('trace.copyAll')}
              </button>
            </header>
            <ul>
              {answer.paths.map((path, i) => (
                <PathView key={path.edges.join(' ')} path={path} target={to} open={false} number={i + 1} />
              ))}
            </ul>
          </section>
        </>
      ) : (
        <div class="trace-both">
          {[from, to].map((id) => (
            <PageOn key={id} id={id} />
          ))}
        </div>
      )}
    </>
  );
}

/** What the page does say of a node that it connects with nothing asked for. */
export function PageOn({ id }: { id: string }) {
  const node = data.value.nodes.get(id);
  if (!node) return null;
  return (
    <section class="trace-page-on">
      <h2 class="panel-head">{t.value('trace.noneHint')}</h2>
      <h3 class="serif" lang="zh-CN">
        {nameOf(node)}
      </h3>
      <p class="trace-chips">
        <Chips id={id} />
      </p>
      <Quotes evidence={node.evidence} of={{ selected: { what: 'node', id }, evidence: node.evidence }} />
    </section>
  );
}

function LanesPictureView({ answer, say }: { answer: PathsAnswer; say: string }) {
  const { ref, width } = useWidth();
  const nodes = new Map(answer.graph.nodes.map((node) => [node.id, node]));
  const edges = new Map(answer.graph.edges.map((edge) => [edge.id, edge]));
  const picture = width
    ? placeLanes(
        answer.paths.map((path) => ({
          nodes: path.nodes.map((id) => {
            const node = nodes.get(id);
            return { id, name: node ? nameOf(node) : id };
          }),
          steps: edgesOfPath(path, edges).map((edge, i) => {
            const relation = relationName(edge.type);
            return {
              id: edge.id,
              relation: edge.from === path.nodes[i] ? `${relation} →` : `← ${relation}`,
              basis: sayBasis(edge),
            };
          }),
        })),
        width,
      )
    : null;
  return (
    <div class="trace-picture" ref={ref}>
      {picture ? <Lanes picture={picture} answer={answer} say={say} /> : null}
    </div>
  );
}

function Lanes({ picture, answer, say }: { picture: LanesPicture; answer: PathsAnswer; say: string }) {
  const edges = new Map(answer.graph.edges.map((edge) => [edge.id, edge]));
  const chosen = state.value.selected?.id;
  const node = (id: string) => () => dispatch({ type: 'select', selected: { what: 'node', id } });
  return (
    <svg
      viewBox={`-2 -2 ${picture.width + 4} ${picture.height + 4}`}
      width={picture.width + 4}
      height={picture.height + 4}
      role="group"
      aria-label={t.value('trace.pictureLabel', { say })}
      onKeyDown={onPictureKey}
    >
      {picture.lanes.map((lane, l) =>
        lane.steps.map((step) => {
          const edge = edges.get(step.edge);
          const basis = edge?.basis ?? 'explicit';
          const middle = (step.x1 + step.x2) / 2;
          return (
            <g key={`${l} ${step.edge}`} class={`trace-line ${basis} ${chosen === step.edge ? 'lit' : ''}`}>
              <g opacity={opacityOf(basis, edge?.ground ?? null)}>
                <path d={`M${step.x1} ${lane.y}H${step.x2}`} />
              </g>
              <g
                role="button"
                tabindex={-1}
                data-stop
                aria-label={[...step.label, ...step.basis].join('')}
                onClick={() => dispatch({ type: 'select', selected: { what: 'edge', id: step.edge } })}
              >
                <text class="trace-edge-label" text-anchor="middle">
                  <Lines
                    lines={step.label}
                    x={middle}
                    y={lane.y - 8 - (step.label.length - 1) * SIZES.smallLine}
                    line={SIZES.smallLine}
                  />
                  <tspan class="trace-edge-basis">
                    <Lines lines={step.basis} x={middle} y={lane.y + 18} line={SIZES.smallLine} />
                  </tspan>
                </text>
              </g>
            </g>
          );
        }),
      )}
      {[
        ...picture.ends.map((end) => ({ ...end, end: true })),
        ...picture.lanes.flatMap((lane) => lane.stops.map((stop) => ({ ...stop, end: false }))),
      ].map((box, i) => (
        <g
          key={`${box.id} ${box.x} ${box.y}`}
          class={box.end ? 'trace-root' : `trace-stop ${chosen === box.id ? 'lit' : ''}`}
          role="button"
          tabindex={i === 0 ? 0 : -1}
          data-stop
          aria-label={nodeName(box.id)}
          onClick={node(box.id)}
        >
          <rect x={box.x} y={box.y} width={box.width} height={box.height} rx="9" />
          <text text-anchor="middle">
            <Lines
              lines={box.lines}
              x={box.x + box.width / 2}
              y={box.y + box.height / 2 - ((box.lines.length - 1) * SIZES.line) / 2 + 6}
              line={SIZES.line}
            />
          </text>
        </g>
      ))}
    </svg>
  );
}

import { useEffect, useRef, useState } from 'preact/hooks';
import type { TraceAnswer } from '../../../server/contract/types.ts';
import { isRound, shapePath } from '../../../server/layout/shapes.ts';
import { groundRank, kindById } from '../../state/loaded/plan-data.ts';
import { dispatch, selected, state, t } from '../../state/store.ts';
import { groundMeaning, kindName, relationName } from '../../state/words.ts';
import { eraName } from './eras.ts';
import { layersOf } from './layers.ts';
import {
  bend,
  type LayersPicture,
  type LayerWords,
  type PlacedBundle,
  type PlacedCard,
  placeLayers,
  SIZES,
} from './layers-layout.ts';
import type { Target } from './summary.ts';
import { layerRules, sayBasis } from './trace-words.ts';
import './trace-picture.css';
import { nameOf } from '../../text/name-of.ts';

/** Width of an element, followed. */
export function useWidth(): { ref: preact.RefObject<HTMLDivElement | null>; width: number } {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth) - 4));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}

/** Weaker grounds are fainter, never so faint that they cannot be seen. */
export function opacityOf(basis: string, ground: string | null): number {
  if (basis === 'explicit') return 1;
  const rank = groundRank.value.get(ground ?? '') ?? 6;
  return Math.max(0.55, 1 - (rank - 1) * 0.09);
}

/** Enter and space press what is focused; the arrows go to the next and the one before. */
export function onPictureKey(event: KeyboardEvent): void {
  const here = event.target as SVGElement;
  if (event.key === 'Enter' || event.key === ' ')
    here.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  else if (/^Arrow/.test(event.key)) {
    const stops = [...(event.currentTarget as Element).querySelectorAll<SVGElement>('[data-stop]')];
    const step = event.key === 'ArrowDown' || event.key === 'ArrowRight' ? 1 : -1;
    stops[(stops.indexOf(here) + step + stops.length) % stops.length]?.focus();
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

const choose = (id: string) => () => dispatch({ type: 'select', selected: { what: 'node', id } });

export function Lines({
  lines,
  x,
  y,
  line,
}: {
  lines: readonly string[];
  x: number;
  y: number;
  line: number;
}) {
  return (
    <>
      {lines.map((text, i) => (
        <tspan key={i} x={x} y={y + i * line}>
          {text}
        </tspan>
      ))}
    </>
  );
}

/** A kind's sign within the picture. */
export function Sign({ kind, x, y, size }: { kind: string; x: number; y: number; size: number }) {
  const known = kindById.value.get(kind);
  const shape = known?.shape ?? 'ellipse';
  const path = shapePath(shape, size);
  return (
    <g
      class={`sign ${known?.family ?? ''} ${isRound(shape) ? 'round' : ''}`}
      transform={`translate(${x} ${y})`}
    >
      {path ? <path d={path} /> : <circle cx={size / 2} cy={size / 2} r={size / 2 - 1} />}
    </g>
  );
}

function BundleLabel({ label, bundle: { ground } }: PlacedBundle) {
  const top = label.y - 7 - (label.lines.length - 1) * SIZES.smallLine;
  return (
    <text class="trace-edge-label">
      {ground ? <title>{groundMeaning(ground)}</title> : null}
      <Lines lines={label.lines} x={label.x + 4} y={top} line={SIZES.smallLine} />
      <tspan class="trace-edge-basis">
        <Lines lines={label.basis} x={label.x + 4} y={label.y + 16} line={SIZES.smallLine} />
      </tspan>
    </text>
  );
}

function BundleLines({ placed, lit }: { placed: PlacedBundle; lit: boolean }) {
  const { bundle, label, from, to } = placed;
  const edge = bundle.edges.length === 1 ? bundle.edges[0] : undefined;
  return (
    <g class={`trace-line ${bundle.basis} ${lit ? 'lit' : ''}`}>
      <g opacity={opacityOf(bundle.basis, bundle.ground)}>
        <path d={`${bend(from, { x: label.x, y: to.y })}H${to.x}`} />
        <path d={`M${placed.x + 6} ${placed.y1}H${placed.x}V${placed.y2}H${placed.x + 6}`} />
      </g>
      {edge ? (
        <g
          role="button"
          tabindex={-1}
          data-stop
          aria-label={[...label.lines, ...label.basis].join('')}
          onClick={() => dispatch({ type: 'select', selected: { what: 'edge', id: edge } })}
        >
          <BundleLabel {...placed} />
        </g>
      ) : (
        <BundleLabel {...placed} />
      )}
    </g>
  );
}

function CardBox({ placed, lit, first }: { placed: PlacedCard; lit: ReadonlySet<string>; first: boolean }) {
  const { card, x, y, width, height } = placed;
  const toggle = () => {
    const open = state.peek().trace.open;
    const next = open.includes(card.key) ? open.filter((key) => key !== card.key) : [...open, card.key];
    dispatch({ type: 'trace', trace: { open: next } });
  };
  return (
    <g class="trace-card">
      <rect x={x} y={y} width={width} height={height} rx="8" />
      <Sign kind={card.kind} x={x + SIZES.pad} y={y + 11} size={13} />
      <text class="trace-card-head">
        <Lines lines={placed.head} x={x + SIZES.pad + 20} y={y + 22} line={SIZES.smallLine} />
      </text>
      {placed.rows.map((row, i) => (
        <g
          key={row.id}
          class={`trace-row-box ${lit.has(row.id) ? 'lit' : ''} ${row.target ? '' : 'between'}`}
          role="button"
          tabindex={first && i === 0 ? 0 : -1}
          data-stop
          aria-label={row.name}
          onClick={choose(row.id)}
        >
          <rect x={x + 4} y={row.y} width={width - 8} height={row.height} rx="5" />
          <text class="trace-row-name">
            <Lines
              lines={row.lines}
              x={x + SIZES.pad + SIZES.mark - 8}
              y={row.y + SIZES.rowPad + 17}
              line={SIZES.line}
            />
          </text>
        </g>
      ))}
      {placed.more ? (
        <g
          class="trace-more"
          role="button"
          tabindex={-1}
          data-stop
          aria-expanded={card.open}
          aria-label={placed.more.text}
          onClick={toggle}
        >
          <rect x={x + 4} y={placed.more.y} width={width - 8} height={SIZES.line + SIZES.rowPad * 2} rx="5" />
          <text x={x + SIZES.pad + SIZES.mark - 8} y={placed.more.y + SIZES.rowPad + 17}>
            {placed.more.text}
          </text>
        </g>
      ) : null}
    </g>
  );
}

/** The words of the layers' picture. Reads signals. */
export function layerWords(answer: TraceAnswer, targets: readonly Target[]): LayerWords {
  const explicit = targets.some((target) => target.path.basis === 'explicit');
  return {
    rootName: nameOf(answer.root),
    relation: (bundle) =>
      bundle.outward ? `${relationName(bundle.type)} →` : `← ${relationName(bundle.type)}`,
    basis: (bundle) => sayBasis(bundle),
    head: (card) => {
      const n = card.rows.length + card.folded;
      const era = card.era === null ? [] : [eraName(card.era, card.kind, t.value)];
      return [`${kindName(card.kind)} ${n}`, ...era];
    },
    whole: (card) =>
      t.value('trace.whole', { basis: sayBasis({ basis: 'inferred', ground: card.whole?.ground }) }),
    more: (card) => (card.open ? t.value('trace.fold') : t.value('trace.more', { n: card.folded })),
    zero: explicit ? null : t.value('trace.zero'),
  };
}

type Props = { answer: TraceAnswer; targets: readonly Target[]; say: string };

/** The trace as layers from left to right. The list below says the same. */
export function TracePicture({ answer, targets, say }: Props) {
  const { ref, width } = useWidth();
  const trace = state.value.trace;
  const layers = layersOf(answer.root.id, targets, answer.graph, layerRules(trace.open));
  const picture: LayersPicture | null = width
    ? placeLayers(layers, width, layerWords(answer, targets))
    : null;
  const lit = litNodes(targets);
  return (
    <div class="trace-picture" ref={ref}>
      {picture ? <LayersSvg picture={picture} lit={lit} root={answer.root} say={say} /> : null}
    </div>
  );
}

/** Nodes of the path to what is chosen. */
function litNodes(targets: readonly Target[]): ReadonlySet<string> {
  const now = selected.value;
  if (!now) return new Set();
  const path = targets.find(
    ({ node, path: p }) => node.id === now.id || (now.what === 'edge' && p.edges.includes(now.id)),
  )?.path;
  return new Set(path?.nodes ?? [now.id]);
}

type SvgProps = { picture: LayersPicture; lit: ReadonlySet<string>; root: TraceAnswer['root']; say: string };

function LayersSvg({ picture, lit, root, say }: SvgProps) {
  const box = picture.root;
  const litBundle = ({ bundle }: PlacedBundle) =>
    lit.has(bundle.parent) && bundle.cards.some((card) => card.rows.some((row) => lit.has(row.id)));
  return (
    <svg
      viewBox={`-2 -2 ${picture.width + 4} ${picture.height + 4}`}
      width={picture.width + 4}
      height={picture.height + 4}
      role="group"
      aria-label={t.value('trace.pictureLabel', { say })}
      onKeyDown={onPictureKey}
    >
      {picture.extra.map((line) => (
        <path key={line.edge} class="trace-extra" d={bend(line.from, line.to)} />
      ))}
      {picture.zero ? (
        <g class="trace-zero">
          <path
            d={`${bend(picture.zero.from, { x: picture.zero.bend, y: picture.zero.to.y })}H${picture.zero.to.x}`}
          />
          <circle cx={picture.zero.to.x} cy={picture.zero.to.y} r="6" />
          <text x={picture.zero.to.x + 16} y={picture.zero.to.y + 7}>
            <tspan class="trace-zero-n">{t.value('trace.zero')}</tspan>
            <tspan dx="10">{t.value('trace.zeroWords')}</tspan>
          </text>
        </g>
      ) : null}
      {picture.bundles.map((placed) => (
        <BundleLines key={placed.bundle.key} placed={placed} lit={litBundle(placed)} />
      ))}
      <g
        class="trace-root"
        role="button"
        tabindex={-1}
        data-stop
        aria-label={nameOf(root)}
        onClick={choose(root.id)}
      >
        <rect x={box.x} y={box.y} width={box.width} height={box.height} rx="10" />
        <text text-anchor="middle">
          <Lines
            lines={box.lines}
            x={box.x + box.width / 2}
            y={box.y + 16 + SIZES.rootFont}
            line={SIZES.rootLine}
          />
        </text>
      </g>
      {picture.cards.map((placed, i) => (
        <CardBox key={placed.card.key} placed={placed} lit={lit} first={i === 0} />
      ))}
    </svg>
  );
}

import type { ComponentChildren } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { Source } from '../../../server/contract/types.ts';
import { data } from '../../state/loaded/plan-data.ts';
import { chosenEvidence, chosenQuote, coverageBySentence } from '../../state/loaded/reading.ts';
import { dispatch, hovered, selected, state, t } from '../../state/store.ts';
import { byCodePoints } from '../../text/code-points.ts';
import { type FaultDiff, faultDiff } from '../../text/fault-diff.ts';
import { type Paragraph, type Piece, paragraphs } from '../../text/paragraphs.ts';
import { type Range, type SourceSentence, segments, touches } from '../../text/ranges.ts';

type Shown = {
  source: Source;
  marks: readonly Range[];
  meant: Range | null;
  chosenId: string | null;
  lit: ReadonlySet<string>;
  stop: string | null;
};

type Doubt = Range & { diff: FaultDiff; fault: Source['faults'][number] };

/** The doubtful words themselves, without what is quoted around them. */
function doubtful(source: Source): Doubt[] {
  return source.faults.map((fault) => {
    const diff = faultDiff(fault.quote, fault.likely);
    return { start: fault.start + diff.start, end: fault.start + diff.end, diff, fault };
  });
}

const LONG_READING = 10;

function doubtNote({ diff }: Doubt): string {
  // A long reading would break the line of print: it stands in the panel of its sentence.
  if (diff.kind === 'note' || diff.likely.length > LONG_READING) return t.value('fault.doubtful');
  if (diff.kind === 'extra') return t.value('fault.extra');
  return t.value(diff.kind === 'missing' ? 'fault.missing' : 'fault.replaced', { b: diff.likely });
}

function faultTitle({ quote, likely, note = '', reason }: Doubt['fault']): string {
  const said =
    likely === undefined
      ? t.value('source.faultRemark', { quote, note })
      : t.value('source.fault', { quote, likely });
  return `${said}${reason}`;
}

/** The words of one range: marks, faults, each with its note. */
function Words({ range, shown }: { range: Range; shown: Shown }) {
  const { source, marks, meant } = shown;
  const codes = byCodePoints(source.text);
  const near = marks.filter((m) => touches(m, range));
  const faults = doubtful(source).filter((f) => touches(f, range));
  return (
    <>
      {segments(range, [near, faults, meant ? [meant] : []]).map((s) => {
        const text = codes.slice(s.start, s.end);
        const fault = s.covers[1]?.length ? faults[s.covers[1][0] ?? 0] : undefined;
        let words: ComponentChildren = text;
        if (fault) {
          words = (
            <span class="fault" title={faultTitle(fault.fault)}>
              {text}
              {s.end === Math.min(fault.end, range.end) ? (
                <sup class="fault-note">{doubtNote(fault)}</sup>
              ) : null}
            </span>
          );
        }
        if (!s.covers[0]?.length) return <span key={s.start}>{words}</span>;
        return (
          <mark key={s.start} class={s.covers[2]?.length ? 'meant' : ''}>
            {words}
          </mark>
        );
      })}
    </>
  );
}

function SentencePart({
  sentence,
  range,
  first,
  shown,
}: {
  sentence: SourceSentence;
  range: Range;
  first: boolean;
  shown: Shown;
}) {
  const cover = state.value.coverage
    ? coverageBySentence.value.get(`${shown.source.id} ${sentence.id}`)?.coverage
    : undefined;
  const chosen = shown.chosenId === sentence.id;
  const lit = shown.lit.has(`${shown.source.id} ${sentence.id}`);
  const hover = (on: boolean) => () => {
    const found = coverageBySentence.peek().get(`${shown.source.id} ${sentence.id}`);
    hovered.value = on && found ? { nodes: found.nodes, edges: found.edges } : { nodes: [], edges: [] };
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the stream around has the keys, for all its sentences
    <span
      role="button"
      data-s={first ? sentence.id : undefined}
      data-sentence={sentence.id}
      tabIndex={first && shown.stop === sentence.id ? 0 : -1}
      class={`sentence ${chosen ? 'chosen' : ''} ${lit ? 'lit' : ''} ${cover ? `cover ${cover}` : ''}`}
      aria-pressed={chosen}
      onMouseEnter={hover(true)}
      onMouseLeave={hover(false)}
      onClick={() =>
        dispatch({ type: 'select', selected: { what: 'sentence', source: shown.source.id, id: sentence.id } })
      }
    >
      {cover && first ? (
        <span class="cover-mark" role="img" aria-label={t.value(`coverage.${cover}`)} />
      ) : null}
      <Words range={range} shown={shown} />
    </span>
  );
}

/** The sentences of a piece, and what lies between them. */
function PieceText({ piece, shown }: { piece: Piece; shown: Shown }) {
  const parts = shown.source.sentences
    .flatMap((sentence) => sentence.parts.map((range, i) => ({ sentence, range, first: i === 0 })))
    .filter((p) => touches(p.range, piece))
    .sort((a, b) => a.range.start - b.range.start);
  const out: ComponentChildren[] = [];
  let at = piece.start;
  for (const { sentence, range, first } of parts) {
    const start = Math.max(range.start, piece.start);
    const end = Math.min(range.end, piece.end);
    if (start > at) out.push(<Words key={`g${at}`} range={{ start: at, end: start }} shown={shown} />);
    out.push(
      <SentencePart
        key={start}
        sentence={sentence}
        range={{ start, end }}
        first={first && start === range.start}
        shown={shown}
      />,
    );
    at = end;
  }
  if (at < piece.end) out.push(<Words key={`g${at}`} range={{ start: at, end: piece.end }} shown={shown} />);
  return <>{out}</>;
}

/** How high a heading stands: from the Section whose words it is. */
function headingLevel(source: Source, paragraph: Paragraph): number | null {
  const piece = paragraph.pieces[0];
  if (!piece || paragraph.pieces.length > 1) return null;
  const sentence = source.sentences.find(
    (s) => s.heading && s.parts.some((p) => p.start <= piece.start + 1 && p.end >= piece.end - 1),
  );
  if (!sentence) return null;
  for (const node of data.value.nodes.values()) {
    if (node.kind !== 'Section') continue;
    if (!node.evidence.some((e) => e.source === source.id && touches(e, piece))) continue;
    const level = String(node.properties.level);
    if (level === 'part' || level === 'group') return 2;
    if (level === 'chapter') return 3;
    return 4;
  }
  return 4;
}

const HEADINGS: Record<number, string> = { 2: 'h-part', 3: 'h-chapter', 4: 'h-section' };

type Heading = { level: number; tag: 'h2' | 'h3' | 'h4' };

/** The paragraphs that are headings. A page may begin with a section of a chapter before: no rank is skipped then. */
function headingsOf(source: Source, list: readonly Paragraph[]): (Heading | null)[] {
  let before = 1;
  return list.map((paragraph) => {
    const level = headingLevel(source, paragraph);
    if (level === null) return null;
    before = Math.min(level, before + 1);
    return { level, tag: before <= 2 ? 'h2' : before === 3 ? 'h3' : 'h4' };
  });
}

type ParagraphProps = { paragraph: Paragraph; heading: Heading | null; shown: Shown };

function ParagraphView({ paragraph, heading, shown }: ParagraphProps) {
  const body = paragraph.pieces.map((piece) => (
    <span key={piece.start}>
      {piece.cut ? (
        <span class="cut" role="img" aria-label={t.value('source.cut')} title={t.value('source.cut')} />
      ) : null}
      <PieceText piece={piece} shown={shown} />
    </span>
  ));
  if (heading === null) return <p>{body}</p>;
  const Heading = heading.tag;
  return <Heading class={HEADINGS[heading.level]}>{body}</Heading>;
}

const STEP: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** One stream of the page, as readable print. One stop for the Tab key; arrows go from sentence to sentence. */
export function StreamText({
  source,
  stream,
  lit,
}: {
  source: Source;
  stream: string;
  lit: ReadonlySet<string>;
}) {
  const box = useRef<HTMLDivElement>(null);
  const list = useMemo(() => paragraphs(source, stream), [source, stream]);
  const headings = headingsOf(source, list);
  const now = selected.value;
  const chosenId = now?.what === 'sentence' && now.source === source.id ? now.id : null;
  const inStream = source.sentences.filter((s) => s.stream === stream);
  const marks = chosenEvidence.value.filter((e) => e.source === source.id);
  const quote = chosenQuote.value;
  const meantSentence = quote ? inStream.find((s) => s.parts.some((p) => touches(p, quote))) : undefined;
  const shown: Shown = {
    source,
    marks,
    meant: quote && quote.source === source.id ? quote : null,
    chosenId,
    lit,
    stop: inStream.find((s) => s.id === chosenId)?.id ?? meantSentence?.id ?? inStream[0]?.id ?? null,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const id = target.dataset.sentence;
    if (!id) return;
    const step = STEP[event.key];
    if (step) {
      const all = [...(box.current?.querySelectorAll<HTMLElement>('[data-s]') ?? [])];
      const next = all[all.findIndex((e) => e.dataset.s === id) + step];
      next?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') target.click();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the sentences inside
    <div class="stream" lang="zh-CN" ref={box} onKeyDown={onKeyDown}>
      {list.map((p, i) => (
        <ParagraphView key={p.pieces[0]?.start} paragraph={p} heading={headings[i] ?? null} shown={shown} />
      ))}
    </div>
  );
}

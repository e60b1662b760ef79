import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Workbench } from '../../../server/contract/editing-shapes.ts';
import { byCodePoints } from '../../text/code-points.ts';
import { type Paragraph, type Piece, paragraphs } from '../../text/paragraphs.ts';
import { type Range, segments, touches } from '../../text/ranges.ts';
import { bench, chosen, chosenKey, form, listed, picked } from '../state/desk.ts';
import { language, t } from '../state/words.ts';
import { rangesOfSelection } from './selection.ts';
import './page-pane.css';

type Marks = {
  places: readonly (Range & { key: string })[];
  chosen: readonly Range[];
  picked: readonly Range[];
  quoted: readonly Range[];
};

/** The words of a piece; what proposals quote is tinted, what stands is underlined. */
function PieceText({ now, piece, marks }: { now: Workbench; piece: Piece; marks: Marks }) {
  const codes = byCodePoints(now.text);
  const near = <T extends Range>(list: readonly T[]) => list.filter((one) => touches(one, piece));
  const layers = [near(marks.places), near(marks.chosen), near(marks.picked), near(marks.quoted)] as const;
  return (
    <>
      {segments(piece, layers).map(({ start, end, covers }) => {
        const text = codes.slice(start, end);
        const keys = (covers[0] ?? []).flatMap((i) => layers[0][i]?.key ?? []);
        const classes = [
          covers[1]?.length ? 'chosen' : '',
          covers[2]?.length ? 'picked' : '',
          covers[3]?.length ? 'quoted' : '',
        ].filter(Boolean);
        return keys.length > 0 || covers[1]?.length ? (
          <mark
            key={start}
            data-at={start}
            data-keys={keys.join('\n')}
            class={classes.join(' ')}
            title={t.value('review.markOf', { n: keys.length })}
          >
            {text}
          </mark>
        ) : (
          <span key={start} data-at={start} class={classes.join(' ')}>
            {text}
          </span>
        );
      })}
    </>
  );
}

function ParagraphText({ now, paragraph, marks }: { now: Workbench; paragraph: Paragraph; marks: Marks }) {
  const first = paragraph.pieces[0];
  const heading =
    first !== undefined &&
    now.sentences.some(
      (one) =>
        one.heading && one.parts.some((part) => part.start <= first.start + 1 && part.end >= first.end - 1),
    );
  const body = paragraph.pieces.map((piece) => (
    <span key={piece.start}>
      {piece.cut ? <span class="cut" aria-hidden="true" /> : null}
      <PieceText now={now} piece={piece} marks={marks} />
    </span>
  ));
  return heading ? <p class="page-heading">{body}</p> : <p>{body}</p>;
}

/** A click on a tint goes through the proposals that quote it. */
function onClick(event: MouseEvent): void {
  if (form.peek() !== null || getSelection()?.isCollapsed === false) return;
  const keys = (event.target as HTMLElement).closest<HTMLElement>('[data-keys]')?.dataset.keys?.split('\n');
  const shown = listed.peek().filter((one) => keys?.includes(one.key));
  if (shown.length === 0) return;
  const at = shown.findIndex((one) => one.key === chosenKey.peek());
  chosenKey.value = shown[(at + 1) % shown.length]?.key ?? null;
}

/** The source in reading order. What is chosen is brought into view; words can be chosen by dragging. */
export function PagePane() {
  const now = bench.value;
  const box = useRef<HTMLElement>(null);
  const one = chosen.value;
  const shown = listed.value;
  const places = useMemo(
    () => shown.flatMap(({ key, places: all }) => all.map((range) => ({ ...range, key }))),
    [shown],
  );
  useEffect(() => {
    const mark = one === null ? null : box.current?.querySelector('mark.chosen');
    const [pane, at] = [box.current?.getBoundingClientRect(), mark?.getBoundingClientRect()];
    if (!box.current || !pane || !at) return;
    if (at.top > pane.top + 40 && at.bottom < pane.bottom - 60) return;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const top = box.current.scrollTop + at.top - pane.top - pane.height * 0.35;
    box.current.scrollTo({ top, behavior: calm ? 'auto' : 'smooth' });
  }, [one]);
  if (now === null) return null;
  const marks: Marks = { places, chosen: one?.places ?? [], picked: picked.value, quoted: now.quoted };
  const pick = () => {
    const ranges = box.current === null ? [] : rangesOfSelection(box.current);
    if (ranges.length > 0) picked.value = ranges;
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list beside has the keys for every proposal
    <section
      class="page-pane"
      aria-label={t.value('review.page')}
      ref={box}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard
      tabIndex={0}
      onMouseUp={pick}
      onClick={onClick}
    >
      <div class="page-text" lang="zh-CN">
        {now.streams
          .filter((stream) => stream.blocks.length > 0)
          .map((stream) => (
            <div key={stream.id} class={`page-stream ${stream.id}`}>
              <h2 class="page-stream-name" lang={language.value === 'zh' ? 'zh-CN' : 'en'}>
                {stream[language.value]}
              </h2>
              {paragraphs(now, stream.id).map((paragraph) => (
                <ParagraphText
                  key={paragraph.pieces[0]?.start}
                  now={now}
                  paragraph={paragraph}
                  marks={marks}
                />
              ))}
            </div>
          ))}
      </div>
    </section>
  );
}

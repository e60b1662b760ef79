import type { Evidence } from '../../server/contract/types.ts';
import type { Selected } from '../state/address/app-state.ts';
import { copyCitation } from '../state/briefing/citing.ts';
import { comparedSources } from '../state/loaded/compared.ts';
import { sectionName, sourceById, whereOf } from '../state/loaded/places.ts';
import { sources } from '../state/loaded/plan-data.ts';
import { openSource } from '../state/picture/openings.ts';
import { dispatch, state, t } from '../state/store.ts';
import { faultWords } from '../state/words.ts';
import { byCodePoints } from '../text/code-points.ts';
import { type Passage, passagesOf } from '../text/quotes.ts';
import { faultsAt, segments } from '../text/ranges.ts';
import './quote.css';

/** The words of a passage within their sentence, the quotes marked as with a highlighter. */
function PassageText({ passage, evidence }: { passage: Passage; evidence: readonly Evidence[] }) {
  const source = sourceById(passage.source);
  if (!source) return <mark>{passage.marks.map((m) => evidence[m.index]?.quote).join('')}</mark>;
  const codes = byCodePoints(source.text);
  const faults = faultsAt(source, passage.context);
  return (
    <>
      {passage.context.map((range, i) => (
        <span key={range.start}>
          {i > 0 &&
          passage.context[i - 1]?.end !== range.start &&
          cutBetween(codes.slice, passage.context[i - 1], range) ? (
            <span class="cut" title={t.value('source.cut')} />
          ) : null}
          {segments(range, [passage.marks, faults]).map((s) => {
            const text = codes.slice(s.start, s.end).replace(/\n+/g, '');
            const fault = s.covers[1]?.length ? faults[s.covers[1][0] ?? 0] : undefined;
            const words = fault ? <span class="fault">{text}</span> : text;
            return s.covers[0]?.length ? (
              <mark key={s.start}>{words}</mark>
            ) : (
              <span key={s.start}>{words}</span>
            );
          })}
        </span>
      ))}
    </>
  );
}

/** Whether more than white space lies between two parts: the print's columns cut the passage. */
function cutBetween(
  slice: (a: number, b: number) => string,
  before: { end: number } | undefined,
  after: { start: number },
): boolean {
  if (!before) return false;
  return (
    before.end > after.start ||
    slice(before.end, after.start).trim() !== '' ||
    slice(before.end, after.start).includes('\n')
  );
}

function copyPassage(passage: Passage, evidence: readonly Evidence[]): void {
  copyCitation(() => ({
    source: passage.source,
    section: sectionName(passage.section),
    ranges: passage.marks.map(({ start, end }) => ({ start, end })),
    quotes: passage.marks.map((mark) => evidence[mark.index]?.quote ?? ''),
  }));
}

/** What the quotes belong to, where that is not what is chosen. */
export type QuotesOf = { selected: Selected; evidence: readonly Evidence[] };

type PassageViewProps = { passage: Passage; evidence: readonly Evidence[]; of: QuotesOf | undefined };

function PassageView({ passage, evidence, of }: PassageViewProps) {
  const source = sourceById(passage.source);
  // Of all that is shown, not of the marked words alone: a wavy line is never without its note.
  const faults = source ? faultsAt(source, passage.context) : [];
  const index = passage.marks[0]?.index ?? 0;
  const toSource = () => {
    const meant = evidence[index];
    const own = of?.evidence.findIndex((e) => e.source === meant?.source && e.start === meant?.start) ?? -1;
    if (of) dispatch({ type: 'select', selected: of.selected, quote: Math.max(0, own) });
    else dispatch({ type: 'quote', quote: index });
    openSource();
  };
  const place = passage.marks
    .map((m) => t.value('panel.place', { section: '', start: m.start, end: m.end }).replace(/^ · /, ''))
    .join(t.value('sep.list'));
  return (
    <figure class={`passage ${!of && state.value.quote === index ? 'meant' : ''}`}>
      <blockquote lang="zh-CN" class="quote">
        <PassageText passage={passage} evidence={evidence} />
      </blockquote>
      {faults.map((f) => (
        <p class="passage-fault" key={f.start}>
          {faultWords(f)}
        </p>
      ))}
      <figcaption class="passage-foot">
        <span>
          {whereOf(passage)} · {place}
        </span>
        <button type="button" class="link" onClick={toSource}>
          {t.value('action.toSource')}
        </button>
        <button type="button" class="link" onClick={() => copyPassage(passage, evidence)}>
          {t.value('panel.copy')}
        </button>
      </figcaption>
    </figure>
  );
}

/** The page's words that something rests on. */
export function Quotes({ evidence, of }: { evidence: readonly Evidence[]; of?: QuotesOf }) {
  if (!evidence.length) return <p class="soft">{t.value('panel.evidenceNone')}</p>;
  const passages = passagesOf(evidence, [...(sources.value ?? []), ...comparedSources.value]);
  return (
    <div class="passages">
      {passages.map((p) => (
        <PassageView key={`${p.source}${p.marks[0]?.start}`} passage={p} evidence={evidence} of={of} />
      ))}
    </div>
  );
}

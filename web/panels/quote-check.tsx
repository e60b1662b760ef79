import { useRef, useState } from 'preact/hooks';
import type { CitationCheck } from '../../server/contract/types.ts';
import { api } from '../api/client.ts';
import { Dialog } from '../controls/dialog.tsx';
import { copyCitation, openPlace, sectionNameAt } from '../state/briefing/citing.ts';
import { sourceById, sourceName } from '../state/loaded/places.ts';
import { planInfo, sources } from '../state/loaded/plan-data.ts';
import { dialog, t } from '../state/store.ts';
import { whyNot } from '../state/why-not.ts';
import { byCodePoints } from '../text/code-points.ts';
import './quote-check.css';

type Altered = Extract<CitationCheck, { verdict: 'altered' }>;
type Place = Altered['place'];

/** As the service takes it (server/contract/citation-shapes.ts). */
const MOST = 4000;

function PlaceLine({ place }: { place: Place }) {
  const [first] = place.parts;
  const section = first ? sectionNameAt(place.source, first) : '';
  const ranges = place.parts.map(({ start, end }) => `${start}–${end}`).join(t.value('sep.list'));
  const cited = () => {
    const codes = byCodePoints(sourceById(place.source)?.text ?? '');
    const quotes = place.parts.map(({ start, end }) => codes.slice(start, end).replace(/\n+/g, ''));
    return {
      source: place.source,
      section: first ? sectionNameAt(place.source, first) : '',
      ranges: place.parts,
      quotes,
    };
  };
  return (
    <li class="check-place">
      <span>
        {sourceName(place.source)} · {t.value('check.place', { section, ranges })}
      </span>
      <button
        type="button"
        class="link"
        onClick={() => {
          dialog.value = null;
          if (first) openPlace(place.source, first);
        }}
      >
        {t.value('action.toSource')}
      </button>
      <button type="button" class="link" onClick={() => copyCitation(cited)}>
        {t.value('panel.copy')}
      </button>
    </li>
  );
}

/** The pasted words against the page's: what is only here is underlined, what is only there is struck out. */
function Difference({ found }: { found: Altered }) {
  return (
    <>
      <p class="check-words serif" lang="zh-CN">
        {found.runs.map(({ kind, text }, i) => {
          if (kind === 'equal') return <span key={`${i} ${text}`}>{text}</span>;
          const Mark = kind === 'inserted' ? 'ins' : 'del';
          return (
            <Mark key={`${i} ${text}`}>
              <span class="sr">{t.value(kind === 'inserted' ? 'check.added' : 'check.left')}</span>
              {text}
            </Mark>
          );
        })}
      </p>
      <p class="check-key soft">
        <span>
          <ins>{t.value('check.key.underlined')}</ins> {t.value('check.key.added')}
        </span>
        <span>
          <del>{t.value('check.key.struck')}</del> {t.value('check.key.left')}
        </span>
      </p>
    </>
  );
}

function Result({ found }: { found: CitationCheck }) {
  const { verdict } = found;
  return (
    <section class={`check-result ${verdict}`}>
      <h3 class="serif">{t.value(`check.${verdict}`)}</h3>
      {verdict === 'verbatim' ? <p>{t.value('check.verbatim.say', { n: found.total })}</p> : null}
      {verdict === 'altered' ? (
        <>
          <p>{t.value(`check.differs.${found.differs}`)}</p>
          <Difference found={found} />
          {found.corrections.map((fault) => (
            <p class="passage-fault" key={fault.start}>
              {t.value('check.correction', { quote: fault.quote, likely: fault.likely ?? '' })}
            </p>
          ))}
        </>
      ) : null}
      {verdict === 'absent' ? (
        <p>
          {t.value('check.absent.say', {
            pages: (sources.value ?? []).map((one) => one.title).join(t.value('sep.list')),
          })}
        </p>
      ) : (
        <ul>
          {(verdict === 'verbatim' ? found.places : [found.place]).map((place) => (
            <PlaceLine key={`${place.source} ${place.parts[0]?.start}`} place={place} />
          ))}
        </ul>
      )}
      {found.trimmed ? <p class="soft">{t.value('check.trimmed')}</p> : null}
    </section>
  );
}

/** Paste any quote: 逐字一致, 有改动 with the difference marked, or 页面没有. */
export function QuoteCheck() {
  const [text, setText] = useState('');
  const [found, setFound] = useState<CitationCheck | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const asked = useRef(0);
  const check = async (quote: string) => {
    const ticket = ++asked.current;
    setTrouble(null);
    if (!quote.trim()) {
      setFound(null);
      return;
    }
    if ([...quote].length > MOST) {
      setFound(null);
      setTrouble(t.peek()('check.tooLong', { n: MOST }));
      return;
    }
    try {
      const answer = await api.checkQuote(planInfo.peek()?.id ?? '', quote);
      if (ticket === asked.current) setFound(answer);
    } catch (error) {
      if (ticket !== asked.current) return;
      setFound(null);
      setTrouble(t.peek()('check.failed', { why: whyNot(error) }));
    }
  };
  return (
    <Dialog title={t.value('check.title')} close={t.value('help.close')}>
      <form
        class="check"
        onSubmit={(event) => {
          event.preventDefault();
          void check(text);
        }}
      >
        <label>
          {t.value('check.label')}
          <textarea
            class="serif"
            autofocus
            lang="zh-CN"
            rows={4}
            value={text}
            onInput={(event) => {
              setText(event.currentTarget.value);
              setFound(null);
            }}
            onPaste={(event) => {
              const field = event.currentTarget;
              requestAnimationFrame(() => void check(field.value));
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
              event.preventDefault();
              void check(event.currentTarget.value);
            }}
          />
        </label>
        <div class="check-foot">
          <button type="submit" class="btn primary" disabled={!text.trim()}>
            {t.value('check.do')}
          </button>
          <span class="soft">{t.value('check.hint')}</span>
        </div>
        <div aria-live="polite">
          {trouble ? <p class="check-trouble">{trouble}</p> : null}
          {found ? <Result found={found} /> : null}
        </div>
      </form>
    </Dialog>
  );
}

/** Opens the check; wherever quotes are read. */
export function CheckQuoteButton() {
  return (
    <button
      type="button"
      class="btn small"
      title={t.value('action.checkQuote') + t.value('sep.in', { words: 'Q' })}
      onClick={() => {
        dialog.value = 'quote';
      }}
    >
      {t.value('check.open')}
    </button>
  );
}

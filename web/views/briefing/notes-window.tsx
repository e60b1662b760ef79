import { useEffect, useState } from 'preact/hooks';
import { t } from '../../state/store.ts';
import { type NotesMessage, notesChannel } from './notes-channel.ts';
import './present.css';

type Shown = Extract<NotesMessage, { what: 'slide' }>;

function clock(seconds: number): string {
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return `${two(seconds / 60)}:${two(seconds % 60)}`;
}

/** The second window: notes, quotes, the next slide, and how long it has been. Its keys turn the slides. */
export function NotesWindow() {
  const [shown, setShown] = useState<Shown | null>(null);
  const [begun, setBegun] = useState<number | null>(null);
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const channel = notesChannel((message) => {
      if (message.what !== 'slide') return;
      setShown(message);
      setBegun((before) => before ?? Date.now());
    });
    const say = channel.post;
    say({ what: 'hello' });
    const onKey = (event: KeyboardEvent) => {
      const by = ['ArrowRight', 'PageDown', ' '].includes(event.key)
        ? 1
        : ['ArrowLeft', 'PageUp'].includes(event.key)
          ? -1
          : 0;
      if (!by || event.target instanceof HTMLButtonElement) return;
      event.preventDefault();
      say({ what: 'step', by });
    };
    addEventListener('keydown', onKey);
    const tick = setInterval(() => setNow(Date.now()), 1000);
    document.title = t.peek()('notes.title');
    return () => {
      channel.close();
      removeEventListener('keydown', onKey);
      clearInterval(tick);
    };
  }, []);
  if (!shown) return <p class="notes-wait serif">{t.value('notes.waiting')}</p>;
  const time = new Date(now).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit' });
  return (
    <main class="notes">
      <header>
        <span>{t.value('present.of', { n: shown.n, m: shown.of })}</span>
        <span class="notes-clock">
          {t.value('notes.clock')} {clock(Math.max(0, now - (begun ?? now)) / 1000)}
        </span>
        <button type="button" class="btn" onClick={() => setBegun(Date.now())}>
          {t.value('notes.reset')}
        </button>
        <span class="soft">{time}</span>
      </header>
      <h1 class="serif" lang="zh-CN">
        {shown.title}
      </h1>
      <p class="notes-line">{shown.line}</p>
      {shown.notes ? <p class="notes-own">{shown.notes}</p> : null}
      <p class="soft">{shown.next ? t.value('notes.next', { title: shown.next }) : t.value('notes.last')}</p>
      {shown.citations.length ? (
        <section aria-label={t.value('notes.quotes')}>
          <h2>{t.value('notes.quotes')}</h2>
          <ol>
            {shown.citations.map((one) => (
              <li key={`${one.source} ${one.start} ${one.end}`}>
                <blockquote class="serif" lang="zh-CN">
                  “{one.quote.replace(/\n+/g, '')}”
                </blockquote>
                <p class="soft">{one.place}</p>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
    </main>
  );
}

import { useEffect } from 'preact/hooks';
import { Icon } from '../controls/icon.tsx';
import { icons } from '../controls/icons.ts';
import type { Theme } from '../state/address/app-state.ts';
import { HelpDialog } from './help-dialog.tsx';
import { OrderView } from './order/order-view.tsx';
import { SplitDialog } from './order/split-dialog.tsx';
import { Review } from './review/review.tsx';
import { StandingDialog } from './review/standing-dialog.tsx';
import { WordsDialog } from './review/words-dialog.tsx';
import { SaveDialog } from './save-dialog.tsx';
import { StartPage } from './start/start-page.tsx';
import { undo } from './state/commands.ts';
import {
  begin,
  bench,
  dialog,
  leaveSource,
  mode,
  notice,
  place,
  plans,
  trouble,
  waiting,
} from './state/desk.ts';
import { onEditKey } from './state/edit-keys.ts';
import { language, t, theme } from './state/words.ts';
import { UndoDialog } from './undo-dialog.tsx';
import './edit-app.css';

const NEXT_THEME: Record<Theme, Theme> = { auto: 'light', light: 'dark', dark: 'auto' };
const THEME_ICON: Record<Theme, string> = { auto: icons.sunMoon, light: icons.sun, dark: icons.moon };

function Brand() {
  const now = bench.value;
  return (
    <div class="brand">
      {now === null ? (
        <span class="brand-name">{t.value('app.brand')}</span>
      ) : (
        <button type="button" class="brand-name brand-back" onClick={() => void leaveSource()}>
          {t.value('app.brand')}
          <span class="sr"> {t.value('app.back')}</span>
        </button>
      )}
      <small lang={now === null ? undefined : 'zh-CN'}>
        {now === null ? t.value('app.title') : `${now.plan.short} · ${now.source.title}`}
      </small>
    </div>
  );
}

function Modes() {
  return (
    <nav aria-label={t.value('mode.label')}>
      {(['review', 'order'] as const).map((one) => (
        <button
          type="button"
          key={one}
          aria-current={mode.value === one ? 'page' : undefined}
          onClick={() => {
            mode.value = one;
          }}
        >
          {t.value(`mode.${one}`)}
        </button>
      ))}
    </nav>
  );
}

function Work() {
  const now = bench.value;
  if (now === null) return null;
  const { undo: last, unsaved } = now;
  const what = last?.[language.value];
  return (
    <div class="edit-work">
      <button
        type="button"
        class="btn"
        disabled={!what}
        title={what ? t.value('do.undoWhat', { what }) : undefined}
        onClick={() => void undo()}
      >
        <Icon svg={icons.undo} />
        <span class="edit-work-word">{t.value('do.undo')}</span> <kbd>U</kbd>
      </button>
      <button
        type="button"
        class={`btn ${unsaved.files.length > 0 ? 'primary' : ''}`}
        onClick={() => {
          dialog.value = 'save';
        }}
      >
        {unsaved.files.length > 0 ? t.value('do.saveN', { n: unsaved.steps.length }) : t.value('do.saved')}{' '}
        <kbd>S</kbd>
      </button>
    </div>
  );
}

function Look() {
  const themeName = t.value('theme.label', { name: t.value(`theme.${theme.value}`) });
  return (
    <div class="header-tools">
      {bench.value === null ? null : (
        <button
          type="button"
          class="icon-btn"
          aria-label={t.value('do.help')}
          title={t.value('do.help') + t.value('sep.in', { words: '?' })}
          onClick={() => {
            dialog.value = 'help';
          }}
        >
          <Icon svg={icons.circleHelp} />
        </button>
      )}
      <button
        type="button"
        class="icon-btn"
        lang={language.value === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => {
          language.value = language.value === 'zh' ? 'en' : 'zh';
        }}
      >
        {t.value('language.other')}
      </button>
      <button
        type="button"
        class="icon-btn"
        aria-label={themeName}
        title={themeName}
        onClick={() => {
          theme.value = NEXT_THEME[theme.value];
        }}
      >
        <Icon svg={THEME_ICON[theme.value]} />
      </button>
    </div>
  );
}

function Trouble({ text }: { text: string }) {
  return (
    <div class="trouble" role="alert">
      <h1 class="serif">{t.value('trouble.title')}</h1>
      <p>{text}</p>
      <button type="button" class="btn primary" onClick={() => void begin()}>
        {t.value('do.retry')}
      </button>
    </div>
  );
}

function Main() {
  if (trouble.value !== null) return <Trouble text={trouble.value} />;
  if (plans.value === null || (place.value !== null && bench.value === null))
    return <p class="edit-wait soft">{t.value('app.loading')}</p>;
  if (bench.value === null) return <StartPage />;
  return mode.value === 'review' ? <Review /> : <OrderView />;
}

/** The editing desk: one page for the whole afternoon. */
export function EditApp() {
  useEffect(() => {
    addEventListener('keydown', onEditKey);
    return () => removeEventListener('keydown', onEditKey);
  }, []);
  return (
    <>
      <a class="skip" href="#main">
        {t.value('app.skip')}
      </a>
      <div class={`edit-shell ${bench.value === null ? '' : 'at-work'}`}>
        <header class="edit-header">
          <Brand />
          {bench.value === null ? <span class="edit-gap" /> : <Modes />}
          <Work />
          <Look />
        </header>
        <main id="main" tabIndex={-1}>
          <h1 class="sr">{t.value('app.title')}</h1>
          <Main />
        </main>
        <p class={`edit-notice ${waiting.value ? 'waiting' : ''}`} role="status">
          {notice.value}
        </p>
      </div>
      {dialog.value === 'save' ? <SaveDialog /> : null}
      {dialog.value === 'help' ? <HelpDialog /> : null}
      {dialog.value === 'words' ? <WordsDialog /> : null}
      {dialog.value === 'standing' ? <StandingDialog /> : null}
      {dialog.value === 'undo' ? <UndoDialog /> : null}
      {dialog.value === 'split' ? <SplitDialog /> : null}
    </>
  );
}

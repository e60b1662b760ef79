import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { away } from './api/reach.ts';
import { Icon } from './controls/icon.tsx';
import { icons } from './controls/icons.ts';
import { keepFocus } from './controls/kept-focus.ts';
import { Search } from './controls/search.tsx';
import { Footer } from './footer.tsx';
import { lazily } from './lazily.tsx';
import { able } from './state/actions/action.ts';
import { actionById, actions } from './state/actions/actions.ts';
import { keyName } from './state/actions/key-names.ts';
import { onKey } from './state/actions/keys.ts';
import { presenting } from './state/actions/offers.ts';
import type { Theme } from './state/address/app-state.ts';
import { changePlan, start } from './state/loaded/loading.ts';
import { sourceNames } from './state/loaded/places.ts';
import { failure, load, planInfo, plans, sources } from './state/loaded/plan-data.ts';
import { dispatch, notice, selected, state, t, view } from './state/store.ts';
import { selectionName } from './state/words.ts';
import { surrounded } from './surrounded.ts';
import { AWAY, Trouble } from './trouble.tsx';
import { views } from './views/registry.ts';
import './app.css';
import './styles/print.css';

/** Beside the views; the first picture needs none of them. What is wanted first stands last. */
const Dialogs = lazily(async () => (await import('./controls/dialogs.tsx')).Dialogs, {
  ...{ quiet: true, early: true },
});
const Inspector = lazily(async () => (await import('./panels/inspector.tsx')).Inspector, {
  ...{ quiet: true, early: true },
  // It has its room at once: the picture beside it moves aside only once, and the same way each time.
  until: <div class="inspector open" />,
});
const ViewExport = lazily(async () => (await import('./views/briefing/view-export.tsx')).ViewExport, {
  quiet: true,
});
const Present = lazily(async () => (await import('./views/briefing/present.tsx')).Present, { quiet: true });
const PrintDeck = lazily(async () => (await import('./views/briefing/present.tsx')).PrintDeck, {
  quiet: true,
});

const THEME_ICON: Record<Theme, string> = { auto: icons.sunMoon, light: icons.sun, dark: icons.moon };

function Brand() {
  const list = plans.value?.plans ?? [];
  const from = sourceNames((sources.value ?? []).map((one) => one.id));
  return (
    <div class="brand">
      <span class="brand-name">{t.value('app.brand')}</span>
      {list.length > 1 ? (
        <select
          class="brand-plan"
          aria-label={t.value('plan.choose')}
          value={state.value.plan ?? ''}
          onChange={(e) => void changePlan(e.currentTarget.value)}
        >
          {list.map((p) => (
            <option key={p.id} value={p.id}>
              {p.short}
            </option>
          ))}
        </select>
      ) : (
        <small lang="zh-CN">
          {planInfo.value?.short ?? ''}
          {from ? ` · ${from}` : ''}
        </small>
      )}
    </div>
  );
}

function Nav() {
  const bar = useRef<HTMLElement>(null);
  const now = view.value;
  // On a telephone the bar is longer than the screen.
  useEffect(
    () =>
      bar.current
        ?.querySelector('[aria-current="page"]')
        ?.scrollIntoView({ inline: 'nearest', block: 'nearest' }),
    [now],
  );
  return (
    <nav ref={bar} aria-label={t.value('nav.label')}>
      {views.map((v) => (
        <button
          type="button"
          key={v.id}
          aria-current={view.value === v.id ? 'page' : undefined}
          onClick={() => dispatch({ type: 'view', view: v.id })}
        >
          {t.value(v.label)}
        </button>
      ))}
    </nav>
  );
}

function HeaderTools() {
  const theme = state.value.theme;
  const themeName = t.value('action.theme', { name: t.value(`theme.${theme}`) });
  return (
    <div class="header-tools">
      {actions
        .filter((a) => a.where.includes('header'))
        .map((a) => (
          <button
            type="button"
            class="icon-btn"
            key={a.id}
            disabled={!able(a)}
            aria-label={t.value(a.label)}
            title={t.value(a.label) + t.value('sep.in', { words: keyName(a.keys[0] ?? '') })}
            onClick={() => void a.run()}
          >
            <Icon svg={a.icon} />
          </button>
        ))}
      <ViewExport />
      <button
        type="button"
        class="icon-btn"
        lang={state.value.language === 'zh' ? 'en' : 'zh-CN'}
        title={t.value('action.language')}
        onClick={() => void actionById('language')?.run()}
      >
        {state.value.language === 'zh' ? 'EN' : '中'}
        <span class="sr">{t.value('action.language')}</span>
      </button>
      <button
        type="button"
        class="icon-btn"
        aria-label={themeName}
        title={themeName}
        onClick={() => void actionById('theme')?.run()}
      >
        <Icon svg={THEME_ICON[theme]} />
      </button>
    </div>
  );
}

function Loading() {
  return (
    <div class="loading" role="status">
      <svg viewBox="0 0 240 140" width="240" height="140" aria-hidden="true">
        <path d="M120 70 40 34M120 70 56 112M120 70l78-44M120 70l84 38" />
        <circle cx="120" cy="70" r="16" />
        <circle cx="40" cy="34" r="9" />
        <circle cx="56" cy="112" r="9" />
        <circle cx="198" cy="26" r="9" />
        <circle cx="204" cy="108" r="9" />
      </svg>
      <p class="soft">{t.value('state.loading')}</p>
    </div>
  );
}

function Main() {
  if (load.value === 'failed') return <Trouble error={failure.value} onRetry={() => void start()} />;
  if (load.value !== 'ready') return <Loading />;
  if (!planInfo.value)
    return (
      <div class="trouble">
        <h1 class="serif">{t.value('state.noPlan')}</h1>
        <p class="soft">{t.value('state.noPlanHint')}</p>
      </div>
    );
  const known = views.find((v) => v.id === view.value) ?? views[0];
  if (!known) return null;
  const View = known.component;
  return (
    <>
      <div class="view">
        <View />
      </div>
      {known.inspector && selected.value ? <Inspector /> : null}
    </>
  );
}

function takeBack(): void {
  notice.peek()?.undo?.();
  notice.value = null;
}

/** Tells who does not see it that the details have opened, of what, and the way there. */
function Told() {
  const now = selected.value;
  const shown = now && views.find((v) => v.id === view.value)?.inspector;
  return (
    <p class="sr" aria-live="polite">
      {shown ? t.value('panel.opened', { name: selectionName(now) }) : ''}
    </p>
  );
}

/** The page's own: of one that was handed on, the briefing's. */
const TITLE = document.title;

/** The tab, the window and the screen reader name the view. */
function useTitle(): void {
  const label = views.find((v) => v.id === view.value)?.label;
  const title = label ? `${t.value(label)} · ${TITLE}` : TITLE;
  useEffect(() => {
    document.title = title;
  }, [title]);
}

/** The whole page. */
export function App() {
  const room = useRef<HTMLElement>(null);
  useTitle();
  // Before the page is painted: whoever sees it can use its keys.
  useLayoutEffect(() => {
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  useEffect(() => (room.current ? keepFocus(room.current) : undefined), []);
  const gone = away.value;
  // What lies under the slide cannot be reached while it is shown.
  const under = presenting.value?.away === false;
  return (
    <>
      <a class="skip" href="#main" inert={under}>
        {t.value('app.skip')}
      </a>
      <div class="shell" inert={under}>
        <header class="header">
          {surrounded.value ? (
            <>
              <Brand />
              <Nav />
              <Search />
              <HeaderTools />
            </>
          ) : null}
        </header>
        <main id="main" tabIndex={-1} ref={room}>
          <Main />
        </main>
        <Footer />
      </div>
      <div class="notices" aria-live="polite">
        {gone && load.value === 'ready' ? (
          <p class="notice">
            {t.value('state.away', { what: t.value(AWAY[gone]), hint: t.value('state.offlineHint') })}
          </p>
        ) : null}
        {notice.value ? (
          <p class="notice">
            {notice.value.text}
            {notice.value.undo ? (
              <button type="button" class="notice-undo" onClick={takeBack}>
                {t.value('action.undo')}
              </button>
            ) : null}
          </p>
        ) : null}
      </div>
      <Told />
      <Present />
      <PrintDeck />
      <Dialogs />
    </>
  );
}

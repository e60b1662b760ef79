import type { ComponentChildren } from 'preact';
import type { Kind, Ontology } from '../../server/contract/types.ts';
import { NO_WORD } from '../../server/graph/commitment-facets.ts';
import type { Language, Translate } from '../i18n/translate.ts';
import type { Filtered, GraphState } from '../state/address/app-state.ts';
import type { Picture } from '../state/picture/picture.ts';
import './legend.css';

/**
 * How the legend looks. Without signals and hooks: legend.tsx fills it with what is shown, and the first sight
 * makes elements of it before there is anything that could be pressed (first-sight/elements.ts).
 */

type Opened = 'whole' | 'types' | 'words';
export type LegendKind = Pick<Kind, 'id' | 'zh' | 'en' | 'family'>;

export type LegendProps = {
  kinds: readonly LegendKind[];
  families: readonly Pick<Ontology['families'][number], 'id' | 'zh' | 'en'>[];
  counts: Picture['counts'];
  language: Language;
  t: Translate;
  off: GraphState['off'];
  opened: Readonly<Record<Opened, boolean>>;
  gathered: boolean;
  /** The icons of a button that opens upward and of one that closes. */
  icons: { up: ComponentChildren; down: ComponentChildren };
  signOf(kind: string): ComponentChildren;
  nameOf: { type(type: string): string; facet(facet: string): string };
  onToggle?(what: Filtered, id: string, on: boolean): void;
  onOpen?(part: Opened, on: boolean): void;
  onAll?(): void;
};

/** Of a whole legend or, on a telephone, a folded one. */
export const opensWhole = (): boolean => matchMedia('(min-width: 761px)').matches;

type ItemProps = { what: Filtered; id: string; name: string; n: number; children?: ComponentChildren };

function Toggle({ legend, what, id, name, n, children }: ItemProps & { legend: LegendProps }) {
  const on = !legend.off[what].includes(id);
  return (
    <button
      type="button"
      class="legend-item"
      aria-pressed={on}
      title={on ? undefined : legend.t('legend.hidden')}
      onClick={() => legend.onToggle?.(what, id, !on)}
    >
      {children}
      <span class="legend-name">{name}</span>
      <span class="soft">{n}</span>
    </button>
  );
}

function Line({ basis }: { basis: string }) {
  return (
    <svg class={`legend-line ${basis}`} width="26" height="8" aria-hidden="true">
      <path d="M0 4H26" />
    </svg>
  );
}

function Kinds({ legend }: { legend: LegendProps }) {
  const { kinds, families, language } = legend;
  const counts = legend.counts.kinds;
  return (
    <div class="legend-kinds">
      {families.map((family) => {
        const shown = kinds.filter((kind) => kind.family === family.id && counts.has(kind.id));
        if (shown.length === 0) return null;
        return (
          <div class="legend-family" key={family.id} role="group" aria-label={family[language]}>
            <b>{family[language]}</b>
            {shown.map((kind) => (
              <Toggle
                legend={legend}
                key={kind.id}
                what="kinds"
                id={kind.id}
                name={kind[language]}
                n={counts.get(kind.id) ?? 0}
              >
                {legend.signOf(kind.id)}
              </Toggle>
            ))}
          </div>
        );
      })}
    </div>
  );
}

/** What the signs of what is gathered mean; they are no filters. */
function Gathered({ t }: LegendProps) {
  return (
    <div class="legend-family">
      <span class="legend-item">
        <svg class="legend-group" width="18" height="18" aria-hidden="true">
          <circle cx="9" cy="9" r="8" />
          <circle cx="9" cy="9" r="5" />
        </svg>
        {t('legend.group')}
      </span>
      <span class="legend-item">
        <svg class="legend-line summary" width="26" height="8" aria-hidden="true">
          <path d="M4 4H22" />
        </svg>
        {t('legend.summary')}
      </span>
    </div>
  );
}

/** What the signs mean, how many of each, and which are shown. */
export function LegendView(legend: LegendProps) {
  const { t, opened, counts, icons } = legend;
  if (!opened.whole)
    return (
      <div class="legend closed">
        <button
          type="button"
          class="legend-open"
          aria-expanded={false}
          onClick={() => legend.onOpen?.('whole', true)}
        >
          {icons.up} {t('legend.short')}
        </button>
      </div>
    );
  const facets = [...counts.words].filter(([facet]) => facet !== NO_WORD).sort((a, b) => b[1] - a[1]);
  const filtered = Object.values(legend.off).some((list) => list.length > 0);
  return (
    <section class="legend" aria-label={t('legend.title')}>
      <button
        type="button"
        class="icon-btn legend-close"
        aria-label={t('legend.close')}
        onClick={() => legend.onOpen?.('whole', false)}
      >
        {icons.down}
      </button>
      <Kinds legend={legend} />
      <div class="legend-family" role="group" aria-label={t('legend.basis')}>
        <b>{t('legend.basis')}</b>
        {(['explicit', 'inferred'] as const).map((basis) => (
          <Toggle
            legend={legend}
            key={basis}
            what="bases"
            id={basis}
            name={t(`basis.${basis}`)}
            n={counts.bases.get(basis) ?? 0}
          >
            <Line basis={basis} />
          </Toggle>
        ))}
        <button
          type="button"
          class="link legend-more"
          aria-expanded={opened.types}
          onClick={() => legend.onOpen?.('types', !opened.types)}
        >
          {t('legend.types')} {counts.types.size}
        </button>
        {facets.length ? (
          <button
            type="button"
            class="link"
            aria-expanded={opened.words}
            onClick={() => legend.onOpen?.('words', !opened.words)}
          >
            {t('commitment.title')} {facets.length}
          </button>
        ) : null}
        {filtered ? (
          <button type="button" class="link" onClick={() => legend.onAll?.()}>
            {t('legend.all')}
          </button>
        ) : null}
      </div>
      {legend.gathered ? <Gathered {...legend} /> : null}
      {opened.words && facets.length ? (
        <div class="legend-family" role="group" aria-label={t('commitment.title')}>
          {[...facets, [NO_WORD, counts.words.get(NO_WORD) ?? 0] as const].map(([facet, n]) => (
            <Toggle
              legend={legend}
              key={facet}
              what="words"
              id={facet}
              name={legend.nameOf.facet(facet)}
              n={n}
            />
          ))}
        </div>
      ) : null}
      {opened.types ? (
        <div class="legend-family" role="group" aria-label={t('legend.types')}>
          {[...counts.types].map(([type, n]) => (
            <Toggle legend={legend} key={type} what="types" id={type} name={legend.nameOf.type(type)} n={n} />
          ))}
        </div>
      ) : null}
    </section>
  );
}

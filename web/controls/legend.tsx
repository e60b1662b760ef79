import { useState } from 'preact/hooks';
import { facetName } from '../panels/commitment.tsx';
import type { Filtered } from '../state/address/app-state.ts';
import { ontology } from '../state/loaded/plan-data.ts';
import { NO_WORD } from '../state/picture/commitment.ts';
import { picture } from '../state/picture/pictures.ts';
import { dispatch, graph, language, t } from '../state/store.ts';
import { kindName, relationName } from '../state/words.ts';
import { Icon } from './icon.tsx';
import { icons } from './icons.ts';
import { KindSign } from './kind-sign.tsx';
import './legend.css';

function Toggle({
  what,
  id,
  name,
  n,
  children,
}: {
  what: Filtered;
  id: string;
  name: string;
  n: number;
  children?: preact.ComponentChildren;
}) {
  const on = !graph.value.off[what].includes(id);
  return (
    <button
      type="button"
      class="legend-item"
      aria-pressed={on}
      title={on ? undefined : t.value('legend.hidden')}
      onClick={() => dispatch({ type: 'filter', what, ids: [id], on: !on })}
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

function Kinds() {
  const counts = picture.value.counts.kinds;
  const onto = ontology.value;
  const families = (onto?.families ?? [])
    .map((f) => ({ f, kinds: (onto?.kinds ?? []).filter((k) => k.family === f.id && counts.has(k.id)) }))
    .filter((x) => x.kinds.length);
  return (
    <div class="legend-kinds">
      {families.map(({ f, kinds }) => (
        <div class="legend-family" key={f.id} role="group" aria-label={f[language.value]}>
          <b>{f[language.value]}</b>
          {kinds.map((k) => (
            <Toggle key={k.id} what="kinds" id={k.id} name={kindName(k.id)} n={counts.get(k.id) ?? 0}>
              <KindSign kind={k.id} />
            </Toggle>
          ))}
        </div>
      ))}
    </div>
  );
}

/** What the signs of what is gathered mean; they are no filters. */
function Gathered() {
  if (!picture.value.gathered.groups.length) return null;
  return (
    <div class="legend-family">
      <span class="legend-item">
        <svg class="legend-group" width="18" height="18" aria-hidden="true">
          <circle cx="9" cy="9" r="8" />
          <circle cx="9" cy="9" r="5" />
        </svg>
        {t.value('legend.group')}
      </span>
      <span class="legend-item">
        <svg class="legend-line summary" width="26" height="8" aria-hidden="true">
          <path d="M4 4H22" />
        </svg>
        {t.value('legend.summary')}
      </span>
    </div>
  );
}

/** What the signs mean, how many of each, and which are shown. */
export function Legend() {
  const [open, setOpen] = useState(() => matchMedia('(min-width: 761px)').matches);
  const [more, setMore] = useState(false);
  const { types, bases, words } = picture.value.counts;
  const [commitments, setCommitments] = useState(false);
  const facets = [...words].filter(([facet]) => facet !== NO_WORD).sort((a, b) => b[1] - a[1]);
  const off = graph.value.off;
  const filtered = Object.values(off).some((list) => list.length > 0);
  if (!open)
    return (
      <div class="legend closed">
        <button type="button" class="legend-open" aria-expanded={false} onClick={() => setOpen(true)}>
          <Icon svg={icons.chevronUp} /> {t.value('legend.short')}
        </button>
      </div>
    );
  return (
    <section class="legend" aria-label={t.value('legend.title')}>
      <button
        type="button"
        class="icon-btn legend-close"
        aria-label={t.value('legend.close')}
        onClick={() => setOpen(false)}
      >
        <Icon svg={icons.chevronDown} />
      </button>
      <Kinds />
      <div class="legend-family" role="group" aria-label={t.value('legend.basis')}>
        <b>{t.value('legend.basis')}</b>
        {(['explicit', 'inferred'] as const).map((b) => (
          <Toggle key={b} what="bases" id={b} name={t.value(`basis.${b}`)} n={bases.get(b) ?? 0}>
            <Line basis={b} />
          </Toggle>
        ))}
        <button type="button" class="link legend-more" aria-expanded={more} onClick={() => setMore(!more)}>
          {t.value('legend.types')} {types.size}
        </button>
        {facets.length ? (
          <button
            type="button"
            class="link"
            aria-expanded={commitments}
            onClick={() => setCommitments(!commitments)}
          >
            {t.value('commitment.title')} {facets.length}
          </button>
        ) : null}
        {filtered ? (
          <button type="button" class="link" onClick={() => dispatch({ type: 'unfilter' })}>
            {t.value('legend.all')}
          </button>
        ) : null}
      </div>
      <Gathered />
      {commitments && facets.length ? (
        <div class="legend-family" role="group" aria-label={t.value('commitment.title')}>
          {[...facets, [NO_WORD, words.get(NO_WORD) ?? 0] as const].map(([facet, n]) => (
            <Toggle key={facet} what="words" id={facet} name={facetName(facet)} n={n} />
          ))}
        </div>
      ) : null}
      {more ? (
        <div class="legend-family" role="group" aria-label={t.value('legend.types')}>
          {[...types].map(([type, n]) => (
            <Toggle key={type} what="types" id={type} name={relationName(type)} n={n} />
          ))}
        </div>
      ) : null}
    </section>
  );
}

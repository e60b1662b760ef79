import type { Gap } from '../../../server/contract/editing-shapes.ts';
import { toGap } from '../state/commands.ts';
import { bench } from '../state/desk.ts';
import { gapsLead, toDo } from '../state/proposals.ts';
import { t } from '../state/words.ts';
import './gaps-pane.css';

const MOST_DOTS = 16;

/** ●●○○○○: named and still missing; for large numbers a bar. The count stands in words beside it. */
function Meter({ gap }: { gap: Gap }) {
  const { named, declared } = gap;
  if (declared > MOST_DOTS) {
    return (
      <span class="gap-bar" aria-hidden="true">
        <i style={{ width: `${Math.min(100, (named / declared) * 100)}%` }} />
      </span>
    );
  }
  return (
    <span class="gap-dots" aria-hidden="true">
      {Array.from({ length: Math.max(declared, 0) }, (_, i) => (
        <i key={String(i)} class={i < named ? 'full' : ''} />
      ))}
    </span>
  );
}

function Count({ gap }: { gap: Gap }) {
  return (
    <span class="gap-count">
      <span aria-hidden="true">
        {gap.named} / {gap.declared}
      </span>
      <span class="sr">{t.value('gaps.count', { named: gap.named, declared: gap.declared })}</span>
    </span>
  );
}

/** What the page declares and the graph does not name yet: it shrinks as proposals are accepted. */
export function GapsPane() {
  const now = bench.value;
  if (now === null) return null;
  const { open, closed } = toDo(now.gaps, now.proposals);
  return (
    <details class="gaps" open={matchMedia('(min-width: 1181px)').matches}>
      <summary>
        <h2>{t.value('gaps.title')}</h2>
        <span class="gap-total">{open.length}</span>
      </summary>
      <p class="soft gap-lead">{t.value(gapsLead(now.gaps))}</p>
      <ul>
        {open.map(({ gap, offers }) => (
          <li key={gap.id}>
            <span class="gap-name" lang="zh-CN">
              {gap.name}
            </span>
            <Count gap={gap} />
            <Meter gap={gap} />
            {offers.length > 0 ? (
              <button type="button" class="link" onClick={() => toGap(gap.id)}>
                {t.value('gaps.offers', { n: offers.length })}
                <span class="sr"> {gap.name}</span>
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {closed.length > 0 ? (
        <>
          <h3>{t.value('gaps.closed')}</h3>
          <ul class="gap-closed">
            {closed.map((gap) => (
              <li key={gap.id}>
                <span class="gap-name" lang="zh-CN">
                  ✓ {gap.name}
                </span>
                <Count gap={gap} />
                {gap.named > gap.declared ? <span class="soft">{t.value('gaps.over')}</span> : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </details>
  );
}

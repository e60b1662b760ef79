import { hasServer } from './api/transport.ts';
import { hasSeveralSources, sourceName } from './state/loaded/places.ts';
import { coverage, data, planInfo, plans } from './state/loaded/plan-data.ts';
import { picture } from './state/picture/pictures.ts';
import { t, view } from './state/store.ts';

/** Share of the sentences with content that are quoted in full. */
export function coveredPercent(totals: { covered: number; partly: number; not: number }): number {
  const all = totals.covered + totals.partly + totals.not;
  return all ? Math.round((totals.covered / all) * 100) : 100;
}

function sayCovered({ covered, partly, not }: { covered: number; partly: number; not: number }): string {
  return t.value('footer.coverageTitle', { all: covered + partly + not, c: covered, p: partly, n: not });
}

/** The same of each source, when there are several. */
function ofSources(): string[] {
  if (!hasSeveralSources()) return [];
  return (coverage.value?.sources ?? []).map(
    ({ source, totals }) => `${sourceName(source)}${t.value('sep.clause')}${sayCovered(totals)}`,
  );
}

/** How much there is, how much of the text is covered, how much is shown, and from which store. */
export function Footer() {
  const info = planInfo.value;
  const totals = coverage.value?.totals;
  if (!info) return <footer class="footer" />;
  const { nodes, edges, explicit, inferred } = info.counts;
  return (
    <footer class="footer">
      <span>{t.value('footer.counts', { n: nodes, m: edges })}</span>
      <span class="footer-more">{t.value('footer.basis', { e: explicit, i: inferred })}</span>
      {totals ? (
        <span title={[sayCovered(totals), ...ofSources()].join('\n')}>
          {t.value('footer.coverage', { p: coveredPercent(totals) })}
        </span>
      ) : null}
      {view.value === 'explore' ? (
        <span>
          {t.value('footer.shown', {
            n: picture.value.nodes.length,
            m: Math.max(nodes, data.value.nodes.size),
          })}
        </span>
      ) : null}
      <span class="footer-store">
        {t.value(`footer.store.${hasServer() ? (plans.value?.store ?? 'embedded') : 'file'}`)}
      </span>
    </footer>
  );
}

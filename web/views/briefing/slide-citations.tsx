import type { Slide } from '../../../server/contract/briefing.ts';
import { copyCitation, openPlace, sectionName } from '../../state/citing.ts';
import { changePlan } from '../../state/loading.ts';
import { state, t } from '../../state/store.ts';

/** The words that the slide rests on, each with its place. */
export function Citations({ slide, plan }: { slide: Slide; plan: string }) {
  const shown = slide.citations;
  if (shown.length === 0) return null;
  const open = async (source: string, range: { start: number; end: number }) => {
    if (state.peek().plan !== plan) await changePlan(plan);
    openPlace(source, range);
  };
  return (
    <details class="slide-cites">
      <summary>{t.value('briefing.cited', { n: shown.length })}</summary>
      <ol>
        {shown.map(({ source, start, end, quote, place, section }) => (
          <li key={`${source} ${start} ${end}`}>
            <blockquote class="serif" lang="zh-CN">
              {quote.replace(/\n+/g, '')}
            </blockquote>
            <p class="passage-foot">
              <span>{place}</span>
              <button type="button" class="link" onClick={() => void open(source, { start, end })}>
                {t.value('action.toSource')}
              </button>
              <button
                type="button"
                class="link"
                onClick={() =>
                  copyCitation({
                    source,
                    section: sectionName(section),
                    ranges: [{ start, end }],
                    quotes: [quote.replace(/\n+/g, '')],
                  })
                }
              >
                {t.value('panel.copy')}
              </button>
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}

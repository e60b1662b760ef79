import type { Slide } from '../../../server/contract/briefing.ts';
import { copyCitation, openPlace } from '../../state/briefing/citing.ts';
import { copy } from '../../state/clipboard.ts';
import { changePlan } from '../../state/loaded/loading.ts';
import { sectionName, sourceById } from '../../state/loaded/places.ts';
import { plans } from '../../state/loaded/plan-data.ts';
import { state, t } from '../../state/store.ts';

/** The plan that a source is of; `plan` when it is none that is loaded. */
function planOf(source: string, plan: string): string {
  return plans.value?.plans.find(({ id }) => source.startsWith(`${id}:`))?.id ?? plan;
}

const titleOf = (plan: string) => plans.value?.plans.find(({ id }) => id === plan)?.title ?? '';

/** The words that the slide rests on, each with its place. */
export function Citations({ slide, plan }: { slide: Slide; plan: string }) {
  const shown = slide.citations;
  if (shown.length === 0) return null;
  const open = async (source: string, range: { start: number; end: number }) => {
    // A slide that compares two plans cites both.
    const of = planOf(source, plan);
    if (state.peek().plan !== of) await changePlan(of);
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
                  sourceById(source)
                    ? copyCitation(() => ({
                        source,
                        section: sectionName(section),
                        ranges: [{ start, end }],
                        quotes: [quote.replace(/\n+/g, '')],
                      }))
                    : copy(
                        `“${quote}”${t.value('sep.in', { words: titleOf(planOf(source, plan)) + t.value('sep.clause') + place })}`,
                      )
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

import { Icon } from '../../controls/icon.tsx';
import { icons } from '../../controls/icons.ts';
import type { Gather } from '../../state/address/app-state.ts';
import { plans, tooLarge } from '../../state/loaded/plan-data.ts';
import { gather } from '../../state/picture/gather.ts';
import { gatherBy } from '../../state/picture/gather-moves.ts';
import { t } from '../../state/store.ts';

const WAYS: readonly Gather['by'][] = ['kind', 'chapter', 'plan'];

/** Whether, and by what, that which is not drawn is gathered into groups. */
export function GatherChoice() {
  const several = (plans.value?.plans.length ?? 0) > 1;
  return (
    <label class={`icon-btn gather-choice ${gather.value ? 'on' : ''}`} title={t.value('group.choice')}>
      <Icon svg={icons.shrink} />
      <span class="sr">{t.value('group.choice')}</span>
      <select
        value={gather.value?.by ?? ''}
        onChange={(event) => gatherBy((event.currentTarget.value || null) as Gather['by'] | null)}
      >
        {tooLarge.value ? null : <option value="">{t.value('group.none')}</option>}
        {WAYS.filter((by) => by !== 'plan' || several || gather.value?.by === 'plan').map((by) => (
          <option key={by} value={by}>
            {t.value(`group.by.${by}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

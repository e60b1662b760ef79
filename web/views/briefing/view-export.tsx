import { useState } from 'preact/hooks';
import { Icon } from '../../controls/icon.tsx';
import { icons } from '../../controls/icons.ts';
import { Menu } from '../../controls/menu.tsx';
import { placesRead } from '../../state/briefing/citing.ts';
import { planInfo } from '../../state/loaded/plan-data.ts';
import { state, t, view } from '../../state/store.ts';
import { whyNot } from '../../state/why-not.ts';
import { DataChoices, useSaving } from './export-menu.tsx';
import { saveGraph, savePng, saveSvg } from './files.ts';
import { type MadeView, makeView } from './make-slide.ts';

type Made = { view: MadeView | null } | { trouble: string } | null;

/** What is seen, as a picture or as data, in two clicks; and, named as such, the data of the whole plan. */
export function ViewExport() {
  const { busy, run } = useSaving();
  const [made, setMade] = useState<Made>(null);
  const plan = planInfo.value;
  if (!plan || view.value === 'briefing') return null;
  const look = async () => {
    setMade(null);
    try {
      await placesRead();
      setMade({ view: await makeView(state.peek()) });
    } catch (error) {
      setMade({ trouble: whyNot(error) });
    }
  };
  const shown = made && 'view' in made ? made.view : null;
  const off = busy || !shown;
  return (
    <Menu
      name="icon-btn"
      title={t.value('export.view')}
      summary={<Icon svg={icons.download} />}
      onOpen={() => void look()}
    >
      <p class="menu-head">{t.value('export.picture')}</p>
      <button type="button" disabled={off} onClick={() => shown && run(() => savePng(shown.slide))}>
        {t.value('export.png')}
      </button>
      <button type="button" disabled={off} onClick={() => shown && run(() => saveSvg(shown.slide))}>
        {t.value('export.svg')}
      </button>
      <p class="menu-head" role="status">
        {made === null ? t.value('state.loading') : null}
        {made && 'trouble' in made ? made.trouble : null}
        {made && 'view' in made && !made.view ? t.value('export.nothing') : null}
        {shown ? t.value('export.shown', { n: shown.part.ids.length, m: shown.part.edges.length }) : null}
        {shown?.part.groups ? t.value('export.gathered', { g: shown.part.groups }) : null}
      </p>
      <DataChoices
        off={off || !shown?.part.ids.length}
        save={(format) => shown && run(() => saveGraph(shown.slide.title, format, shown.part))}
      />
      <p class="menu-head">{t.value('briefing.export.data')}</p>
      <DataChoices
        off={busy}
        save={(format) => run(() => saveGraph(plan.short, format, { plan: plan.id }))}
      />
    </Menu>
  );
}

import { useState } from 'preact/hooks';
import type { Briefing, Slide } from '../../../server/contract/briefing.ts';
import type { GraphFormat } from '../../api/client.ts';
import { OfflineError } from '../../api/problem.ts';
import { Icon } from '../../controls/icon.tsx';
import { icons } from '../../controls/icons.ts';
import { Menu } from '../../controls/menu.tsx';
import { planInfo } from '../../state/loading.ts';
import { say, t } from '../../state/store.ts';
import { printing, wordsOf } from './briefing-room.ts';
import { saveBriefing, saveGraph, saveJson, savePng, saveSvg } from './files.ts';

const DATA: readonly GraphFormat[] = ['csv', 'json', 'graphml', 'cypher'];
const DATA_NAME = { csv: 'CSV', json: 'JSON', graphml: 'GraphML', cypher: 'Cypher' };

/** Runs what makes a file, and says how it went. */
export function useSaving(): { busy: boolean; run(make: () => string | Promise<string>): void } {
  const [busy, setBusy] = useState(false);
  const save = async (make: () => string | Promise<string>) => {
    setBusy(true);
    try {
      say(t.peek()('briefing.exported', { name: await make() }));
    } catch (error) {
      const why = error instanceof OfflineError ? t.peek()('briefing.offline') : wordsOf(error);
      say(t.peek()('briefing.exportFailed', { why }));
    } finally {
      setBusy(false);
    }
  };
  return { busy, run: (make) => void save(make) };
}

/** The four forms of data, for a selection or for the whole plan. */
export function DataChoices({ off, save }: { off: boolean; save(format: GraphFormat): void }) {
  return (
    <p class="menu-row">
      {DATA.map((format) => (
        <button type="button" class="link" key={format} disabled={off} onClick={() => save(format)}>
          {DATA_NAME[format]}
        </button>
      ))}
    </p>
  );
}

/** Everything of a briefing that can be taken away, in two clicks. */
export function ExportMenu({ briefing, slide }: { briefing: Briefing; slide: Slide | undefined }) {
  const { busy, run } = useSaving();
  const print = () => {
    printing.value = true;
  };
  const item = (label: string, act: () => void, off = false) => (
    <button type="button" disabled={off || busy} onClick={act}>
      {label}
    </button>
  );
  const none = briefing.slides.length === 0;
  const plan = { plan: briefing.plan };
  return (
    <Menu
      name="btn"
      summary={
        <>
          <Icon svg={icons.download} />
          {t.value(busy ? 'briefing.exporting' : 'briefing.export')}
        </>
      }
    >
      {item(t.value('briefing.export.pptx'), () => run(() => saveBriefing(briefing, 'pptx')), none)}
      {item(t.value('briefing.export.html'), () => run(() => saveBriefing(briefing, 'html')), none)}
      {item(t.value('briefing.export.pdf'), print, none)}
      {item(t.value('briefing.export.json'), () => run(() => saveJson(briefing)))}
      {item(t.value('briefing.export.svg'), () => slide && run(() => saveSvg(slide)), !slide)}
      {item(t.value('briefing.export.png'), () => slide && run(() => savePng(slide)), !slide)}
      <p class="menu-head">{t.value('briefing.export.data')}</p>
      <DataChoices
        off={busy}
        save={(format) => run(() => saveGraph(planInfo.peek()?.short ?? briefing.plan, format, plan))}
      />
    </Menu>
  );
}

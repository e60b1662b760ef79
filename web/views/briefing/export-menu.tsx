import { useEffect, useRef, useState } from 'preact/hooks';
import type { Briefing, Slide } from '../../../server/contract/briefing.ts';
import { OfflineError } from '../../api/problem.ts';
import { Icon } from '../../controls/icon.tsx';
import { icons } from '../../controls/icons.ts';
import { say, t } from '../../state/store.ts';
import { printing, wordsOf } from './briefing-room.ts';
import { saveJson, savePng, savePptx, saveSvg } from './files.ts';

const DATA = ['csv', 'graphml', 'cypher'] as const;
const DATA_NAME = { csv: 'CSV', graphml: 'GraphML', cypher: 'Cypher' };

/** Everything that can be taken away, in two clicks. */
export function ExportMenu({ briefing, slide }: { briefing: Briefing; slide: Slide | undefined }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    const outside = (event: Event) => {
      if (menu.current?.open && !menu.current.contains(event.target as Node)) menu.current.open = false;
    };
    addEventListener('pointerdown', outside);
    return () => removeEventListener('pointerdown', outside);
  }, []);
  const run = async (make: () => string | Promise<string>) => {
    if (menu.current) menu.current.open = false;
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
  const print = () => {
    if (menu.current) menu.current.open = false;
    printing.value = true;
  };
  const item = (label: string, act: () => void, off = false) => (
    <button type="button" disabled={off || busy} onClick={act}>
      {label}
    </button>
  );
  const none = briefing.slides.length === 0;
  return (
    <details
      class="export-menu"
      ref={menu}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !menu.current?.open) return;
        event.stopPropagation();
        menu.current.open = false;
        menu.current.querySelector('summary')?.focus();
      }}
    >
      <summary class="btn">
        <Icon svg={icons.download} />
        {t.value(busy ? 'briefing.exporting' : 'briefing.export')}
      </summary>
      <div class="export-list">
        {item(t.value('briefing.export.pptx'), () => void run(() => savePptx(briefing)), none)}
        {item(t.value('briefing.export.pdf'), print, none)}
        {item(t.value('briefing.export.json'), () => void run(() => saveJson(briefing)))}
        {item(t.value('briefing.export.svg'), () => slide && void run(() => saveSvg(slide)), !slide)}
        {item(t.value('briefing.export.png'), () => slide && void run(() => savePng(slide)), !slide)}
        <p class="soft">{t.value('briefing.export.data')}</p>
        <p class="export-data">
          {DATA.map((format) => (
            <a
              key={format}
              class="link"
              href={`./api/export?plan=${encodeURIComponent(briefing.plan)}&format=${format}`}
              download=""
            >
              {DATA_NAME[format]}
            </a>
          ))}
        </p>
      </div>
    </details>
  );
}

import { useRef, useState } from 'preact/hooks';
import type { Briefing, Slide } from '../../../server/contract/briefing.ts';
import type { GraphFormat } from '../../api/client.ts';
import { Icon } from '../../controls/icon.tsx';
import { icons } from '../../controls/icons.ts';
import { Menu } from '../../controls/menu.tsx';
import { planInfo } from '../../state/loaded/plan-data.ts';
import { say, t } from '../../state/store.ts';
import { whyNot } from '../../state/why-not.ts';
import { printing } from './briefing-room.ts';
import { saveBriefing, saveGraph, saveJson, savePng, saveSvg } from './files.ts';
import { forgetOffice, officeColours, takeOffice } from './office-colours.ts';

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
      say(t.peek()('briefing.exportFailed', { why: whyNot(error) }));
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

/** The colours of an office's own template, for the presentation. */
function Office() {
  const input = useRef<HTMLInputElement>(null);
  const colours = officeColours.value;
  const take = async (file: File) => {
    const words = (await takeOffice(file)) ? 'briefing.office.taken' : 'briefing.office.none';
    say(t.peek()(words, { name: file.name }));
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".pptx,.potx"
        aria-label={t.value('briefing.office.choose')}
        hidden
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) void take(file);
          event.currentTarget.value = '';
        }}
      />
      {colours ? (
        <p class="menu-row office">
          <span class="office-swatches" aria-hidden="true">
            {Object.values(colours.accents).map((colour, i) => (
              <svg key={`${i} ${colour}`} viewBox="0 0 10 10" aria-hidden="true">
                <rect width="10" height="10" fill={`#${colour}`} />
              </svg>
            ))}
          </span>
          <span class="office-name">{colours.name}</span>
          <button type="button" class="link" onClick={forgetOffice}>
            {t.value('briefing.office.forget')}
          </button>
        </p>
      ) : (
        <button type="button" class="office-choose" onClick={() => input.current?.click()}>
          {t.value('briefing.office.choose')}
        </button>
      )}
    </>
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
      <Office />
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

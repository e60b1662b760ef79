import { type Numbered, placeWords } from './citations.ts';
import { shortened, widthInEm } from './measure.ts';
import { namesXml, numbers } from './pptx-shapes.ts';
import { footXml, headXml, INK, NAMESPACES, placeholder, ROOM, SOFT, slideOf } from './pptx-slide.ts';
import { bodyProperties, paragraph, runProperties } from './pptx-text.ts';
import { emu, SLIDE } from './pptx-units.ts';
import { XML_HEAD, xmlText } from './xml.ts';

const SOURCE_SIZES = { quote: 19, place: 15 };
const SOURCES_TOP = 124;
const SOURCES_ROOM = 676 - SOURCES_TOP;
/** After so many slides of sources the rest is left to the notes, and the last one says so. */
export const MOST_SOURCE_SLIDES = 20;

type Entry = { number: number; quote: string; place: string; height: number };

/** 资料来源: every passage with its number, first words and place, on as many slides as they need. */
export function sourceSlides(all: readonly Numbered[], briefing: string): string[] {
  const entries = all.map(({ number, citation }): Entry => {
    const quote = quoted(citation.quote.replaceAll('\n', ' '), 110);
    const place = shortened(placeWords(citation), 70);
    const lines = Math.max(1, Math.ceil(widthInEm(quote) / ((ROOM - 60) / SOURCE_SIZES.quote - 1)));
    return {
      number,
      quote,
      place,
      height: lines * SOURCE_SIZES.quote * 1.25 + SOURCE_SIZES.place * 1.25 + 14,
    };
  });
  const fewest = pagesOf(entries, SOURCES_ROOM).length;
  // As many on each: a last page with one line on it looks like a mistake.
  const even = entries.reduce((sum, one) => sum + one.height, 0) / fewest + SOURCE_SIZES.quote * 2;
  const evened = pagesOf(entries, Math.min(SOURCES_ROOM, even));
  const pages = evened.length === fewest ? evened : pagesOf(entries, SOURCES_ROOM);
  const shown = pages.slice(0, MOST_SOURCE_SLIDES);
  const rest = pages.slice(MOST_SOURCE_SLIDES).flat().length;
  return shown.map((page, i) => {
    const ids = numbers();
    const title = shown.length > 1 ? `资料来源（${i + 1}/${shown.length}）` : '资料来源';
    const last = i === shown.length - 1;
    const body = entriesXml(page, last ? rest : 0);
    const box = { x: SLIDE.margin, y: SOURCES_TOP, w: ROOM, h: SOURCES_ROOM };
    const head = headXml(title, '', ids);
    const list = placeholder(ids, '来源清单', 'type="body" idx="1"', box, bodyProperties(), body);
    return slideOf(head.xml + list + footXml(briefing, ids));
  });
}

/** In quotation marks stands only what the page says: that more follows is said outside them. */
function quoted(words: string, em: number): string {
  const cut = shortened(words, em);
  return cut === words ? `“${words}”` : `“${cut.slice(0, -1)}”…`;
}

function pagesOf(entries: readonly Entry[], most: number): Entry[][] {
  const pages: Entry[][] = [[]];
  let room = most;
  for (const entry of entries) {
    if (entry.height > room && (pages.at(-1)?.length ?? 0) > 0) {
      pages.push([]);
      room = most;
    }
    pages.at(-1)?.push(entry);
    room -= entry.height;
  }
  return pages;
}

function entriesXml(entries: readonly Entry[], rest: number): string {
  const serif = { size: SOURCE_SIZES.quote, paint: INK, face: 'serif' } as const;
  const soft = { size: SOURCE_SIZES.place, paint: SOFT } as const;
  const hanging = 52;
  const said = entries.map(
    ({ number, quote, place }) =>
      paragraph(
        [
          { text: `[${number}]`, look: soft },
          { text: '\t', look: soft },
          { text: quote, look: serif },
        ],
        { hanging },
      ) +
      paragraph([{ text: place, look: soft }], { after: 12 }).replace(
        'marL="0" indent="0"',
        `marL="${emu(hanging)}" indent="0"`,
      ),
  );
  if (rest > 0) {
    said.push(paragraph([{ text: `其余 ${rest} 处见各页备注。`, look: soft }]));
  }
  if (said.length === 0) said.push(paragraph([{ text: '本简报没有引文。', look: soft }]));
  return said.join('');
}

/** The notes page of a slide. */
export function notesXml(text: string): string {
  const body = text
    .split('\n')
    .map((one) => (one === '' ? '<a:p><a:endParaRPr lang="zh-CN"/></a:p>' : noteLine(one)))
    .join('');
  return (
    `${XML_HEAD}<p:notes ${NAMESPACES}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>` +
    `<p:sp><p:nvSpPr>${namesXml(2, '幻灯片图像')}<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>` +
    `<p:sp><p:nvSpPr>${namesXml(3, '备注')}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>` +
    `<p:txBody><a:bodyPr/><a:lstStyle/>${body}</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>`
  );
}

function noteLine(text: string): string {
  const look = runProperties({ size: 16, paint: INK });
  return `<a:p><a:r>${look}<a:t>${xmlText(text)}</a:t></a:r></a:p>`;
}

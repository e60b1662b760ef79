import { strToU8, zipSync } from 'fflate';
import type { Accents, Briefing } from '../contract/briefing.ts';
import { notesOf, numberedCitations } from './citations.ts';
import type { FamilyNames } from './key.ts';
import { FAMILIES } from './palette.ts';
import {
  appXml,
  CORE_PROPERTIES,
  contentTypesXml,
  coreXml,
  layoutXml,
  masterXml,
  notesMasterXml,
  presentationXml,
  relationsXml,
  themeXml,
} from './pptx-parts.ts';
import { slideXml } from './pptx-slide.ts';
import { notesXml, sourceSlides } from './pptx-sources.ts';
import { ZIP_DATE } from './zip-date.ts';

export type PptxOptions = {
  /** An office's own colours; those left out stay ours. */
  theme?: Accents;
  /** Names of the families, for the key at the foot; without them there is no key of colours. */
  families?: FamilyNames;
};

/**
 * A briefing as a presentation: native shapes, connectors that stay glued, notes with every quote and its
 * place, and the sources at the end. The same briefing gives the same bytes. Runs in Node and in a browser.
 */
export function briefingToPptx(briefing: Briefing, options: PptxOptions = {}): Uint8Array<ArrayBuffer> {
  const accents = accentsOf(options.theme ?? {});
  const citations = numberedCitations(briefing);
  const slides = briefing.slides.map((slide, i) => ({
    xml: slideXml(slide, citations.ofSlide(i), briefing.title, options.families ?? [], { accents }),
    notes: notesOf(slide.notes, citations.ofSlide(i)),
  }));
  const sources = sourceSlides(citations.all, briefing.title);
  const count = slides.length + sources.length;
  const files: Record<string, string> = {
    '[Content_Types].xml': contentTypesXml(count, slides.length),
    '_rels/.rels': relationsXml([
      { type: 'officeDocument', target: 'ppt/presentation.xml' },
      { type: CORE_PROPERTIES, target: 'docProps/core.xml' },
      { type: 'extended-properties', target: 'docProps/app.xml' },
    ]),
    'docProps/core.xml': coreXml(briefing.title),
    'docProps/app.xml': appXml(count),
    'ppt/presentation.xml': presentationXml(count),
    'ppt/_rels/presentation.xml.rels': relationsXml([
      { type: 'slideMaster', target: 'slideMasters/slideMaster1.xml' },
      { type: 'notesMaster', target: 'notesMasters/notesMaster1.xml' },
      { type: 'theme', target: 'theme/theme1.xml' },
      ...Array.from({ length: count }, (_, i) => ({ type: 'slide', target: `slides/slide${i + 1}.xml` })),
    ]),
    'ppt/theme/theme1.xml': themeXml(accents),
    'ppt/theme/theme2.xml': themeXml(accents),
    'ppt/slideMasters/slideMaster1.xml': masterXml(),
    'ppt/slideMasters/_rels/slideMaster1.xml.rels': relationsXml([
      { type: 'slideLayout', target: '../slideLayouts/slideLayout1.xml' },
      { type: 'slideLayout', target: '../slideLayouts/slideLayout2.xml' },
      { type: 'theme', target: '../theme/theme1.xml' },
    ]),
    'ppt/notesMasters/notesMaster1.xml': notesMasterXml(),
    'ppt/notesMasters/_rels/notesMaster1.xml.rels': relationsXml([
      { type: 'theme', target: '../theme/theme2.xml' },
    ]),
  };
  for (const which of [1, 2] as const) {
    files[`ppt/slideLayouts/slideLayout${which}.xml`] = layoutXml(which);
    files[`ppt/slideLayouts/_rels/slideLayout${which}.xml.rels`] = relationsXml([
      { type: 'slideMaster', target: '../slideMasters/slideMaster1.xml' },
    ]);
  }
  for (const [i, { xml, notes }] of slides.entries()) {
    files[`ppt/slides/slide${i + 1}.xml`] = xml;
    files[`ppt/slides/_rels/slide${i + 1}.xml.rels`] = relationsXml([
      { type: 'slideLayout', target: '../slideLayouts/slideLayout1.xml' },
      { type: 'notesSlide', target: `../notesSlides/notesSlide${i + 1}.xml` },
    ]);
    files[`ppt/notesSlides/notesSlide${i + 1}.xml`] = notesXml(notes);
    files[`ppt/notesSlides/_rels/notesSlide${i + 1}.xml.rels`] = relationsXml([
      { type: 'notesMaster', target: '../notesMasters/notesMaster1.xml' },
      { type: 'slide', target: `../slides/slide${i + 1}.xml` },
    ]);
  }
  for (const [i, xml] of sources.entries()) {
    const at = slides.length + i + 1;
    files[`ppt/slides/slide${at}.xml`] = xml;
    files[`ppt/slides/_rels/slide${at}.xml.rels`] = relationsXml([
      { type: 'slideLayout', target: '../slideLayouts/slideLayout2.xml' },
    ]);
  }
  return zipped(files);
}

function accentsOf(theme: Accents): Record<string, string> {
  const given = FAMILIES.map((family, i) => [family, theme[`accent${i + 1}` as keyof Accents]] as const);
  return Object.fromEntries(given.filter((one): one is [(typeof one)[0], string] => one[1] !== undefined));
}

function zipped(files: Record<string, string>): Uint8Array<ArrayBuffer> {
  const bytes = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]));
  return zipSync(bytes, { level: 6, mtime: ZIP_DATE });
}

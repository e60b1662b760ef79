import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  BRIEFING_FORMAT,
  BRIEFING_VERSION,
  type Briefing,
  briefing,
} from '../../server/contract/briefing.ts';
import { cleanLine } from '../../server/contract/clean-text.ts';
import { numberRanges } from '../../server/export/citations.ts';
import { SHAPE_WORDS } from '../../server/export/outlines.ts';
import { briefingToPptx, type PptxOptions } from '../../server/export/pptx.ts';
import { realPage } from '../real-page.ts';
import { all, type Element, readXml } from './reading-files.ts';
import { HOSTILE, hostileBriefing, sampleBriefing } from './sample-briefing.ts';

const { store, ontology } = realPage();
const sample = await sampleBriefing(store, ontology);

/** Every part, read; and every relation leads to a part that is there. */
function open(deck: Briefing, options: PptxOptions = {}): Record<string, Element> {
  const files = unzipSync(briefingToPptx(deck, { families: ontology.families, ...options }));
  const parts = Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [name, readXml(strFromU8(bytes))]),
  );
  for (const [name, part] of Object.entries(parts)) {
    if (!name.endsWith('.rels')) continue;
    const folder = name.replace(/_rels\/[^/]+$/u, '');
    for (const relation of all(part, 'Relationship')) {
      const target = new URL(relation.attributes.Target ?? '', `file:///${folder}`).pathname.slice(1);
      expect(Object.keys(parts)).toContain(target);
    }
  }
  const types = parts['[Content_Types].xml'] as Element;
  for (const override of all(types, 'Override')) {
    expect(Object.keys(parts)).toContain(override.attributes.PartName?.slice(1));
  }
  return parts;
}

const textOf = (element: Element) => all(element, 'a:t').map((one) => one.text);
const slidesOf = (parts: Record<string, Element>) =>
  Object.keys(parts)
    .filter((name) => /^ppt\/slides\/slide\d+\.xml$/u.test(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((name) => parts[name] as Element);
const deck = (slides: unknown[]): Briefing =>
  briefing.parse({ format: BRIEFING_FORMAT, version: BRIEFING_VERSION, title: '试', plan: 'p', slides });

describe('a presentation', () => {
  const parts = open(sample);
  const slides = slidesOf(parts);

  it('has a slide for each of the briefing, and the sources at the end', () => {
    expect(slides.length).toBeGreaterThan(sample.slides.length);
    for (const [i, slide] of sample.slides.entries()) {
      const title = all(slides[i] as Element, 'p:sp').find((shape) =>
        all(shape, 'p:ph').some((ph) => ph.attributes.type === 'title'),
      );
      expect(textOf(title as Element).join('')).toBe(slide.title);
    }
    expect(textOf(slides[sample.slides.length] as Element)[0]).toMatch(/^资料来源/u);
  });

  it('dashes the outline of what is declared and not named, and of nothing else', () => {
    const [first] = sample.slides;
    const [shape] = first?.scene.shapes ?? [];
    if (!first || !shape) throw new Error('the sample has a drawing');
    const outlines = (dashed: boolean) => {
      const shapes = [{ ...shape, id: 'alone', ...(dashed ? { dashed } : {}) }];
      const deck = { ...sample, slides: [{ ...first, scene: { ...first.scene, shapes, connectors: [] } }] };
      const slide = open(deck)['ppt/slides/slide1.xml'] as Element;
      return all(slide, 'p:sp').filter((one) => all(one, 'a:prstDash').length > 0).length;
    };
    expect(outlines(true)).toBe(1);
    expect(outlines(false)).toBe(0);
  });

  it('says outside the quotation marks that a quote of the sources goes on', () => {
    const [first] = sample.slides;
    const [citation] = first?.citations ?? [];
    if (!first || !citation) throw new Error('the sample has a citation');
    const long = { ...citation, quote: '字'.repeat(300) };
    const parts = open({ ...sample, slides: [{ ...first, citations: [long] }] });
    const text = textOf(parts['ppt/slides/slide2.xml'] as Element).join('\n');
    expect(text).toMatch(/“字+”…/u);
    expect(text).not.toContain('…”');
  });

  it('has real connectors, glued at both ends to shapes of the slide, dashed when inferred', () => {
    for (const [i, { scene }] of sample.slides.entries()) {
      const slide = slides[i] as Element;
      const ids = all(slide, 'p:sp').map((shape) => all(shape, 'p:cNvPr')[0]?.attributes.id);
      const glued = all(slide, 'p:cxnSp').filter((line) => all(line, 'a:stCxn').length > 0);
      expect(glued).toHaveLength(scene.connectors.length);
      for (const [j, line] of glued.entries()) {
        for (const end of ['a:stCxn', 'a:endCxn']) expect(ids).toContain(all(line, end)[0]?.attributes.id);
        const dashed = all(line, 'a:prstDash').length > 0;
        expect(dashed).toBe(scene.connectors[j]?.basis === 'inferred');
        expect(all(line, 'p:cNvPr')[0]?.attributes.descr).toMatch(/→/u);
      }
    }
  });

  it('numbers the shapes of a slide without repeating one', () => {
    for (const slide of slides) {
      const ids = all(slide, 'p:cNvPr').map((one) => one.attributes.id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('sets a Chinese font and language on every run', () => {
    for (const slide of slides) {
      for (const properties of all(slide, 'a:rPr')) {
        expect(properties.attributes.lang).toBe('zh-CN');
        expect(['宋体', '微软雅黑']).toContain(all(properties, 'a:ea')[0]?.attributes.typeface);
      }
    }
  });

  it('says every quote whole in the notes, with its offsets', () => {
    for (const [i, slide] of sample.slides.entries()) {
      const notes = textOf(parts[`ppt/notesSlides/notesSlide${i + 1}.xml`] as Element).join('\n');
      if (slide.notes) expect(notes).toContain(slide.notes);
      for (const citation of slide.citations) {
        expect(notes).toContain(citation.quote);
        expect(notes).toContain(`${citation.start}–${citation.end}`);
        expect(notes).toContain(citation.source);
      }
    }
  });

  it('keeps what it draws on the slide', () => {
    const [width, height] = [12_192_000, 6_858_000];
    for (const slide of slides) {
      for (const frame of [...all(slide, 'p:spPr'), ...all(slide, 'p:grpSpPr')]) {
        const off = all(frame, 'a:off')[0]?.attributes;
        const ext = all(frame, 'a:ext')[0]?.attributes;
        if (!off || !ext) continue;
        expect(Number(off.x) + Number(ext.cx)).toBeLessThanOrEqual(width * 1.02);
        expect(Number(off.y) + Number(ext.cy)).toBeLessThanOrEqual(height);
        expect(Number(off.x)).toBeGreaterThanOrEqual(-width * 0.02);
      }
    }
  });

  it('takes an office’s own colours', () => {
    const own = open(sample, { theme: { accent1: 'C00000' } });
    const theme = own['ppt/theme/theme1.xml'] as Element;
    const accents = [1, 2].map((i) => all(theme, `a:accent${i}`)[0]?.children[0]?.attributes.val);
    expect(accents).toEqual(['C00000', 'A31613']);
    const fills = slidesOf(own).flatMap((slide) =>
      all(slide, 'a:schemeClr').map((one) => one.attributes.val),
    );
    expect(fills).toContain('accent1');
  });

  it('is the same bytes each time', () => {
    expect(briefingToPptx(sample)).toEqual(briefingToPptx(sample));
  });
});

describe('odd briefings', () => {
  it('without a slide has the slide of sources, which says that there are none', () => {
    const slides = slidesOf(open(deck([])));
    expect(slides).toHaveLength(1);
    expect(textOf(slides[0] as Element).join('')).toContain('没有引文');
  });

  const empty = { width: 100, height: 100, title: '', line: '', shapes: [], connectors: [], texts: [] };
  const slide = (id: string, scene: unknown) => {
    return { id, view: { id: 'explore', state: '' }, title: id, line: '', scene, citations: [] };
  };

  it('draws an empty view, one node, and 500 with their relations', () => {
    const nodes = (count: number) => {
      const shapes = Array.from({ length: count }, (_, i) => ({
        ...{
          id: `n${i}`,
          shape: SHAPE_WORDS[i % SHAPE_WORDS.length],
          x: (i % 25) * 60,
          y: i * 2,
          w: 30,
          h: 30,
        },
        ...{
          family: 'space',
          labelLines: [`节点${i}`],
          labelPlacement: 'below',
          fontSize: 10,
          weight: 'normal',
        },
      }));
      const connectors = shapes.slice(1).map((shape, i) => {
        const route = ['straight', 'curved', 'stepped'][i % 3];
        return { id: `c${i}`, from: `n${i}`, to: shape.id, basis: 'explicit', strength: 1, route };
      });
      return { ...empty, width: 1500, height: 1100, shapes, connectors };
    };
    const parts = open(deck([slide('a', empty), slide('b', nodes(1)), slide('c', nodes(500))]));
    const [none, one, many] = slidesOf(parts) as [Element, Element, Element];
    const glued = (part: Element) => all(part, 'a:stCxn').length;
    expect([glued(none), glued(one), glued(many)]).toEqual([0, 0, 499]);
    expect(textOf(many)).toContain('节点499');
  });

  it.each(HOSTILE.map((name) => [[...name].slice(0, 24).join(''), name]))('holds %j as text', (_, name) => {
    const parts = open(briefing.parse(hostileBriefing(name)));
    const [first] = slidesOf(parts) as [Element];
    const said = textOf(first).join('\n');
    expect(said).toContain([...cleanLine(name)].slice(0, 20).join(''));
    expect(Object.keys(parts)).toHaveLength(open(sample) ? Object.keys(parts).length : 0);
  });

  it('parts many sources over slides, and says when the rest is in the notes', () => {
    const citations = Array.from({ length: 400 }, (_, i) => {
      return {
        source: 'p:page',
        start: i,
        end: i + 1,
        quote: `第${i}处`.repeat(20),
        section: null,
        place: '',
      };
    });
    const slides = slidesOf(open(deck([{ ...slide('a', empty), citations }])));
    expect(slides).toHaveLength(21);
    expect(textOf(slides.at(-1) as Element).join('')).toMatch(/其余 \d+ 处见各页备注/u);
  });

  it('writes ranges of numbers', () => {
    expect(numberRanges([1, 2, 3, 5, 7, 8])).toBe('1–3、5、7–8');
    expect(numberRanges([])).toBe('');
  });
});

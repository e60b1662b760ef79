import type { Scene, Slide } from '../contract/briefing.ts';
import { type Numbered, numberRanges } from './citations.ts';
import { BASIS_NAME, type FamilyNames, GROUP_NAME, keyOf, SUMMARY_SIGN } from './key.ts';
import { type Fit, fitted, type Setting, shortened, widthInEm } from './measure.ts';
import type { Box } from './outlines.ts';
import { LIGHT } from './palette.ts';
import { connectorLabelXml, connectorXml } from './pptx-connectors.ts';
import {
  type Colours,
  familyPaint,
  type Numbers,
  namesXml,
  numbers,
  ruleXml,
  shapeXml,
  textBoxXml,
  transform,
} from './pptx-shapes.ts';
import { bodyProperties, fillXml, type Paint, paragraphs, runProperties } from './pptx-text.ts';
import { SLIDE } from './pptx-units.ts';
import { shapesById, wordsOfConnector } from './scene-lines.ts';
import { XML_HEAD } from './xml.ts';

export const NAMESPACES =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';

export const ROOM = SLIDE.width - SLIDE.margin * 2;
const TITLE_TOP = 38;
const FOOT = 664;
/** A title a little smaller on one line, before one with a last figure left alone on the second. */
const TITLE: readonly Setting[] = [
  [44, 1],
  [38, 1],
  [38, 2],
  [32, 2],
];
/** What a view says counts: a third line, before a count is cut off. */
const LINE: readonly Setting[] = [
  [25, 2],
  [22, 2],
  [20, 2],
  [18, 3],
];
const CAPTION: readonly Setting[] = [
  [17, 2],
  [15, 2],
];
export const INK: Paint = { theme: 'tx1' };
export const SOFT: Paint = { theme: 'tx2' };
const SCALE_MOST = 3;

/** One slide of the briefing: title and line as placeholders, the drawing, a key, and where it comes from. */
export function slideXml(
  slide: Slide,
  citations: readonly Numbered[],
  briefing: string,
  families: FamilyNames,
  colours: Colours,
): string {
  const ids = numbers();
  const head = headXml(slide.title, slide.line, ids);
  const caption = slide.scene.caption ? captionOf(slide.scene.caption) : null;
  const top = head.bottom + 18;
  const bottom = FOOT - 12 - (caption ? caption.lines * caption.size * 1.3 + 6 : 0);
  const stage = { x: SLIDE.margin, y: top, w: ROOM, h: bottom - top };
  const parts = [head.xml, sceneXml(slide.scene, stage, ids, colours)];
  if (caption) {
    const box = { x: SLIDE.margin, y: bottom + 4, w: ROOM, h: caption.lines * caption.size * 1.3 };
    const body = paragraphs(caption.text, { size: caption.size, paint: SOFT, align: 'center' });
    parts.push(textBoxXml(box, ids, '说明', bodyProperties(), body));
  }
  parts.push(keyXml(slide.scene, families, ids), referenceXml(citations, ids), footXml(briefing, ids));
  return slideOf(parts.join(''));
}

export function slideOf(shapes: string): string {
  return (
    `${XML_HEAD}<p:sld ${NAMESPACES}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>` +
    `<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>` +
    `${shapes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`
  );
}

function captionOf(text: string): Fit {
  return fitted(text, ROOM, CAPTION);
}

export function placeholder(
  ids: Numbers,
  name: string,
  ph: string,
  box: Box,
  properties: string,
  body: string,
): string {
  return (
    `<p:sp><p:nvSpPr>${namesXml(ids.next(), name)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph ${ph}/></p:nvPr></p:nvSpPr>` +
    `<p:spPr>${transform(box)}</p:spPr><p:txBody>${properties}${body}</p:txBody></p:sp>`
  );
}

export function headXml(title: string, line: string, ids: Numbers): { xml: string; bottom: number } {
  const big = fitted(title, ROOM, TITLE);
  const small = fitted(line, ROOM, LINE);
  const height = big.lines * big.size * 1.25;
  const box = { x: SLIDE.margin, y: TITLE_TOP, w: ROOM, h: height };
  const look = { size: big.size, paint: INK, bold: true, face: 'serif' } as const;
  const parts = [
    placeholder(
      ids,
      '标题',
      'type="title"',
      box,
      bodyProperties({ anchor: 'middle' }),
      paragraphs(big.text, look),
    ),
  ];
  let bottom = TITLE_TOP + height;
  if (line !== '') {
    const under = { x: SLIDE.margin, y: bottom + 8, w: ROOM, h: small.lines * small.size * 1.35 };
    const body = paragraphs(small.text, { size: small.size, paint: SOFT });
    parts.push(
      placeholder(ids, '一句话', 'type="body" sz="quarter" idx="13"', under, bodyProperties(), body),
    );
    bottom = under.y + under.h;
  }
  const y = bottom + 12;
  parts.push(
    ruleXml({ x: SLIDE.margin, y }, { x: SLIDE.width - SLIDE.margin, y }, ids, '细线', { rgb: LIGHT.rule }),
  );
  return { xml: parts.join(''), bottom: y };
}

/** The drawing, as large as the stage allows, in its middle. */
function sceneXml(scene: Scene, stage: Box, ids: Numbers, colours: Colours): string {
  const scale = Math.min(stage.w / scene.width, stage.h / scene.height, SCALE_MOST);
  const dx = stage.x + (stage.w - scene.width * scale) / 2;
  const dy = stage.y + (stage.h - scene.height * scale) / 2;
  const scaled = <T extends Box>(box: T): T => ({
    ...box,
    x: box.x * scale + dx,
    y: box.y * scale + dy,
    w: box.w * scale,
    h: box.h * scale,
  });
  const shapes = scene.shapes.map((shape) => ({ ...scaled(shape), fontSize: shape.fontSize * scale }));
  const words = shapesById(scene);
  const drawn = new Map(shapes.map((shape) => [shape.id, { shape, ...shapeXml(shape, ids, colours) }]));
  const inOrder = (back: boolean) =>
    [...drawn.values()].filter(({ shape }) => (shape.back === true) === back).map(({ xml }) => xml);
  const lines = scene.connectors.flatMap((connector) => {
    const from = drawn.get(connector.from);
    const to = drawn.get(connector.to);
    if (!from || !to) return [];
    const made = connectorXml(connector, from, to, ids, wordsOfConnector(connector, words), scale);
    return [{ ...made, connector }];
  });
  const labels = lines
    .filter(({ connector }) => connector.label)
    .map(({ connector, middle }) => connectorLabelXml(connector, middle, Math.max(12 * scale, 16), ids));
  const texts = scene.texts.map((text) => {
    const look = {
      size: text.size * scale,
      paint: toneOf(text.tone),
      align: text.align,
      face: text.face ?? 'sans',
      bold: text.weight === 'bold',
    } as const;
    const properties = bodyProperties({ anchor: text.anchor ?? 'top' });
    const ground: Paint | undefined = text.ground ? { theme: 'bg1' } : undefined;
    return textBoxXml(scaled(text), ids, '文字', properties, paragraphs(text.text, look), ground);
  });
  return [...inOrder(true), ...lines.map(({ xml }) => xml), ...inOrder(false), ...labels, ...texts].join('');
}

function toneOf(tone: Scene['texts'][number]['tone']): Paint {
  if (tone === 'ink') return INK;
  if (tone === 'accent') return { theme: 'accent1' };
  return tone === 'inferred' ? { rgb: LIGHT.inferred } : SOFT;
}

const KEY = 15;

/** What the colours and the two kinds of line mean, as far as this slide uses them. */
function keyXml(scene: Scene, families: FamilyNames, ids: Numbers): string {
  const key = keyOf(scene, families);
  const parts: string[] = [];
  let x: number = SLIDE.margin;
  const word = (text: string) => {
    const w = widthInEm(text) * KEY + KEY;
    const body = paragraphs(text, { size: KEY, paint: SOFT });
    const properties = bodyProperties({ wrap: false, anchor: 'middle' });
    parts.push(textBoxXml({ x, y: FOOT, w, h: 22 }, ids, '图例', properties, body));
    x += w + 6;
  };
  for (const { id, zh } of key.families) {
    const box = { x, y: FOOT + 5, w: 12, h: 12 };
    parts.push(
      `<p:sp><p:nvSpPr>${namesXml(ids.next(), `图例 ${zh}`)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>${transform(box)}` +
        `<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>${fillXml(familyPaint(id))}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>`,
    );
    x += 18;
    word(zh);
  }
  if (key.groups) {
    const sign = {
      id: '',
      shape: 'ellipse',
      x,
      y: FOOT + 3,
      w: 16,
      h: 16,
      family: null,
      group: true,
    } as const;
    const plain = { labelPlacement: 'none', fontSize: KEY, weight: 'normal' } as const;
    parts.push(shapeXml({ ...sign, ...plain, labelLines: [] }, ids, { accents: {} }).xml);
    x += 22;
    word(GROUP_NAME);
  }
  for (const basis of key.bases) {
    const y = FOOT + 11;
    const { width, opacity } = SUMMARY_SIGN;
    const paint: Paint = basis === 'summary' ? { rgb: LIGHT.soft, alpha: opacity } : { rgb: LIGHT[basis] };
    const broad = basis === 'summary' ? { width } : {};
    const look = { ...broad, dashed: basis === 'inferred' };
    parts.push(ruleXml({ x, y }, { x: x + 34, y }, ids, '图例 线', paint, look));
    x += 42;
    word(BASIS_NAME[basis]);
  }
  return parts.join('');
}

function referenceXml(citations: readonly Numbered[], ids: Numbers): string {
  if (citations.length === 0) return '';
  const text = `来源 [${numberRanges(citations.map(({ number }) => number))}]`;
  const short = shortened(text, 26);
  const w = 400;
  const box = { x: SLIDE.width - SLIDE.margin - w, y: FOOT, w, h: 22 };
  const body = paragraphs(short, { size: KEY, paint: SOFT, align: 'right' });
  return textBoxXml(box, ids, '来源', bodyProperties({ anchor: 'middle' }), body);
}

export function footXml(briefing: string, ids: Numbers): string {
  const y = 692;
  const look = { size: 13, paint: SOFT } as const;
  const left = { x: SLIDE.margin, y, w: 900, h: 18 };
  const right = { x: SLIDE.width - SLIDE.margin - 120, y, w: 120, h: 18 };
  const body = paragraphs(shortened(briefing, 66), look);
  const number =
    `<a:p><a:pPr algn="r"/><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">` +
    `${runProperties(look)}<a:t>‹#›</a:t></a:fld></a:p>`;
  const properties = bodyProperties({ anchor: 'middle' });
  return (
    placeholder(ids, '页脚', 'type="ftr" sz="quarter" idx="11"', left, properties, body) +
    placeholder(ids, '页码', 'type="sldNum" sz="quarter" idx="12"', right, properties, number)
  );
}

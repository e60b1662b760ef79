import type { SceneShape } from '../contract/briefing.ts';
import { linesInOffice, shortened, widthInEm } from './measure.ts';
import { type Box, outlineOf, type Point } from './outlines.ts';
import { FAMILIES, familyColour, isFamily, LIGHT, readableOn } from './palette.ts';
import { bodyProperties, fillXml, type Paint, paragraphs, type TextLook } from './pptx-text.ts';
import { emu } from './pptx-units.ts';
import { xmlAttribute } from './xml.ts';

/** Numbers of one slide's shapes, each its own. */
export type Numbers = { next(): number };

export function numbers(): Numbers {
  let last = 1;
  return {
    next() {
      last++;
      return last;
    },
  };
}

/** Of a line beside a shape and of a name inside one, in em; the whole stands in the alternative text. */
const LONGEST_LINE = 40;
const LONGEST_NAME = 200;
/** How wide a name may be that the list of a slide's objects shows. */
const NAME = 200;

export function namesXml(id: number, name: string, description = ''): string {
  const alt = description === '' ? '' : ` descr="${xmlAttribute(description)}"`;
  return `<p:cNvPr id="${id}" name="${xmlAttribute([...name].slice(0, NAME).join('') || `${id}`)}"${alt}/>`;
}

export function transform(box: Box, tag = 'a:xfrm', more = ''): string {
  const at = `x="${emu(box.x)}" y="${emu(box.y)}"`;
  const size = `cx="${Math.max(0, emu(box.w))}" cy="${Math.max(0, emu(box.h))}"`;
  return `<${tag}${more}><a:off ${at}/><a:ext ${size}/></${tag}>`;
}

/** The theme's colour of a family. */
export function familyPaint(family: string): Paint {
  return isFamily(family) ? { theme: `accent${FAMILIES.indexOf(family) + 1}` } : { theme: 'tx2' };
}

export type Colours = { accents: Record<string, string> };

/** A node or a box: its outline, the ring of a chosen one, and its label; together they are one group. */
export function shapeXml(shape: SceneShape, ids: Numbers, colours: Colours): { xml: string; id: number } {
  const id = ids.next();
  const { labelPlacement: where, labelLines, emphasis = 'plain' } = shape;
  const name = shape.labelLines.join('');
  const inside = where === 'inside' ? labelBody(shape, colours) : '';
  const main = outlineXml(shape, id, name || shape.shape, shape.alt ?? name, lookOf(shape), inside);
  const ring = emphasis === 'chosen' ? ringXml(shape, ids) : null;
  const second = shape.group ? innerRingXml(shape, ids) : null;
  const label =
    where === 'inside' || where === 'none' || labelLines.length === 0 ? null : labelXml(shape, ids);
  if (!ring && !second && !label) return { xml: main, id };
  const parts = [ring, { box: shape as Box, xml: main }, second, label].filter((part) => part !== null);
  const box = around(parts.map((part) => part.box));
  const inner = `<a:chOff x="${emu(box.x)}" y="${emu(box.y)}"/><a:chExt cx="${emu(box.w)}" cy="${emu(box.h)}"/>`;
  const frame = transform(box).replace('</a:xfrm>', `${inner}</a:xfrm>`);
  const xml =
    `<p:grpSp><p:nvGrpSpPr>${namesXml(ids.next(), name || '图形')}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>` +
    `<p:grpSpPr>${frame}</p:grpSpPr>${parts.map((part) => part.xml).join('')}</p:grpSp>`;
  return { xml, id };
}

function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.w));
  const bottom = Math.max(...boxes.map((box) => box.y + box.h));
  return { x, y, w: right - x, h: bottom - y };
}

function lookOf(shape: SceneShape): string {
  const { family, fill = 'solid', emphasis } = shape;
  const alpha = emphasis === 'dim' ? { alpha: 0.35 } : {};
  const base: Paint = family === null ? { theme: 'bg1' } : familyPaint(family);
  const edge: Paint = family === null ? { rgb: shape.dashed ? LIGHT.soft : LIGHT.rule } : base;
  const wash: Paint = 'theme' in base && family !== null ? { ...base, tint: 0.16 } : { theme: 'bg2' };
  const filling = fill === 'none' ? '<a:noFill/>' : fillXml({ ...(fill === 'wash' ? wash : base), ...alpha });
  if (shape.group) {
    const paper: Paint = { theme: 'bg1' };
    return `${fillXml(paper)}${lineXml({ ...rings(shape), ...alpha }, RING)}`;
  }
  const width = shape.dashed ? 2 : fill === 'solid' && family !== null ? 0.75 : 1.5;
  const dash = shape.dashed ? '<a:prstDash val="dash"/>' : '';
  return `${filling}${lineXml({ ...edge, ...alpha }, width, dash)}`;
}

export function lineXml(paint: Paint, width: number, dash = '', head = ''): string {
  return `<a:ln w="${emu(width)}">${fillXml(paint)}${dash}<a:round/>${head}</a:ln>`;
}

function outlineXml(
  shape: SceneShape,
  id: number,
  name: string,
  alt: string,
  look: string,
  body: string,
): string {
  const empty = `<p:txBody>${bodyProperties()}<a:p><a:endParaRPr lang="zh-CN"/></a:p></p:txBody>`;
  const { flip } = outlineOf(shape.shape);
  return (
    `<p:sp><p:nvSpPr>${namesXml(id, name, alt)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>` +
    `<p:spPr>${transform(shape, 'a:xfrm', flip ? ' flipH="1"' : '')}${geometryXml(shape.shape, shape)}${look}</p:spPr>` +
    `${body || empty}</p:sp>`
  );
}

/** An office shape where there is one; else the corners, with the places where connectors are glued. */
function geometryXml(word: string, box: Box): string {
  const { preset, corners = [], sites, adjust = {} } = outlineOf(word);
  if (preset !== undefined) {
    const values = Object.entries(adjust).map(([key, value]) => `<a:gd name="${key}" fmla="val ${value}"/>`);
    return `<a:prstGeom prst="${preset}"><a:avLst>${values.join('')}</a:avLst></a:prstGeom>`;
  }
  const w = Math.max(1, emu(box.w));
  const h = Math.max(1, emu(box.h));
  const at = (point: Point) => `x="${Math.round(point.x * w)}" y="${Math.round(point.y * h)}"`;
  const glue = sites.map((site) => `<a:cxn ang="0"><a:pos ${at(site)}/></a:cxn>`).join('');
  const way = corners.map((one, i) => {
    const tag = i === 0 ? 'moveTo' : 'lnTo';
    return `<a:${tag}><a:pt ${at(one)}/></a:${tag}>`;
  });
  return (
    `<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst>${glue}</a:cxnLst>` +
    `<a:rect l="l" t="t" r="r" b="b"/><a:pathLst><a:path w="${w}" h="${h}">${way.join('')}<a:close/></a:path></a:pathLst></a:custGeom>`
  );
}

/** A group has two rings, of this width. */
const RING = 2.25;
const rings = ({ family }: SceneShape): Paint => (family === null ? { theme: 'tx2' } : familyPaint(family));

function innerRingXml(shape: SceneShape, ids: Numbers): { box: Box; xml: string } {
  const by = Math.min(RING * 2, shape.w / 5);
  const box = { x: shape.x + by, y: shape.y + by, w: shape.w - by * 2, h: shape.h - by * 2 };
  const alpha = shape.emphasis === 'dim' ? { alpha: 0.35 } : {};
  const look = `<a:noFill/>${lineXml({ ...rings(shape), ...alpha }, RING)}`;
  return { box, xml: outlineXml({ ...shape, ...box }, ids.next(), '内圈', '', look, '') };
}

function ringXml(shape: SceneShape, ids: Numbers): { box: Box; xml: string } {
  const by = Math.max(4, Math.min(shape.w, shape.h) * 0.1);
  const box = { x: shape.x - by, y: shape.y - by, w: shape.w + by * 2, h: shape.h + by * 2 };
  const look = `<a:noFill/>${lineXml(shape.family === null ? { theme: 'tx1' } : familyPaint(shape.family), 2.25)}`;
  return { box, xml: outlineXml({ ...shape, ...box }, ids.next(), '选中环', '', look, '') };
}

function labelLook(shape: SceneShape, paint: Paint, align: TextLook['align']): TextLook {
  return { size: shape.fontSize, paint, bold: shape.weight === 'bold', ...(align ? { align } : {}) };
}

function labelBody(shape: SceneShape, { accents }: Colours): string {
  const { family, fill = 'solid' } = shape;
  const dark = family !== null && fill === 'solid' && shape.emphasis !== 'dim';
  const ground = family === null ? LIGHT.panel : (accents[family] ?? familyColour(LIGHT, family));
  const light = dark && readableOn(ground, LIGHT.ink, '#ffffff') === '#ffffff';
  const inset = Math.min(6, shape.w / 20);
  // A low box keeps its height for its words.
  const upright = Math.min(inset, shape.h / 20);
  const { text, size } = fittedInside(shape, inset, upright);
  const look = labelLook({ ...shape, fontSize: size }, { theme: light ? 'bg1' : 'tx1' }, 'center');
  return `<p:txBody>${bodyProperties({ anchor: 'middle', inset, upright })}${paragraphs(text, look)}</p:txBody>`;
}

/** A name that does not fit its box is set smaller; only one that is no name any more is cut. */
function fittedInside(shape: SceneShape, inset: number, upright: number): { text: string; size: number } {
  const text = shortened(shape.labelLines.join('\n'), LONGEST_NAME);
  const sizes = [1, 0.85, 0.7, 0.55].map((part) => shape.fontSize * part);
  const fits = (size: number) =>
    linesInOffice(text, (shape.w - inset * 2) / size) * size * 1.2 <= shape.h - upright * 2;
  return { text, size: sizes.find(fits) ?? sizes.at(-1) ?? shape.fontSize };
}

/** The label beside its shape. It is as wide as its longest line, and does not wrap. */
function labelXml(shape: SceneShape, ids: Numbers): { box: Box; xml: string } {
  const { labelPlacement: where, fontSize: size } = shape;
  const labelLines = shape.labelLines.map((line) => shortened(line, LONGEST_LINE));
  const w = Math.max(...labelLines.map(widthInEm)) * size + size;
  const h = labelLines.length * size * 1.3;
  const gap = size * 0.35;
  const middle = shape.x + shape.w / 2;
  const top = where === 'below' ? shape.y + shape.h + gap : where === 'above' ? shape.y - gap - h : null;
  const box = {
    x: top !== null ? middle - w / 2 : where === 'left' ? shape.x - gap - w : shape.x + shape.w + gap,
    y: top ?? shape.y + shape.h / 2 - h / 2,
    w,
    h,
  };
  const align = top !== null ? 'center' : where === 'left' ? 'right' : 'left';
  const paint: Paint = { theme: 'tx1', ...(shape.emphasis === 'dim' ? { alpha: 0.45 } : {}) };
  const anchor = top === null ? 'middle' : where === 'above' ? 'bottom' : 'top';
  const body = paragraphs(labelLines.join('\n'), labelLook(shape, paint, align));
  return { box, xml: textBoxXml(box, ids, '标签', bodyProperties({ wrap: false, anchor }), body) };
}

/** A text box; `properties` from `bodyProperties`, `body` from `paragraphs`. */
export function textBoxXml(
  box: Box,
  ids: Numbers,
  name: string,
  properties: string,
  body: string,
  ground?: Paint,
): string {
  const fill = ground ? fillXml(ground) : '<a:noFill/>';
  return (
    `<p:sp><p:nvSpPr>${namesXml(ids.next(), name)}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>` +
    `<p:spPr>${transform(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>${fill}</p:spPr>` +
    `<p:txBody>${properties}${body}</p:txBody></p:sp>`
  );
}

/** A line that belongs to nothing: the hairline, the key of the lines. */
export function ruleXml(
  from: Point,
  to: Point,
  ids: Numbers,
  name: string,
  paint: Paint,
  { dashed = false, width = dashed ? 2 : 1 }: { dashed?: boolean; width?: number } = {},
): string {
  const box = { x: from.x, y: from.y, w: to.x - from.x, h: to.y - from.y };
  const dash = dashed ? '<a:prstDash val="dash"/>' : '';
  return (
    `<p:cxnSp><p:nvCxnSpPr>${namesXml(ids.next(), name)}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>` +
    `<p:spPr>${transform(box)}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>${lineXml(paint, width, dash)}</p:spPr></p:cxnSp>`
  );
}

import type { SceneConnector, SceneShape } from '../contract/briefing.ts';
import { shortened, widthInEm } from './measure.ts';
import { outlineOf, type Point } from './outlines.ts';
import { LIGHT } from './palette.ts';
import { lineXml, type Numbers, namesXml, textBoxXml, transform } from './pptx-shapes.ts';
import { bodyProperties, type Paint, paragraphs } from './pptx-text.ts';
import { distance, isSideways } from './scene-lines.ts';

/** Of the words on a line, in em; the whole stands in the alternative text. */
const LONGEST_LABEL = 24;

type Glued = { shape: SceneShape; id: number };

/** A real connector: it stays glued to both its shapes when they are moved. */
export function connectorXml(
  connector: SceneConnector,
  from: Glued,
  to: Glued,
  ids: Numbers,
  words: string,
  scale: number,
): { xml: string; middle: Point } {
  const turned = (connector.route ?? 'straight') !== 'straight' || (connector.points?.length ?? 0) > 0;
  const sideways = isSideways(from.shape, to.shape);
  const [a, b] = turned ? facing(from.shape, to.shape, sideways) : nearest(from.shape, to.shape);
  const preset = !turned
    ? 'straightConnector1'
    : connector.route === 'curved'
      ? 'curvedConnector3'
      : 'bentConnector3';
  const inferred = connector.basis === 'inferred';
  const summary = connector.basis === 'summary';
  const alpha = summary ? connector.strength : 0.4 + 0.6 * connector.strength;
  const paint: Paint = { rgb: LIGHT[summary ? 'soft' : inferred ? 'inferred' : 'explicit'], alpha };
  const dash = inferred ? '<a:prstDash val="dash"/>' : '';
  const head = connector.arrow ? '<a:tailEnd type="triangle" w="med" len="med"/>' : '';
  const width = summary
    ? (connector.width ?? 2) * scale
    : Math.max(1, Math.min(3, scale)) * (1 + 0.5 * connector.strength);
  const glue = `<a:stCxn id="${from.id}" idx="${a.index}"/><a:endCxn id="${to.id}" idx="${b.index}"/>`;
  const xml =
    `<p:cxnSp><p:nvCxnSpPr>${namesXml(ids.next(), words, words)}<p:cNvCxnSpPr>${glue}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>` +
    `<p:spPr>${connectorFrame(a.at, b.at, turned && !sideways)}<a:prstGeom prst="${preset}"><a:avLst/></a:prstGeom>${lineXml(paint, width, dash, head)}</p:spPr></p:cxnSp>`;
  return { xml, middle: { x: (a.at.x + b.at.x) / 2, y: (a.at.y + b.at.y) / 2 } };
}

type Site = { index: number; at: Point };

function sitesOf(shape: SceneShape): Site[] {
  return outlineOf(shape.shape).sites.map((site, index) => ({
    index,
    at: { x: shape.x + site.x * shape.w, y: shape.y + site.y * shape.h },
  }));
}

function least<T>(list: readonly T[], cost: (one: T) => number): T {
  const [first, ...rest] = list;
  if (first === undefined) throw new Error('nothing to choose from');
  return rest.reduce((best, one) => (cost(one) < cost(best) ? one : best), first);
}

function nearest(from: SceneShape, to: SceneShape): [Site, Site] {
  const pairs = sitesOf(from).flatMap((a) => sitesOf(to).map((b): [Site, Site] => [a, b]));
  if (from.id === to.id) {
    const [first, second] = sitesOf(from);
    if (first && second) return [first, second];
  }
  return least(pairs, ([a, b]) => distance(a.at, b.at));
}

/** The sites at the sides that look at each other. */
function facing(from: SceneShape, to: SceneShape, sideways: boolean): [Site, Site] {
  const along = (at: Point) => (sideways ? at.x : at.y);
  const across = (shape: SceneShape, at: Point) =>
    Math.abs(sideways ? at.y - shape.y - shape.h / 2 : at.x - shape.x - shape.w / 2);
  const forward = sideways ? to.x + to.w / 2 >= from.x + from.w / 2 : to.y + to.h / 2 >= from.y + from.h / 2;
  const sign = forward ? 1 : -1;
  const a = least(sitesOf(from), ({ at }) => -sign * along(at) + across(from, at) * 0.01);
  const b = least(sitesOf(to), ({ at }) => sign * along(at) + across(to, at) * 0.01);
  return [a, b];
}

/** Turned and mirrored so that a connector's own start and end come to lie where they should. */
function connectorFrame(a: Point, b: Point, upright: boolean): string {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  if (!upright) {
    const flips = `${dx < 0 ? ' flipH="1"' : ''}${dy < 0 ? ' flipV="1"' : ''}`;
    const box = { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), w: Math.abs(dx), h: Math.abs(dy) };
    return transform(box, 'a:xfrm', flips);
  }
  const [w, h] = [Math.abs(dy), Math.abs(dx)];
  const box = { x: (a.x + b.x) / 2 - w / 2, y: (a.y + b.y) / 2 - h / 2, w, h };
  const turn = dx < 0 ? 5_400_000 : 16_200_000;
  const mirrored = dx < 0 ? dy < 0 : dy > 0;
  return transform(box, 'a:xfrm', ` rot="${turn}"${mirrored ? ' flipH="1"' : ''}`);
}

/** Words on a connector, on paper so that the line does not strike through them. */
export function connectorLabelXml(
  connector: SceneConnector,
  middle: Point,
  size: number,
  ids: Numbers,
): string {
  const text = shortened(connector.label ?? '', LONGEST_LABEL);
  const w = widthInEm(text) * size + size * 0.6;
  const h = size * 1.35;
  const box = { x: middle.x - w / 2, y: middle.y - h / 2, w, h };
  const paint: Paint = connector.basis === 'inferred' ? { rgb: LIGHT.inferred } : { theme: 'tx2' };
  const body = paragraphs(text, { size, paint, align: 'center' });
  return textBoxXml(box, ids, '关系', bodyProperties({ wrap: false, anchor: 'middle' }), body, {
    theme: 'bg1',
  });
}

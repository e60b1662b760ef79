import type { Scene, SceneConnector, SceneShape, SceneText } from '../contract/briefing.ts';
import { BASIS_NAME, type FamilyNames, GROUP_NAME, keyOf, SUMMARY_SIGN } from './key.ts';
import { linesIn, shortened, widthInEm } from './measure.ts';
import { type Box, outlineOf, type Point } from './outlines.ts';
import { familyColour, LIGHT, mix, type Palette, readableOn } from './palette.ts';
import { type Run, runOf, shapesById, wordsOfConnector } from './scene-lines.ts';
import { xmlAttribute, xmlText } from './xml.ts';

export type SvgOptions = {
  palette?: Palette;
  /** Writes title and line above the drawing, and the caption below it. */
  heading?: boolean;
  /** Names of the families, for the key below a drawing with a heading. */
  families?: FamilyNames;
  /** Without it the picture is transparent. */
  ground?: boolean;
};

const SANS = "'Noto Sans SC','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',system-ui,sans-serif";
const SERIF = "'Noto Serif SC','Noto Serif CJK SC','Source Han Serif SC','Songti SC',SimSun,serif";
const LEADING = 1.3;
const MARGIN = 24;
const HEAD = { title: 22, line: 14, foot: 13 };

/** A scene as a picture that stands alone: no styles, fonts or anything else from outside, no scripts. */
export function sceneToSvg(scene: Scene, options: SvgOptions = {}): string {
  const { palette = LIGHT, heading = false, ground = true, families = [] } = options;
  const shapes = shapesById(scene);
  const head = heading ? headingOf(scene, palette) : { text: '', height: 0 };
  const foot = heading ? footOf(scene, palette, families) : { text: '', height: 0 };
  const width = scene.width + (heading ? MARGIN * 2 : 0);
  const height = scene.height + head.height + foot.height + (heading ? MARGIN : 0);
  const runs = scene.connectors.flatMap((connector) => {
    const run = runOf(connector, shapes);
    return run ? [{ connector, run, words: wordsOfConnector(connector, shapes) }] : [];
  });
  const body = [
    ...scene.shapes.filter((shape) => shape.back).map((shape) => drawShape(shape, palette)),
    ...runs.map(({ connector, run, words }) => drawLine(connector, run, words, palette)),
    ...scene.shapes.filter((shape) => !shape.back).map((shape) => drawShape(shape, palette)),
    ...runs.map(({ connector, run }) => drawLineLabel(connector, run, palette)),
    ...scene.texts.map((text) => drawText(text, palette)),
  ];
  const size = `width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" lang="zh-CN" font-family="${SANS}">`,
    `<title>${xmlText(scene.title)}</title><desc>${xmlText(scene.line)}</desc>`,
    ground ? `<rect width="${n(width)}" height="${n(height)}" fill="${palette.paper}"/>` : '',
    head.text,
    `<g transform="translate(${heading ? MARGIN : 0} ${n(head.height)})">`,
    ...body,
    foot.text,
    '</g></svg>',
  ]
    .filter((piece) => piece !== '')
    .join('\n');
}

function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function drawShape(shape: SceneShape, palette: Palette): string {
  const { family, fill = 'solid', emphasis = 'plain' } = shape;
  // A dashed outline says that something is missing: a hairline's grey would not be seen on a projector.
  const outline = shape.dashed || shape.group ? palette.soft : palette.rule;
  const colour = family === null ? outline : familyColour(palette, family);
  const solid = family === null ? palette.panel : colour;
  const filled = fill === 'solid' ? solid : fill === 'wash' ? mix(colour, palette.panel, 0.14) : 'none';
  const paint = `fill="${filled}" stroke="${colour}" stroke-width="${shape.dashed ? 2 : fill === 'solid' ? 1 : 1.5}"${shape.dashed ? ' stroke-dasharray="6 4"' : ''}`;
  const words = xmlText(shape.alt ?? shape.labelLines.join(''));
  const ring = emphasis === 'chosen' ? outlinePath(grown(shape, 5), shape.shape, ringPaint(palette)) : '';
  const ground = filled === 'none' ? palette.paper : filled;
  const ink =
    shape.labelPlacement === 'inside' ? readableOn(ground, palette.ink, palette.panel) : palette.ink;
  return [
    `<g${emphasis === 'dim' ? ' opacity="0.35"' : ''}>`,
    words === '' ? '' : `<title>${words}</title>`,
    ring,
    shape.group ? groupRings(shape, colour, palette) : outlinePath(shape, shape.shape, paint),
    drawLabel(shape, ink, palette.paper),
    '</g>',
  ].join('');
}

/** Two rings round paper, as on the canvas. */
function groupRings(box: Box, colour: string, palette: Palette): string {
  const ring = (by: number, fill: string) =>
    outlinePath(grown(box, -by), 'ellipse', `fill="${fill}" stroke="${colour}" stroke-width="${n(width)}"`);
  const width = Math.min(3, box.w / 12);
  return ring(width / 2, palette.paper) + ring(width * 2.5, 'none');
}

function ringPaint(palette: Palette): string {
  return `fill="none" stroke="${palette.focus}" stroke-width="2"`;
}

function grown(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, w: box.w + by * 2, h: box.h + by * 2 };
}

function outlinePath(box: Box, word: string, paint: string): string {
  const { corners, round, preset } = outlineOf(word);
  if (!corners) {
    const at = `cx="${n(box.x + box.w / 2)}" cy="${n(box.y + box.h / 2)}"`;
    return `<ellipse ${at} rx="${n(box.w / 2)}" ry="${n(box.h / 2)}" ${paint}/>`;
  }
  if (preset === 'rect' || preset === 'roundRect') {
    const radius = round ? ` rx="${n(Math.min(box.w, box.h) * 0.1667)}"` : '';
    return `<rect x="${n(box.x)}" y="${n(box.y)}" width="${n(box.w)}" height="${n(box.h)}"${radius} ${paint}/>`;
  }
  const at = corners.map((one) => `${n(box.x + one.x * box.w)} ${n(box.y + one.y * box.h)}`);
  return `<path d="M${at.join('L')}Z" stroke-linejoin="${round ? 'round' : 'miter'}" ${paint}/>`;
}

/** Paper round the letters. */
function halo(paper: string, width: number): string {
  return ` stroke="${paper}" stroke-width="${width}" stroke-linejoin="round" paint-order="stroke"`;
}

function drawLabel(shape: SceneShape, ink: string, paper: string): string {
  const { labelLines, labelPlacement: where, fontSize: size } = shape;
  if (where === 'none' || labelLines.length === 0) return '';
  const lines =
    where === 'inside'
      ? labelLines.flatMap((one) => wrapped(shortened(one, 200), (shape.w - 12) / size))
      : labelLines.map((one) => shortened(one, 40));
  const height = lines.length * size * LEADING;
  const gap = size * 0.45;
  const middle = shape.y + shape.h / 2 - height / 2;
  const [x, top, anchor] = (
    {
      below: [shape.x + shape.w / 2, shape.y + shape.h + gap, 'middle'],
      above: [shape.x + shape.w / 2, shape.y - gap - height, 'middle'],
      left: [shape.x - gap, middle, 'end'],
      right: [shape.x + shape.w + gap, middle, 'start'],
      inside: [shape.x + shape.w / 2, middle, 'middle'],
    } as const
  )[where];
  const edge = where === 'inside' ? '' : halo(paper, 3);
  const bold = shape.weight === 'bold' ? ' font-weight="700"' : '';
  return textLines(lines, { x, top, size, anchor }, `fill="${ink}"${bold}${edge}`);
}

function textLines(
  lines: readonly string[],
  at: { x: number; top: number; size: number; anchor: 'start' | 'middle' | 'end' },
  paint: string,
): string {
  const spans = lines.map(
    (line, i) =>
      `<tspan x="${n(at.x)}" y="${n(at.top + at.size * (LEADING * i + 1.02))}">${xmlText(line)}</tspan>`,
  );
  return `<text font-size="${n(at.size)}" text-anchor="${at.anchor}" unicode-bidi="plaintext" ${paint}>${spans.join('')}</text>`;
}

function drawLine(connector: SceneConnector, run: Run, words: string, palette: Palette): string {
  if (connector.basis === 'summary') {
    const look = `fill="none" stroke="${palette.soft}" stroke-width="${n(connector.width ?? 2)}"`;
    return `<g opacity="${n(connector.strength)}"><title>${xmlText(words)}</title><path d="${wayOf(run, connector)}" ${look}/></g>`;
  }
  const inferred = connector.basis === 'inferred';
  const colour = inferred ? palette.inferred : palette.explicit;
  const dash = inferred ? ' stroke-dasharray="5 4"' : '';
  const faint = n(0.35 + 0.65 * connector.strength);
  const look = `fill="none" stroke="${colour}" stroke-width="${n(1.1 + 0.5 * connector.strength)}"${dash}`;
  const head = connector.arrow ? arrowHead(run, connector, colour) : '';
  return `<g opacity="${faint}"><title>${xmlText(words)}</title><path d="${wayOf(run, connector)}" ${look}/>${head}</g>`;
}

function wayOf(
  { start, end, bends, sideways }: Run,
  { route = 'straight', from, to }: SceneConnector,
): string {
  const p = (...at: Point[]) => at.map(({ x, y }) => `${n(x)} ${n(y)}`).join(' ');
  if (from === to) {
    const out = { x: end.x + 60, y: end.y - 60 };
    return `M${p(start)}C${p({ x: start.x - 60, y: start.y - 60 }, out, end)}`;
  }
  if (bends.length > 0) return `M${p(start)}L${[...bends, end].map((one) => p(one)).join('L')}`;
  if (route === 'straight') return `M${p(start)}L${p(end)}`;
  const x = (start.x + end.x) / 2;
  const y = (start.y + end.y) / 2;
  const a = sideways ? { x, y: start.y } : { x: start.x, y };
  const b = sideways ? { x, y: end.y } : { x: end.x, y };
  return route === 'curved' ? `M${p(start)}C${p(a, b, end)}` : `M${p(start)}L${p(a)}L${p(b)}L${p(end)}`;
}

function arrowHead(run: Run, connector: SceneConnector, colour: string): string {
  const { end } = run;
  const turned = (connector.route ?? 'straight') !== 'straight' && run.bends.length === 0;
  const before = run.bends.at(-1) ?? run.start;
  const tail = !turned ? before : run.sideways ? { x: before.x, y: end.y } : { x: end.x, y: before.y };
  const angle = Math.atan2(end.y - tail.y, end.x - tail.x);
  const corner = (turn: number) =>
    `${n(end.x - 8 * Math.cos(angle + turn))} ${n(end.y - 8 * Math.sin(angle + turn))}`;
  return `<path d="M${n(end.x)} ${n(end.y)}L${corner(0.42)}L${corner(-0.42)}Z" fill="${colour}"/>`;
}

function drawLineLabel(connector: SceneConnector, run: Run, palette: Palette): string {
  if (!connector.label) return '';
  const colour = connector.basis === 'inferred' ? palette.inferred : palette.soft;
  const paint = `fill="${colour}"${halo(palette.paper, 4)}`;
  return textLines(
    [shortened(connector.label, 24)],
    { x: run.middle.x, top: run.middle.y - 8, size: 12, anchor: 'middle' },
    paint,
  );
}

function drawText(text: SceneText, palette: Palette): string {
  const lines = text.text.split('\n').flatMap((one) => wrapped(one, text.w / text.size));
  const height = lines.length * text.size * LEADING;
  const free = text.h - height;
  const top = text.y + (text.anchor === 'middle' ? free / 2 : text.anchor === 'bottom' ? free : 0);
  const [x, anchor] = (
    {
      left: [text.x, 'start'],
      center: [text.x + text.w / 2, 'middle'],
      right: [text.x + text.w, 'end'],
    } as const
  )[text.align];
  const face = text.face === 'serif' ? ` font-family="${xmlAttribute(SERIF)}"` : '';
  const bold = text.weight === 'bold' ? ' font-weight="700"' : '';
  return textLines(
    lines,
    { x, top, size: text.size, anchor },
    `fill="${palette[text.tone]}"${face}${bold}${text.ground ? halo(palette.paper, 4) : ''}`,
  );
}

const CLINGS = /^[，。、；：！？”’）》〉」』】—…·)%]/u;

/** Lines at most so many em wide; a mark that clings to what it follows may stand out by itself. */
function wrapped(text: string, em: number): string[] {
  if (linesIn(text, em + 0.5) <= 1) return [text];
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[A-Za-z0-9.+%/-]{1,30}|[^A-Za-z0-9.+%/-]/gu) ?? []) {
    if (line !== '' && widthInEm(line + piece) > em && !CLINGS.test(piece)) {
      lines.push(line);
      line = '';
    }
    line += piece;
  }
  if (line !== '') lines.push(line);
  return lines;
}

function headingOf(scene: Scene, palette: Palette): { text: string; height: number } {
  const title = wrapped(scene.title, scene.width / HEAD.title);
  const line = scene.line.split('\n').flatMap((one) => wrapped(one, scene.width / HEAD.line));
  const top = MARGIN;
  const under = top + title.length * HEAD.title * LEADING + 6;
  const serif = `fill="${palette.ink}" font-weight="700" font-family="${SERIF}"`;
  return {
    text:
      textLines(title, { x: MARGIN, top, size: HEAD.title, anchor: 'start' }, serif) +
      textLines(line, { x: MARGIN, top: under, size: HEAD.line, anchor: 'start' }, `fill="${palette.soft}"`),
    height: under + line.length * HEAD.line * LEADING + MARGIN,
  };
}

/** The caption, and what colours and lines mean. */
function footOf(scene: Scene, palette: Palette, families: FamilyNames): { text: string; height: number } {
  const size = HEAD.foot;
  const soft = `fill="${palette.soft}"`;
  const parts: string[] = [];
  let y = scene.height + 10;
  if (scene.caption) {
    const lines = scene.caption.split('\n').flatMap((one) => wrapped(one, scene.width / size));
    parts.push(textLines(lines, { x: 0, top: y, size, anchor: 'start' }, soft));
    y += lines.length * size * LEADING + 6;
  }
  const key = keyOf(scene, families);
  let x = 0;
  const entry = (sign: string, width: number, word: string) => {
    parts.push(sign, textLines([word], { x: x + width + 6, top: y, size, anchor: 'start' }, soft));
    x += width + 6 + widthInEm(word) * size + 18;
  };
  const middle = y + size * 0.7;
  for (const { id, zh } of key.families) {
    const colour = familyColour(palette, id);
    entry(`<circle cx="${n(x + 5)}" cy="${n(middle)}" r="5" fill="${colour}"/>`, 10, zh);
  }
  if (key.groups) {
    const box = { x, y: middle - 7, w: 14, h: 14 };
    entry(groupRings(box, palette.soft, palette), 14, GROUP_NAME);
  }
  for (const basis of key.bases) {
    if (basis === 'summary') {
      const look = `stroke="${palette.soft}" stroke-width="${SUMMARY_SIGN.width}" opacity="${SUMMARY_SIGN.opacity}"`;
      entry(`<path d="M${n(x)} ${n(middle)}h28" ${look}/>`, 28, BASIS_NAME[basis]);
      continue;
    }
    const dash = basis === 'inferred' ? ' stroke-dasharray="5 4"' : '';
    const look = `stroke="${palette[basis]}" stroke-width="1.6"${dash}`;
    entry(`<path d="M${n(x)} ${n(middle)}h28" ${look}/>`, 28, BASIS_NAME[basis]);
  }
  if (x > 0) y += size * LEADING + 4;
  return { text: parts.join(''), height: y - scene.height };
}

import { isRightToLeft } from './measure.ts';
import { FACES, type Face, fontUnits } from './pptx-units.ts';
import { xmlAttribute, xmlText } from './xml.ts';

/** A colour of the theme, so that an office's own colours reach it, or a fixed one. */
export type Paint = { theme: string; tint?: number; alpha?: number } | { rgb: string; alpha?: number };

export type TextLook = {
  size: number;
  paint: Paint;
  bold?: boolean;
  face?: Face;
  align?: 'left' | 'center' | 'right';
};

export function paintXml(paint: Paint): string {
  const alpha =
    paint.alpha === undefined || paint.alpha >= 1
      ? ''
      : `<a:alpha val="${Math.round(paint.alpha * 100_000)}"/>`;
  if ('rgb' in paint)
    return `<a:srgbClr val="${paint.rgb.replace('#', '').toUpperCase()}">${alpha}</a:srgbClr>`;
  const { tint } = paint;
  const tinted =
    tint === undefined
      ? ''
      : `<a:lumMod val="${Math.round(tint * 100_000)}"/><a:lumOff val="${Math.round((1 - tint) * 100_000)}"/>`;
  return `<a:schemeClr val="${paint.theme}">${tinted}${alpha}</a:schemeClr>`;
}

export function fillXml(paint: Paint): string {
  return `<a:solidFill>${paintXml(paint)}</a:solidFill>`;
}

/** Fonts of a run: East Asian, Latin and complex alike, so that quotation marks keep their Chinese width. */
export function fontsXml(face: Face): string {
  const name = xmlAttribute(FACES[face]);
  return `<a:latin typeface="${name}"/><a:ea typeface="${name}"/><a:cs typeface="${name}"/>`;
}

export function runProperties(look: TextLook, tag = 'a:rPr'): string {
  const bold = look.bold ? ' b="1"' : '';
  return (
    `<${tag} lang="zh-CN" altLang="en-US" sz="${fontUnits(look.size)}"${bold} dirty="0">` +
    `${fillXml(look.paint)}${fontsXml(look.face ?? 'sans')}</${tag}>`
  );
}

const ALIGN = { left: 'l', center: 'ctr', right: 'r' } as const;

/** One paragraph. `spacing` is the leading in percent, `after` in pixels. */
export function paragraph(
  pieces: readonly { text: string; look: TextLook }[],
  options: { align?: TextLook['align']; leading?: number; after?: number; hanging?: number } = {},
): string {
  const { align = 'left', leading = 100, after = 0, hanging } = options;
  const rtl = isRightToLeft(pieces.map((piece) => piece.text).join('')) ? ' rtl="1"' : '';
  const indent =
    hanging === undefined
      ? ' marL="0" indent="0"'
      : ` marL="${Math.round(hanging * 9525)}" indent="${Math.round(-hanging * 9525)}"`;
  const space = after > 0 ? `<a:spcAft><a:spcPts val="${Math.round(after * 75)}"/></a:spcAft>` : '';
  const runs = pieces.map(({ text, look }) =>
    text === '\t' || text !== ''
      ? `<a:r>${runProperties(look)}<a:t>${xmlText(text)}</a:t></a:r>`
      : runProperties(look, 'a:endParaRPr'),
  );
  return (
    `<a:p><a:pPr${indent} algn="${ALIGN[align]}"${rtl}><a:lnSpc><a:spcPct val="${leading * 1000}"/></a:lnSpc>` +
    `<a:spcBef><a:spcPts val="0"/></a:spcBef>${space || '<a:spcAft><a:spcPts val="0"/></a:spcAft>'}<a:buNone/></a:pPr>` +
    `${runs.join('')}</a:p>`
  );
}

/** Paragraphs of a text, one for each of its lines. */
export function paragraphs(text: string, look: TextLook, leading = 100): string {
  return text
    .split('\n')
    .map((one) => paragraph([{ text: one, look }], { align: look.align, leading }))
    .join('');
}

export type BodyLook = {
  anchor?: 'top' | 'middle' | 'bottom';
  wrap?: boolean;
  inset?: number;
  /** Above and below, where it is less. */
  upright?: number;
};

const ANCHOR = { top: 't', middle: 'ctr', bottom: 'b' } as const;

export function bodyProperties({
  anchor = 'top',
  wrap = true,
  inset = 0,
  upright = inset,
}: BodyLook = {}): string {
  const side = Math.round(inset * 9525);
  const end = Math.round(upright * 9525);
  return (
    `<a:bodyPr wrap="${wrap ? 'square' : 'none'}" lIns="${side}" tIns="${end}" rIns="${side}" bIns="${end}" ` +
    `rtlCol="0" anchor="${ANCHOR[anchor]}"><a:noAutofit/></a:bodyPr><a:lstStyle/>`
  );
}

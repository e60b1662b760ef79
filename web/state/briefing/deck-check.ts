import type { Briefing } from '../../../server/contract/briefing.ts';

/**
 * Whether a text is a briefing that can be shown. The server holds the full rules and applies them when a
 * file is made; this keeps what is no briefing, or would break the page, from being opened offline. Pure.
 */

export type DeckFault = 'notJson' | 'notBriefing' | 'version' | 'tooLarge' | 'slides' | 'scene';

const MOST_BYTES = 2_000_000;

type Thing = Record<string, unknown>;
const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const all = (value: unknown, test: (one: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(test);
const has = (value: unknown, texts: readonly string[], numbers: readonly string[]): value is Thing =>
  isThing(value) && texts.every((key) => isText(value[key])) && numbers.every((key) => isNumber(value[key]));

const box = ['x', 'y', 'w', 'h'];

function isScene(value: unknown): boolean {
  if (!has(value, ['title', 'line'], ['width', 'height'])) return false;
  if ((value.width as number) < 1 || (value.height as number) < 1) return false;
  return (
    all(
      value.shapes,
      (one) =>
        has(one, ['id', 'shape', 'labelPlacement', 'weight'], [...box, 'fontSize']) &&
        (one.family === null || isText(one.family)) &&
        all(one.labelLines, isText),
    ) &&
    all(value.connectors, (one) => has(one, ['id', 'from', 'to', 'basis'], ['strength'])) &&
    all(value.texts, (one) => has(one, ['text', 'align', 'tone'], [...box, 'size']))
  );
}

function isSlide(value: unknown): value is Thing {
  if (!has(value, ['id', 'title', 'line'], [])) return false;
  const view = value.view;
  const citations = all(value.citations, (one) => has(one, ['source', 'quote', 'place'], ['start', 'end']));
  return has(view, ['id', 'state'], []) && citations;
}

/** The briefing in a file's text, or what keeps it from being one. */
export function readBriefing(text: string): { briefing: Briefing } | { fault: DeckFault } {
  if (text.length > MOST_BYTES) return { fault: 'tooLarge' };
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { fault: 'notJson' };
  }
  return checkBriefing(value);
}

export function checkBriefing(value: unknown): { briefing: Briefing } | { fault: DeckFault } {
  if (!isThing(value) || value.format !== 'plan-graph-briefing') return { fault: 'notBriefing' };
  if (value.version !== 1) return { fault: 'version' };
  if (!has(value, ['title', 'plan'], []) || !all(value.slides, isSlide)) return { fault: 'slides' };
  const slides = value.slides as Thing[];
  if (slides.length > 100 || new Set(slides.map((one) => one.id)).size !== slides.length)
    return { fault: 'slides' };
  if (!slides.every((one) => isScene(one.scene))) return { fault: 'scene' };
  return { briefing: value as unknown as Briefing };
}

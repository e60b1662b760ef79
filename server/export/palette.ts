/** The colours of web/styles/tokens.css; tests/server/export-svg.test.ts keeps the two alike. */
export type Palette = {
  paper: string;
  panel: string;
  ink: string;
  soft: string;
  rule: string;
  wash: string;
  intent: string;
  action: string;
  industry: string;
  space: string;
  governance: string;
  text: string;
  inferred: string;
  explicit: string;
  focus: string;
  accent: string;
};

export const LIGHT: Palette = {
  paper: '#fbfaf7',
  panel: '#ffffff',
  ink: '#1d2026',
  soft: '#5f6570',
  rule: '#e5e2da',
  wash: '#f3f1ea',
  intent: '#2f3fbf',
  action: '#a31613',
  industry: '#15a284',
  space: '#d17213',
  governance: '#5a5458',
  text: '#8f87be',
  inferred: '#8a6246',
  explicit: '#646a75',
  focus: '#2f3fbf',
  accent: '#2f3fbf',
};

export const DARK: Palette = {
  paper: '#14171c',
  panel: '#1b1f26',
  ink: '#e8eaee',
  soft: '#9aa3b2',
  rule: '#2a303a',
  wash: '#222731',
  intent: '#7984ff',
  action: '#ef6a59',
  industry: '#4de0b7',
  space: '#ffdf4b',
  governance: '#8a8595',
  text: '#d1d0fb',
  inferred: '#f0b57a',
  explicit: '#9aa3b2',
  focus: '#aab1ff',
  accent: '#8f98ff',
};

/** In the order of an office theme's accent1 to accent6. */
export const FAMILIES = ['intent', 'action', 'industry', 'space', 'governance', 'text'] as const;
export type FamilyToken = (typeof FAMILIES)[number];

/** Is it one of the six that have a colour of their own? */
export function isFamily(word: string | null): word is FamilyToken {
  return word !== null && (FAMILIES as readonly string[]).includes(word);
}

/** `#rrggbb` of a family; a family that the palette does not know is soft. */
export function familyColour(palette: Palette, family: string): string {
  return isFamily(family) ? palette[family] : palette.soft;
}

function channels(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.replace('#', ''), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** `share` of `over`, the rest of `under`. */
export function mix(over: string, under: string, share: number): string {
  const top = channels(over);
  const part = channels(under).map((value, i) => Math.round(value + ((top[i] ?? 0) - value) * share));
  return `#${part.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function luminance(hex: string): number {
  const [r, g, b] = channels(hex).map((value) => {
    const s = value / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The one of two that is read more easily on `ground`. */
export function readableOn(ground: string, a: string, b: string): string {
  const contrast = (x: string, y: string) => {
    const [low = 0, high = 0] = [luminance(x), luminance(y)].sort((m, n) => m - n);
    return (high + 0.05) / (low + 0.05);
  };
  return contrast(a, ground) >= contrast(b, ground) ? a : b;
}

/** Colours of the tokens as the page resolves them now (light or dark), for what is drawn and not styled. */

const NAMES = [
  'paper',
  'panel',
  'ink',
  'soft',
  'rule',
  'intent',
  'action',
  'industry',
  'space',
  'governance',
  'text',
  'inferred',
  'explicit',
  'focus',
] as const;
export type Palette = Record<(typeof NAMES)[number], string>;

/** `paper`: as they are printed, which is light whatever the screen is. */
export function readPalette(host: HTMLElement, paper = false): Palette {
  const probe = document.createElement('span');
  if (paper) probe.style.colorScheme = 'light';
  host.append(probe);
  const palette = {} as Palette;
  for (const name of NAMES) {
    probe.style.color = `var(--${name})`;
    palette[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return palette;
}

export function familyColour(palette: Palette, family: string): string {
  return (palette as Record<string, string>)[family] ?? palette.soft;
}

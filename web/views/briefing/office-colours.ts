import { signal } from '@preact/signals';
import { strFromU8, unzipSync } from 'fflate';
import type { Accents } from '../../../server/contract/types.ts';

/** An office's own colours, taken from a presentation or template of its own; kept in this browser. */

export type OfficeColours = { name: string; accents: Accents };

const PLACE = 'plan-graph-office';
const MOST_BYTES = 40_000_000;
const MOST_THEME = 2_000_000;
const COLOUR = /^[0-9A-F]{6}$/;

export const officeColours = signal<OfficeColours | null>(kept());

function kept(): OfficeColours | null {
  try {
    const value = JSON.parse(localStorage.getItem(PLACE) ?? 'null') as Partial<OfficeColours> | null;
    const known = Object.entries(value?.accents ?? {}).filter(
      ([key, colour]) => /^accent[1-6]$/.test(key) && COLOUR.test(String(colour)),
    );
    if (typeof value?.name !== 'string' || known.length === 0) return null;
    return { name: value.name, accents: Object.fromEntries(known) };
  } catch {
    return null;
  }
}

function keep(colours: OfficeColours | null): void {
  officeColours.value = colours;
  try {
    if (colours) localStorage.setItem(PLACE, JSON.stringify(colours));
    else localStorage.removeItem(PLACE);
  } catch {
    // A browser that keeps nothing uses them until it is closed.
  }
}

export const forgetOffice = () => keep(null);

/** Takes the colours of a .pptx or .potx file; false when there are none in it. */
export async function takeOffice(file: File): Promise<boolean> {
  if (file.size > MOST_BYTES) return false;
  const accents = accentsOf(new Uint8Array(await file.arrayBuffer()));
  if (!accents) return false;
  keep({ name: file.name.replace(/\.\w+$/, ''), accents });
  return true;
}

/** The six accents of a presentation's first theme, as far as it gives them as colours. */
export function accentsOf(bytes: Uint8Array): Accents | null {
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => name === 'ppt/theme/theme1.xml' && originalSize < MOST_THEME,
    });
    const theme = files['ppt/theme/theme1.xml'];
    if (!theme) return null;
    const text = strFromU8(theme);
    const found = [1, 2, 3, 4, 5, 6].flatMap((n) => {
      const inside = new RegExp(
        `<a:accent${n}>\\s*<a:s(?:rgbClr val|ysClr[^>]*lastClr)="([0-9A-Fa-f]{6})"`,
      ).exec(text);
      return inside?.[1] ? [[`accent${n}`, inside[1].toUpperCase()] as const] : [];
    });
    return found.length > 0 ? (Object.fromEntries(found) as Accents) : null;
  } catch {
    return null;
  }
}

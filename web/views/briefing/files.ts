import type { Briefing, Slide } from '../../../server/contract/briefing.ts';
import { sceneToSvg } from '../../../server/export/svg.ts';
import { api, type GraphFormat } from '../../api/client.ts';
import { ontology } from '../../state/loaded/plan-data.ts';
import { officeColours } from './office-colours.ts';

/** Files to take away, and the opening of one. */

const SCALE = 2;
/** What every browser's canvas can hold. */
const MOST_PIXELS = 64_000_000;
const LONGEST_SIDE = 16_000;

/** A name that every file system takes. */
export function fileName(title: string, ending: string): string {
  const safe = title
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 60);
  return `${safe || 'briefing'}.${ending}`;
}

function save(name: string, blob: Blob): string {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  return name;
}

export function saveJson(briefing: Briefing): string {
  const text = `${JSON.stringify(briefing, null, 1)}\n`;
  return save(fileName(briefing.title, 'briefing.json'), new Blob([text], { type: 'application/json' }));
}

/** The presentation, or the briefing as one page; whoever answers makes it, and keeps nothing of it. */
export async function saveBriefing(briefing: Briefing, format: 'pptx' | 'html'): Promise<string> {
  const theme = format === 'pptx' ? officeColours.peek()?.accents : undefined;
  return save(fileName(briefing.title, format), await api.exportBriefing(briefing, format, theme));
}

const ENDINGS = { csv: 'csv.zip', json: 'json', graphml: 'graphml', cypher: 'cypher' };

/** A selection, or the whole plan, as data. */
export async function saveGraph(
  title: string,
  format: GraphFormat,
  chosen: Parameters<typeof api.exportGraph>[1],
): Promise<string> {
  return save(fileName(title, ENDINGS[format]), await api.exportGraph(format, chosen));
}

const svgOf = (slide: Slide) =>
  sceneToSvg(slide.scene, { heading: true, families: ontology.peek()?.families ?? [] });

export function saveSvg(slide: Slide): string {
  return save(fileName(slide.title, 'svg'), new Blob([svgOf(slide)], { type: 'image/svg+xml' }));
}

/** The same as pixels, two for each unit of the drawing; of a very large one, as many as a canvas can hold. */
export async function savePng(slide: Slide): Promise<string> {
  const url = URL.createObjectURL(new Blob([svgOf(slide)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    const { naturalWidth: width, naturalHeight: height } = image;
    const most = Math.min(Math.sqrt(MOST_PIXELS / (width * height)), LONGEST_SIDE / Math.max(width, height));
    const scale = Math.min(SCALE, most);
    canvas.width = Math.floor(width * scale);
    canvas.height = Math.floor(height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error('PNG');
    return save(fileName(slide.title, 'png'), blob);
  } finally {
    URL.revokeObjectURL(url);
  }
}

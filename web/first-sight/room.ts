import type { FirstSight } from '../../server/contract/first-sight.ts';
import { NO_WORD } from '../state/picture/commitment.ts';
import type { Picture } from '../state/picture/picture.ts';
import { t } from './picture.ts';

/**
 * The legend and the tools under the first picture, unseen: the browser gives them the same room as it will give
 * the live ones (controls/legend.tsx, views/explore), of the same classes and words, and so the picture its own.
 */

/** So many tools stand under the picture (state/actions/picture-actions.ts, those for the canvas). */
const TOOLS = 9;
const SIGN = { kind: [14, 14], basis: [26, 8], icon: [18, 18] } as const;

function part(tag: string, name: string, ...inside: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = name;
  made.append(...inside);
  return made;
}

function sign(what: keyof typeof SIGN): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const [width, height] = SIGN[what];
  made.setAttribute('class', what === 'kind' ? 'sign' : '');
  made.setAttribute('width', String(width));
  made.setAttribute('height', String(height));
  return made;
}

const item = (what: 'kind' | 'basis', name: string, n: number) =>
  part(
    'button',
    'legend-item',
    sign(what),
    part('span', 'legend-name', name),
    part('span', 'soft', String(n)),
  );

const family = (name: string, ...inside: Node[]) =>
  part('div', 'legend-family', part('b', '', name), ...inside);

function kindsPart({ kinds, families }: FirstSight, counts: Picture['counts']): HTMLElement {
  const groups = families.flatMap(({ id, zh }) => {
    const shown = kinds.filter((kind) => kind.family === id && counts.kinds.has(kind.id));
    if (shown.length === 0) return [];
    return [family(zh, ...shown.map((kind) => item('kind', kind.zh, counts.kinds.get(kind.id) ?? 0)))];
  });
  return part('div', 'legend-kinds', ...groups);
}

function legend(sight: FirstSight, { counts }: Picture): HTMLElement {
  // A telephone shows it folded.
  if (!matchMedia('(min-width: 761px)').matches) {
    const icon = part('span', 'icon', sign('icon'));
    return part('div', 'legend closed', part('button', 'legend-open', icon, ` ${t('legend.short')}`));
  }
  const bases = (['explicit', 'inferred'] as const).map((basis) =>
    item('basis', t(`basis.${basis}`), counts.bases.get(basis) ?? 0),
  );
  const facets = [...counts.words.keys()].filter((facet) => facet !== NO_WORD).length;
  const more = [part('button', 'link legend-more', `${t('legend.types')} ${counts.types.size}`)];
  if (facets > 0) more.push(part('button', 'link', `${t('commitment.title')} ${facets}`));
  return part('section', 'legend', kindsPart(sight, counts), family(t('legend.basis'), ...bases, ...more));
}

/** Fills the bar under the picture. */
export function furnish(bar: Element, sight: FirstSight, picture: Picture): void {
  const tools = Array.from({ length: TOOLS }, () =>
    part('button', 'icon-btn', part('span', 'icon', sign('icon'))),
  );
  bar.append(legend(sight, picture), part('div', 'canvas-tools', ...tools));
}

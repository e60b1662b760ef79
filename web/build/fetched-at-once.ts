import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';

/** Part of the build, not of the page. */

const PAGE = '/index.html';
/** What the live page begins soon after itself: the canvas, the panel of what is chosen, and its words. */
const SOON = ['/web/canvas/create-canvas.ts', '/web/panels/inspector.tsx', '/web/i18n/zh.ts'];
/** Only fetched: `modulepreload` would make code of it too, before it is wanted. */
const SCRIPT = { as: 'script', crossorigin: '', fetchpriority: 'low' };

/** What the page's script will import soon, and the styles of that, is named in the page's head: it is fetched at once. */
export function fetchedAtOnce(): Plugin {
  return {
    name: 'fetched-at-once',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle, path }) {
        if (!bundle || path !== PAGE) return [];
        const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
        const soon = SOON.map((place) => {
          const found = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(place)));
          if (!found) throw new Error(`nothing is built of ${place}`);
          return found;
        });
        const files = new Set(soon.flatMap((chunk) => withImports(chunk, bundle)));
        return [...files]
          .filter(({ fileName }) => !html.includes(`"./${fileName}"`))
          .map(
            ({ fileName }): HtmlTagDescriptor => ({
              tag: 'link',
              attrs: { rel: 'preload', href: `./${fileName}`, ...SCRIPT },
              injectTo: 'head',
            }),
          );
      },
    },
  };
}

/** A chunk and all that it imports at once. */
export function withImports(
  chunk: Rolldown.OutputChunk,
  bundle: Readonly<Record<string, Rolldown.OutputChunk | Rolldown.OutputAsset>>,
): Rolldown.OutputChunk[] {
  const found = new Set([chunk]);
  // A set is walked through to what is added on the way.
  for (const one of found) {
    for (const file of one.imports) {
      const next = bundle[file];
      if (next?.type === 'chunk') found.add(next);
    }
  }
  return [...found];
}

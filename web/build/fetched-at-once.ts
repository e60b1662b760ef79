import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';

/** Part of the build, not of the page. */

const PAGE = '/index.html';
const LIVE = '/web/main.tsx';
/** Only fetched: `modulepreload` would make code of it too, before the first sight is on the screen. */
const SCRIPT = { as: 'script', crossorigin: '', fetchpriority: 'low' };

/**
 * The live page begins after the first sight is on the screen, but is fetched at once: its scripts, and the styles
 * that nothing may be drawn without, are named in the page's head.
 */
export function fetchedAtOnce(): Plugin {
  return {
    name: 'fetched-at-once',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle, path }) {
        if (!bundle || path !== PAGE) return [];
        const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
        const live = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(LIVE));
        if (!live) throw new Error(`nothing is built of ${LIVE}`);
        const files = withImports(live, bundle);
        const scripts = files.map(({ fileName }) => link('preload', fileName, SCRIPT));
        const styles = files.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]);
        return [...scripts, ...styles.map((file) => link('stylesheet', file))].filter(
          ({ attrs }) => !html.includes(`"${attrs?.href}"`),
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

const link = (rel: string, file: string, more: Record<string, string> = {}): HtmlTagDescriptor => ({
  tag: 'link',
  attrs: { rel, href: `./${file}`, ...more },
  injectTo: 'head',
});

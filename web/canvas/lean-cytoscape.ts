import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** Part of the build, not of the page. */

const NOTHING = 'export default {};';

/** What Cytoscape brings and no picture here calls: by the place in its own sources, and what stands for it. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  // Shortest paths, centralities, clustering: asked of the server, which has the whole graph.
  'collection/algorithms/index.mjs': NOTHING,
  // The server, or our own worker, says where nodes stand. The first picture begins empty, with the one named grid.
  'extensions/layout/index.mjs':
    "import none from './null.mjs';\nexport default [{ name: 'grid', impl: none }, { name: 'null', impl: none }];",
  // Pictures to take away are written as SVG.
  'extensions/renderer/canvas/export-image.mjs': NOTHING,
  // Pays only above a thousand elements, which are never drawn at once.
  'extensions/renderer/canvas/webgl/drawing-redraw-webgl.mjs': NOTHING,
};

const places = createRequire(import.meta.url);

/**
 * Builds Cytoscape from the sources in its own package, without the parts that are left out: a quarter less to
 * load before the first picture. The worker that arranges graphs, and the page as one file, carry all of it.
 * The build fails when a part is no longer where it was.
 */
export function leanCytoscape(): Plugin {
  const root = join(dirname(places.resolve('cytoscape')), '..');
  const sources = join(root, 'src');
  const { version } = places(join(root, 'package.json')) as { version: string };
  const instead = new Map(Object.entries(LEFT_OUT).map(([place, text]) => [join(sources, place), text]));
  const met = new Set<string>();
  return {
    name: 'lean-cytoscape',
    enforce: 'pre',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    buildStart() {
      met.clear();
      for (const place of instead.keys()) if (!existsSync(place)) this.error(`${place} is gone`);
    },
    resolveId: (id) => (id === 'cytoscape' ? join(sources, 'index.mjs') : null),
    load(id) {
      const text = instead.get(id);
      if (text !== undefined) met.add(id);
      return text ?? null;
    },
    transform: (code, id) =>
      id === join(sources, 'version.mjs')
        ? code.replace('process.env.VERSION', JSON.stringify(version))
        : null,
    buildEnd(error) {
      if (error) return;
      for (const place of instead.keys())
        if (!met.has(place)) this.error(`${place} is left out, but nothing asks for it`);
    },
  };
}

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
  // Pictures to take away are written as SVG, and nodes have no pictures in them.
  'extensions/renderer/canvas/export-image.mjs': NOTHING,
  'extensions/renderer/canvas/drawing-images.mjs': NOTHING,
  'extensions/renderer/base/images.mjs': NOTHING,
  // Names are drawn apart (canvas/label-layer.ts): Cytoscape need not look for them at every element of every frame.
  'extensions/renderer/base/coord-ele-math/labels.mjs':
    'const none = () => {};\n' +
    'export default { recalculateNodeLabelProjection: none, recalculateEdgeLabelProjections: none, calculateLabelAngles: none };',
  'extensions/renderer/canvas/drawing-label-text.mjs':
    'export default { drawElementText() {}, eleTextBiggerThanMin: () => false };',
  // Our stylesheet is an object, no text.
  'style/string-sheet.mjs': NOTHING,
  // Pays only above a thousand elements, which are never drawn at once.
  'extensions/renderer/canvas/webgl/drawing-redraw-webgl.mjs': NOTHING,
};

/** Lodash's ways into what lies deep: our data lie flat, and have no dots or brackets in their names. */
const PATHS: Readonly<Record<string, string>> = {
  'lodash/toPath.js': "export default (name) => String(name).split('.');",
  'lodash/get.js': 'export default (from, path) => path.reduce((part, key) => part?.[key], from);',
  'lodash/set.js':
    'export default (into, path, value) => {\n' +
    '  const part = path.slice(0, -1).reduce((part, key) => part?.[key], into);\n' +
    '  if (part) part[path.at(-1)] = value;\n' +
    '};',
};
const OURS = '\0lean:';

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
    resolveId(id, from) {
      if (id === 'cytoscape') return join(sources, 'index.mjs');
      return from?.startsWith(sources) && id in PATHS ? OURS + id : null;
    },
    load(id) {
      if (id.startsWith(OURS)) return PATHS[id.slice(OURS.length)] ?? null;
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

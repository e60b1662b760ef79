import type { Plugin, Rolldown } from 'vite';

/** Part of the build, not of the page. */

/** Read by V8 at the very top of a script; to other engines it is a comment. */
export const COMPILED_AT_ONCE = '//# allFunctionsCalledOnLoad\n';
/** The page's own script, and that of its first sight: most of both runs before a press can be answered. */
const BEGUN_WITH = new Set(['page', 'first-sight']);

/**
 * Has all functions of these scripts compiled with them, which the browser does beside the main thread while they
 * come; by itself it compiles each when it is first called, hundreds of them, and keeps the page waiting. Not the
 * panel's: it is fetched before it is wanted, and what is compiled of it then is compiled on the main thread.
 */
export function compiledAtOnce(): Plugin {
  return {
    name: 'compiled-at-once',
    applyToEnvironment: ({ name }) => name === 'client' || name === 'sight',
    generateBundle: {
      // After Vite, which writes a line of its own at the top.
      order: 'post',
      handler(_options, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk' || !BEGUN_WITH.has(chunk.name)) continue;
          chunk.code = COMPILED_AT_ONCE + chunk.code;
          moveDown(bundle[`${chunk.fileName}.map`]);
        }
      },
    },
  };
}

/** What a source map tells stands a line further down now. */
function moveDown(map: Rolldown.OutputAsset | Rolldown.OutputChunk | undefined): void {
  if (map?.type !== 'asset') return;
  const told = JSON.parse(String(map.source)) as { mappings: string };
  map.source = JSON.stringify({ ...told, mappings: `;${told.mappings}` });
}

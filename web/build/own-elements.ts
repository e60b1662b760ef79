import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** Part of the build, not of the page. */

const ELEMENTS = fileURLToPath(new URL('../first-sight/elements.ts', import.meta.url));

/** In the build of the first sight JSX makes elements at once (first-sight/elements.ts), and Preact stays out. */
export function ownElements(): Plugin {
  return {
    name: 'own-elements',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'sight',
    resolveId: (id) => (id === 'preact/jsx-runtime' ? ELEMENTS : null),
  };
}

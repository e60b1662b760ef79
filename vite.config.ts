import { defineConfig } from 'vite';
import { compiledAtOnce } from './web/build/compiled-at-once.ts';
import { fetchedAtOnce } from './web/build/fetched-at-once.ts';
import { leanCytoscape } from './web/build/lean-cytoscape.ts';
import { ownElements } from './web/build/own-elements.ts';
import { oneFile } from './web/offline/one-file.ts';

/**
 * What the page's script imports at once is one file, whoever else imports it later, and so is the panel of what is
 * chosen with the words that it says: a dozen small ones cost a slow processor more than their code does. The panel's
 * styles come with the page's: a sheet that comes later has all of the page styled anew.
 */
const AT_ONCE = [
  { name: 'page', test: (id: string) => /\/web\/(main\.tsx|panels\/.*\.css)$/u.test(id), priority: 2 },
  {
    name: 'panel',
    test: (id: string) => /\/web\/(panels\/inspector\.tsx|i18n\/zh\.ts)$/u.test(id),
    priority: 1,
  },
];

/**
 * Four builds of two pages: `client` is what the server serves, `sight` the small script and style of its first
 * sight (server/http/first-page.ts puts them in); `offline` is the same page as one file, with
 * room for a briefing and its plan (server/export/html.ts fills it); `edit` is the editing desk's page, in a folder
 * of its own that the published server never hands out. `--mode edit` builds it alone; `--mode measured` the
 * first alone, with source maps, so that a benchmark can tell whose work it sees.
 */
export default defineConfig(({ mode }) => ({
  root: 'web',
  // Relative addresses: a proxy may put the page under any path.
  base: './',
  build: {
    outDir: '../dist/web',
    sourcemap: mode === 'measured' ? 'hidden' : false,
    emptyOutDir: true,
    target: 'es2022',
    // The Content-Security-Policy forbids data: for everything but images, and inline workers altogether.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: AT_ONCE } } },
  },
  environments: {
    offline: {
      consumer: 'client',
      build: {
        outDir: '../dist/offline',
        emptyOutDir: true,
        copyPublicDir: false,
        cssCodeSplit: false,
        // All of it is one chunk on purpose.
        chunkSizeWarningLimit: 2000,
        rolldownOptions: { input: 'web/offline.html', output: { codeSplitting: false } },
      },
    },
    sight: {
      consumer: 'client',
      build: {
        // Beside what the server serves, after it.
        ...{ outDir: '../dist/web', emptyOutDir: false, copyPublicDir: false, cssCodeSplit: false },
        rolldownOptions: {
          input: 'web/first-sight/first-sight.ts',
          output: {
            ...{ format: 'iife', codeSplitting: false },
            entryFileNames: 'assets/first-sight-[hash].js',
            assetFileNames: 'assets/first-sight-[hash][extname]',
          },
        },
      },
    },
    edit: {
      consumer: 'client',
      build: { outDir: '../dist/edit', emptyOutDir: true, rolldownOptions: { input: 'web/edit.html' } },
    },
  },
  builder: {
    buildApp: async ({ build, environments }) => {
      const alone = { edit: ['edit'], measured: ['client', 'sight'] }[mode];
      for (const name of alone ?? ['client', 'sight', 'offline', 'edit'])
        if (environments[name]) await build(environments[name]);
    },
  },
  plugins: [leanCytoscape(), fetchedAtOnce(), ownElements(), compiledAtOnce(), oneFile()],
  worker: { format: 'es' },
}));

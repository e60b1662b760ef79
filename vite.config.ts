import { defineConfig } from 'vite';
import { fetchedAtOnce } from './web/build/fetched-at-once.ts';
import { leanCytoscape } from './web/build/lean-cytoscape.ts';
import { oneFile } from './web/offline/one-file.ts';

/**
 * Three builds of two pages: `client` is what the server serves; `offline` is the same page as one file, with
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
    edit: {
      consumer: 'client',
      build: { outDir: '../dist/edit', emptyOutDir: true, rolldownOptions: { input: 'web/edit.html' } },
    },
  },
  builder: {
    buildApp: async ({ build, environments }) => {
      const alone = { edit: 'edit', measured: 'client' }[mode];
      for (const name of alone ? [alone] : ['client', 'offline', 'edit'])
        if (environments[name]) await build(environments[name]);
    },
  },
  plugins: [leanCytoscape(), fetchedAtOnce(), oneFile()],
  worker: { format: 'es' },
}));

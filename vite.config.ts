import { defineConfig } from 'vite';

const apiTarget = process.env.API ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: 'web',
  // Relative addresses: a proxy may put the page under any path.
  base: './',
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // The Content-Security-Policy forbids data: for everything but images, and inline workers altogether.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': apiTarget } },
});

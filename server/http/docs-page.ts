import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import express, { Router } from 'express';

/** /api/docs: Swagger UI from our own origin, without the inline script of its stock page. */
export function docsPage(basePath: string): Router {
  const router = Router();
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  router.get('/', (request, response) => {
    // Swagger UI sets inline styles and markup, so this one page allows them; scripts stay our own.
    const policy = String(response.get('Content-Security-Policy'))
      .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
      .replace(/; require-trusted-types-for.*$/, '');
    response.set('Content-Security-Policy', policy);
    response.type('html').send(page(basePath + request.baseUrl));
  });
  router.get('/start.js', (request, response) => {
    const url = JSON.stringify(`${basePath}${request.baseUrl.replace(/\/docs$/, '')}/openapi.json`);
    response
      .type('js')
      .send(`SwaggerUIBundle({ url: ${url}, dom_id: '#docs', validatorUrl: null, deepLinking: true });`);
  });
  router.use(express.static(folder, { index: false }));
  return router;
}

function page(base: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>规划图谱 API</title>
<link rel="stylesheet" href="${base}/swagger-ui.css"></head><body><div id="docs"></div>
<script src="${base}/swagger-ui-bundle.js"></script><script src="${base}/start.js"></script></body></html>`;
}

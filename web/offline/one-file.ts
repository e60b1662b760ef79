import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** Part of the build, not of the page. */

const LOCALES = /zod\/v4\/locales\/index\.js$/u;
const ICON = fileURLToPath(new URL('../public/icon.svg', import.meta.url));

/** The page of the `offline` build as one file: script and style stand in it, and its policy names both by hash. */
export function oneFile(): Plugin {
  return {
    name: 'one-file',
    enforce: 'post',
    applyToEnvironment: ({ name }) => name === 'offline',
    /** zod's sentences in fifty languages: none is shown, since what is wrong is told in our own words. */
    load: (id) => (LOCALES.test(id) ? "export { default as en } from './en.js';" : null),
    // After Vite has written what it leaves open until then, such as the way of a dynamic import.
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const page = bundle['offline.html'];
        if (page?.type !== 'asset') return;
        let script = '';
        let style = '';
        for (const [name, output] of Object.entries(bundle)) {
          if (output.type === 'chunk') script += inert(output.code);
          else if (name.endsWith('.css')) style += textOf(output.source);
          else if (output !== page) throw new Error(`${name} cannot stand in one file`);
          if (output !== page) delete bundle[name];
        }
        const policy = [
          "default-src 'none'",
          `script-src '${hashOf(script)}'`,
          `style-src '${hashOf(style)}'`,
          'img-src data: blob:',
          "base-uri 'none'",
          "form-action 'none'",
        ].join('; ');
        const icon = `data:image/svg+xml;base64,${readFileSync(ICON).toString('base64')}`;
        page.source = textOf(page.source)
          .replace(/\s*<(script|link)[^>]*(src|rel="stylesheet")[^>]*>(<\/script>)?/gu, '')
          .replace('%POLICY%', () => policy)
          .replace('%ICON%', () => icon)
          .replace('</head>', () => `<style>${style}</style>\n  </head>`)
          .replace('</body>', () => `<script type="module">${script}</script>\n  </body>`);
      },
    },
  };
}

/** Code that a script element can hold: nothing in it ends the element, or begins one in one. */
function inert(code: string): string {
  return code.replaceAll('\r', '\\r').replace(/<(?=\/script|script|!--)/giu, '\\x3C');
}

function textOf(source: string | Uint8Array): string {
  return typeof source === 'string' ? source : Buffer.from(source).toString('utf8');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

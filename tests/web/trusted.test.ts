import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sceneToSvg } from '../../server/export/svg.ts';
import { realPage } from '../real-page.ts';
import { sampleBriefing } from '../server/sample-briefing.ts';

const place = globalThis as { location?: unknown };
let trusted: typeof import('../../web/trusted.ts');
beforeAll(async () => {
  place.location = new URL('http://plan.example/a/');
  trusted = await import('../../web/trusted.ts');
});
afterAll(() => {
  place.location = undefined;
});

describe('the door for markup', () => {
  it('lets drawings of our own through, whatever words stand in them', async () => {
    const { store, ontology } = realPage();
    for (const { scene } of (await sampleBriefing(store, ontology)).slides) {
      const svg = sceneToSvg(scene, { ground: false });
      expect(trusted.drawing(svg).__html).toBe(svg);
    }
    const words =
      '<svg aria-label="a onerror=1 &lt;script&gt;"><text>say onclick=x, javascript:y, "quoted</text></svg>';
    expect(trusted.drawing(words).__html).toBe(words);
  });

  it('lets every icon through', () => {
    const folder = join(
      dirname(createRequire(import.meta.url).resolve('lucide-static/package.json')),
      'icons',
    );
    for (const name of readdirSync(folder)
      .filter((one) => one.endsWith('.svg'))
      .slice(0, 300)) {
      const bare = readFileSync(join(folder, name), 'utf8')
        .replace(/<!--.*?-->/s, '')
        .trim();
      expect(trusted.drawing(bare).__html).toBe(bare);
    }
  });

  it.each([
    '<p>no drawing</p>',
    '<svg><script>x</script></svg>',
    '<svg onload="x"></svg>',
    '<svg><a href="javascript:x">y</a></svg>',
    "<svg><a xlink:href='javascript:x'>y</a></svg>",
    '<svg><foreignObject><p>x</p></foreignObject></svg>',
    '<svg><image x="1" onerror=x></image></svg>',
    '<svg><iframe srcdoc="x"></iframe></svg>',
  ])('keeps out %s', (markup) => {
    expect(() => trusted.drawing(markup)).toThrow(TypeError);
  });
});

describe('the door for scripts', () => {
  it('lets only files from here through', () => {
    expect(trusted.ownScript('/assets/worker.js')).toBe('/assets/worker.js');
    for (const foreign of [
      'https://evil.example/x.js',
      '//evil.example/x.js',
      'data:text/javascript,x',
      'blob:null/x',
    ]) {
      expect(() => trusted.ownScript(foreign), foreign).toThrow(TypeError);
    }
  });
});

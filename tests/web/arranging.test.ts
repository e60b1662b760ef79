import { batch } from '@preact/signals';
import { expect, it, vi } from 'vitest';
import { realPage } from '../real-page.ts';

// The state reads the address when it is first imported.
vi.stubGlobal('location', new URL('http://127.0.0.1/'));
vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
const { arrangeWith } = await import('../../web/canvas/arranging.ts');
const { layoutGraph } = await import('../../server/layout/overview-layout.ts');
const { EMPTY_DATA, merge } = await import('../../web/state/loaded/graph-data.ts');
const { data, ontology, overview } = await import('../../web/state/loaded/plan-data.ts');
const { arranged, captions, keepArranged, layout } = await import('../../web/state/picture/pictures.ts');

it('leaves places and captions alone when the whole plan comes after the first picture', async () => {
  const real = realPage();
  const kinds = real.ontology.kinds.filter((k) => k.star).map((k) => k.id);
  const types = real.ontology.relationTypes.filter((r) => !r.computed).map((r) => r.id);
  const first = await real.store.graph({ kinds, types, limit: 500 });
  const whole = await real.store.graph({ types, limit: 2000 });
  expect(whole.nodes.length).toBeGreaterThan(first.nodes.length);

  arrangeWith(async (input) => layoutGraph(input));
  batch(() => {
    ontology.value = {
      ...real.ontology,
      kinds: real.ontology.kinds.map((k) => ({ ...k, count: 0 })),
      relationTypes: real.ontology.relationTypes.map((r) => ({ ...r, count: 0 })),
    };
    data.value = merge(EMPTY_DATA, first);
    overview.value = first.nodes.map((n) => n.id);
  });
  keepArranged();
  await arranged();
  const [places, said] = [layout.value, captions.value];
  expect(Object.keys(places).sort()).toEqual(first.nodes.map((n) => n.id).sort());
  expect(said).toHaveLength(1);

  data.value = merge(data.value, whole);
  expect(captions.value).toBe(said);
  expect(layout.value).toBe(places);
});

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readPlansForServing } from '../../graph-seed/read-plans.ts';
import { searchKeys } from '../../graph-seed/search-keys.ts';
import { briefing } from '../../server/contract/briefing.ts';
import { briefingToHtml, type Carried, unpack } from '../../server/export/html.ts';
import { carried } from '../../server/http/carried.ts';
import { createMemoryStore } from '../../server/memory/memory-store.ts';
import { HAND_MADE } from '../contract/hand-made.ts';
import { SEED_DIR } from '../places.ts';
import { realPage } from '../real-page.ts';
import { HOSTILE, hostileBriefing, sampleBriefing } from './sample-briefing.ts';
import { servingOf } from './serving.ts';

const template = readFileSync(fileURLToPath(new URL('../../web/offline.html', import.meta.url)), 'utf8');
const { store, ontology } = realPage();
const offline = {
  template,
  keysOf: (node: { name: string; aliases: string[]; evidence: { quote: string }[] }) =>
    searchKeys(
      node.name,
      node.aliases,
      node.evidence.map((one) => one.quote),
    ),
};
const serving = { ...servingOf(store, ontology), offline };

/** The only thing in the page that is written from data, besides its title. */
function inside(page: string): string {
  return /<script type="text\/plain" id="plan-graph-data">([^<]*)<\/script>/u.exec(page)?.[1] ?? '';
}

describe('a briefing as one HTML file', () => {
  it('carries the whole plan: a store made of it answers as the first', async () => {
    const deck = await sampleBriefing(store, ontology);
    const { data } = await carried(deck, serving);
    const back = unpack(inside(briefingToHtml(template, data)));
    expect(back).toEqual(data);
    expect(back.briefing).toEqual(deck);
    const again = createMemoryStore(back.graphs, back.ontology);
    expect(await again.plans()).toEqual(await store.plans());
    expect(await again.whole({})).toEqual(await store.whole({}));
    expect(await again.coverage('wuxi-14fyp')).toEqual(await store.coverage('wuxi-14fyp'));
    for (const q of ['thw', 'taihu', '太湖湾', 'xinhuo'])
      expect(await again.search({ q, limit: 20 })).toEqual(await store.search({ q, limit: 20 }));
  });

  it('carries another plan when the deck speaks of it, and only then', async () => {
    const { graphs } = readPlansForServing(SEED_DIR);
    const other = HAND_MADE[0]?.plan.id ?? '';
    const both = createMemoryStore([...graphs, ...HAND_MADE], ontology);
    const deck = await sampleBriefing(store, ontology);
    const plansIn = async (asked: typeof deck) => {
      const { data } = await carried(asked, { ...servingOf(both, ontology), offline });
      return data.graphs.map(({ plan }) => plan.id);
    };
    expect(await plansIn(deck)).toEqual(['wuxi-14fyp']);
    const [slide] = deck.slides;
    if (!slide) throw new Error('the sample has no slide');
    const cited = { source: `${other}:page`, start: 0, end: 1, quote: '一', section: null, place: '' };
    const spoken = await plansIn({ ...deck, slides: [{ ...slide, citations: [cited] }] });
    expect(spoken.sort()).toEqual([other, 'wuxi-14fyp'].sort());
  });

  it.each(HOSTILE.map((name) => [name.slice(0, 40), name]))(
    'no text ends its element: %j',
    async (_, name) => {
      const deck = briefing.parse(hostileBriefing(name));
      const { data } = await carried(await sampleBriefing(store, ontology), serving);
      const hostile: Carried = { ...data, briefing: deck };
      const page = briefingToHtml(template, hostile);
      expect(inside(page)).toMatch(/^[A-Za-z0-9+/]+=*$/u);
      expect(unpack(inside(page)).briefing).toEqual(deck);
      const before = template.match(/<\/?[a-z]+/giu);
      expect(page.match(/<\/?[a-z]+/giu)).toEqual(before);
    },
  );

  it('holds a deck of no slide, and one with 500 nodes, in less than 2 MB beside the page', async () => {
    const deck = await sampleBriefing(store, ontology);
    const whole = await store.graph({ limit: 500 });
    const shapes = whole.nodes.map((node, i) => ({
      ...{ id: node.id, nodeId: node.id, shape: 'ellipse', family: 'space', weight: 'normal' as const },
      ...{ x: (i % 25) * 60, y: Math.floor(i / 25) * 60, w: 30, h: 30, fontSize: 13 },
      ...{ labelLines: [node.name], labelPlacement: 'below' as const },
    }));
    const connectors = whole.edges.map(({ id, from, to, basis }) => ({ id, from, to, basis, strength: 1 }));
    const [slide] = deck.slides;
    if (!slide) throw new Error('the sample has no slide');
    const large = { ...slide, scene: { ...slide.scene, shapes, connectors } };
    for (const slides of [[], [large]]) {
      const asked = briefing.parse({ ...deck, slides });
      const { data } = await carried(asked, serving);
      const page = briefingToHtml(template, data);
      expect(unpack(inside(page)).briefing).toEqual(asked);
      expect(page.length).toBeLessThan(500_000);
    }
  });

  it('is refused for a plan that is not there, and said when the page is not built', async () => {
    const deck = await sampleBriefing(store, ontology);
    await expect(carried({ ...deck, plan: 'nowhere' }, serving)).rejects.toMatchObject({ status: 400 });
    await expect(carried(deck, servingOf(store, ontology))).rejects.toMatchObject({ status: 503 });
  });
});

import { describe, expect, it } from 'vitest';
import { commitmentFacets, NO_WORD } from '../../server/graph/commitment-facets.ts';
import { firstState, reduce } from '../../web/state/address/app-state.ts';
import { readUrl, writeUrl } from '../../web/state/address/url.ts';
import { EMPTY_DATA, merge } from '../../web/state/loaded/graph-data.ts';
import { commitmentsOf } from '../../web/state/picture/commitment.ts';
import { drawPicture } from '../../web/state/picture/picture.ts';
import { realPage } from '../real-page.ts';

const { store, ontology } = realPage();
const { nodes, edges } = await store.graph({ plans: ['wuxi-14fyp'], limit: 2000 });
const printed = (kind: string) => (property: string, value: unknown) =>
  ontology.kinds.find((one) => one.id === kind)?.properties[property]?.values?.[String(value)]?.zh ??
  String(value);

describe('the strength of a commitment', () => {
  it('is the page’s own word, with the clause of the node’s own quote in which it stands', () => {
    const committed = nodes.filter((node) => node.properties.commitment !== undefined);
    expect(committed.length).toBeGreaterThan(10);
    for (const node of committed) {
      const [found] = commitmentsOf(node, (property) => String(node.properties[property]));
      expect(found?.said?.clause, node.id).toContain(String(node.properties.commitment));
      expect(node.evidence).toContain(found?.said?.evidence);
    }
  });

  it('of an indicator is its class too, as printed; where no quote has the word, none is given', () => {
    const binding = nodes.filter((node) => node.properties.nature === 'binding');
    expect(binding.length).toBeGreaterThan(0);
    for (const node of binding) {
      const label = printed(node.kind);
      const [found] = commitmentsOf(node, (property) => label(property, node.properties[property]));
      const quoted = node.evidence.some(({ quote }) => quote.includes('约束性'));
      expect(found?.property).toBe('nature');
      expect(found?.said !== null).toBe(quoted);
    }
  });

  it('is a facet: what has no word stands under one of its own', () => {
    expect(commitmentFacets({ properties: { commitment: '力争', nature: 'expected' } })).toEqual([
      '力争',
      'expected',
    ]);
    expect(commitmentFacets({ properties: { name: 'x' } })).toEqual([NO_WORD]);
  });

  it('filters the picture, counts before it filters, and is kept in the address', () => {
    const ids = nodes.map((node) => node.id);
    const layout = Object.fromEntries(ids.map((id, i) => [id, { x: i, y: 0 }]));
    const data = merge(EMPTY_DATA, { nodes, edges });
    const goals = nodes.filter((node) => node.properties.commitment === '确保').length;
    const all = drawPicture(data, firstState().graph, ids, layout);
    expect(all.counts.words.get('确保')).toBe(goals);
    const words = [...all.counts.words.keys()].filter((word) => word !== '确保');
    const state = reduce(
      { ...firstState(), plan: 'wuxi-14fyp' },
      {
        type: 'filter',
        what: 'words',
        ids: words,
        on: false,
      },
    );
    const picture = drawPicture(data, state.graph, ids, layout);
    expect(picture.nodes.map(({ node }) => node.properties.commitment)).toEqual(Array(goals).fill('确保'));
    expect(picture.counts.words).toEqual(all.counts.words);
    expect(readUrl(writeUrl(state)).graph.off.words).toEqual(state.graph.off.words);
  });
});

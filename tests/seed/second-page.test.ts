import { describe, expect, it } from 'vitest';
import { checkDesk, type Desk, graphOf } from '../../graph-seed/edit/desk.ts';
import { createMemoryStore } from '../../server/memory/memory-store.ts';
import { bothPages, yunxi } from './editing-desk.ts';

const storeOf = (desk: Desk) => createMemoryStore([graphOf(desk)], desk.ontology);
const counts = async (desk: Desk) => {
  const audit = await storeOf(desk).audit('yunxi');
  return Object.fromEntries(
    audit.counts.map(({ subject, declared, named }) => [subject.name, `${named}/${declared}`]),
  );
};

describe('a second page', () => {
  it('closes the gaps that the first page left, and the audit says so', async () => {
    expect(await counts(yunxi())).toEqual({
      六大发展战略: '0/6',
      三项重点工程: '0/3',
      '“一核三园”': '0/4',
      三园: '0/3',
    });
    const desk = await bothPages();
    expect(checkDesk(desk).filter((one) => one.severity === 'error')).toEqual([]);
    expect(await counts(desk)).toEqual({
      六大发展战略: '6/6',
      三项重点工程: '3/3',
      '“一核三园”': '4/4',
      三园: '3/3',
    });
  });

  it('is named beside the first: the audit, and every relation that closes a gap', async () => {
    const desk = await bothPages();
    const audit = await storeOf(desk).audit('yunxi');
    for (const count of audit.counts) {
      expect([...new Set(count.evidence.map((one) => one.source))]).toEqual(['yunxi:page-1', 'yunxi:page-2']);
      expect(count.namedIn).toEqual(['yunxi:page-2']);
    }
    const graph = graphOf(desk);
    const closing = graph.edges.filter(
      (edge) => edge.to === 'yunxi:six-strategies' && edge.type === 'BELONGS_TO',
    );
    expect(closing.flatMap((edge) => edge.evidence).every((one) => one.source === 'yunxi:page-2')).toBe(true);
    const text = new Map(graph.sources.map((source) => [source.id, [...source.text]]));
    for (const one of [...graph.nodes, ...graph.edges].flatMap((of) => of.evidence)) {
      expect(text.get(one.source)?.slice(one.start, one.end).join('')).toBe(one.quote);
    }
  });

  it('has its own Sections, coverage and reading order', async () => {
    const desk = await bothPages();
    const coverage = await storeOf(desk).coverage('yunxi');
    expect(coverage.map((one) => one.source)).toEqual(['yunxi:page-1', 'yunxi:page-2']);
    const strategy = graphOf(desk).nodes.find((node) => node.name === '创新立市战略');
    expect(strategy?.evidence[0]?.section).toBe('yunxi:di-yi-jie-fa-zhan-zhan-lve');
  });
});

import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../server/contract/clean-text.ts';
import { csvField, csvZip } from '../../server/export/csv.ts';
import { cypher } from '../../server/export/cypher.ts';
import { textLiteral } from '../../server/export/cypher-literals.ts';
import { loadingStatements } from '../../server/export/cypher-statements.ts';
import { graphml } from '../../server/export/graphml.ts';
import { chosenPart } from '../../server/export/selection.ts';
import type { WholeGraph } from '../../server/graph/types.ts';
import { realPage } from '../real-page.ts';
import { chain } from './chain.ts';
import { all, readCsv, readXml } from './reading-files.ts';
import { HOSTILE } from './sample-briefing.ts';

const { store, ontology } = realPage();
const real = await store.whole({});

const SIZES: [string, WholeGraph][] = [
  ['nothing', chain(0)],
  ['one node', chain(1)],
  ['500 nodes', chain(500)],
  ['hostile names', chain(HOSTILE.length, HOSTILE)],
  ['the real page', real],
];

function joined(pieces: Iterable<Uint8Array>): Uint8Array {
  return Uint8Array.from(Buffer.concat([...pieces]));
}

describe('CSV', () => {
  const unzip = (whole: WholeGraph) => {
    const files = unzipSync(joined(csvZip(whole, ontology)));
    expect(Object.keys(files)).toEqual(['nodes.csv', 'edges.csv']);
    const read = (name: string) => readCsv(new TextDecoder('utf-8', { ignoreBOM: true }).decode(files[name]));
    return { nodes: read('nodes.csv'), edges: read('edges.csv') };
  };

  it.each(SIZES)('of %s has every node and relation', (_, whole) => {
    const { nodes, edges } = unzip(whole);
    expect(nodes.map((row) => row.id)).toEqual(whole.nodes.map((node) => node.id));
    expect(edges.map((row) => row.id)).toEqual(whole.edges.map((edge) => edge.id));
    for (const [i, node] of whole.nodes.entries()) {
      expect(nodes[i]?.name?.replace(/^'/u, '')).toBe(cleanText(node.name).replace(/^'/u, ''));
    }
  });

  it('starts no formula in a spreadsheet', () => {
    const { nodes, edges } = unzip(chain(HOSTILE.length, HOSTILE));
    const cells = [...nodes, ...edges].flatMap((row) => Object.values(row));
    expect(cells.filter((cell) => /^\s*[=+\-@＝＋－＠|%]/u.test(cell))).toEqual([]);
    expect(csvField("=cmd|' /C calc'!A0")).toBe(`"'=cmd|' /C calc'!A0"`);
    expect(csvField('\t=1')).toBe(`"'\t=1"`);
    expect(csvField(-5)).toBe('"-5"');
  });

  it('is the same bytes each time', () => {
    expect(joined(csvZip(chain(3), ontology))).toEqual(joined(csvZip(chain(3), ontology)));
  });
});

describe('GraphML', () => {
  it.each(SIZES)('of %s is well formed, typed and whole', (_, whole) => {
    const root = readXml([...graphml(whole, ontology)].join(''));
    expect(root.name).toBe('graphml');
    const keys = new Map(all(root, 'key').map((key) => [key.attributes.id, key.attributes]));
    expect(keys.size).toBe(all(root, 'key').length);
    const nodes = all(root, 'node');
    const edges = all(root, 'edge');
    expect(nodes.map((node) => node.attributes.id)).toEqual(whole.nodes.map((node) => node.id));
    expect(edges.map((edge) => [edge.attributes.source, edge.attributes.target])).toEqual(
      whole.edges.map((edge) => [edge.from, edge.to]),
    );
    for (const element of [...nodes, ...edges]) {
      for (const data of element.children) {
        const key = keys.get(data.attributes.key);
        expect(key?.for).toBe(element.name);
        if (key?.['attr.type'] === 'long') expect(data.text).toMatch(/^-?\d+$/);
        if (key?.['attr.type'] === 'double') expect(Number.isFinite(Number(data.text))).toBe(true);
      }
    }
    for (const [i, node] of whole.nodes.entries()) {
      const label = nodes[i]?.children.find((data) => data.attributes.key === 'n_label');
      expect(label?.text ?? '').toBe(cleanText(node.name));
    }
    // Keys stand before the graph, as the schema wants.
    const order = root.children.map((child) => child.name);
    expect(order.indexOf('graph')).toBe(order.length - 1);
  });
});

describe('Cypher', () => {
  it.each(SIZES)('of %s names only what the ontology knows, and holds its text in literals', (_, whole) => {
    const text = [...cypher(whole, ontology, loadingStatements())].join('');
    const bare = text.replace(/'(?:[^'\\]|\\.)*'/gsu, "''").replace(/^\/\/.*$/gmu, '');
    expect(bare).not.toMatch(/'{3}|DELETE|\$|\{\{|\\/u);
    const labels = [...bare.matchAll(/SET n:(\w+)/gu)].map((match) => match[1]);
    expect(labels.filter((label) => !ontology.kinds.some((kind) => kind.id === label))).toEqual([]);
    const types = [...bare.matchAll(/\[r:(\w+)/gu)].map((match) => match[1]);
    expect(types.filter((type) => !ontology.relationTypes.some((one) => one.id === type))).toEqual([]);
    expect((bare.match(/\{id: ''/gu) ?? []).length).toBe((whole.nodes.length + whole.edges.length) * 2);
  });

  it('refuses a kind or a property that is no plain word', () => {
    const bad = structuredClone(ontology);
    for (const kind of bad.kinds) if (kind.id === 'Project') kind.id = 'X`) DETACH DELETE n //';
    const whole = chain(1);
    for (const node of whole.nodes) node.kind = 'X`) DETACH DELETE n //';
    expect(() => [...cypher(whole, bad, loadingStatements())]).toThrow(/no label/u);
    const named = chain(1);
    for (const node of named.nodes) node.properties = { 'a: 1}) //': 1 };
    expect(() => [...cypher(named, ontology, loadingStatements())]).toThrow(/no property/u);
  });

  it('lets no Unicode escape of the data begin', () => {
    for (const text of ['\\u0027', '\\\\u0027', '\\U0027', 'a\\', '\\\\', "'\\u"]) {
      expect(textLiteral(text)).not.toMatch(/\\[uU]/u);
    }
    expect(textLiteral('\u0001')).toBe("'\\u0001'");
  });
});

describe('a selection made by hand', () => {
  it('keeps the nodes, and the relations between them', () => {
    const { part, unknown } = chosenPart(chain(5), { ids: ['p:n1', 'p:n2', 'p:n4'] });
    expect(unknown).toEqual([]);
    expect(part.nodes.map((node) => node.id)).toEqual(['p:n1', 'p:n2', 'p:n4']);
    expect(part.edges.map((edge) => edge.id)).toEqual(['p:e1']);
    expect(part.plans).toHaveLength(1);
    expect(chosenPart(chain(5), { ids: ['p:n1', 'p:n2'], edges: [] }).part.edges).toEqual([]);
    expect(chosenPart(chain(5), { ids: [] }).part).toEqual({ plans: [], nodes: [], edges: [] });
  });

  it('names what is not there', () => {
    const chosen = chosenPart(chain(5), { ids: ['p:n1', 'p:nobody'], edges: ['p:e3'] });
    expect(chosen.unknown.map((one) => one.path)).toEqual(['ids[1]', 'edges[0]']);
  });
});

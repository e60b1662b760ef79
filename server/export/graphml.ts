import type { Ontology, WholeGraph } from '../graph/types.ts';
import { type Column, labelsOf, placesOf, propertyColumns, quotesOf } from './places.ts';
import { xmlAttribute, xmlText } from './xml.ts';

const TYPES: Record<Column['type'], string> = { string: 'string', number: 'double', integer: 'long' };

type Key = { id: string; name: string; of: 'node' | 'edge'; type: string };

const nodeKey = (name: string, type = 'string'): Key => ({ id: `n_${name}`, name, of: 'node', type });
const edgeKey = (name: string): Key => ({ id: `e_${name}`, name, of: 'edge', type: 'string' });

/** `label` is the name by which Gephi and yEd show a node or an edge. */
const NODE_KEYS = [
  'label',
  'plan',
  'kind',
  'kind_zh',
  'name_from',
  'aliases',
  'summary',
  'quotes',
  'places',
].map((name) => nodeKey(name));
const EDGE_KEYS = ['label', 'type', 'basis', 'ground', 'ground_zh', 'reason', 'quotes', 'places'].map(
  edgeKey,
);

/** GraphML 1.0, directed, every key typed; piece by piece. What is absent has no data element. */
export function* graphml(whole: WholeGraph, ontology: Ontology): Generator<string> {
  const labels = labelsOf(ontology);
  const columns = propertyColumns(ontology, new Set(whole.nodes.map((node) => node.kind)));
  const properties = columns.map(({ key, type }) => nodeKey(`p_${key}`, TYPES[type]));
  const keys = [...NODE_KEYS, nodeKey('degree', 'long'), ...properties, ...EDGE_KEYS];
  yield '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ' +
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n';
  yield keys.map(keyXml).join('');
  yield '<graph id="plan-graph" edgedefault="directed">\n';
  for (const node of whole.nodes) {
    const said = [
      data('n_label', node.name),
      data('n_plan', node.plan),
      data('n_kind', node.kind),
      data('n_kind_zh', labels.kind(node.kind)),
      data('n_name_from', node.nameFrom),
      data('n_aliases', node.aliases.join('\n')),
      data('n_summary', node.summary),
      data('n_degree', node.degree),
      ...columns.map(({ key }) => data(`n_p_${key}`, node.properties[key])),
      data('n_quotes', quotesOf(node.evidence)),
      data('n_places', placesOf(node.evidence)),
    ];
    yield `<node id="${xmlAttribute(node.id)}">${said.join('')}</node>\n`;
  }
  for (const edge of whole.edges) {
    const said = [
      data('e_label', labels.type(edge.type)),
      data('e_type', edge.type),
      data('e_basis', edge.basis),
      data('e_ground', edge.ground),
      data('e_ground_zh', labels.ground(edge.ground)),
      data('e_reason', edge.reason),
      data('e_quotes', quotesOf(edge.evidence)),
      data('e_places', placesOf(edge.evidence)),
    ];
    const ends = `source="${xmlAttribute(edge.from)}" target="${xmlAttribute(edge.to)}"`;
    yield `<edge id="${xmlAttribute(edge.id)}" ${ends}>${said.join('')}</edge>\n`;
  }
  yield '</graph>\n</graphml>\n';
}

function keyXml({ id, name, of, type }: Key): string {
  const shown = name.replace(/^p_/u, '');
  return `<key id="${xmlAttribute(id)}" for="${of}" attr.name="${xmlAttribute(shown)}" attr.type="${type}"/>\n`;
}

function data(key: string, value: string | number | boolean | undefined): string {
  if (value === undefined || value === '') return '';
  return `<data key="${xmlAttribute(key)}">${xmlText(String(value))}</data>`;
}

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanText } from '../../server/contract/clean-text.ts';
import { graphml } from '../../server/export/graphml.ts';
import type { WholeGraph } from '../../server/graph/types.ts';
import { realPage } from '../real-page.ts';
import { chain } from '../server/chain.ts';
import { HOSTILE } from '../server/sample-briefing.ts';

/**
 * The exported GraphML read by Gephi's own importer (the Gephi Toolkit, a jar named by GEPHI_TOOLKIT): the same
 * nodes and edges with the same labels, basis and quotes, and the columns by which Gephi filters and colours.
 */

const FOLDER = resolve('dist/proof');
const READER = fileURLToPath(new URL('ReadGraphml.java', import.meta.url));
const jar = process.env.GEPHI_TOOLKIT ?? '';

function fail(words: string): never {
  console.error(words);
  process.exit(1);
}

if (!existsSync(jar)) {
  fail(
    'proof:graphml needs Java 17 and GEPHI_TOOLKIT=<gephi-toolkit-0.10.1-all.jar> (org.gephi:gephi-toolkit)',
  );
}
mkdirSync(FOLDER, { recursive: true });
const { store, ontology } = realPage();

/** Tab-separated lines, as ReadGraphml writes them. */
function readByGephi(name: string, whole: WholeGraph): Map<string, string[][]> {
  const path = join(FOLDER, `${name}.graphml`);
  writeFileSync(path, [...graphml(whole, ontology)].join(''));
  const options = ['-Dfile.encoding=UTF-8', '-Dsun.stdout.encoding=UTF-8', '-Djava.awt.headless=true'];
  const ran = spawnSync('java', [...options, '-cp', jar, READER, path], { maxBuffer: 1 << 28 });
  if (ran.status !== 0) fail(`Gephi did not read ${path}:\n${ran.stderr}`);
  const found = new Map<string, string[][]>();
  for (const line of ran.stdout
    .toString('utf8')
    .split('\n')
    .filter((one) => one.startsWith('@'))) {
    const [what = '', ...rest] = line.slice(1).split('\t');
    found.set(what, [...(found.get(what) ?? []), rest]);
  }
  return found;
}

const escaped = (text: string) => text.replace(/\\/g, '\\\\').replace(/\t/g, '\\t').replace(/\n/g, '\\n');

/** What is in one and not in the other, by a line each. */
function differing(expected: readonly string[], found: readonly string[]): string[] {
  const [a, b] = [new Set(expected), new Set(found)];
  return [
    ...expected.filter((one) => !b.has(one)).map((one) => `lost: ${one}`),
    ...found.filter((one) => !a.has(one)).map((one) => `new: ${one}`),
  ];
}

let faults = 0;
const say = (name: string, wrong: readonly string[]) => {
  faults += wrong.length;
  for (const one of wrong.slice(0, 5)) console.error(`${name}: ${one}`);
};

const SAMPLES: [string, WholeGraph][] = [
  ['real', await store.whole({})],
  ['empty', chain(0)],
  ['one-node', chain(1)],
  ['hostile', chain(HOSTILE.length, HOSTILE)],
];
for (const [name, whole] of SAMPLES) {
  const found = readByGephi(name, whole);
  const of = (what: string) => found.get(what) ?? [];
  const nodes = whole.nodes.map((node) => `${node.id}\t${escaped(cleanText(node.name))}`);
  const edges = whole.edges.map((edge) => {
    const label = ontology.relationTypes.find(({ id }) => id === edge.type)?.zh ?? edge.type;
    return `${edge.id}\t${label}\t${edge.basis}`;
  });
  say(
    name,
    differing(
      nodes,
      of('node').map(([id, label]) => `${id}\t${label}`),
    ),
  );
  say(
    name,
    differing(
      edges,
      of('edge').map(([id, label, basis]) => `${id}\t${label}\t${basis}`),
    ),
  );
  if (of('node').length !== nodes.length) say(name, [`${of('node').length} nodes of ${nodes.length}`]);
  if (of('edge').length !== edges.length) say(name, [`${of('edge').length} edges of ${edges.length}`]);
  const unquoted = (what: string, at: number) =>
    of(what).filter((row) => ['', 'null', undefined].includes(row[at])).length;
  const bare = { node: whole.nodes, edge: whole.edges };
  for (const [what, at] of [
    ['node', 2],
    ['edge', 3],
  ] as const) {
    const none = bare[what].filter(({ evidence }) => evidence.length === 0).length;
    if (unquoted(what, at) !== none)
      say(name, [`${unquoted(what, at)} of ${what} without quotes, expected ${none}`]);
  }
  if (nodes.length > 0) {
    const columns = new Set(of('node-column').flat());
    say(
      name,
      ['kind', 'quotes', 'places'].filter((one) => !columns.has(one)).map((one) => `no node column ${one}`),
    );
  }
  if (edges.length > 0) {
    const columns = new Set(of('edge-column').flat());
    say(
      name,
      ['basis', 'ground', 'reason', 'quotes', 'places', 'type']
        .filter((one) => !columns.has(one))
        .map((one) => `no edge column ${one}`),
    );
  }
  console.log(
    `${name}: Gephi read ${of('node').length} nodes, ${of('edge').length} edges; ${of('node-column').length} and ${of('edge-column').length} columns`,
  );
}
process.exit(faults === 0 ? 0 : 1);

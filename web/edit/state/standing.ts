import type { Workbench } from '../../../server/contract/editing-shapes.ts';

/** As many as can be looked through. */
const MOST = 12;

type Node = Workbench['nodes'][number];

/** The nodes that typed words mean, by name, alias or id: those that begin so first, then those that hold it. Pure. */
export function nodesFor(nodes: readonly Node[], text: string): Node[] {
  const typed = text.trim().toLowerCase();
  if (typed === '') return [];
  const wordsOf = ({ name, aliases, id }: Node) => [name, ...aliases, id].map((one) => one.toLowerCase());
  const rank = (node: Node) => {
    const words = wordsOf(node);
    if (words.includes(typed)) return 0;
    if (words.some((one) => one.startsWith(typed))) return 1;
    return words.some((one) => one.includes(typed)) ? 2 : 3;
  };
  return nodes
    .map((node, i) => ({ node, i, rank: rank(node) }))
    .filter((one) => one.rank < 3)
    .sort((a, b) => a.rank - b.rank || a.i - b.i)
    .slice(0, MOST)
    .map(({ node }) => node);
}

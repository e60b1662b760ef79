import { MultiGraph } from 'graphology';
import Sigma from 'sigma';
import { graph, host, seen } from './graph.ts';

/** The first picture in sigma.js as it comes: round nodes, straight lines, the names that find room. */
const drawn = new MultiGraph();
for (const { id, name, x, y, size, colour } of graph.nodes)
  drawn.addNode(id, { label: name, x, y: -y, size: size / 4, color: colour });
for (const { id, from, to, colour } of graph.edges)
  drawn.addEdgeWithKey(id, from, to, { size: 1, color: colour });
new Sigma(drawn, host, { labelSize: 13 });
// It has drawn when it stands: the next frame shows it.
requestAnimationFrame(seen);

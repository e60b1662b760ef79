import cytoscape, { type LayoutOptions } from 'cytoscape';
import fcose from 'cytoscape-fcose';
import { drawWith } from './cytoscape-page.ts';

cytoscape.use(fcose);
drawWith({ name: 'fcose', animate: false } as LayoutOptions);

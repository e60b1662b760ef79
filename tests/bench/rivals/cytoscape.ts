import { drawWith } from './cytoscape-page.ts';

drawWith({ name: 'preset' });

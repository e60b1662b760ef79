import { fileURLToPath } from 'node:url';
import { readOntology } from '../../graph-seed/ontology.ts';
import { describeContract } from './contract-suite.ts';
import { connectPatiently, neo4jStoreWith } from './database.ts';
import { HAND_MADE } from './hand-made.ts';

const ontology = readOntology(fileURLToPath(new URL('../../graph-seed/ontology', import.meta.url)));

describeContract('Neo4j', () => neo4jStoreWith(connectPatiently(), HAND_MADE, ontology));

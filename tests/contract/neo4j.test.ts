import { realOntology } from '../real-page.ts';
import { describeContract } from './contract-suite.ts';
import { connectPatiently, neo4jStoreWith } from './database.ts';
import { HAND_MADE } from './hand-made.ts';

const ontology = realOntology();

describeContract('Neo4j', () => neo4jStoreWith(connectPatiently(), HAND_MADE, ontology));

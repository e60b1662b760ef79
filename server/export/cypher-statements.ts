import { readFileSync } from 'node:fs';

const FOLDER = new URL('../../cypher/', import.meta.url);

/** The statements that load the graph into Neo4j, without their comments: the export writes the same. */
export type LoadingStatements = {
  entityConstraint: string;
  /** `{{type}}` stands for a relation type. */
  relationConstraint: string;
  /** `{{label}}` stands for a kind, `$rows` for the rows. */
  mergeEntities: string;
  mergeRelations: string;
};

/** Reads them from cypher/, once. */
export function loadingStatements(): LoadingStatements {
  const [entityConstraint] = read('schema/constraints')
    .split(';')
    .map((one) => one.trim());
  return {
    entityConstraint: entityConstraint ?? '',
    relationConstraint: read('schema/relation-constraint'),
    mergeEntities: read('load/merge-entities'),
    mergeRelations: read('load/merge-relations').replace(/\nRETURN [^\n]*$/u, ''),
  };
}

function read(name: string): string {
  return readFileSync(new URL(`${name}.cypher`, FOLDER), 'utf8')
    .replace(/^\s*\/\/.*$/gmu, '')
    .trim();
}

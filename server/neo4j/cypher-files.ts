import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Ontology } from '../graph/types.ts';

const FOLDER = new URL('../../cypher/', import.meta.url);

/** A `.cypher` file: what its header says, and its text. */
export type CypherFile = {
  /** `<subject>/<question>`, the path without its ending. */
  name: string;
  purpose: string;
  /** Name → declared type, in order. */
  parameters: Record<string, string>;
  columns: Record<string, string>;
  /** The whole file, header and all. */
  text: string;
  /** The statement alone. */
  statement: string;
};

/** Every file under cypher/, by name. */
export function cypherFiles(): CypherFile[] {
  return readdirSync(fileURLToPath(FOLDER), { recursive: true })
    .map((entry) => String(entry).replaceAll('\\', '/'))
    .filter((entry) => entry.endsWith('.cypher'))
    .map((entry) => cypherFile(entry.slice(0, -'.cypher'.length)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Reads one file. */
export function cypherFile(name: string): CypherFile {
  const text = readFileSync(new URL(`${name}.cypher`, FOLDER), 'utf8');
  return { name, text, ...parse(text) };
}

/** The statements of a file that holds several, parted by semicolons. */
export function statementsOf(file: CypherFile): string[] {
  return file.statement
    .replace(/^\s*\/\/.*$/gmu, '')
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function parse(text: string): Omit<CypherFile, 'name' | 'text'> {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('//'));
  const header = lines.slice(0, end).map((line) => line.slice(2).trimEnd());
  const parts = { purpose: [] as string[], parameters: {}, columns: {} };
  let into: 'purpose' | 'parameters' | 'columns' = 'purpose';
  for (const line of header) {
    const title = /^ (parameters|columns):$/u.exec(line)?.[1];
    if (title === 'parameters' || title === 'columns') {
      into = title;
    } else if (into === 'purpose') {
      parts.purpose.push(line.trim());
    } else {
      const [, name, type] = /^ {3}(\w+): (\S.*?)(?: {2}\(.*)?$/u.exec(line) ?? [];
      if (name !== undefined && type !== undefined) Object.assign(parts[into], { [name]: type });
    }
  }
  return {
    purpose: parts.purpose.join(' '),
    parameters: parts.parameters,
    columns: parts.columns,
    statement: lines.slice(end).join('\n').trim(),
  };
}

const PLAIN = /^[A-Za-z][A-Za-z0-9_]*$/u;

/**
 * Fills the one placeholder that there is, with a word of the ontology's closed list. Cypher has no
 * parameter for a label, and doubling backticks does not make one safe.
 */
export function fill(
  statement: string,
  placeholder: { label: string } | { type: string },
  ontology: Ontology,
): string {
  const [key, word, allowed] =
    'label' in placeholder
      ? (['{{label}}', placeholder.label, ontology.kinds] as const)
      : (['{{type}}', placeholder.type, ontology.relationTypes] as const);
  if (!PLAIN.test(word) || !allowed.some((one) => one.id === word)) {
    throw new Error(`${word} is no label or type of the ontology`);
  }
  return statement.replaceAll(key, word);
}

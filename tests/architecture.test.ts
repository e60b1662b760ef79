import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './places.ts';

/**
 * Who may import whom. A room is a folder; the value lists the rooms that it may know besides itself.
 * Data flows one way: graph-seed → store → server → contract → web.
 */
const MAY_KNOW: Record<string, string[]> = {
  'server/graph': [],
  'server/contract': [],
  'server/layout': [],
  'graph-seed': ['server/graph'],
  'server/memory': ['server/graph'],
  'server/neo4j': ['server/graph'],
  'server/export': ['server/graph', 'server/contract'],
  'server/http': ['server/graph', 'server/contract', 'server/export', 'server/layout'],
  'server/edit': ['graph-seed', 'server/graph', 'server/contract', 'server/memory', 'server/http'],
  web: ['server/contract', 'server/export', 'server/layout', 'server/graph'],
  // The page as one file answers itself: it carries the store and the routes.
  'web/offline': [
    ...['web', 'server/graph', 'server/contract', 'server/export', 'server/layout'],
    ...['server/memory', 'server/http'],
  ],
};

/** What stores and page must do alike, of the domain: the page takes these, and nothing else of it. */
const SHARED_RULES = ['server/graph/group-key.ts', 'server/graph/commitment-facets.ts'];

/** Files that put the parts together, and so may know more than their room. */
const COMPOSITION: Record<string, string[]> = {
  'graph-seed/cli/load.ts': ['server/graph', 'server/neo4j', 'graph-seed'],
  'graph-seed/cli/synth.ts': ['server/graph', 'server/neo4j', 'graph-seed'],
  'server/neo4j/start-local.ts': ['server', 'server/graph', 'server/neo4j', 'graph-seed'],
};

const ROOMS = [...Object.keys(MAY_KNOW), 'server'].sort((a, b) => b.length - a.length);

type Import = { file: string; target: string; typeOnly: boolean };

function sourceFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder)).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(join(ROOT, path)).isDirectory()) return sourceFiles(path);
    return /\.tsx?$/.test(name) ? [path] : [];
  });
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const statements = [
    ...text.matchAll(/^(?:import|export)\s+(type\s+)?[^;'"]*?from\s+'([^']+)'|^import\s+()'([^']+)'/gm),
  ];
  return statements.map((match) => ({
    file,
    target: match[2] ?? match[4] ?? '',
    typeOnly: match[1] !== undefined,
  }));
}

function roomOf(path: string): string | undefined {
  return ROOMS.find((room) => path === room || path.startsWith(`${room}/`));
}

const files = ['graph-seed', 'server', 'web'].flatMap(sourceFiles);
const local = files
  .flatMap(importsOf)
  .filter((one) => one.target.startsWith('.'))
  .map((one) => ({ ...one, target: relative(ROOT, resolve(ROOT, dirname(one.file), one.target)) }));

describe('the house', () => {
  it('has every source file in a room', () => {
    expect(files.length).toBeGreaterThan(40);
    expect(files.filter((file) => roomOf(file) === undefined)).toEqual([]);
  });

  it('lets inner rooms know nothing of outer ones', () => {
    const wrong = local.filter(({ file, target }) => {
      const from = roomOf(file);
      const to = roomOf(target);
      if (!from || !to || from === to || from === 'server') return false;
      const allowed = COMPOSITION[file] ?? MAY_KNOW[from] ?? [];
      return !allowed.includes(to);
    });
    expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  it('lets the web take of the domain no more than the rules that it applies as the stores do', () => {
    const taken = local.filter(
      ({ file, target }) => roomOf(file) === 'web' && roomOf(target) === 'server/graph',
    );
    expect(taken.map(({ target }) => target).filter((target) => !SHARED_RULES.includes(target))).toEqual([]);
    // Such a rule is pure, and knows nobody.
    expect(local.filter(({ file }) => SHARED_RULES.includes(file))).toEqual([]);
  });

  it('lets the web take only types from the contract, arrange as the server does, and its briefing carry the writers of drawings', () => {
    const carried = (file: string, target: string) =>
      target.startsWith('server/layout/') ||
      SHARED_RULES.includes(target) ||
      (file.startsWith('web/views/briefing/') && target.startsWith('server/export/'));
    const wrong = local.filter(
      ({ file, target, typeOnly }) =>
        file.startsWith('web/') &&
        !file.startsWith('web/offline/') &&
        target.startsWith('server/') &&
        !typeOnly &&
        !carried(file, target),
    );
    expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  it('keeps the embedded store and the domain free of Node', () => {
    const isomorphic = files
      .filter((file) => /^server\/(memory|graph|layout)\//.test(file))
      .flatMap(importsOf);
    expect(isomorphic.filter((one) => one.target.startsWith('node:')).map((one) => one.file)).toEqual([]);
  });

  it('keeps what the page as one file carries free of Node, up to its entry', () => {
    const reached = new Set<string>();
    const follow = (file: string): void => {
      if (reached.has(file)) return;
      reached.add(file);
      for (const one of local) if (one.file === file && !one.typeOnly) follow(one.target);
    };
    follow('web/offline/main.tsx');
    expect(reached.size).toBeGreaterThan(150);
    const outside = /^(node:|express|neo4j-driver|pinyin-pro)/;
    const wrong = [...reached].flatMap(importsOf).filter((one) => outside.test(one.target) && !one.typeOnly);
    expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  it('keeps all that writes out of the published server', () => {
    const reached = new Set<string>();
    const reach = (file: string): void => {
      if (reached.has(file)) return;
      reached.add(file);
      for (const one of local) if (one.file === file && !one.typeOnly) reach(one.target);
    };
    reach('server/main.ts');
    expect(reached.size).toBeGreaterThan(80);
    const writes =
      /\b(?:write|append|truncate|rename|unlink|rm|mkdir|cp|copy|symlink|link|chmod|createWrite)\w*\b[^;]*from 'node:fs/;
    const wrong = [...reached].filter(
      (file) => file.startsWith('server/edit/') || writes.test(readFileSync(join(ROOT, file), 'utf8')),
    );
    expect(wrong).toEqual([]);
    // The test itself sees what it looks for.
    expect(writes.test(readFileSync(join(ROOT, 'graph-seed/edit/plan-folder.ts'), 'utf8'))).toBe(true);
  });

  it('lets only the canvas and the arranging know Cytoscape', () => {
    const knowing = files.flatMap(importsOf).filter((one) => /^cytoscape/.test(one.target) && !one.typeOnly);
    const may = /^(web\/canvas\/|server\/layout\/force-layout)/;
    expect(knowing.map((one) => one.file).filter((file) => !may.test(file))).toEqual([]);
  });

  it('has no circles', () => {
    const targets = new Map(
      files.map((file) => [file, local.filter((one) => one.file === file).map((one) => one.target)]),
    );
    const done = new Set<string>();
    const circle = (file: string, trail: string[]): string[] | undefined => {
      if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
      if (done.has(file)) return undefined;
      for (const target of targets.get(file) ?? []) {
        const found = circle(target, [...trail, file]);
        if (found) return found;
      }
      done.add(file);
      return undefined;
    };
    expect(files.map((file) => circle(file, [])).find((found) => found !== undefined)).toBeUndefined();
  });

  it('exports nothing that nobody uses', () => {
    const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
    const used = new Map<string, number>();
    for (const file of [...files, ...sourceFiles('tests'), 'vite.config.ts'])
      for (const [word] of read(file).matchAll(/\w+/g)) used.set(word, (used.get(word) ?? 0) + 1);
    // The compiler asks for it by its name.
    const asked = ['web/first-sight/elements.ts jsxs'];
    const exported = files.flatMap((file) =>
      [...read(file).matchAll(/^export (?:async )?(?:function|const|let|class) (\w+)/gm)].map((found) => ({
        file,
        name: found[1] ?? '',
      })),
    );
    expect(exported.length).toBeGreaterThan(500);
    const idle = exported
      .filter(({ name }) => used.get(name) === 1)
      .map(({ file, name }) => `${file} ${name}`);
    expect(idle.filter((one) => !asked.includes(one))).toEqual([]);
  });

  it('writes no Cypher in TypeScript', () => {
    const cypher = /['"`\s](MATCH|MERGE|UNWIND|OPTIONAL MATCH|DETACH DELETE)\s*[({]/;
    const wrong = files.filter((file) => cypher.test(readFileSync(join(ROOT, file), 'utf8')));
    expect(wrong).toEqual([]);
  });
});

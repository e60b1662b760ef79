import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Finding, finder } from '../finding.ts';

/** One file of the seed: `name` as findings show it, `content` without BOM. */
export type SeedFile = { name: string; content: string };

/** Where seed files are read from: the disk, or files that an editor holds before they are saved. */
export type SeedShelf = {
  /** Null when there is no such file or it cannot be read. */
  bytes(path: string): Uint8Array | null;
  /** Names in a folder, sorted, hidden ones left out; none when there is no folder. */
  list(path: string): { name: string; isFolder: boolean }[];
};

const found = finder('reading', 'file');

/**
 * Reads one file as UTF-8. Carriage returns and a BOM, which Windows editors leave, are dropped from YAML;
 * in a source's text they would move every offset and are a fault.
 */
export function readSeedFile(
  path: string,
  name: string,
  findings: Finding[],
  shelf: SeedShelf = diskShelf,
): SeedFile | null {
  const place = { file: name, line: 1, col: 1 };
  const bytes = shelf.bytes(path);
  if (bytes === null) {
    findings.push(
      found(place, {
        zh: '文件不存在或不能读',
        en: 'the file is missing or cannot be read',
        mendZh: '补上这个文件',
        mendEn: 'add the file',
      }),
    );
    return null;
  }
  let content: string;
  try {
    content = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    findings.push(
      found(place, {
        zh: '文件不是 UTF-8 编码',
        en: 'the file is not UTF-8',
        mendZh: '用编辑器另存为 UTF-8',
        mendEn: 'save it as UTF-8',
      }),
    );
    return null;
  }
  if (!name.endsWith('.txt')) {
    return { name, content: content.replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n') };
  }
  const return_ = content.indexOf('\r');
  if (content.startsWith('\uFEFF') || return_ >= 0) {
    const line = return_ < 0 ? 1 : content.slice(0, return_).split('\n').length;
    findings.push(
      found(
        { ...place, line },
        {
          zh: '原文带有 BOM 或回车符（CRLF），所有位置都会错开',
          en: 'the text has a BOM or carriage returns (CRLF), which move every offset',
          mendZh: '恢复原来的文件，或另存为无 BOM、LF 换行的 UTF-8',
          mendEn: 'restore the file, or save it as UTF-8 with LF and without BOM',
        },
      ),
    );
  }
  return { name, content: content.replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n') };
}

/** The files of the disk. */
export const diskShelf: SeedShelf = {
  bytes(path) {
    try {
      return readFileSync(path);
    } catch {
      return null;
    }
  },
  list: listFolder,
};

/** Names in a folder, sorted, hidden ones left out; none when there is no folder. */
export function listFolder(path: string): { name: string; isFolder: boolean }[] {
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.'))
    .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The YAML files of a folder; other files in it are findings, for they would be passed over in silence. */
export function listYaml(
  path: string,
  name: string,
  findings: Finding[],
  shelf: SeedShelf = diskShelf,
): { base: string; path: string; name: string }[] {
  const files: { base: string; path: string; name: string }[] = [];
  for (const entry of shelf.list(path)) {
    const shown = `${name}/${entry.name}`;
    if (!entry.isFolder && entry.name.endsWith('.yaml')) {
      files.push({ base: entry.name.slice(0, -'.yaml'.length), path: join(path, entry.name), name: shown });
    } else if (!entry.name.endsWith('.md')) {
      findings.push(
        found(
          { file: shown, line: 1, col: 1 },
          {
            zh: '这里只读 .yaml 文件，这一项不会被读到',
            en: 'only .yaml files are read here; this one would be passed over',
            mendZh: '改名为 .yaml，或移走',
            mendEn: 'rename it to .yaml or move it away',
          },
        ),
      );
    }
  }
  return files;
}

/** sha-256 (hex) over names and contents, in the order of the names. */
export function hashFiles(files: readonly SeedFile[], ...more: string[]): string {
  const hash = createHash('sha256');
  for (const file of [...files].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    hash.update(file.name).update('\0').update(file.content).update('\0');
  }
  for (const one of more) hash.update(one).update('\0');
  return hash.digest('hex');
}

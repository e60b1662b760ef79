import { type Finding, finder, type Place, type Scope } from '../finding.ts';
import { nearest } from '../nearest.ts';
import type { YamlMap, YamlNode, YamlScalar } from './yaml-file.ts';

/** A word with its place. */
export type Placed<T> = { value: T; place: Place };

/** Takes values out of a YAML tree; what has not the wanted shape becomes a finding, and null comes back. */
export type Shape = {
  readonly findings: Finding[];
  map(node: YamlNode | null | undefined, what: string): YamlMap | null;
  list(node: YamlNode | null | undefined, what: string): readonly YamlNode[] | null;
  /** A text; a number or a truth value that YAML made of it is a fault. */
  text(node: YamlNode | null | undefined, what: string): Placed<string> | null;
  /** A word such as an id: also refuses what YAML 1.1 readers take for a truth value. */
  word(node: YamlNode | null | undefined, what: string): Placed<string> | null;
  integer(node: YamlNode | null | undefined, what: string): Placed<number> | null;
  /** The fields of a map by name; unknown ones are named, with the nearest right word. */
  fields(map: YamlMap, allowed: readonly string[], what: string): Map<string, YamlNode>;
  missing(place: Place, field: string, what: string): void;
};

const READ_AS_TRUTH = new Set(['yes', 'no', 'on', 'off', 'y', 'n', 'true', 'false', 'null', '~']);

/** Is the key or value one that some YAML reader takes for a number or a truth value? */
export function isNoWord(scalar: YamlScalar): boolean {
  return typeof scalar.value !== 'string';
}

/** A Shape that collects its findings. */
export function createShape(scope: Scope): Shape {
  const findings: Finding[] = [];
  const found = finder('reading', scope);

  const wrong = (
    node: YamlNode,
    what: string,
    wanted: { zh: string; en: string; mendZh: string; mendEn: string },
  ) => {
    findings.push(
      found(node.place, {
        zh: `${what}应是${wanted.zh}，这里是${named(node).zh}`,
        en: `${what} must be ${wanted.en}, not ${named(node).en}`,
        mendZh: wanted.mendZh,
        mendEn: wanted.mendEn,
      }),
    );
    return null;
  };
  const nothing = (node: YamlNode | null | undefined): node is null | undefined =>
    node === null || node === undefined;

  const text: Shape['text'] = (node, what) => {
    if (nothing(node)) return null;
    if (node.is !== 'scalar') {
      return wrong(node, what, {
        zh: '文字',
        en: 'text',
        mendZh: '写成一段文字，必要时加引号',
        mendEn: 'write one text, quoted if need be',
      });
    }
    if (typeof node.value === 'string') return { value: node.value, place: node.place };
    const source = node.source === '' ? '' : `“${node.source}”`;
    return wrong(node, what, {
      zh: '文字',
      en: 'text',
      mendZh: source === '' ? '补上内容，或删去这个字段' : `给${source}加引号：'${node.source}'`,
      mendEn: source === '' ? 'fill it in or remove the field' : `quote it: '${node.source}'`,
    });
  };

  return {
    findings,
    map(node, what) {
      if (nothing(node)) return null;
      if (node.is === 'map') return node;
      return wrong(node, what, {
        zh: '映射（键: 值）',
        en: 'a map (key: value)',
        mendZh: '每行写“键: 值”，并检查缩进',
        mendEn: 'write "key: value" lines and look at the indentation',
      });
    },
    list(node, what) {
      if (nothing(node)) return null;
      if (node.is === 'list') return node.items;
      return wrong(node, what, {
        zh: '列表',
        en: 'a list',
        mendZh: '每项一行，以“- ”开头，或写成 [甲, 乙]',
        mendEn: 'write each item on a line with "- ", or [a, b]',
      });
    },
    text,
    word(node, what) {
      const got = text(node, what);
      if (got === null || node?.is !== 'scalar') return got;
      if (READ_AS_TRUTH.has(got.value.toLowerCase())) {
        findings.push(
          found(got.place, {
            zh: `${what}“${got.value}”会被一些 YAML 程序读作真假值`,
            en: `${what} "${got.value}" is a truth value to some YAML readers`,
            mendZh: '换一个词',
            mendEn: 'choose another word',
          }),
        );
      }
      return got;
    },
    integer(node, what) {
      if (nothing(node)) return null;
      if (node.is === 'scalar' && typeof node.value === 'number' && Number.isInteger(node.value)) {
        return { value: node.value, place: node.place };
      }
      return wrong(node, what, {
        zh: '整数',
        en: 'a whole number',
        mendZh: '写一个不带引号的整数',
        mendEn: 'write a whole number without quotes',
      });
    },
    fields(map, allowed, what) {
      const got = new Map<string, YamlNode>();
      for (const { key, value } of map.entries) {
        if (!allowed.includes(key.source)) {
          const meant = nearest(key.source, allowed);
          findings.push(
            found(key.place, {
              zh: `${what}没有字段“${key.source}”`,
              en: `${what} has no field "${key.source}"`,
              mendZh: meant === null ? `可用：${allowed.join('、')}` : `是不是“${meant}”？`,
              mendEn: meant === null ? `it has ${allowed.join(', ')}` : `did you mean "${meant}"?`,
            }),
          );
          continue;
        }
        got.set(key.source, value);
      }
      return got;
    },
    missing(place, field, what) {
      findings.push(
        found(place, {
          zh: `${what}缺少“${field}”`,
          en: `${what} has no "${field}"`,
          mendZh: `补上“${field}: …”`,
          mendEn: `add "${field}: …"`,
        }),
      );
    },
  };
}

function named(node: YamlNode): { zh: string; en: string } {
  if (node.is === 'map') return { zh: '映射', en: 'a map' };
  if (node.is === 'list') return { zh: '列表', en: 'a list' };
  if (node.value === null) return { zh: '空', en: 'nothing' };
  if (typeof node.value === 'number') return { zh: `数字 ${node.source}`, en: `the number ${node.source}` };
  if (typeof node.value === 'boolean')
    return { zh: `真假值 ${node.source}`, en: `the truth value ${node.source}` };
  return { zh: `文字“${shorten(node.value)}”`, en: `the text "${shorten(node.value)}"` };
}

/** A text cut to a length that a message can carry. */
export function shorten(text: string, length = 24): string {
  const chars = [...text];
  return chars.length <= length ? text : `${chars.slice(0, length).join('')}…`;
}

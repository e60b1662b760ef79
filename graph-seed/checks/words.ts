import type { PropertyDefinition } from '../../server/graph/types.ts';
import { finder, type Said } from '../finding.ts';
import { nearest } from '../nearest.ts';
import { propertyOf, propertyValue } from '../property-values.ts';
import { fileOfKind, fileOfType } from '../seed.ts';
import type { YamlNode } from '../yaml/yaml-file.ts';
import { shorten } from '../yaml/yaml-shape.ts';
import type { Check } from './check.ts';

/** Every file of entities is named after a kind, every file of relations after a type. */
export const knownFiles: Check = {
  name: 'known-files',
  scope: 'file',
  check({ ontology, plans }) {
    const found = finder(this.name, this.scope);
    const kinds = ontology.kinds.map((kind) => kind.id);
    const types = ontology.relationTypes.filter((type) => !type.computed).map((type) => type.id);
    const computed = ontology.relationTypes.filter((type) => type.computed).map((type) => type.id);
    const strangers = (
      word: string,
      base: string,
      words: string[],
      what: [string, string],
      file: (w: string) => string,
    ): Said => {
      const meant = nearest(base, words.map(file));
      const all = words.map((one) => `${file(one)}.yaml`);
      return {
        zh: `没有${what[0]}“${word}”（文件名 ${base}.yaml）`,
        en: `there is no ${what[1]} ${word} (file name ${base}.yaml)`,
        mendZh: meant === null ? `文件名可用：${all.join('、')}` : `是不是“${meant}.yaml”？`,
        mendEn: meant === null ? `name it ${all.join(', ')}` : `did you mean "${meant}.yaml"?`,
      };
    };
    return plans.flatMap((plan) => [
      ...plan.entityFiles
        .filter((file) => !kinds.includes(file.word))
        .map((file) =>
          found(file.place, strangers(file.word, file.base, kinds, ['节点类', 'kind'], fileOfKind)),
        ),
      ...plan.relationFiles
        .filter((file) => !types.includes(file.word))
        .map((file) =>
          found(
            file.place,
            computed.includes(file.word)
              ? {
                  zh: `${file.word} 由依据的位置算出，不手写`,
                  en: `${file.word} is computed from the place of the evidence, never typed`,
                  mendZh: '删去这个文件',
                  mendEn: 'remove the file',
                }
              : strangers(file.word, file.base, types, ['关系类型', 'relation type'], fileOfType),
          ),
        ),
    ]);
  },
};

/** A property belongs to the entity's kind, and its value is of the property's type. */
export const properties: Check = {
  name: 'properties',
  scope: 'entity',
  check({ ontology, plans }) {
    const found = finder(this.name, this.scope);
    return plans.flatMap((plan) =>
      plan.entities.flatMap((entity) => {
        const kind = ontology.kinds.find((one) => one.id === entity.kind);
        if (kind === undefined) return [];
        return entity.properties.flatMap(({ key, place, value }) => {
          const definition = propertyOf(kind, key);
          if (definition === null)
            return [found(place, unknownProperty(key, kind.zh, kind.en, kind.properties))];
          const read = propertyValue(definition, value);
          return 'value' in read ? [] : [found(value.place, badValue(key, definition, value))];
        });
      }),
    );
  },
};

function unknownProperty(key: string, zh: string, en: string, own: Record<string, PropertyDefinition>): Said {
  const words = ['name', 'nameFrom', 'aliases', 'summary', 'evidence', ...Object.keys(own)];
  const meant = nearest(key, words);
  return {
    zh: `“${zh}”没有属性“${key}”`,
    en: `${en} has no property "${key}"`,
    mendZh: meant === null ? `可用：${words.join('、')}` : `是不是“${meant}”？`,
    mendEn: meant === null ? `it has ${words.join(', ')}` : `did you mean "${meant}"?`,
  };
}

function badValue(key: string, definition: PropertyDefinition, node: YamlNode): Said {
  const shown = node.is === 'scalar' ? shorten(node.source) : node.is === 'list' ? '[…]' : '{…}';
  const said = { zh: `${key}（${definition.zh}）不能是“${shown}”`, en: `${key} cannot be "${shown}"` };
  switch (definition.type) {
    case 'enum': {
      const values = Object.entries(definition.values ?? {});
      const words = values.map(([id]) => id);
      const byLabel = values.find(([, label]) => label.zh === shown || label.en === shown)?.[0];
      const meant = byLabel ?? nearest(shown, words);
      const list = values.map(([id, label]) => `${id}（${label.zh}）`).join('、');
      return {
        ...said,
        mendZh: meant === null ? `可用：${list}` : `是不是“${meant}”？可用：${list}`,
        mendEn:
          meant === null
            ? `one of ${words.join(', ')}`
            : `did you mean "${meant}"? One of ${words.join(', ')}`,
      };
    }
    case 'date':
      return {
        ...said,
        mendZh: '写成真实的日期，如 2021-01-22',
        mendEn: 'write a date that exists, as 2021-01-22',
      };
    case 'integer':
      return {
        ...said,
        mendZh: '写不带引号、单位和小数的整数',
        mendEn: 'write a whole number without quotes or unit',
      };
    case 'number':
      return {
        ...said,
        mendZh: '写不带引号、逗号和单位的数',
        mendEn: 'write a number without quotes, commas or unit',
      };
    case 'string':
      return {
        ...said,
        mendZh: `写成文字，必要时加引号：'${shown}'`,
        mendEn: `write text, quoted if need be: '${shown}'`,
      };
  }
}

import type { Kind, PropertyDefinition, PropertyValue } from '../server/graph/types.ts';
import { isDay } from './day.ts';
import type { YamlNode } from './yaml/yaml-file.ts';

export type PropertyReading = { value: PropertyValue } | { wrong: PropertyDefinition['type'] };

/** The definition of a kind's property; names that every object has (`constructor`) are none. */
export function propertyOf(kind: Kind, key: string): PropertyDefinition | null {
  return Object.hasOwn(kind.properties, key) ? (kind.properties[key] ?? null) : null;
}

/** A property's value as its definition wants it, or that it is none. */
export function propertyValue(definition: PropertyDefinition, node: YamlNode): PropertyReading {
  const { type } = definition;
  if (node.is !== 'scalar') return { wrong: type };
  const { value, source } = node;
  if (type === 'enum') {
    // By its letters, not by what YAML makes of them: 2035 is a word of a closed list.
    return Object.hasOwn(definition.values ?? {}, source) ? { value: source } : { wrong: type };
  }
  if (type === 'number' || type === 'integer') {
    if (typeof value !== 'number' || !Number.isFinite(value)) return { wrong: type };
    return type === 'integer' && !Number.isInteger(value) ? { wrong: type } : { value };
  }
  if (typeof value !== 'string' || value === '') return { wrong: type };
  return type === 'date' && !isDay(value) ? { wrong: type } : { value };
}

import type { Evidence, GraphNode, Source } from '../../../server/contract/types.ts';
import { t } from '../store.ts';
import { comparedSections, comparedSources } from './compared.ts';
import { data, planInfo, plans, sources } from './plan-data.ts';

/** Where words stand, told the same way everywhere: the source, the section, the characters. Reads signals. */

/** A source of the plan that is shown, or of the one it is compared with. */
export function sourceById(id: string): Source | null {
  return [...(sources.value ?? []), ...comparedSources.value].find((one) => one.id === id) ?? null;
}

/** 第11版: its place in the print, or its title where the print is not known or not its own; none while sources are read. */
export function sourceName(id: string): string {
  const source = sourceById(id);
  if (!source) return sources.value ? id : '';
  const { print, title, plan } = source;
  const twins = [...(sources.value ?? []), ...comparedSources.value].filter(
    (one) => one.plan === plan && one.print === print,
  );
  return print !== null && twins.length === 1 ? print : title;
}

/** Whether the plan that is shown is read from several sources. */
export function hasSeveralSources(): boolean {
  return (sources.value?.length ?? 0) > 1;
}

/** Names of sources, each once. */
export function sourceNames(ids: readonly string[]): string {
  return [...new Set(ids)].map(sourceName).join(t.value('sep.list'));
}

/** Short name of the section a passage stands in: 问答6. */
export function sectionName(section: string | null): string {
  const node = section ? sectionById(section) : undefined;
  return String(node?.properties.short ?? node?.name ?? '');
}

function sectionById(id: string): GraphNode | undefined {
  return data.value.nodes.get(id) ?? comparedSections.value.get(id);
}

/** 第11版，问答6; before it the plan, where it is not the one that is shown. */
export function whereOf({ source, section }: Pick<Evidence, 'source' | 'section'>): string {
  const plan = sourceById(source)?.plan;
  const foreign = plan !== undefined && plan !== planInfo.value?.id;
  const title = foreign ? plans.value?.plans.find(({ id }) => id === plan)?.short : undefined;
  return [title, sourceName(source), sectionName(section)].filter(Boolean).join(t.value('sep.clause'));
}

/** 第11版，问答6，第 9203–9232 字 */
export function placeOf(one: Pick<Evidence, 'source' | 'section' | 'start' | 'end'>): string {
  return t.value('scene.cite', { section: whereOf(one), start: one.start, end: one.end });
}

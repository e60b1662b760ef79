import { join } from 'node:path';
import { type Finding, finder, type Place } from '../finding.ts';
import { nearest } from '../nearest.ts';
import { parseYaml, type YamlNode } from '../yaml/yaml-file.ts';
import { createShape, type Placed, type Shape } from '../yaml/yaml-shape.ts';
import { diskShelf, listYaml, readSeedFile, type SeedShelf } from './seed-files.ts';

/** A briefing that ships with a plan: views in order. Their pictures are made when it is opened. */
export type BriefingSeed = { id: string; plan: string; title: string; slides: BriefingSlideSeed[] };
export type BriefingSlideSeed = { view: string; state: string; title?: string; line?: string };

const VIEWS = ['explore', 'trace', 'clusters', 'space', 'source', 'audit'];
/** What a view's address may name; web/state/address/url.ts reads these. */
const NAMES =
  'node edge s q base add hide move offk offt offb dir root to tk open table beside cov stream'.split(' ');
const SETTING = /^[a-z]+-[a-z]+$/u;

const found = finder('briefings', 'plan');

/**
 * Reads the `briefings/` of a plan's folder. `ids`: the local ids of the plan's nodes, to which addresses
 * may point. Never throws; a slide with a fault is left out.
 */
export function readBriefings(
  dir: string,
  plan: string,
  ids: ReadonlySet<string>,
  shelf: SeedShelf = diskShelf,
): { briefings: BriefingSeed[]; findings: Finding[] } {
  const shape = createShape('plan');
  const briefings: BriefingSeed[] = [];
  for (const file of listYaml(join(dir, 'briefings'), `plans/${plan}/briefings`, shape.findings, shelf)) {
    const text = readSeedFile(file.path, file.name, shape.findings, shelf);
    if (text === null) continue;
    const yaml = parseYaml(file.name, text.content);
    shape.findings.push(...yaml.findings);
    const briefing = readBriefing(shape, yaml.root, file.name, ids);
    if (briefing) briefings.push({ id: file.base, plan, ...briefing });
  }
  return { briefings, findings: shape.findings };
}

function readBriefing(shape: Shape, root: YamlNode | null, file: string, ids: ReadonlySet<string>) {
  const what = '简报';
  const map = shape.map(root, what);
  if (map === null) {
    if (root === null) shape.missing({ file, line: 1, col: 1 }, 'title', what);
    return null;
  }
  const fields = shape.fields(map, ['title', 'slides'], what);
  const title = shape.text(fields.get('title'), 'title');
  if (!fields.has('title')) shape.missing(map.place, 'title', what);
  if (!fields.has('slides')) shape.missing(map.place, 'slides', what);
  const list = shape.list(fields.get('slides'), 'slides') ?? [];
  const slides = list.flatMap((one) => readSlide(shape, one, ids) ?? []);
  return title ? { title: title.value, slides } : null;
}

function readSlide(shape: Shape, node: YamlNode, ids: ReadonlySet<string>): BriefingSlideSeed | null {
  const what = '幻灯片';
  const map = shape.map(node, what);
  if (map === null) return null;
  const fields = shape.fields(map, ['view', 'state', 'title', 'line'], what);
  const view = shape.word(fields.get('view'), 'view');
  if (!fields.has('view')) shape.missing(map.place, 'view', what);
  const state = shape.text(fields.get('state'), 'state');
  const title = shape.text(fields.get('title'), 'title');
  const line = shape.text(fields.get('line'), 'line');
  if (view === null) return null;
  const faults = [...faultsOfView(view), ...(state ? faultsOfState(state, ids) : [])];
  shape.findings.push(...faults);
  if (faults.length > 0) return null;
  return {
    view: view.value,
    state: state?.value ?? '',
    ...(title ? { title: title.value } : {}),
    ...(line ? { line: line.value } : {}),
  };
}

function faultsOfView({ value, place }: Placed<string>): Finding[] {
  return VIEWS.includes(value) ? [] : [unknown(place, '视图', 'view', value, VIEWS)];
}

function faultsOfState({ value, place }: Placed<string>, ids: ReadonlySet<string>): Finding[] {
  const findings: Finding[] = [];
  for (const [name, text] of new URLSearchParams(value)) {
    if (!NAMES.includes(name) && !SETTING.test(name))
      findings.push(unknown(place, '视图状态', 'part of a state', name, NAMES));
    const pointed = ['node', 'root', 'to'].includes(name)
      ? [text]
      : name === 'add' || name === 'move'
        ? text.split('.').map((one) => one.split('~')[0] ?? '')
        : name === 'hide'
          ? text.split('.')
          : [];
    for (const id of pointed) {
      if (!ids.has(id) && !id.includes('!')) findings.push(unknown(place, '节点', 'node', id, [...ids]));
    }
  }
  return findings;
}

function unknown(place: Place, zh: string, en: string, word: string, known: readonly string[]): Finding {
  const meant = nearest(word, known);
  return found(place, {
    zh: `没有${zh}“${word}”`,
    en: `there is no ${en} "${word}"`,
    mendZh: meant === null ? '改为已有的' : `是不是“${meant}”？`,
    mendEn: meant === null ? 'use one that exists' : `did you mean "${meant}"?`,
  });
}

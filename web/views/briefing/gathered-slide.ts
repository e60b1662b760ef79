import type { AppState } from '../../state/address/app-state.ts';
import { NOTHING_GATHERED } from '../../state/picture/gathered.ts';
import type { Picture } from '../../state/picture/picture.ts';
import type { Sentence } from '../../state/picture/picture-sentence.ts';
import { t } from '../../state/store.ts';
import { gatheredName, groupLabel } from '../../state/words.ts';
import { sayExplore, sayGathered } from '../explore/sentence.ts';
import type { exploreScene } from './scenes/explore-scene.ts';
import { countsOf, type GatheredWords } from './scenes/gathered-parts.ts';

/** What a slide says of groups: what they are, who made them, and the counts for which it has no room. */

/** As many lines as notes can still be read with. */
const MOST_NOTED = 120;

export const GATHERED_WORDS: GatheredWords = {
  label: ({ group, rest, all }) => groupLabel(group.id, rest, all),
  counts: ({ explicit: e, inferred: i }) => t.value('scene.groupCounts', { e, i }),
  line: ({ id }, { explicit: e, inferred: i }) =>
    t.value('scene.groupLineWords', { ends: gatheredName(id), e, i }),
};

/** As the view says it; but nobody can press a key on a slide, and of the groups its caption speaks. */
export function sayOnSlide(picture: Picture, state: AppState): Sentence {
  const { gathered } = picture;
  if (!gathered.groups.length) return sayExplore(picture, state);
  const id = state.selected?.id ?? '';
  const line = gathered.lines.find((one) => one.id === id);
  if (line) {
    const { explicit: e, inferred: i } = countsOf(line);
    return { subject: gatheredName(id), text: t.value('scene.groupLine', { n: line.count, e, i }) };
  }
  const group = gathered.groups.find((one) => one.group.id === id);
  if (group) return { subject: gatheredName(id), text: t.value('scene.group', { n: group.rest }) };
  if (!picture.nodes.length) return sayExplore(picture, state);
  return sayExplore({ ...picture, left: { nodes: 0, edges: 0 }, gathered: NOTHING_GATHERED }, state);
}

/** The drawing with its caption, and with notes that name every group and line. */
export function withGathered(
  { unsaid = 0, ...made }: ReturnType<typeof exploreScene>,
  { nodes, gathered, ...rest }: Picture,
): ReturnType<typeof exploreScene> & { notes: string } {
  const none = unsaid === gathered.lines.length ? 'scene.groupKeyNone' : 'scene.groupKeyPart';
  const key = unsaid ? t.value(none, { n: unsaid }) : t.value('scene.groupKey');
  const whole = nodes.length ? sayGathered({ nodes, gathered, ...rest }) : '';
  const noted = gathered.lines.slice(0, MOST_NOTED);
  const more = gathered.lines.length - noted.length;
  return {
    ...made,
    scene: { ...made.scene, caption: (whole + key).trim() },
    notes: [
      t.value('scene.groupNotes'),
      gathered.groups
        .map((one) => groupLabel(one.group.id, one.rest, one.all).replace('\n', ' '))
        .join(t.value('sep.list')),
      ...noted.map((line) => GATHERED_WORDS.line(line, countsOf(line))),
      ...(more > 0 ? [t.value('scene.groupMore', { n: more })] : []),
    ].join('\n'),
  };
}

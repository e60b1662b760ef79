import { useState } from 'preact/hooks';
import { facetName } from '../panels/commitment.tsx';
import { ontology } from '../state/loaded/plan-data.ts';
import { picture } from '../state/picture/pictures.ts';
import { dispatch, graph, language, t } from '../state/store.ts';
import { relationName } from '../state/words.ts';
import { Icon } from './icon.tsx';
import { icons } from './icons.ts';
import { KindSign } from './kind-sign.tsx';
import { LegendView, opensWhole } from './legend-view.tsx';

const NAMES = { type: relationName, facet: facetName };

/** What the signs mean, how many of each, and which are shown. */
export function Legend() {
  const [opened, setOpened] = useState(() => ({ whole: opensWhole(), types: false, words: false }));
  return (
    <LegendView
      kinds={ontology.value?.kinds ?? []}
      families={ontology.value?.families ?? []}
      counts={picture.value.counts}
      language={language.value}
      t={t.value}
      off={graph.value.off}
      opened={opened}
      gathered={picture.value.gathered.groups.length > 0}
      icons={{ up: <Icon svg={icons.chevronUp} />, down: <Icon svg={icons.chevronDown} /> }}
      signOf={(kind) => <KindSign kind={kind} />}
      nameOf={NAMES}
      onToggle={(what, id, on) => dispatch({ type: 'filter', what, ids: [id], on })}
      onOpen={(part, on) => setOpened({ ...opened, [part]: on })}
      onAll={() => dispatch({ type: 'unfilter' })}
    />
  );
}

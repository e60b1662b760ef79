import { useState } from 'preact/hooks';
import { facetName } from '../panels/commitment.tsx';
import { ontology } from '../state/loaded/plan-data.ts';
import { picture } from '../state/picture/pictures.ts';
import { dispatch, graph, language, narrow, t } from '../state/store.ts';
import { relationName } from '../state/words.ts';
import { Icon } from './icon.tsx';
import { icons } from './icons.ts';
import { KindSign } from './kind-sign.tsx';
import { LegendView } from './legend-view.tsx';

const NAMES = { type: relationName, facet: facetName };

/** `whole`: as the reader wished; before that it goes with the width of the page, also when that changes. */
type Opened = { whole?: boolean; types: boolean; words: boolean };

/** What the signs mean, how many of each, and which are shown. */
export function Legend() {
  const [opened, setOpened] = useState<Opened>({ types: false, words: false });
  return (
    <LegendView
      kinds={ontology.value?.kinds ?? []}
      families={ontology.value?.families ?? []}
      counts={picture.value.counts}
      language={language.value}
      t={t.value}
      off={graph.value.off}
      opened={{ whole: !narrow.value, ...opened }}
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

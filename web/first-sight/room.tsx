import type { FirstSight } from '../../server/contract/first-sight.ts';
import '../controls/kind-sign.css';
import { LegendView, opensWhole } from '../controls/legend-view.tsx';
import type { Language, Translate } from '../i18n/translate.ts';
import { CANVAS_TOOLS } from '../state/actions/canvas-tools.ts';
import { FIRST_GRAPH } from '../state/address/app-state.ts';
import type { Picture } from '../state/picture/picture.ts';

/**
 * The legend and the tools under the first picture, unseen: the browser gives them the same room as it will give
 * the live ones, and so the picture its own.
 */

const Icon = () => <span class="icon" />;
const same = (name: string) => name;

function Bar({ sight, picture, language, t }: BarProps) {
  const [, ...tools] = CANVAS_TOOLS;
  return (
    <div class="explore-bar">
      <LegendView
        {...{ language, t, kinds: sight.kinds, families: sight.families, counts: picture.counts }}
        off={FIRST_GRAPH.off}
        opened={{ whole: opensWhole(), types: false, words: false }}
        gathered={false}
        icons={{ up: <Icon />, down: <Icon /> }}
        signOf={() => <svg class="sign" width="14" height="14" />}
        nameOf={{ type: same, facet: same }}
      />
      <div class="explore-choices">
        <span class="icon-btn">
          <Icon />
        </span>
        <div class="canvas-tools">
          {tools.map(() => (
            <span class="icon-btn">
              <Icon />
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}

type BarProps = { sight: FirstSight; picture: Picture; language: Language; t: Translate };

/** The bar under the picture. In the first sight JSX makes elements (elements.ts). */
export const barOf = (props: BarProps): Node => (<Bar {...props} />) as unknown as Node;

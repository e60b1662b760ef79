import { useMemo } from 'preact/hooks';
import type { Scene, SceneShape, Slide } from '../../../server/contract/briefing.ts';
import { keyOf, SUMMARY_SIGN } from '../../../server/export/key.ts';
import { familyColour, LIGHT } from '../../../server/export/palette.ts';
import { sceneToSvg } from '../../../server/export/svg.ts';
import { ontology } from '../../state/loaded/plan-data.ts';
import { language, t } from '../../state/store.ts';
import { drawing } from '../../trusted.ts';
import './slide-sheet.css';

/** The picture of a scene as an address that an image can have. */
function pictureAddress(scene: Scene): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(sceneToSvg(scene))}`;
}

/** A slide as it is printed: always on light paper, whatever the theme. `onNode`: its nodes can be pressed. */
export function SlideSheet({ slide, onNode }: { slide: Slide; onNode?: (id: string) => void }) {
  const { scene, title, line } = slide;
  const svg = useMemo(() => drawing(sceneToSvg(scene, { ground: false })), [scene]);
  return (
    <article class="sheet" aria-label={title}>
      <div class="sheet-in">
        <h2 class="sheet-title serif" lang="zh-CN">
          {title}
        </h2>
        {line ? <p class="sheet-line">{line}</p> : null}
        <div class="sheet-drawing">
          <div class="sheet-picture" dangerouslySetInnerHTML={svg} />
          {onNode ? <Presses scene={scene} onNode={onNode} /> : null}
        </div>
        {scene.caption ? <p class="sheet-caption">{scene.caption}</p> : null}
        <Foot slide={slide} />
      </div>
    </article>
  );
}

/** What colours and lines mean, and on how many passages the slide rests. */
function Foot({ slide: { scene, citations } }: { slide: Slide }) {
  const key = keyOf(scene, ontology.value?.families ?? []);
  return (
    <p class="sheet-foot">
      <span class="sheet-key">
        {key.families.map((family) => (
          <span key={family.id}>
            <svg viewBox="0 0 10 10" aria-hidden="true">
              <circle cx="5" cy="5" r="5" fill={familyColour(LIGHT, family.id)} />
            </svg>
            {family[language.value]}
          </span>
        ))}
        {key.groups ? (
          <span>
            <svg viewBox="0 0 10 10" aria-hidden="true">
              <circle cx="5" cy="5" r="4.5" fill="none" stroke={LIGHT.soft} />
              <circle cx="5" cy="5" r="2.5" fill="none" stroke={LIGHT.soft} />
            </svg>
            {t.value('legend.group')}
          </span>
        ) : null}
        {key.bases.map((basis) => (
          <span key={basis}>
            <svg class="sheet-line-sign" viewBox="0 0 30 10" aria-hidden="true">
              <path
                d="M0 5h30"
                stroke={LIGHT[basis === 'summary' ? 'soft' : basis]}
                opacity={basis === 'summary' ? SUMMARY_SIGN.opacity : 1}
                stroke-width={basis === 'summary' ? SUMMARY_SIGN.width : 2}
                stroke-dasharray={basis === 'inferred' ? '6 5' : 'none'}
              />
            </svg>
            {t.value(basis === 'summary' ? 'legend.summary' : `basis.${basis}`)}
          </span>
        ))}
      </span>
      {citations.length ? <span>{t.value('briefing.cited', { n: citations.length })}</span> : null}
    </p>
  );
}

/** Places over the drawing that can be pressed: one for each node, its name included. */
function Presses({ scene, onNode }: { scene: Scene; onNode(id: string): void }) {
  const nodes = scene.shapes.filter((shape) => shape.nodeId !== undefined);
  return (
    <svg
      class="sheet-presses"
      viewBox={`0 0 ${scene.width} ${scene.height}`}
      role="group"
      aria-label={t.value('present.nodes')}
    >
      {nodes.map((shape) => (
        <Press key={shape.id} shape={shape} onNode={onNode} />
      ))}
    </svg>
  );
}

function Press({ shape, onNode }: { shape: SceneShape; onNode(id: string): void }) {
  const id = shape.nodeId ?? '';
  const under = shape.labelPlacement === 'below' ? shape.labelLines.length * shape.fontSize * 1.4 + 4 : 0;
  return (
    <rect
      class="sheet-press"
      role="button"
      tabindex={0}
      data-node={id}
      aria-label={shape.alt ?? shape.labelLines.join('')}
      x={shape.x}
      y={shape.y}
      width={shape.w}
      height={shape.h + under}
      onClick={(event) => {
        event.stopPropagation();
        onNode(id);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        event.stopPropagation();
        onNode(id);
      }}
    />
  );
}

/** The slide in small: its drawing as one image. */
export function Thumbnail({ slide }: { slide: Slide }) {
  const address = useMemo(() => pictureAddress(slide.scene), [slide.scene]);
  return (
    <span class="thumb">
      <span class="thumb-title serif" lang="zh-CN" aria-hidden="true">
        {slide.title}
      </span>
      <img src={address} alt="" draggable={false} />
    </span>
  );
}

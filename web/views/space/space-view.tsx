import type { Spatial } from '../../../server/contract/types.ts';
import { Icon } from '../../controls/icon.tsx';
import { icons } from '../../controls/icons.ts';
import { actionById } from '../../state/actions/actions.ts';
import { spatialBoard, useBoard } from '../../state/loaded/boards.ts';
import { language, state, t } from '../../state/store.ts';
import { BoardTrouble } from '../board-trouble.tsx';
import { Position } from './position.tsx';
import { positionBoard } from './space-board.ts';
import { Stations, Structure } from './tiers.tsx';
import { TiersTable } from './tiers-table.tsx';
import './space-view.css';

/** The view's one sentence: the slide's title. */
export function saySpace({ structures, hubs }: Spatial): string {
  const [main] = structures;
  const tiers = main?.tiers ?? [];
  return t.value('space.say', {
    name: main?.node.name ?? t.value('view.space'),
    t: tiers.length,
    n: tiers.reduce((sum, tier) => sum + tier.named, 0),
    hubs: hubs
      .map(({ node, named }) => t.value('sep.semi') + t.value('space.sayHub', { name: node.name, n: named }))
      .join(''),
  });
}

function Page({ board }: { board: Spatial }) {
  const [main, ...further] = board.structures;
  return (
    <div class="space-page">
      <header class="space-head">
        <h1 class="serif">{saySpace(board)}</h1>
        {board.unstated.length > 0 ? (
          <p class="space-unstated">
            {t.value('space.unstated', {
              list: board.unstated.map((one) => one[language.value]).join(t.value('sep.semi')),
            })}
          </p>
        ) : null}
      </header>
      <figure class="space-figure">
        {main ? <Structure structure={main} /> : null}
        {board.hubs.map((hub) => (
          <Stations key={hub.node.id} hub={hub} />
        ))}
        <figcaption>
          <span>{t.value('space.caption')}</span>
          <button type="button" class="btn" onClick={() => void actionById('cypher')?.run()}>
            <Icon svg={icons.code} />
            {t.value('action.cypher')}
          </button>
        </figcaption>
      </figure>
      <TiersTable board={board} />
      <Position board={positionBoard(board)} structures={further} />
    </div>
  );
}

/** 空间: the composition as a schematic, then what the page states on position and roles. */
export function SpaceView() {
  const { data, error } = useBoard(spatialBoard);
  if (!data)
    return <BoardTrouble error={error} onRetry={() => void spatialBoard.read(state.value.plan ?? '')} />;
  const empty = data.structures.length + data.hubs.length + data.position.length === 0;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard
    <section class="board" aria-label={t.value('view.space')} tabIndex={0}>
      {empty ? <p class="board-none serif">{t.value('space.none')}</p> : <Page board={data} />}
    </section>
  );
}

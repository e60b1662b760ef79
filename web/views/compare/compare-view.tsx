import { useEffect } from 'preact/hooks';
import type { Comparison, PlanInfo } from '../../../server/contract/types.ts';
import { away } from '../../api/reach.ts';
import { Icon } from '../../controls/icon.tsx';
import { icons } from '../../controls/icons.ts';
import { laterIcons } from '../../controls/later-icons.ts';
import { facetName } from '../../panels/commitment.tsx';
import { actionById } from '../../state/actions/actions.ts';
import { isFile } from '../../state/address/address.ts';
import { compared, comparedError } from '../../state/loaded/compared.ts';
import { changePlan } from '../../state/loaded/loading.ts';
import { planInfo, plans, readings } from '../../state/loaded/plan-data.ts';
import { readComparison } from '../../state/loaded/read-comparison.ts';
import { dispatch, state, t } from '../../state/store.ts';
import { kindName } from '../../state/words.ts';
import { BoardTrouble } from '../board-trouble.tsx';
import { choicesOf, differing, type Filter, filtered, parted } from './comparison-board.ts';
import { OnlyIn } from './only.tsx';
import { Pairs } from './pairs.tsx';
import './compare-view.css';

const setting = (name: string) => state.value.settings[`compare-${name}`] ?? null;
const set = (name: string, value: string | null) => dispatch({ type: 'set', name: `compare-${name}`, value });

/** The view's one sentence: the slide's title. */
export function sayComparison(comparison: Comparison, one: PlanInfo, other: PlanInfo): string {
  const { both, onlyOne, onlyOther } = comparison;
  if (one.id === other.id) return t.value('compare.saySame', { one: one.short, n: both.length });
  return t.value('compare.say', {
    ...{ one: one.short, other: other.short },
    ...{ n: both.length, d: differing(both), a: onlyOne.length, b: onlyOther.length },
  });
}

/** The plan that is compared with the shown one: the one asked for, else the only other there is. */
export function otherPlan(all: readonly PlanInfo[], shown: string, asked: string | null): PlanInfo | null {
  const known = all.find((plan) => plan.id === asked);
  if (known) return known;
  const others = all.filter((plan) => plan.id !== shown);
  return others.length === 1 ? (others[0] ?? null) : null;
}

function Choice({
  label,
  value,
  options,
  onChoose,
}: {
  label: string;
  value: string;
  options: readonly { value: string; text: string }[];
  onChoose(value: string): void;
}) {
  return (
    <label>
      {label}{' '}
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The sides change places: the other plan becomes the one that is shown. */
async function swap(one: string, other: string): Promise<void> {
  await changePlan(other);
  set('with', one);
}

function Bar({ one, other, board }: { one: PlanInfo; other: PlanInfo | null; board: Comparison | null }) {
  const all = plans.value?.plans ?? [];
  const named = all.map((plan) => ({
    value: plan.id,
    text: plan.id === one.id ? t.value('compare.itself', { plan: plan.short }) : plan.short,
  }));
  const choices = board ? choicesOf(board) : null;
  return (
    <div class="compare-bar">
      <Choice
        label={t.value('compare.other')}
        value={other?.id ?? ''}
        options={other ? named : [{ value: '', text: t.value('compare.choose') }, ...named]}
        onChoose={(value) => set('with', value || null)}
      />
      {other && other.id !== one.id ? (
        <button type="button" class="btn" onClick={() => void swap(one.id, other.id)}>
          <Icon svg={laterIcons.swap} />
          {t.value('compare.swap')}
        </button>
      ) : null}
      {choices && other?.id !== one.id ? (
        <>
          <Choice
            label={t.value('compare.kind')}
            value={setting('kind') ?? ''}
            options={[
              { value: '', text: t.value('compare.kindAll') },
              ...choices.kinds.map((kind) => ({ value: kind, text: kindName(kind) })),
            ]}
            onChoose={(value) => set('kind', value || null)}
          />
          <Choice
            label={t.value('compare.words')}
            value={setting('word') ?? ''}
            options={[
              { value: '', text: t.value('compare.wordsAll') },
              ...choices.words.map(({ facet, n }) => ({ value: facet, text: `${facetName(facet)} ${n}` })),
            ]}
            onChoose={(value) => set('word', value || null)}
          />
        </>
      ) : null}
      <button type="button" class="btn" onClick={() => void actionById('cypher')?.run()}>
        <Icon svg={icons.code} />
        {t.value('action.cypher')}
      </button>
    </div>
  );
}

/** One plan alone: how to add another, and what can be done meanwhile. */
function Alone({ one }: { one: PlanInfo }) {
  return (
    <div class="compare-alone">
      <h1 class="serif">{t.value('compare.alone')}</h1>
      {isFile() ? (
        <p>{t.value('compare.aloneFile')}</p>
      ) : (
        <>
          <p>{t.value('compare.aloneHow')}</p>
          <pre>{t.value('compare.aloneCommands')}</pre>
          <p>{t.value('compare.aloneLook')}</p>
          <pre>{t.value('compare.aloneLookCommand')}</pre>
        </>
      )}
      <button type="button" class="btn" onClick={() => set('with', one.id)}>
        {t.value('compare.aloneSelf')}
      </button>
    </div>
  );
}

function Page({ board, one, other }: { board: Comparison; one: PlanInfo; other: PlanInfo }) {
  const filter: Filter = { kind: setting('kind'), word: setting('word') };
  const shown = filtered(board, filter);
  const { indicators, rest } = parted(shown.both);
  const head = <h1 class="serif">{sayComparison(board, one, other)}</h1>;
  if (one.id === other.id) return head;
  const none = shown.both.length + shown.onlyOne.length + shown.onlyOther.length === 0;
  const both = t.value('compare.both', { n: rest.length });
  return (
    <>
      {head}
      <p class="compare-how soft">{t.value('compare.how')}</p>
      {none ? <p class="unstated">{t.value('compare.filteredNone')}</p> : null}
      <h2 class="serif">
        {t.value('compare.targets')} {indicators.length}
      </h2>
      <p class="soft">{t.value('compare.targetsNote')}</p>
      {indicators.length > 0 ? (
        <Pairs rows={indicators} one={one} other={other} caption={t.value('compare.targets')} />
      ) : (
        <p class="unstated">{t.value('compare.targetsNone')}</p>
      )}
      <h2 class="serif">{both}</h2>
      {rest.length > 0 ? (
        <Pairs rows={rest} one={one} other={other} caption={both} />
      ) : (
        <p class="unstated">{t.value('compare.bothNone')}</p>
      )}
      <h2 class="serif">{t.value('compare.only')}</h2>
      <div class="compare-only">
        <OnlyIn nodes={shown.onlyOne} plan={one} shown={one.id} />
        <OnlyIn nodes={shown.onlyOther} plan={other} shown={one.id} />
      </div>
    </>
  );
}

/** 对比: what two plans both name, what only one does, their figures side by side with both pages' words. */
export function CompareView() {
  const one = planInfo.value;
  const all = plans.value?.plans ?? [];
  const other = one ? otherPlan(all, one.id, setting('with')) : null;
  const gone = away.value !== null;
  const now = readings.value;
  useEffect(() => {
    if (one && other && !gone) void readComparison(one.id, other.id);
  }, [one?.id, other?.id, gone, now]);
  if (!one) return null;
  const known = compared.value;
  const board = known?.one === one.id && known.other === other?.id ? known.comparison : null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard
    <section class="board" aria-label={t.value('view.compare')} tabIndex={0}>
      <div class="compare-page">
        {all.length > 1 || other ? <Bar one={one} other={other} board={board} /> : null}
        {board && other ? <Page board={board} one={one} other={other} /> : null}
        {!board && other ? (
          <BoardTrouble error={comparedError.value} onRetry={() => void readComparison(one.id, other.id)} />
        ) : null}
        {!other && all.length < 2 ? <Alone one={one} /> : null}
        {!other && all.length > 1 ? <p class="board-none serif">{t.value('compare.pick')}</p> : null}
      </div>
    </section>
  );
}

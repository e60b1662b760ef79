import type {
  ShownEntity,
  ShownProposal,
  ShownRelation,
  Twin,
} from '../../../server/contract/editing-shapes.ts';
import { accept, acceptInto, acceptSame, change, reject, sameNamed } from '../state/commands.ts';
import { askedTwin, bench } from '../state/desk.ts';
import { gapOf } from '../state/proposals.ts';
import { basisWords, kindName, kindOf, language, ruleName, t, typeName } from '../state/words.ts';

const SHOWN_QUOTES = 3;

function Quotes({ one }: { one: ShownProposal }) {
  const more = one.evidence.length - SHOWN_QUOTES;
  return (
    <div class="card-quotes" lang="zh-CN">
      {one.evidence.slice(0, SHOWN_QUOTES).map(({ quote, at }) => (
        <blockquote key={quote.join() + at.join()}>
          {quote.map((part, i) => (
            <span key={part}>
              {i > 0 ? <span class="cut" aria-hidden="true" /> : null}
              {part}
            </span>
          ))}
        </blockquote>
      ))}
      {more > 0 ? <p class="soft">{t.value('review.more', { n: more })}</p> : null}
    </div>
  );
}

function Properties({ one }: { one: ShownEntity }) {
  const kind = kindOf(one.kind);
  const all = Object.entries(one.properties);
  if (all.length === 0) return null;
  return (
    <dl class="card-properties">
      {all.map(([name, value]) => {
        const known = kind?.properties[name];
        return (
          <div key={name}>
            <dt>{known?.[language.value] ?? name}</dt>
            <dd>{known?.values?.[String(value)]?.[language.value] ?? String(value)}</dd>
          </div>
        );
      })}
    </dl>
  );
}

function TwinChoice({ twin, first }: { twin: Twin; first: boolean }) {
  return (
    <li>
      <span class="twin-name">
        <span lang="zh-CN">{twin.name}</span>{' '}
        <span class="soft">
          {kindName(twin.kind)} · {t.value(`review.why.${twin.why}`)}
        </span>
      </span>
      <button type="button" class="btn small" onClick={() => void acceptInto(twin)}>
        {t.value('review.into')}
        {first ? <kbd>M</kbd> : null}
        <span class="sr"> {twin.name}</span>
      </button>
      <button type="button" class="btn small" onClick={() => void acceptSame(twin)}>
        {t.value('review.same')}
        {first ? <kbd>Q</kbd> : null}
        <span class="sr"> {twin.name}</span>
      </button>
    </li>
  );
}

function Twins({ one }: { one: ShownEntity }) {
  if (one.twins.length === 0) return null;
  const asked = askedTwin.value === one.key;
  const same = sameNamed(one).length > 0;
  return (
    <div class={`card-twins ${asked ? 'asked' : ''}`}>
      <p>{t.value(same ? 'review.twinsSame' : 'review.twins')}</p>
      <ul>
        {one.twins.map((twin, i) => (
          <TwinChoice key={twin.id} twin={twin} first={i === 0} />
        ))}
      </ul>
    </div>
  );
}

function EntityBody({ one }: { one: ShownEntity }) {
  return (
    <>
      {one.known ? <p class="card-note">{t.value('review.known')}</p> : null}
      {one.aliases.length > 0 ? (
        <p class="card-note">
          {t.value('review.addForms', { names: one.aliases.join(t.value('sep.list')) })}
        </p>
      ) : null}
      <Properties one={one} />
      <Quotes one={one} />
      <Twins one={one} />
    </>
  );
}

function RelationBody({ one }: { one: ShownRelation }) {
  return (
    <>
      <p class="card-edge">
        <span class={`tag ${one.basis}`}>{basisWords(one.basis, one.ground)}</span>
        {one.reason ? <span lang="zh-CN">{one.reason}</span> : null}
      </p>
      {one.undecided.length > 0 ? (
        <p class="card-note">{t.value('review.ends', { names: one.undecided.join(t.value('sep.list')) })}</p>
      ) : null}
      <Quotes one={one} />
    </>
  );
}

/** A proposal in full, and what the editor may do with it. */
export function ProposalCard({ one }: { one: ShownProposal }) {
  const gap = gapOf(one, bench.value?.gaps ?? []);
  const rule = t.value('review.rule', { rule: ruleName(one.rule) });
  const isNew = one.is === 'entity' && askedTwin.value === one.key;
  return (
    <div class="card">
      <p class="card-what soft">
        {one.is === 'entity' ? kindName(one.kind) : typeName(one.type)} ·{' '}
        {t.value('review.confidence', { word: t.value(`review.confidence.${one.confidence}`) })} · {rule}
      </p>
      {gap !== null ? (
        <p class="card-gap">
          {t.value('review.closes', { name: gap.name, named: gap.named, declared: gap.declared })}
        </p>
      ) : null}
      {one.is === 'entity' ? <EntityBody one={one} /> : <RelationBody one={one} />}
      <div class="card-do">
        <button type="button" class="btn primary" onClick={() => void accept()}>
          {t.value(isNew ? 'review.new' : 'review.accept')} <kbd>A</kbd>
        </button>
        <button type="button" class="btn" onClick={change}>
          {t.value('review.change')} <kbd>E</kbd>
        </button>
        <button type="button" class="btn" onClick={() => void reject()}>
          {t.value('review.reject')} <kbd>R</kbd>
        </button>
      </div>
    </div>
  );
}

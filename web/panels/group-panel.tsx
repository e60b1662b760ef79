import { useEffect, useState } from 'preact/hooks';
import type { Evidence } from '../../server/contract/types.ts';
import { KindSign } from '../controls/kind-sign.tsx';
import type { Selected } from '../state/address/app-state.ts';
import { type GroupLine, isGroupLine } from '../state/picture/gathered.ts';
import { membersOf, readMembers } from '../state/picture/group-members.ts';
import { expandAndFrame } from '../state/picture/openings.ts';
import { picture } from '../state/picture/pictures.ts';
import { dispatch, t } from '../state/store.ts';
import { gatheredName, nodeName, relationName } from '../state/words.ts';
import { BasisTag } from './basis-tag.tsx';
import { relationsOf } from './line-relations.ts';
import './group-panel.css';

/** So many are listed at first, and more each time they are asked for. */
const STEP = 60;

function choose(selected: Selected): void {
  dispatch({ type: 'select', selected });
}

/** The first of its quotes; the panel of the thing itself has all. */
function FirstQuote({ evidence }: { evidence: readonly Evidence[] }) {
  const [first] = evidence;
  return first ? (
    <q class="group-quote serif" lang="zh-CN">
      {first.quote}
    </q>
  ) : null;
}

function More({ shown, all, onMore }: { shown: number; all: number; onMore(): void }) {
  if (all <= shown) return null;
  return (
    <button type="button" class="btn" onClick={onMore}>
      {t.value('group.more', { n: all - shown })}
    </button>
  );
}

/** A group: what it gathers, each with the words it rests on. */
function GroupList({ id }: { id: string }) {
  const [shown, setShown] = useState(STEP);
  const drawn = picture.value.gathered.groups.find(({ group }) => group.id === id);
  const members = membersOf(id);
  const rest = drawn?.rest ?? members.length;
  return (
    <article>
      <p class="panel-kind">{t.value('group.title')}</p>
      <h1 class="panel-title">{t.value('group.name', { name: gatheredName(id), n: rest })}</h1>
      <p class="soft">{t.value('group.note')}</p>
      <div class="panel-tools">
        <button type="button" class="btn primary" onClick={() => void expandAndFrame(id)}>
          {t.value('group.open')}
        </button>
      </div>
      <h2 class="panel-head">{t.value('group.members', { n: rest })}</h2>
      {members.length < rest ? <p class="soft">{t.value('group.read', { n: members.length })}</p> : null}
      <ul class="group-list">
        {members.slice(0, shown).map((node) => (
          <li key={node.id}>
            <button type="button" class="relation" onClick={() => choose({ what: 'node', id: node.id })}>
              <KindSign kind={node.kind} size={12} />
              <span class="relation-name serif" lang="zh-CN">
                {nodeName(node.id)}
              </span>
            </button>
            <FirstQuote evidence={node.evidence} />
          </li>
        ))}
      </ul>
      <More shown={shown} all={members.length} onMore={() => setShown(shown + STEP)} />
    </article>
  );
}

/** A line between groups: how many relations of which type it counts, and each of them with its words. */
function LineList({ line }: { line: GroupLine }) {
  const [shown, setShown] = useState(STEP);
  const relations = relationsOf(line);
  const counts = (n: { explicit: number; inferred: number }) =>
    t.value('group.basis', { e: n.explicit, i: n.inferred });
  return (
    <article>
      <p class="panel-kind">{t.value('group.lineTitle')}</p>
      <h1 class="panel-title">
        {gatheredName(line.from)} — {gatheredName(line.to)}
      </h1>
      <p class="soft">{t.value('group.lineNote', { n: line.count })}</p>
      <ul class="group-parts">
        {line.parts.map((part) => (
          <li key={`${part.from} ${part.type}`}>
            {gatheredName(part.from)} <b>{relationName(part.type)}</b> {gatheredName(part.to)}
            {t.value('sep.colon')}
            {part.explicit + part.inferred} <span class="soft">{counts(part)}</span>
          </li>
        ))}
      </ul>
      <h2 class="panel-head">{t.value('group.relations', { n: line.count })}</h2>
      {relations.length < line.count ? (
        <p class="soft">{t.value('group.read', { n: relations.length })}</p>
      ) : null}
      <ul class="group-list">
        {relations.slice(0, shown).map((edge) => (
          <li key={edge.id}>
            <button type="button" class="relation" onClick={() => choose({ what: 'edge', id: edge.id })}>
              <span class="relation-name serif" lang="zh-CN">
                {nodeName(edge.from)} <b>{relationName(edge.type)}</b> {nodeName(edge.to)}
              </span>
            </button>
            <BasisTag edge={edge} />
            <FirstQuote evidence={edge.evidence} />
          </li>
        ))}
      </ul>
      <More shown={shown} all={relations.length} onMore={() => setShown(shown + STEP)} />
    </article>
  );
}

/** What is gathered under a group, or counted by a line of one. */
export function GroupPanel({ id }: { id: string }) {
  useEffect(() => {
    for (const end of id.split('**')) if (end.includes('*')) void readMembers(end).catch(() => undefined);
  }, [id]);
  if (!isGroupLine(id)) return <GroupList id={id} />;
  const line = picture.value.gathered.lines.find((one) => one.id === id);
  return line ? <LineList line={line} /> : <p class="soft">{t.value('group.gone')}</p>;
}

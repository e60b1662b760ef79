import { Fragment } from 'preact';
import type { GraphNode } from '../../server/contract/types.ts';
import { Icon } from '../controls/icon.tsx';
import { icons } from '../controls/icons.ts';
import { KindSign } from '../controls/kind-sign.tsx';
import { able } from '../state/actions/action.ts';
import { actionById, actions } from '../state/actions/actions.ts';
import { data, kindById } from '../state/loaded/plan-data.ts';
import { countedParts, namedIn } from '../state/picture/headings.ts';
import { show } from '../state/picture/moves.ts';
import { openTrace } from '../state/picture/openings.ts';
import { shownIds } from '../state/picture/pictures.ts';
import { dispatch, language, t, view } from '../state/store.ts';
import { kindName, nodeName, propertyName, propertyValue } from '../state/words.ts';
import { countOf, DeclaredNote } from './declared-note.tsx';
import { Quotes } from './quote.tsx';
import { Relations } from './relations.tsx';
import { TraceList } from './trace-list.tsx';

/** How many parts or members of a node the page names. */
export function namedCount(node: GraphNode): number {
  return countOf(node)?.named ?? namedIn(data.value, node.id);
}

/** What a node declares and what is named of it. */
function Declared({ node }: { node: GraphNode }) {
  const declared = Number(node.properties.declaredCount);
  return (
    <dd>
      {t.value('panel.declared', { d: declared, n: namedCount(node) })}
      <DeclaredNote node={node} />
    </dd>
  );
}

/** A total that divides into parts with numbers of their own tells them, and leads there. */
function DeclaredOfParts({ node }: { node: GraphNode }) {
  const parts = countedParts(data.value, node.id);
  if (!parts.length) return null;
  return (
    <dl class="properties">
      {parts.map((part) => (
        <Fragment key={part.id}>
          <dt>
            <button
              type="button"
              class="link"
              lang="zh-CN"
              onClick={() => dispatch({ type: 'select', selected: { what: 'node', id: part.id } })}
            >
              {nodeName(part.id)}
            </button>
          </dt>
          <Declared node={part} />
        </Fragment>
      ))}
    </dl>
  );
}

function Properties({ node }: { node: GraphNode }) {
  const order = Object.keys(kindById.value.get(node.kind)?.properties ?? {});
  const names = Object.keys(node.properties).sort((a, b) => order.indexOf(a) - order.indexOf(b));
  if (!names.length) return null;
  const chips = new Set(['status', 'period']);
  return (
    <dl class="properties">
      {names.map((name) =>
        name === 'declaredCount' ? (
          <Fragment key={name}>
            <dt>{propertyName(node, 'declaredCount')}</dt>
            <Declared node={node} />
          </Fragment>
        ) : (
          <PropertyRow
            key={name}
            name={propertyName(node, name)}
            value={propertyValue(node, name)}
            chip={chips.has(name)}
          />
        ),
      )}
    </dl>
  );
}

function PropertyRow({ name, value, chip }: { name: string; value: string; chip: boolean }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{chip ? <span class="chip">{value}</span> : value}</dd>
    </>
  );
}

/** Buttons of the node's actions, drawn from the table of actions. */
function Tools({ id }: { id: string }) {
  if (view.value !== 'explore') {
    const inGraph = async () => {
      dispatch({ type: 'view', view: 'explore' });
      await show([id]);
    };
    return (
      <div class="panel-tools">
        <button type="button" class="btn" onClick={() => void inGraph()}>
          {t.value('panel.showInGraph')}
        </button>
        <button type="button" class="btn" aria-keyshortcuts="t" onClick={() => openTrace(id)}>
          <Icon svg={icons.route} />
          {t.value('action.trace')}
        </button>
      </div>
    );
  }
  const drawn = shownIds.value.has(id);
  const usable = actions.filter(
    (a) => a.where.includes('menu') && a.id !== 'to-source' && (drawn || a.id !== 'hide'),
  );
  return (
    <div class="panel-tools">
      {usable.map((a) =>
        able(a) ? (
          <button
            type="button"
            class="btn"
            key={a.id}
            aria-keyshortcuts={a.keys[0]}
            aria-pressed={a.pressed?.()}
            onClick={() => void actionById(a.id)?.run()}
          >
            <Icon svg={a.icon} />
            {t.value(a.label)}
          </button>
        ) : null,
      )}
    </div>
  );
}

const TRACED = new Set(['Strategy']);

/** Everything known of a node. */
export function NodePanel({ node }: { node: GraphNode }) {
  const kind = kindById.value.get(node.kind);
  return (
    <article>
      <p class="panel-kind">
        <KindSign kind={node.kind} />
        <span>
          {kindName(node.kind)}
          {language.value === 'zh' && kind ? ` · ${kind.en}` : ''}
        </span>
      </p>
      <h1 class="panel-title" lang="zh-CN">
        {nodeName(node.id)}
      </h1>
      {node.nameFrom ? <p class="named-by">{t.value('panel.namedByReader')}</p> : null}
      {node.aliases.length ? (
        <p class="aliases">
          {t.value('panel.aliases')} {node.aliases.join(t.value('sep.list'))}
        </p>
      ) : null}
      {node.summary ? <p class="panel-summary">{node.summary}</p> : null}
      <Properties node={node} />
      <DeclaredOfParts node={node} />
      <Tools id={node.id} />
      <h2 class="panel-head">{t.value('panel.evidence')}</h2>
      <Quotes evidence={node.evidence} />
      {TRACED.has(node.kind) ? <TraceList id={node.id} /> : null}
      <h2 class="panel-head">{t.value('panel.neighbours')}</h2>
      <Relations node={node} />
    </article>
  );
}

import { useState } from 'preact/hooks';
import type { ShownRelation, StandingRelation, Workbench } from '../../../server/contract/editing-shapes.ts';
import { saveRelation } from '../state/commands.ts';
import { bench, quotes } from '../state/desk.ts';
import { kindName, language, ontology, t, typeOf } from '../state/words.ts';
import { FormFrame, fieldId, QuotesField, Row } from './form-frame.tsx';

type End = { id: string; kind: string; name: string };

/** Nodes of the plan, and those that are proposed: the ends that a relation may have. */
function endsOf(now: Workbench, proposal: ShownRelation | null): End[] {
  const there = new Set(now.nodes.map((one) => one.id));
  // A relation by hand joins what stands; a proposed one may bring its own ends along.
  const own = proposal === null ? [] : [proposal.from, proposal.to];
  const proposed = now.proposals.flatMap((one) =>
    one.is === 'entity' && !there.has(one.id) && own.includes(one.id) ? [one] : [],
  );
  return [...now.nodes, ...proposed].map(({ id, kind, name }) => ({ id, kind, name }));
}

/** What an end is called in its field: its name and kind, and its id where these are not enough. */
function labelsOf(ends: readonly End[]): Map<string, string> {
  const plain = (end: End) => end.name + t.value('sep.in', { words: kindName(end.kind) });
  const count = new Map<string, number>();
  for (const end of ends) count.set(plain(end), (count.get(plain(end)) ?? 0) + 1);
  return new Map(
    ends.map((end) => [end.id, (count.get(plain(end)) ?? 0) > 1 ? `${plain(end)} ${end.id}` : plain(end)]),
  );
}

/** The end that typed words mean: its label, or its name where only one bears it. */
function endFor(text: string, ends: readonly End[], labels: ReadonlyMap<string, string>): End | null {
  const typed = text.trim();
  const exact = ends.find((end) => labels.get(end.id) === typed);
  if (exact !== undefined) return exact;
  const named = ends.filter((end) => end.name === typed);
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** A relation: as it was proposed or as it stands, to be changed, or a new one. */
export function RelationForm({
  proposal,
  standing,
}: {
  proposal: ShownRelation | null;
  standing: StandingRelation | null;
}) {
  const start = proposal ?? standing;
  const now = bench.value;
  const ends = now === null ? [] : endsOf(now, proposal);
  const labels = labelsOf(ends);
  const [type, setType] = useState(start?.type ?? 'PART_OF');
  const [from, setFrom] = useState(labels.get(start?.from ?? '') ?? '');
  const [to, setTo] = useState(labels.get(start?.to ?? '') ?? '');
  const [basis, setBasis] = useState<'explicit' | 'inferred'>(start?.basis ?? 'explicit');
  const [ground, setGround] = useState(start?.ground ?? '');
  const [reason, setReason] = useState(start?.reason ?? '');
  const known = typeOf(type);
  const inferred = basis === 'inferred' || known?.inferredOnly === true;
  const found = { from: endFor(from, ends, labels), to: endFor(to, ends, labels) };

  const faultOf = (which: 'from' | 'to', text: string): string | null => {
    const end = found[which];
    if (text.trim() === '') return t.value('form.endHint');
    if (end === null) return t.value('form.noSuchEnd', { name: text });
    if (known === undefined || known[which].includes(end.kind)) return null;
    const words = { type: known[language.value], end: t.value(`form.${which}`), kind: kindName(end.kind) };
    return t.value('form.badEnd', words);
  };
  const fault =
    faultOf('from', from) ??
    faultOf('to', to) ??
    (quotes.value.length === 0 ? t.value('form.needQuote') : null) ??
    (inferred && (ground === '' || reason.trim() === '') ? t.value('form.needReason') : null);

  const submit = () => {
    if (found.from === null || found.to === null) return;
    void saveRelation(
      { proposal, standing },
      {
        type,
        from: found.from.id,
        to: found.to.id,
        basis: inferred ? 'inferred' : 'explicit',
        ground: inferred ? ground : null,
        reason: inferred ? reason.trim() : null,
        evidence: quotes.peek(),
      },
    );
  };
  const end = (which: 'from' | 'to', text: string, set: (text: string) => void) => (
    <Row id={fieldId(which)} label={t.value(`form.${which}`)}>
      <input
        id={fieldId(which)}
        lang="zh-CN"
        required
        list={`ends-${which}`}
        value={text}
        onInput={(e) => set(e.currentTarget.value)}
      />
      <datalist id={`ends-${which}`}>
        {ends
          .filter((one) => known?.[which].includes(one.kind))
          .map((one) => (
            <option key={one.id} value={labels.get(one.id) ?? one.id} />
          ))}
      </datalist>
    </Row>
  );
  return (
    <FormFrame
      title={t.value(
        standing !== null
          ? 'standing.changeRelation'
          : proposal === null
            ? 'form.newRelation'
            : 'form.changeRelation',
      )}
      go={t.value(standing !== null ? 'standing.go' : proposal === null ? 'form.make' : 'form.accept')}
      fault={fault}
      submit={submit}
    >
      <Row id={fieldId('type')} label={t.value('form.type')} hint={known?.definition[language.value]}>
        <select id={fieldId('type')} value={type} onChange={(e) => setType(e.currentTarget.value)}>
          {(ontology.value?.relationTypes ?? [])
            .filter((one) => !one.computed)
            .map((one) => (
              <option key={one.id} value={one.id}>
                {one[language.value]}
              </option>
            ))}
        </select>
      </Row>
      {end('from', from, setFrom)}
      {end('to', to, setTo)}
      <QuotesField />
      <fieldset class="row">
        <legend>{t.value('form.basis')}</legend>
        {(['explicit', 'inferred'] as const).map((one) => (
          <label key={one} class="radio">
            <input
              type="radio"
              name="basis"
              value={one}
              checked={inferred === (one === 'inferred')}
              disabled={known?.inferredOnly === true && one === 'explicit'}
              onChange={() => setBasis(one)}
            />
            <span class={`tag ${one}`}>{t.value(`basis.${one}`)}</span>
            <span class="soft">
              {t.value(one === 'explicit' ? 'form.explicitHint' : 'form.inferredHint')}
            </span>
          </label>
        ))}
      </fieldset>
      {inferred ? (
        <>
          <Row id={fieldId('ground')} label={t.value('form.ground')}>
            <select id={fieldId('ground')} value={ground} onChange={(e) => setGround(e.currentTarget.value)}>
              <option value="" />
              {(ontology.value?.grounds ?? []).map((one) => (
                <option key={one.id} value={one.id}>
                  {one[language.value]}
                </option>
              ))}
            </select>
          </Row>
          <Row id={fieldId('reason')} label={t.value('form.reason')}>
            <input
              id={fieldId('reason')}
              lang="zh-CN"
              value={reason}
              onInput={(e) => setReason(e.currentTarget.value)}
            />
          </Row>
        </>
      ) : null}
    </FormFrame>
  );
}

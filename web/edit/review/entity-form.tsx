import { useEffect, useState } from 'preact/hooks';
import type {
  EditedEntity,
  ShownEntity,
  StandingEntity,
  Twin,
} from '../../../server/contract/editing-shapes.ts';
import { sameReason, saveEntity } from '../state/commands.ts';
import { place, quotes } from '../state/desk.ts';
import { client } from '../state/edit-client.ts';
import { kindOf, language, ontology, t } from '../state/words.ts';
import { FormFrame, fieldId, QuotesField, Row } from './form-frame.tsx';

type Values = Record<string, string>;
type Property = NonNullable<ReturnType<typeof kindOf>>['properties'][string];

function PropertyField({
  name,
  known,
  value,
  set,
}: {
  name: string;
  known: Property;
  value: string;
  set(value: string): void;
}) {
  const id = fieldId(`property-${name}`);
  const numeric = known.type === 'number' || known.type === 'integer';
  return (
    <Row id={id} label={known[language.value]}>
      {known.values ? (
        <select id={id} value={value} onChange={(e) => set(e.currentTarget.value)}>
          <option value="">{t.value('form.notSaid')}</option>
          {Object.entries(known.values).map(([one, words]) => (
            <option key={one} value={one}>
              {words[language.value]}
            </option>
          ))}
        </select>
      ) : numeric ? (
        <input
          id={id}
          type="number"
          step={known.type === 'integer' ? '1' : 'any'}
          value={value}
          onInput={(e) => set(e.currentTarget.value)}
        />
      ) : (
        <input id={id} type="text" lang="zh-CN" value={value} onInput={(e) => set(e.currentTarget.value)} />
      )}
    </Row>
  );
}

/** As the ontology types them; what is empty is not said. */
function propertiesOf(kind: string, values: Values): EditedEntity['properties'] {
  const known = kindOf(kind)?.properties ?? {};
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, text]) => {
      const type = known[name]?.type;
      if (text.trim() === '' || type === undefined) return [];
      return [[name, type === 'number' || type === 'integer' ? Number(text) : text.trim()]];
    }),
  );
}

/** The nodes that the one in the form may already be: asked anew as its name or kind changes. */
function useTwins(kind: string, name: string, first: readonly Twin[]): readonly Twin[] {
  const [twins, setTwins] = useState(first);
  useEffect(() => {
    const [now, text] = [place.peek(), name.trim()];
    if (now === null || text === '') return setTwins([]);
    let over = false;
    const timer = setTimeout(() => {
      client.twins(now, kind, text).then(
        (found) => over || setTwins(found),
        // The choice is only an offer: without it the form works as well.
        () => over || setTwins([]),
      );
    }, 200);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [kind, name]);
  return twins;
}

/** A node: as it was proposed or as it stands, to be changed, or a new one. */
export function EntityForm({
  proposal,
  standing,
  firstName,
}: {
  proposal: ShownEntity | null;
  standing: StandingEntity | null;
  firstName: string;
}) {
  const start = proposal ?? standing;
  const [kind, setKind] = useState(start?.kind ?? 'Project');
  const [name, setName] = useState(start?.name ?? firstName);
  const [byReader, setByReader] = useState(standing?.nameFrom === 'reader');
  const [id, setId] = useState(start?.id ?? '');
  const [aliases, setAliases] = useState((start?.aliases ?? []).join('\n'));
  const [summary, setSummary] = useState(standing?.summary ?? '');
  const [values, setValues] = useState<Values>(
    Object.fromEntries(Object.entries(start?.properties ?? {}).map(([key, value]) => [key, String(value)])),
  );
  const [link, setLink] = useState('');
  const [reason, setReason] = useState('');
  const twins = useTwins(kind, standing === null ? name : '', proposal?.twins ?? []);
  const [how, linked] = link.split(' ');
  const twin = twins.find((one) => one.id === linked);
  useEffect(() => setReason(twin === undefined ? '' : sameReason(name, twin.name)), [link]);
  // Words that are chosen after the form was opened name it too, unless it has a name.
  useEffect(() => setName((now) => now || firstName), [firstName]);
  const known = kindOf(kind);

  const submit = () => {
    const entity: EditedEntity = {
      kind,
      name: name.trim(),
      aliases: aliases.split('\n').flatMap((one) => one.trim() || []),
      properties: propertiesOf(kind, values) ?? {},
      evidence: quotes.peek(),
      nameFrom: byReader ? 'reader' : null,
      summary: summary.trim() === '' ? null : summary.trim(),
      ...(id.trim() === '' ? {} : { id: id.trim() }),
      ...(how === 'into' && linked ? { into: linked } : {}),
      ...(how === 'same' && linked ? { sameAs: { id: linked, reason } } : {}),
    };
    void saveEntity({ proposal, standing }, entity);
  };
  return (
    <FormFrame
      title={t.value(
        standing !== null ? 'standing.changeNode' : proposal === null ? 'form.newNode' : 'form.changeNode',
      )}
      go={t.value(standing !== null ? 'standing.go' : proposal === null ? 'form.make' : 'form.accept')}
      fault={quotes.value.length === 0 ? t.value('form.needQuote') : null}
      submit={submit}
    >
      <Row id={fieldId('name')} label={t.value('form.name')}>
        <input
          id={fieldId('name')}
          lang="zh-CN"
          required
          maxLength={200}
          value={name}
          onInput={(e) => setName(e.currentTarget.value)}
        />
      </Row>
      <label class="radio">
        <input
          type="checkbox"
          checked={byReader}
          onChange={(event) => setByReader(event.currentTarget.checked)}
        />
        <span>{t.value('form.byReader')}</span>
      </label>
      <Row id={fieldId('kind')} label={t.value('form.kind')} hint={known?.definition[language.value]}>
        <select id={fieldId('kind')} value={kind} onChange={(e) => setKind(e.currentTarget.value)}>
          {(ontology.value?.kinds ?? []).map((one) => (
            <option key={one.id} value={one.id}>
              {one[language.value]}
            </option>
          ))}
        </select>
      </Row>
      <QuotesField />
      {twins.length > 0 && !proposal?.known ? (
        <Row id={fieldId('link')} label={t.value('form.link')}>
          <select id={fieldId('link')} value={link} onChange={(e) => setLink(e.currentTarget.value)}>
            <option value="">{t.value('form.linkNew')}</option>
            {twins.flatMap((one) => [
              <option key={`into ${one.id}`} value={`into ${one.id}`}>
                {t.value('form.linkInto', { name: one.name })}
              </option>,
              <option key={`same ${one.id}`} value={`same ${one.id}`}>
                {t.value('form.linkSame', { name: one.name })}
              </option>,
            ])}
          </select>
        </Row>
      ) : null}
      {how === 'same' ? (
        <Row id={fieldId('reason')} label={t.value('form.reason')}>
          <input
            id={fieldId('reason')}
            lang="zh-CN"
            required
            value={reason}
            onInput={(e) => setReason(e.currentTarget.value)}
          />
        </Row>
      ) : null}
      <Row id={fieldId('aliases')} label={t.value('form.aliases')} hint={t.value('form.aliasesHint')}>
        <textarea
          id={fieldId('aliases')}
          lang="zh-CN"
          rows={2}
          value={aliases}
          onInput={(e) => setAliases(e.currentTarget.value)}
        />
      </Row>
      <Row id={fieldId('summary')} label={t.value('form.summary')}>
        <textarea
          id={fieldId('summary')}
          lang="zh-CN"
          rows={2}
          maxLength={1000}
          value={summary}
          onInput={(e) => setSummary(e.currentTarget.value)}
        />
      </Row>
      {Object.entries(known?.properties ?? {}).map(([key, property]) => (
        <PropertyField
          key={key}
          name={key}
          known={property}
          value={values[key] ?? ''}
          set={(value) => setValues({ ...values, [key]: value })}
        />
      ))}
      {proposal?.known ? null : (
        <Row id={fieldId('id')} label={t.value('form.id')} hint={t.value('form.idHint')}>
          <input
            id={fieldId('id')}
            pattern="[a-z0-9]+(-[a-z0-9]+)*"
            value={id}
            onInput={(e) => setId(e.currentTarget.value)}
          />
        </Row>
      )}
    </FormFrame>
  );
}

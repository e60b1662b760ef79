import { useState } from 'preact/hooks';
import { fieldId, Row } from '../review/form-frame.tsx';
import { plans, reasonOf } from '../state/desk.ts';
import { client } from '../state/edit-client.ts';
import { t } from '../state/words.ts';

const FIELDS = ['title', 'short', 'city', 'period'] as const;

/** Another city, or another period: an empty plan, to which pages are added. */
export function NewPlan({ done }: { done(id: string): void }) {
  const [fault, setFault] = useState<string | null>(null);
  const make = async (form: HTMLFormElement) => {
    const field = (name: string) => String(new FormData(form).get(name) ?? '').trim();
    try {
      const plan = await client.makePlan({
        ...{ id: field('id'), title: field('title'), short: field('short') },
        ...{ city: field('city'), period: field('period') },
      });
      plans.value = await client.plans();
      done(plan.plan);
    } catch (error) {
      setFault(reasonOf(error));
    }
  };
  return (
    <form
      class="start-new"
      aria-label={t.value('start.newPlan')}
      onSubmit={(event) => {
        event.preventDefault();
        void make(event.currentTarget);
      }}
    >
      <h2 class="serif">{t.value('start.newPlan')}</h2>
      <div class="start-fields">
        {FIELDS.map((name) => (
          <Row key={name} id={fieldId(`plan-${name}`)} label={t.value(`plan.${name}`)}>
            <input id={fieldId(`plan-${name}`)} name={name} lang="zh-CN" required maxLength={200} />
          </Row>
        ))}
        <Row id={fieldId('plan-id')} label={t.value('add.id')} hint={t.value('plan.idHint')}>
          <input id={fieldId('plan-id')} name="id" required pattern="[a-z0-9]+(-[a-z0-9]+)*" />
        </Row>
      </div>
      {fault === null ? null : (
        <p class="form-fault" role="alert">
          {fault}
        </p>
      )}
      <div class="dialog-do">
        <button type="submit" class="btn primary">
          {t.value('plan.go')}
        </button>
      </div>
    </form>
  );
}

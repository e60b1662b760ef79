import { useState } from 'preact/hooks';
import { openSource, plans } from '../state/desk.ts';
import { language, t } from '../state/words.ts';
import { AddSource } from './add-source.tsx';
import { NewPlan } from './new-plan.tsx';
import './start-page.css';

type Plan = NonNullable<typeof plans.value>['plans'][number];

function PlanCard({ plan, add }: { plan: Plan; add(): void }) {
  return (
    <section class="start-plan" aria-label={plan.short}>
      <h2 class="serif" lang="zh-CN">
        {plan.title}
      </h2>
      <ul>
        {plan.sources.map((source) => (
          <li key={source.id}>
            <button
              type="button"
              class="start-source"
              onClick={() => void openSource(plan.id, source.id, 'review')}
            >
              <span class="start-name" lang="zh-CN">
                {source.title}
              </span>
              <span class="soft">
                {[source.date, source.id].filter(Boolean).join(' · ')} ·{' '}
                {source.waiting > 0 ? t.value('start.waiting', { n: source.waiting }) : t.value('start.done')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <button type="button" class="btn" onClick={add}>
        {t.value('start.add')}
        <span class="sr"> {plan.short}</span>
      </button>
    </section>
  );
}

/** Where the work begins: a source to review, a page to add, a plan to make. */
export function StartPage() {
  const [adding, setAdding] = useState<string | null>(null);
  const [making, setMaking] = useState(false);
  const list = plans.value?.plans ?? [];
  const whyNone = plans.value?.whyNone ?? null;
  const plan = list.find((one) => one.id === adding);
  if (plan !== undefined) return <AddSource plan={plan} close={() => setAdding(null)} />;
  return (
    <div class="start">
      <h1 class="serif">{t.value('start.title')}</h1>
      {whyNone === null ? (
        <p class="soft">{t.value(list.length === 0 ? 'start.none' : 'start.lead')}</p>
      ) : (
        <p role="alert">{whyNone[language.value]}</p>
      )}
      {list.map((one) => (
        <PlanCard key={one.id} plan={one} add={() => setAdding(one.id)} />
      ))}
      {making || list.length === 0 ? (
        <NewPlan
          done={(id) => {
            setMaking(false);
            setAdding(id);
          }}
        />
      ) : (
        <button type="button" class="btn" onClick={() => setMaking(true)}>
          {t.value('start.newPlan')}
        </button>
      )}
    </div>
  );
}

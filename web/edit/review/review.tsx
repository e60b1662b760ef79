import { form } from '../state/desk.ts';
import { EntityForm } from './entity-form.tsx';
import { GapsPane } from './gaps-pane.tsx';
import { PagePane } from './page-pane.tsx';
import { ProposalList } from './proposal-list.tsx';
import { RelationForm } from './relation-form.tsx';
import './review.css';

function Aside() {
  const now = form.value;
  if (now === null) return <ProposalList />;
  const { proposal, standing } = now;
  if (now.what === 'entity') {
    return (
      <EntityForm
        proposal={proposal?.is === 'entity' ? proposal : null}
        standing={standing?.is === 'entity' ? standing : null}
        firstName={now.name}
      />
    );
  }
  return (
    <RelationForm
      proposal={proposal?.is === 'relation' ? proposal : null}
      standing={standing?.is === 'relation' ? standing : null}
    />
  );
}

/** 审阅: the page, what is proposed beside it, and what is still missing. */
export function Review() {
  return (
    <div class="review">
      <PagePane />
      <Aside />
      <GapsPane />
    </div>
  );
}

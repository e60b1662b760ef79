import type { ComponentType } from 'preact';
import type { MessageKey } from '../i18n/translate.ts';
import { lazily } from '../lazily.tsx';
import { ExploreView } from './explore/explore-view.tsx';

/**
 * A view: one entry here, one folder beside. The inspector stands to its right if it says so. The first view
 * comes with the page, the others after it.
 */
export type View = { id: string; label: MessageKey; component: ComponentType; inspector: boolean };

export const views: readonly View[] = [
  { id: 'explore', label: 'view.explore', component: ExploreView, inspector: true },
  {
    id: 'trace',
    label: 'view.trace',
    component: lazily(async () => (await import('./trace/trace-view.tsx')).TraceView),
    inspector: true,
  },
  {
    id: 'clusters',
    label: 'view.clusters',
    component: lazily(async () => (await import('./clusters/clusters-view.tsx')).ClustersView),
    inspector: true,
  },
  {
    id: 'space',
    label: 'view.space',
    component: lazily(async () => (await import('./space/space-view.tsx')).SpaceView),
    inspector: true,
  },
  {
    id: 'compare',
    label: 'view.compare',
    component: lazily(async () => (await import('./compare/compare-view.tsx')).CompareView),
    inspector: true,
  },
  {
    id: 'source',
    label: 'view.source',
    component: lazily(async () => (await import('./source/source-view.tsx')).SourceView),
    inspector: true,
  },
  {
    id: 'audit',
    label: 'view.audit',
    component: lazily(async () => (await import('./audit/audit-view.tsx')).AuditView),
    inspector: true,
  },
  {
    id: 'briefing',
    label: 'view.briefing',
    component: lazily(async () => {
      const [{ BriefingView }, { openRoom }] = await Promise.all([
        import('./briefing/briefing-view.tsx'),
        import('./briefing/briefing-room.ts'),
      ]);
      openRoom();
      return BriefingView;
    }),
    inspector: false,
  },
];

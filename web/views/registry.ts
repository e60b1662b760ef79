import type { ComponentType } from 'preact';
import type { MessageKey } from '../i18n/translate.ts';
import { AuditView } from './audit/audit-view.tsx';
import { BriefingView } from './briefing/briefing-view.tsx';
import { ClustersView } from './clusters/clusters-view.tsx';
import { CompareView } from './compare/compare-view.tsx';
import { ExploreView } from './explore/explore-view.tsx';
import { SourceView } from './source/source-view.tsx';
import { SpaceView } from './space/space-view.tsx';
import { TraceView } from './trace/trace-view.tsx';

/** A view: one entry here, one folder beside. The inspector stands to its right if it says so. */
export type View = { id: string; label: MessageKey; component: ComponentType; inspector: boolean };

export const views: readonly View[] = [
  { id: 'explore', label: 'view.explore', component: ExploreView, inspector: true },
  { id: 'trace', label: 'view.trace', component: TraceView, inspector: true },
  { id: 'clusters', label: 'view.clusters', component: ClustersView, inspector: true },
  { id: 'space', label: 'view.space', component: SpaceView, inspector: true },
  { id: 'compare', label: 'view.compare', component: CompareView, inspector: true },
  { id: 'source', label: 'view.source', component: SourceView, inspector: true },
  { id: 'audit', label: 'view.audit', component: AuditView, inspector: true },
  { id: 'briefing', label: 'view.briefing', component: BriefingView, inspector: false },
];

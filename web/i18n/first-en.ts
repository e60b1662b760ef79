import type { firstZh } from './first-zh.ts';
import { sightEn } from './sight-en.ts';

/** What the first picture says; part of en.ts. */
export const firstEn: Record<keyof typeof firstZh, string> = {
  ...sightEn,

  'app.brand': 'Plan Graph',
  'app.skip': 'Skip to the main content',

  'nav.label': 'Views',

  'view.explore': 'Graph',
  'view.source': 'Source',
  'view.audit': 'Audit',
  'view.clusters': 'Clusters',
  'view.space': 'Space',
  'view.compare': 'Compare',
  'view.briefing': 'Briefing',
  'view.trace': 'Trace',

  'search.placeholder': 'Name, pinyin, initials, text',
  'search.label': 'Search',
  'search.results': '{n} {n|result|results}, the first {m} shown',
  'search.none': 'Nothing found for “{q}”. Try pinyin (taihu), initials (thw) or words of the text.',
  'search.here': 'This plan',
  'search.others': '{n} in other plans',
  'search.hint': '↑↓ choose · Enter focuses · Esc closes',
  'search.failed': 'The search failed: {why}',
  'search.short': 'Search',

  'matched.name': 'name',
  'matched.alias': 'alias',
  'matched.pinyin': 'pinyin',
  'matched.initials': 'initials',
  'matched.abbreviation': 'short form',
  'matched.text': 'text',

  'footer.counts': '{n} {n|node|nodes} · {m} {m|relation|relations}',
  'footer.basis': 'explicit {e} · inferred {i}',
  'footer.coverage': '{p}% of the text covered',
  'footer.coverageTitle':
    'Of {all} {all|sentence|sentences} with content, {c} {c|is|are} quoted in full, {p} in part, {n} not at all',
  'footer.shown': 'showing {n} / {m}',
  'footer.store.embedded': 'From the plan files',
  'footer.store.file': 'One file, no network',
  'footer.store.neo4j': 'From the graph database Neo4j',

  'action.undo': 'Undo',
  'action.redo': 'Redo',
  'action.focus': 'Only it and its neighbours',
  'action.expand': 'Expand neighbours',
  'action.collapse': 'Collapse',
  'action.hide': 'Hide',
  'action.reset': 'Back to the first view',
  'action.fit': 'Fit to window',
  'action.relayout': 'Arrange anew',
  'action.zoomIn': 'Zoom in',
  'action.zoomOut': 'Zoom out',
  'action.table': 'Table',
  'action.beside': 'Source beside',
  'action.cypher': 'Show Cypher',
  'action.help': 'Help and shortcuts',
  'action.search': 'Search',
  'action.deselect': 'Clear the selection',
  'action.language': '中文',
  'action.export': 'Export what is shown',
  'action.themeNext': 'Change theme: light, dark, system',
  'action.theme': 'Theme: {name}',
  'action.toSource': 'See it in the source',
  'action.toPanel': 'Go to the details; Esc closes them',
  'action.checkQuote': 'Check a quote',
  'action.brief': 'Add to briefing',
  'action.present': 'Present the briefing, or go back to the slide',
  'action.palette': 'Commands and search',
  'action.lasso': 'Lasso',
  'action.pin': 'Pin in place',
  'action.keepOnly': 'Keep only these',
  'action.tour': 'Take the tour (four steps)',
  'action.trace': 'Trace',

  'theme.auto': 'system',
  'theme.light': 'light',
  'theme.dark': 'dark',

  'basis.explicit.long': 'the quoted words alone state it',
  'basis.inferred.long': 'a reader concludes it; with ground and reason',

  'say.node': '{what}; {basis}.',
  'say.nodeNone': 'the page does not state how it relates to anything else.',
  'say.nodeHiddenAll': '{m|its one relation is not|none of its {m} relations is} drawn; press E to expand.',
  'say.more': '{n} more not drawn',
  'say.edge': '{from} — {relation} → {to}; {basis}.',
  'say.sentence':
    '{n} {n|node|nodes} and {m} {m|relation|relations} quote it; {k} of the nodes {k|is|are} in the picture.',
  'say.sentenceSubject': 'The chosen sentence',
  'say.filtered': ' (filtered)',

  'canvas.label': 'Graph: {say}',
  'canvas.hint':
    'Arrow keys move between nodes, with Shift they pick on the way, E expands, F focuses, H hides, T traces, V shows the table',
  'canvas.empty': 'No nodes in the picture',
  'canvas.emptyHint': 'All are hidden or filtered out. Undo, or go back to the first view.',
  'canvas.drawing': 'Arranging the picture…',

  'panel.opened': 'Details: {name}. Press I to go there.',
  'panel.faultRemark': 'Suspected transcription fault: “{quote}”; editor’s note: {note} ({confidence})',
  'panel.faultHere': 'Suspected transcription fault: “{quote}”, probably “{likely}” ({confidence})',
  'panel.sentence': 'This sentence',
  'panel.yes': 'yes',
  'panel.no': 'no',

  'confidence.certain': 'certain',
  'confidence.likely': 'likely',
  'confidence.possible': 'possible',

  'source.title': 'The page in reading order',

  'state.loading': 'Reading…',
  'state.failed': 'The data could not be read',
  'state.offline': 'The server cannot be reached',
  'state.oldLink': 'The link is old or incomplete: some of what it names is not here; the rest is shown.',
  'state.dataAway': 'The data cannot be read for the moment',
  'state.asksAgain': 'It tries again by itself, and goes on when it is back.',
  'state.away': '{what}. {hint}',
  'state.offlineHint': 'What is on the picture can still be read. It tries again by itself.',
  'state.retry': 'Try again',
  'state.requestId': 'request {id}',
  'state.noPlan': 'No plan is loaded yet',
  'state.noPlanHint': 'Run npm run seed -- load first, or look into graph-seed/plans.',

  'plan.choose': 'Plan',

  'menu.label': 'Node menu',

  'toolbar.label': 'Tools',

  'commitment.none': 'no word of commitment',

  'briefing.newTitle': '{plan} briefing {n}',

  'scene.cite': '{section}, characters {start}–{end}',

  'needs.node': 'Choose a node first: click it in the graph, or press / to search.',
  'needs.several': 'Choose two or more nodes first: Shift-click them, or press A and draw a lasso.',
  'needs.chosen': 'Choose a node, a relation or a sentence first.',
  'needs.graph': 'This is done in the graph: go there first.',
  'needs.picture': 'The table is open: press V to go back to the picture.',
  'needs.undrawn': 'All its neighbours are drawn already.',
  'needs.collapsible': 'Nothing hangs on it alone that could be collapsed.',
  'needs.somethingDone': 'There is no step to undo.',
  'needs.somethingUndone': 'There is no step to do again.',
  'needs.briefing': 'Open a briefing first.',
  'needs.otherView': 'This is the briefing: press B in another view to add what it shows.',

  'pick.tools': 'With all that are picked',
  'pick.some': '{n} {n|node|nodes} picked',
  'pick.lasso': 'Drag around the nodes to pick them; A or Esc ends it.',

  'action.gather': 'Gather the rest into groups',
  'group.choice': 'Gather what is not drawn by itself',
  'group.none': 'No groups',
  'group.by.kind': 'Groups by kind',
  'group.by.chapter': 'Groups by section',
  'group.by.plan': 'Groups by plan',
  'group.name': '{name} · {n}',
  'group.rest': '{n} more',
  'group.lines': '{n}',
  'group.part':
    "The picture holds at most 500 nodes and 1,000 relations: {n} of this group's {m} {n|is|are} drawn.",
  'say.group': 'gathers {n} {n|node|nodes}; Enter opens it, the details list each.',
  'say.groupLine': 'counts {n} {n|relation|relations}, each listed in the details; the line only counts.',
  'say.gathered':
    ' {n} {n|node that is not drawn by itself is|nodes that are not drawn by themselves are} gathered into {g} {g|group|groups}, {m} {m|relation|relations} into {k} {k|line|lines}; such a line only counts and is nothing the page says.',
  'say.left': ' ({n} {n|node|nodes} and {m} {m|line|lines} had no room.)',
  'say.limit':
    'The picture holds at most 500 nodes and 1,000 relations: {n} of {m} {n|is|are} drawn; the rest is gathered into groups that can be opened.',
};

import type { craftZh } from './craft-zh.ts';

/** Words of actions, the command palette, picking several, and the tour. */
export const craftEn: Record<keyof typeof craftZh, string> = {
  'palette.title': 'Commands and search',
  'palette.placeholder': 'A command, or a name, pinyin, words of the text',
  'palette.actions': 'Commands',
  'palette.views': 'Go to',
  'palette.nodes': 'Nodes',
  'palette.go': 'Go to: {view}',
  'palette.none': 'No such command, and no such node.',
  'palette.hint': '↑↓ choose · Enter runs · Esc closes',
  'palette.close': 'Close',

  'table.sort': 'Sort by “{column}”',
  'table.copy': 'Copy the table',
  'table.picked': 'Pick {name}',

  'tour.title': 'The graph in four steps',
  'tour.step': 'Step {i} of {n}',
  'tour.next': 'Next',
  'tour.back': 'Back',
  'tour.skip': 'Skip',
  'tour.done': 'Begin',
  'tour.1': 'One picture, one sentence',
  'tour.1.text':
    'The graph shows the strategies, projects, industry clusters, spatial units and hub stations that the plan names. The sentence above says what is in it.',
  'tour.2': 'Solid and dashed lines',
  'tour.2.text':
    'A solid line is stated by the text itself; a dashed one is inferred, with its ground and reason. What the text does not say is not drawn.',
  'tour.3': 'Open it, read the words',
  'tour.3.text':
    'Choose any node or line: the sentence it rests on is shown to the right. E expands its neighbours, T traces the projects it is tied to.',
  'tour.4': 'Find, and keep for a briefing',
  'tour.4.text':
    '/ searches names, pinyin and the text; Ctrl K finds any command; B adds what you see to the briefing. Help shows these four steps again.',
};

import type { editStandingZh } from './edit-standing-zh.ts';

/** The desk's words for changing what stands, for what two changed alike, and for undoing, in English. */
export const editStandingEn: Record<keyof typeof editStandingZh, string> = {
  'standing.open': 'Change what stands',
  'standing.title': 'What the plan has',
  'standing.lead': 'Type a name, an alias or an id; ↑ ↓ choose, Enter opens.',
  'standing.find': 'Name',
  'standing.none': 'Type a few characters: the nodes of the plan are listed here.',
  'standing.relations': '{n|Its one relation|Its {n} relations}',
  'standing.change': 'Change',
  'standing.remove': 'Remove',
  'standing.removeAsk': 'Remove “{name}”?',
  'standing.along': '{n} {n|relation ends|relations end} at it and {n|goes|go} along:',
  'standing.briefings': 'These briefings show it and will have to be changed: {files}',
  'standing.undoable': 'Nothing is written before you save; it can be undone (U).',
  'standing.removeGo': 'Remove',
  'standing.changeNode': 'Change a node of the plan',
  'standing.changeRelation': 'Change a relation of the plan',
  'standing.go': 'Done',
  'standing.changed': 'Changed {name}',
  'standing.removed': 'Removed {name}',
  'conflict.lead':
    'Another editor and you changed the same thing differently: {n} in all; choose a side for each.',
  'conflict.kept': 'Changes that do not meet are kept from both; nothing is lost before you choose.',
  'conflict.mine': 'Mine',
  'conflict.theirs': 'Theirs (on the disk)',
  'conflict.gone': '(gone)',
  'conflict.all': '“{side}” for all',
  'conflict.open': '{n} still to choose',
  'conflict.go': 'Merge as chosen',
  'undo.title': 'This cannot simply be undone',
  'undo.lead':
    'Others have since changed what you want to undo: {n} in all. For each, bring back what was or leave what is.',
  'undo.back': 'Bring back what was',
  'undo.stay': 'Leave what is now',
  'undo.go': 'Undo as chosen',
};

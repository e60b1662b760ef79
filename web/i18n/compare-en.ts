import type { compareZh } from './compare-zh.ts';

/** Words of the view Compare and of commitment; part of en.ts. */
export const compareEn: Record<keyof typeof compareZh, string> = {
  'commitment.column': 'Commitment (as printed)',
  'compare.say':
    '{one} and {other}: both name {n} {n|thing|things}, of which {d} {d|is|are} not told alike; only the first names {a}, only the second {b}.',
  'compare.saySame':
    '{one} compared with itself: {n|the only one is|all {n} are} the same, there is no difference.',
  'compare.how':
    'What counts as the same: one kind, and the same name or alias (width, case, quotation marks and spaces apart). What is merely alike is not matched; that is for a person to judge. Status and period are compared by one shared vocabulary, all else as printed.',
  'compare.other': 'Second',
  'compare.choose': 'Choose a plan',
  'compare.itself': '{plan} (itself)',
  'compare.swap': 'Swap',
  'compare.words': 'Commitment words',
  'compare.wordsAll': 'any',
  'compare.kind': 'Kind',
  'compare.kindAll': 'all',
  'compare.alone': 'Only one plan is loaded: there is no other to compare it with yet.',
  'compare.aloneFile': 'This file holds one plan; every other view works as usual.',
  'compare.aloneHow': 'Two commands add a plan:',
  'compare.aloneLook': 'Only to look at plans of another folder, changing nothing:',
  'compare.aloneCommands':
    'npm run seed -- new-plan <id> --title <title> --city <city> --period <period>\nnpm run seed -- add-source <id> <text file>',
  'compare.aloneLookCommand': 'npm start -- --plans graph-seed/plans --plans <folder>',
  'compare.aloneSelf': 'Compare it with itself (there should be no difference)',
  'compare.pick': 'Choose a second plan to see what both name, what only one does, and how targets differ.',
  'compare.targets': 'Indicators side by side',
  'compare.targetsNote':
    'Comparator, value, unit and year as printed; nothing is converted and no difference computed.',
  'compare.targetsNone': 'No indicator is named by both.',
  'compare.unitDiffers': 'units differ: not to be compared directly',
  'compare.yearDiffers': 'years differ',
  'compare.yearUnsaid': 'one gives no year',
  'compare.both': 'Named by both ({n})',
  'compare.bothNone': 'Indicators apart, nothing is named by both.',
  'compare.byName': 'the same name',
  'compare.byAlias': 'the same alias “{word}”',
  'compare.differs': 'They differ: {what}',
  'compare.onlyFirstSays': 'Only the first states: {what}',
  'compare.onlySecondSays': 'Only the second states: {what}',
  'compare.value': '“{value}”',
  'compare.same': 'nothing differs',
  'compare.unsaid': 'not said',
  'compare.only': 'Named by one alone',
  'compare.onlyOf': 'Only {plan} ({n})',
  'compare.onlyNone': 'None.',
  'compare.openThere': 'Open “{name}” in the graph of {plan}',
  'compare.more': 'Show {n} more',
  'compare.filteredNone': 'Nothing to list with the chosen kind and words.',
  'dev.faults': 'Errors in the plan files: {n}',
  'dev.faultsNote': 'The page still shows the last graph without errors. Mend and save, and this goes.',
  'dev.mend': 'Mend',
  'compare.sceneCounts': 'both name {n} · only the first {a} · only the second {b}',
  'compare.caption':
    'The same only by one kind and a name or alias in common; figures as printed, nothing converted.',
};

import { boardsEn } from './boards-en.ts';
import { briefingEn } from './briefing-en.ts';
import { compareEn } from './compare-en.ts';
import { craftEn } from './craft-en.ts';
import { firstEn } from './first-en.ts';
import { traceEn } from './trace-en.ts';
import type { zh } from './zh.ts';

/** English words of the interface. Names of things on the page stay Chinese. */
export const en: Record<keyof typeof zh, string> = {
  ...boardsEn,
  ...compareEn,
  ...briefingEn,
  ...craftEn,
  ...firstEn,
  ...traceEn,

  'state.severalPlans':
    'The link names no plan, and {n} {n|plan has|plans have} this node: opened is {first}; the others are {others} (top left).',
  'group.title': 'A group',
  'group.lineTitle': 'Relations counted together',
  'group.note': 'Gathered so that the picture can be read; the page does not say it.',
  'group.lineNote':
    'This line only counts: {n} {n|relation|relations} between its two ends, each listed below. The line itself is nothing the page says.',
  'group.open': 'Open this group',
  'group.members': 'Nodes in it ({n})',
  'group.relations': 'Relations in it ({n})',
  'group.read': 'The {n} that have been read:',
  'group.more': 'List more ({n} left)',
  'group.basis': 'explicit {e} · inferred {i}',
  'group.gone': 'This line is no longer in the picture.',
  'table.groups': 'Groups ({n})',
  'table.groupLines': 'Relations counted together ({n})',
  'table.count': 'Count',

  'table.nodes': 'Nodes ({n})',
  'table.edges': 'Relations ({n})',
  'table.kind': 'Kind',
  'table.name': 'Name',
  'table.degree': 'Relations',
  'table.from': 'From',
  'table.relation': 'Relation',
  'table.to': 'To',
  'table.basis': 'Basis',

  'panel.label': 'Details',
  'panel.close': 'Close details',
  'panel.taller': 'Raise details',
  'panel.shorter': 'Lower details',
  'panel.empty': 'Choose a node or a relation: the words it rests on are shown to the right.',
  'panel.how1':
    'A solid line is explicit: the quoted words state it. A dashed line is inferred, with its ground and reason; the weaker the ground, the fainter.',
  'panel.how2': 'Double-click a node or press E to expand it by relation; the others stay where they are.',
  'panel.how3': 'Press / to search by name, pinyin, initials or words of the text.',
  'panel.how4': 'What the page does not state is said so; no line is drawn.',
  'panel.namedByReader':
    'Named by the reader: the page has no such name; it sums up the passages quoted below.',
  'panel.aliases': 'Also',
  'panel.declared': 'declared {d}, named {n}',
  'panel.neighbours': 'Relations',
  'panel.neighboursNone': 'The page does not state how it relates to anything else.',
  'panel.expandType': 'Expand “{relation}”, {n}',
  'panel.evidence': 'The page’s words',
  'panel.evidenceNone': 'No quote.',
  'panel.place': '{section} · characters {start}–{end}',
  'panel.copy': 'Copy citation',
  'panel.copied': 'Copied',
  'panel.copyFailed': 'The browser did not allow copying',
  'panel.unread':
    'The page has not been read, so its places cannot be cited; try again when the server is back',
  'panel.reason': 'Why it is inferred',
  'panel.ground': 'Ground',
  'panel.groundRank': '{ground} (rank {rank} of {of})',
  'panel.explicitNote': 'The quoted words alone state this relation.',
  'panel.inferredNote': 'The text does not state this relation.',
  'panel.trace': 'Trace',
  'panel.traceTitle': 'Projects, programmes, platforms, clusters and indicators that lead to it',
  'panel.traceNone': 'The page does not state what leads to it.',
  'panel.traceUnreached': 'the other {n} {kind}: not stated by the page',
  'panel.sentenceNodes': 'Nodes that quote it',
  'panel.sentenceEdges': 'Relations that quote it',
  'panel.sentenceNone': 'No node or relation quotes this sentence.',
  'panel.sentenceWhy': 'Why words are not quoted',
  'panel.showInGraph': 'Show in the graph',
  'panel.more': 'Show {n} more',
  'panel.less': 'Show fewer',

  'source.choose': 'Source',
  'source.coverageOf': 'Coverage of {source}',
  'source.streams': 'Columns',
  'source.coverage': 'Coverage',
  'source.cut': 'The print’s columns cut the passage here',
  'source.fault': 'Transcribed “{quote}”, probably “{likely}”. ',
  'source.faultRemark': 'Transcribed “{quote}”; editor’s note: {note}. ',
  'fault.replaced': 'probably “{b}”',
  'fault.missing': 'probably lacks “{b}”',
  'fault.doubtful': 'doubtful',
  'fault.extra': 'probably superfluous',
  'source.hint':
    'Choose a sentence to see which nodes and relations it gave; arrow keys move between sentences.',
  'source.note': 'This is a transcription. Suspected faults are the transcription’s, not the newspaper’s.',
  'source.close': 'Close the source beside',
  'source.full': 'Whole page',
  'source.prevMark': 'Previous mark',
  'source.nextMark': 'Next mark',
  'source.marks': 'mark {i} of {n}',
  'coverage.covered': 'quoted in full',
  'coverage.partly': 'quoted in part',
  'coverage.not': 'not quoted',
  'coverage.noContent': 'no content',

  'audit.title': 'Audit',
  'audit.lead':
    '{c} declared {c|number|numbers} against what is named, {g} {g|gap|gaps}, {f} suspected transcription {f|fault|faults}. Shown, not filled in.',
  'audit.counts': 'Declared and named',
  'audit.countsNote':
    'Numbers that the page declares, against what it names. Where they differ both are shown and nothing is added.',
  'audit.page': 'this page',
  'audit.pages': 'its pages',
  'audit.declaredIn': ' (Declared in {from}.)',
  'audit.namedIn': ' (Declared in {from}; named in {in}.)',
  'audit.countFull': 'Declares {d}, and the transcription of {page} lists {n}.',
  'audit.countShort':
    'The transcription of {page} lists {n} (the text says “{words}”); check the print for the rest.',
  'audit.figures': 'Figures: results and targets',
  'audit.figuresNote':
    'Results of the 13th plan stand apart from what is aimed at; comparators and units as printed, and no year where the page gives none.',
  'audit.figures.achieved': 'Achieved ({n})',
  'audit.figures.target': 'Targets ({n})',
  'audit.figure': 'Figure as printed',
  'audit.when': 'Year or period',
  'audit.countExamples':
    'The page gives only {n} as {n|an example|examples} (declared {d}, “{words}”); it does not list the {rest|other|others}.',
  'audit.countPartly':
    'Declares {d} (“{words}”); {n} of them {n|is|are} named on {page}, the other {rest} {rest|is|are} not listed.',
  'audit.countNone': 'Declares {d}; none of them is named on {page}.',
  'audit.countOver':
    'Declares {d}; the transcription of {page} lists {n}, more than declared. Check the print.',
  'audit.gaps': 'Gaps',
  'audit.gapsNote': 'What the page does not state. Not stated is not the same as not there.',
  'audit.gap.strategy-without-project': 'Strategies with no project',
  'audit.gap.project-without-place': 'Projects with no place',
  'audit.gap.target-without-baseline': 'Targets with no baseline',
  'audit.faults': 'Suspected transcription faults',
  'audit.faultsNote':
    'Doubtful words of the transcription. Quotes stay as they are; a correction stands apart.',
  'audit.has': 'Transcribed',
  'audit.likely': 'Probably',
  'audit.remark': 'Editor’s note: {note}',
  'audit.confidence': 'Confidence',
  'audit.reason': 'Reason',
  'audit.none': 'None.',
  'audit.place': 'character {start}',

  'check.open': 'Check a quote',
  'check.title': 'Check a quote',
  'check.label': 'Paste a quote from an article or a speech',
  'check.do': 'Check',
  'check.hint':
    'Pasting checks it; so does Enter (Shift+Enter for a new line). Leave the quotation marks out.',
  'check.place': '{section} · characters {ranges}',
  'check.verbatim': 'Word for word',
  'check.verbatim.say': 'It stands on the page {n|once|{n} times}, every character and mark alike.',
  'check.altered': 'Altered',
  'check.differs.marks':
    'Every letter agrees; only punctuation, quotation marks, white space or width differ.',
  'check.differs.words': 'The page says something like it; the words differ.',
  'check.added': 'not on the page: ',
  'check.left': 'on the page: ',
  'check.key.underlined': 'Double line',
  'check.key.added': 'pasted, not on the page',
  'check.key.struck': 'Struck out',
  'check.key.left': 'on the page, not pasted',
  'check.correction':
    'The same as the likely reading of a suspected fault: transcribed “{quote}”, probably “{likely}”. The print has to be checked.',
  'check.absent': 'Not on the page',
  'check.absent.say': '{pages}: nothing like it is said there. Other pages are not checked.',
  'check.trimmed': 'White space or quotation marks around it were left out.',
  'check.tooLong': 'At most {n} {n|character|characters}; check it in parts.',
  'check.failed': 'It could not be checked: {why}',

  'cypher.title': 'Cypher',
  'cypher.note': 'The query that gives this picture, ready to paste into Neo4j Browser.',
  'cypher.none': 'This view has sent no query yet.',
  'cypher.noServer':
    'This is one web page by itself: it holds no database and no query texts. See them on the Plan Graph site.',
  'cypher.copy': 'Copy',
  'cypher.close': 'Close',

  'help.title': 'Help and shortcuts',
  'help.mouse': 'Mouse',
  'help.mouseClick':
    'Click: choose. Shift-click: pick several. Double-click a node: expand. Drag a node: move. Right-click or long press: menu.',
  'help.keys': 'Keyboard',
  'help.close': 'Close',

  'cite.characters': 'characters {places}',
};

import { type Finding, finder } from '../finding.ts';
import { nearest } from '../nearest.ts';
import { placeIn } from '../text/placing.ts';
import type { Check } from './check.ts';

const CONFIDENCES = ['certain', 'likely', 'possible'];

/** A suspected transcription fault says something else than the text, once, with a known confidence. */
export const transcriptionFaults: Check = {
  name: 'transcription-faults',
  scope: 'source',
  check({ plans }) {
    const found = finder(this.name, this.scope);
    const findings: Finding[] = [];
    for (const source of plans.flatMap((plan) => plan.sources)) {
      const first = new Map<string, number>();
      for (const fault of source.faults) {
        const { likely, note, confidence } = fault;
        const quote = fault.parts.map((part) => part.quote).join('');
        if (likely !== null && likely.value === quote) {
          findings.push(
            found(likely.place, {
              zh: `疑为（likely）与转录“${quote}”完全相同`,
              en: `likely is the same as the transcription "${quote}"`,
              mendZh: '写出原版应有的文字；若无疑误，删去这一项',
              mendEn: 'write what the print probably has, or remove the item',
            }),
          );
        }
        if (likely !== null && note !== null) {
          findings.push(
            found(note.place, {
              zh: '疑为（likely）与说明（note）只能写一样',
              en: 'a fault has either likely or a note, not both',
              mendZh: '知道原版应是什么字，写 likely；不知道，只写 note',
              mendEn: 'write likely where the words can be told, else only a note',
            }),
          );
        }
        if (likely !== null && /^（.*）$/u.test(likely.value)) {
          findings.push(
            found(likely.place, {
              zh: `疑为（likely）“${likely.value}”是编者的话，不是原版的字`,
              en: `likely "${likely.value}" is a remark, no words of the print`,
              mendZh: '改写成 note',
              mendEn: 'write it as a note',
            }),
          );
        }
        if (confidence !== null && !CONFIDENCES.includes(confidence.value)) {
          const meant = nearest(confidence.value, CONFIDENCES);
          findings.push(
            found(confidence.place, {
              zh: `confidence 不能是“${confidence.value}”`,
              en: `confidence cannot be "${confidence.value}"`,
              mendZh: `${meant === null ? '' : `是不是“${meant}”？`}可用：certain（确定）、likely（很可能）、possible（可能）`,
              mendEn: `${meant === null ? '' : `did you mean "${meant}"? `}One of ${CONFIDENCES.join(', ')}`,
            }),
          );
        }
        if (fault.parts.length > 1) {
          findings.push(
            found(fault.place, {
              zh: '转录疑误的引文不能分段',
              en: 'the quote of a transcription fault has one part',
              mendZh: '只引用显出疑误的一小段',
              mendEn: 'quote the smallest passage that shows it',
            }),
          );
        }
        const [part] = placeIn(source, fault).parts;
        if (part === undefined) continue;
        const place = `${part.start} ${part.end}`;
        const before = first.get(place);
        if (before === undefined) first.set(place, fault.place.line);
        else {
          findings.push(
            found(fault.place, {
              zh: `同一处疑误第 ${before} 行已有`,
              en: `this fault is already on line ${before}`,
              mendZh: '合并为一项',
              mendEn: 'make them one',
            }),
          );
        }
      }
    }
    return findings;
  },
};

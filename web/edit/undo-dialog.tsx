import { ConflictForm } from './conflict-form.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import { undo } from './state/commands.ts';
import { undoConflicts } from './state/desk.ts';
import { t } from './state/words.ts';

/** Taking back what others have written on since: the decision stands until it is chosen what is to be. */
export function UndoDialog() {
  const conflicts = undoConflicts.value;
  return (
    <DialogFrame title={t.value('undo.title')}>
      <p>{t.value('undo.lead', { n: conflicts.length })}</p>
      <ConflictForm
        key={conflicts.map((one) => `${one.path} ${one.key} ${one.theirs}`).join('\n')}
        conflicts={conflicts}
        sides={{ mine: 'undo.back', theirs: 'undo.stay' }}
        go={t.value('undo.go')}
        submit={(choices) => void undo(choices)}
      />
    </DialogFrame>
  );
}

import { sideEffectSpans } from '@chairside/shared/chart/derived.ts';
import { severities } from '@chairside/shared/chart/entry.ts';
import { useNowMs } from '../../live/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ageText, timeOfDay } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { Cells } from './Cells.tsx';
import { effectName } from './effect-name.ts';
import type { LogDialogProps } from './log-dialog-props.ts';
import { WhenChips } from './WhenChips.tsx';

/** One side effect that lasts: it is over, or as bad as it is now. */
export function SpanDialog({
  session,
  whose,
  root,
  ago,
  onAgo,
  onEnter,
  onClose,
}: LogDialogProps & { readonly root: number }) {
  const text = useText();
  const nowMs = useNowMs();
  const span = sideEffectSpans(session.chart).find((one) => one.root === root);
  if (span === undefined) return null;
  const { span: words, lasting } = text.quickLog;
  const since = `${words.hint(timeOfDay(span.onsetAtMs, session.timeZone))}, ${lasting(ageText(nowMs - span.onsetAtMs, text))}`;
  return (
    <Dialog title={effectName(span, text)} whose={whose} hint={since} onClose={onClose}>
      <WhenChips ago={ago} onAgo={onAgo} />
      <Button kind="primary" onClick={() => onEnter({ kind: 'side-effect-ended', of: root })}>
        {words.end}
      </Button>
      <Cells
        label={words.severity}
        cells={severities.map((value) => ({ value, text: text.chart.severity[value] }))}
        chosen={span.severity}
        onChoose={(value) => onEnter({ kind: 'side-effect-changed', of: root, severity: value })}
      />
    </Dialog>
  );
}

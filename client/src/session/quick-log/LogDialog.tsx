import type { ChairState, Session } from '@chairside/shared/chair/state.ts';
import type { ChartEntry } from '@chairside/shared/chart/entry.ts';
import { useState } from 'react';
import { useConnection, useNowMs } from '../../live/context.tsx';
import { useText } from '../../ui/text.ts';
import { whoseText } from '../whose-text.ts';
import { happenedAtMs, type Ago } from './ago.ts';
import { EffectsDialog } from './EffectsDialog.tsx';
import type { LogDialogName } from './log-dialog-name.ts';
import { MeasureDialog } from './MeasureDialog.tsx';
import { MedicineDialog } from './MedicineDialog.tsx';
import { MoreDialog } from './MoreDialog.tsx';
import { ScoresDialog } from './ScoresDialog.tsx';
import { SpanDialog } from './SpanDialog.tsx';

type LogDialogFrame = {
  readonly name: LogDialogName;
  readonly ago: Ago;
  readonly chair: ChairState;
  readonly session: Session;
  readonly onClose: () => void;
};

/** A group of the log. Loaded apart: the pane has what is wanted most. */
function LogDialog({ name, ago: askedAgo, chair, session, onClose }: LogDialogFrame) {
  const text = useText();
  const nowMs = useNowMs();
  const connection = useConnection();
  const [ago, setAgo] = useState(askedAgo);
  const enter = (entry: ChartEntry) =>
    void connection.give(chair.chair, {
      type: 'chart-entry',
      entry,
      happenedAtMs: happenedAtMs(ago, nowMs),
    });
  const frame = { session, whose: whoseText(chair, text), ago, onAgo: setAgo, onClose };
  const once = (entry: ChartEntry) => {
    enter(entry);
    onClose();
  };
  if (typeof name === 'object') return <SpanDialog {...frame} root={name.span} onEnter={once} />;
  switch (name) {
    case 'effects':
      return <EffectsDialog {...frame} onEnter={once} />;
    case 'medicine':
      return <MedicineDialog {...frame} onEnter={once} />;
    case 'measure':
      return <MeasureDialog {...frame} onEnter={once} />;
    case 'more':
      return <MoreDialog {...frame} onEnter={once} />;
    case 'scores':
      return <ScoresDialog {...frame} chair={chair.chair} onEnter={enter} />;
  }
}

// eslint-disable-next-line no-restricted-exports -- React.lazy takes a module's default export.
export default LogDialog;

import { openSideEffects, type SideEffectSpan } from '@chairside/shared/chart/derived.ts';
import { severities, sideEffects, type Severity } from '@chairside/shared/chart/entry.ts';
import { useState } from 'react';
import { useNowMs } from '../../live/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { ageText } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import style from './EffectsDialog.module.css';
import { effectName } from './effect-name.ts';
import type { LogDialogProps } from './log-dialog-props.ts';
import { SpanDialog } from './SpanDialog.tsx';
import { WhenChips } from './WhenChips.tsx';

/** Every side effect with how bad it is in one tap; those that last, first, with how long they do. */
export function EffectsDialog(props: LogDialogProps) {
  const { session, whose, ago, onAgo, onEnter, onClose } = props;
  const text = useText();
  const nowMs = useNowMs();
  const [other, setOther] = useState('');
  const [root, open] = useState<number | null>(null);
  const spans = openSideEffects(session.chart);
  if (root !== null) return <SpanDialog {...props} root={root} />;
  return (
    <Dialog title={text.quickLog.effectsTitle} whose={whose} onClose={onClose}>
      {spans.length > 0 && (
        <ul className={style.open} aria-label={text.quickLog.effectsOpen}>
          {spans.map((span) => (
            <li key={span.root}>
              <OpenEffect span={span} nowMs={nowMs} onTap={() => open(span.root)} />
            </li>
          ))}
        </ul>
      )}
      <WhenChips ago={ago} onAgo={onAgo} />
      <ul className={style.effects}>
        {sideEffects
          .filter((effect) => effect !== 'other' && !spans.some((span) => span.effect === effect))
          .map((effect) => (
            <EffectRow
              key={effect}
              name={text.chart.sideEffect[effect]}
              onTap={(severity) => onEnter({ kind: 'side-effect', effect, other: null, severity })}
            />
          ))}
      </ul>
      <Field
        label={text.quickLog.other}
        hint={text.quickLog.otherHint}
        maxLength={80}
        value={other}
        onChange={(event) => setOther(event.target.value)}
      />
      <ul className={style.effects}>
        <EffectRow
          name={text.chart.sideEffect.other}
          isDisabled={other.trim() === ''}
          onTap={(severity) =>
            onEnter({ kind: 'side-effect', effect: 'other', other: other.trim(), severity })
          }
        />
      </ul>
    </Dialog>
  );
}

type EffectRowProps = {
  readonly name: string;
  readonly isDisabled?: boolean;
  readonly onTap: (severity: Severity) => void;
};

function EffectRow({ name, isDisabled = false, onTap }: EffectRowProps) {
  const text = useText();
  return (
    <li>
      <span>{name}</span>
      {severities.map((severity) => (
        <Button
          key={severity}
          disabled={isDisabled}
          aria-label={`${name}, ${text.chart.severity[severity]}`}
          onClick={() => onTap(severity)}
        >
          {text.chart.severity[severity]}
        </Button>
      ))}
    </li>
  );
}

type OpenEffectProps = {
  readonly span: SideEffectSpan;
  readonly nowMs: number;
  readonly onTap: () => void;
};

function OpenEffect({ span, nowMs, onTap }: OpenEffectProps) {
  const text = useText();
  const lasting = ageText(nowMs - span.onsetAtMs, text);
  return (
    <Button onClick={onTap}>
      <span>{effectName(span, text)}</span>
      <small>{text.quickLog.open(text.chart.severity[span.severity], lasting)}</small>
    </Button>
  );
}

import type { Phase } from '@chairside/shared/chair/state.ts';
import type { Delivery } from '@chairside/shared/protocols/protocol.ts';
import { Check } from 'lucide-react';
import { useText } from '../ui/text.ts';
import style from './PhaseSteps.module.css';

const steps = ['preparing', 'infusing', 'observing', 'closed'] as const;

type PhaseStepsProps = { readonly phase: Phase; readonly delivery: Delivery };

/** What is done, what is now, what is next (UI10). */
export function PhaseSteps({ phase, delivery }: PhaseStepsProps) {
  const text = useText();
  const now = steps.indexOf(phase === 'paused' ? 'infusing' : phase);
  return (
    <ol className={style.steps} aria-label={text.session.rail}>
      {steps.map((step, index) => {
        const state = index < now ? 'done' : index === now ? 'now' : 'next';
        return (
          <li key={step} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            <span className={style.dot} aria-hidden>
              {state === 'done' && <Check size={14} strokeWidth={3.5} />}
            </span>
            {step === 'infusing' && delivery === 'at-once' ? text.session.dose : text.session.steps[step]}
            {state === 'now' && phase === 'paused' && ` · ${text.session.pausedFor}`}
            <span className="heard">{text.session.stepState[state]}</span>
          </li>
        );
      })}
    </ol>
  );
}

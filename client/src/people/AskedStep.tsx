import { Suspense } from 'react';
import { loadedApart } from '../ui/loaded-apart.ts';
import type { Step } from './step.ts';

const StepDialog = loadedApart(() => import('./StepDialog.tsx'));

type AskedStepProps = {
  readonly step: Step;
  readonly hint?: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
  readonly onLater?: () => void;
};

/** The same, loaded apart: no first screen waits for it (UI23). */
export function AskedStep(props: AskedStepProps) {
  return (
    <Suspense>
      <StepDialog {...props} />
    </Suspense>
  );
}

import type { Session } from '@chairside/shared/chair/state.ts';
import { Button } from '../../ui/Button.tsx';
import { useCareText } from '../care-text.ts';
import { useCriterionName } from '../criterion-name.ts';
import style from './ReadinessDialog.module.css';
import type { useAttempt } from './use-attempt.tsx';
import { useDecision } from './use-decision.tsx';

type ReleaseDischargeProps = {
  readonly session: Session;
  /** The criteria that are not met, and that nobody has let pass. */
  readonly open: readonly string[];
  readonly onTry: ReturnType<typeof useAttempt>['attempt'];
};

/** Offered to everybody, done by a physician, who sees what is not met (SE22). */
export function ReleaseDischarge({ session, open, onTry }: ReleaseDischargeProps) {
  const words = useCareText();
  const nameOf = useCriterionName();
  const { name, isMade, reason, fields, vouch } = useDecision(words.ready.releaseWhy);
  const release = async () => {
    const vouched = await vouch();
    if (vouched !== null) void onTry({ type: 'release-discharge', reason }, vouched.voucher);
  };
  return (
    <section className={style.part} aria-label={words.ready.releaseTitle(open.length)}>
      <h3>{words.ready.releaseTitle(open.length)}</h3>
      <p className={style.unmet}>{open.map((id) => nameOf(id, session.protocol)).join(' · ')}</p>
      {fields}
      <Button disabled={!isMade} onClick={() => void release()}>
        {name === null ? words.ready.release : words.physician.as(words.ready.release, name)}
      </Button>
    </section>
  );
}

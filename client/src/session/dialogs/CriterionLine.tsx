import { Circle, CircleCheckBig } from 'lucide-react';
import { useText } from '../../ui/text.ts';
import { useCareText } from '../care-text.ts';
import { criterionText, type ReckonedCriterion } from '../criterion-text.ts';
import { isReleased } from '../readiness-facts.ts';
import style from './ReadinessDialog.module.css';

type CriterionLineProps = {
  readonly id: ReckonedCriterion;
  readonly seen: Parameters<typeof criterionText>[1];
  readonly isMet: boolean;
};

/** One criterion: whether it is met, by sign and by word, and what that rests on. */
export function CriterionLine({ id, seen, isMet }: CriterionLineProps) {
  const text = useText();
  const words = useCareText().ready;
  const standing = isMet ? words.met : isReleased(seen.session, id) ? words.released : words.unmet;
  return (
    <div className={style.line} data-met={isMet || undefined} data-criterion={id}>
      {isMet ? <CircleCheckBig aria-hidden size={22} /> : <Circle aria-hidden size={22} />}
      <p>
        <b>{words.criterion[id]}</b> <span>{standing}</span>
      </p>
      <p>{criterionText(id, seen, { text, words })}</p>
    </div>
  );
}

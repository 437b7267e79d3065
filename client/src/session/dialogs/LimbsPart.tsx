import type { Limbs, Session } from '@chairside/shared/chair/state.ts';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { useText } from '../../ui/text.ts';
import { useCareText } from '../care-text.ts';
import { Choices } from '../../ui/Choices.tsx';
import type { DialogProps } from './dialog-props.ts';
import style from './LimbsPart.module.css';

type LimbsPartProps = Pick<DialogProps, 'onGive'> & { readonly session: Session };

const cuffs: readonly Limbs['cuff'][] = ['left-arm', 'right-arm', 'leg'];
const probes: readonly Limbs['probe'][] = ['left-hand', 'right-hand', 'elsewhere'];
const lines: readonly NonNullable<Limbs['iv']>[] = ['left-arm', 'right-arm', 'elsewhere'];
const sameLimb: Partial<Readonly<Record<Limbs['cuff'], Limbs['probe']>>> = {
  'left-arm': 'left-hand',
  'right-arm': 'right-hand',
};

/** On which limb cuff, probe and line are: never cuff and line on one arm, cuff and probe only when meant so (SE12a, SE19). */
export function LimbsPart({ session, onGive }: LimbsPartProps) {
  const text = useText();
  const words = useCareText().limbs;
  const [cuff, setCuff] = useState(session.limbs?.cuff ?? null);
  const [probe, setProbe] = useState(session.limbs?.probe ?? null);
  const [iv, setIv] = useState(session.limbs?.iv ?? null);
  const { limbs } = text.alarm;
  const hasLine = session.protocol.route === 'intravenous';
  const isSame = cuff !== null && sameLimb[cuff] === probe;
  const isOnLine = iv !== null && iv === cuff;
  const isWhole = cuff !== null && probe !== null && (!hasLine || iv !== null) && !isOnLine;
  return (
    <div className={style.limbs}>
      {hasLine && (
        <Choices
          label={words.iv}
          choices={lines.map((value) => ({ value, text: limbs.words[value] }))}
          chosen={iv}
          onChoose={setIv}
        />
      )}
      <Choices
        label={limbs.cuff}
        choices={cuffs.map((value) => ({ value, text: limbs.words[value] }))}
        chosen={cuff}
        onChoose={setCuff}
      />
      <Choices
        label={limbs.probe}
        choices={probes.map((value) => ({ value, text: limbs.words[value] }))}
        chosen={probe}
        onChoose={setProbe}
      />
      {isOnLine ? (
        <p role="alert">
          <b>{words.onIvArm}</b>
        </p>
      ) : (
        <p>{isSame ? `${words.sameArm} ${limbs.same}` : limbs.hint}</p>
      )}
      <Button
        disabled={!isWhole}
        onClick={() => {
          if (cuff !== null && probe !== null) onGive({ type: 'note-limbs', cuff, probe, iv });
        }}
      >
        {isSame ? words.anyway : limbs.save}
      </Button>
    </div>
  );
}

import type { Protocol } from '@chairside/shared/protocols/protocol.ts';
import type { Kept } from '@chairside/shared/site/versions.ts';
import { useId, useState } from 'react';
import { ProtocolChanges } from './ProtocolChanges.tsx';
import style from './Editing.module.css';
import { useProtocolText } from './use-protocol-text.ts';

type ComparisonProps = {
  readonly protocol: Protocol;
  readonly inUse: Protocol;
  readonly kept: Kept<Protocol>;
};

/** A version beside any other of the same protocol: at first the one in use, or of that the one it was made from. */
export function Comparison({ protocol, inUse, kept }: ComparisonProps) {
  const { words, setup } = useProtocolText();
  const selectId = useId();
  const drafted = kept.drafted.filter(({ content }) => content.id === protocol.id);
  const others = [
    ...kept.factory.filter(({ id }) => id === protocol.id),
    ...drafted.map(({ content }) => content),
  ].filter(({ version }) => version !== protocol.version);
  const basedOn = drafted.find(({ content }) => content.version === protocol.version)?.basedOn ?? null;
  const first = protocol.version === inUse.version ? basedOn : inUse.version;
  const [chosen, choose] = useState<number | null>(null);
  const other = others.find(({ version }) => version === (chosen ?? first)) ?? others[0];
  if (other === undefined) return null;
  return (
    <>
      <p className={style.inline}>
        <label htmlFor={selectId}>{words.compare}</label>
        <select id={selectId} value={other.version} onChange={({ target }) => choose(Number(target.value))}>
          {others.map(({ version }) => (
            <option key={version} value={version}>
              {setup.versions.version(version)}
            </option>
          ))}
        </select>
      </p>
      <ProtocolChanges from={other} to={protocol} />
    </>
  );
}

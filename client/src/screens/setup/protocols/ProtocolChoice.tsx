import type { Protocol } from '@chairside/shared/protocols/protocol.ts';
import { inUse, type Kept } from '@chairside/shared/site/versions.ts';
import style from '../VersionList.module.css';
import { useProtocolText } from './use-protocol-text.ts';

type ProtocolChoiceProps = {
  readonly kept: Kept<Protocol>;
  readonly id: string;
  readonly onChoose: (id: string) => void;
};

/** Those there are, each with the version in use. */
export function ProtocolChoice({ kept, id, onChoose }: ProtocolChoiceProps) {
  const { words, chart } = useProtocolText();
  const all = kept.factory.map((factory) => inUse(kept, factory.id) ?? factory);
  return (
    <section className={style.list} aria-labelledby="protocols-title">
      <h2 id="protocols-title">{words.title}</h2>
      <ul>
        {all.map((protocol) => (
          <li key={protocol.id}>
            <button
              type="button"
              className={style.version}
              aria-pressed={protocol.id === id}
              onClick={() => onChoose(protocol.id)}
            >
              <b>{protocol.label}</b>
              <small>{words.shortly(chart.route[protocol.route], protocol.version)}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

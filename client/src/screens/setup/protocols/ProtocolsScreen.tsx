import type { Protocol } from '@chairside/shared/protocols/protocol.ts';
import { inUse as versionInUse, versionOf, type Kept } from '@chairside/shared/site/versions.ts';
import { useState, type ReactNode } from 'react';
import style from '../LimitsScreen.module.css';
import { SetupFrame } from '../SetupFrame.tsx';
import { useProtocols } from '../use-versions.ts';
import { VersionList } from '../VersionList.tsx';
import { ProtocolChoice } from './ProtocolChoice.tsx';
import { ProtocolEditor } from './ProtocolEditor.tsx';
import { ProtocolView } from './ProtocolView.tsx';
import { useProtocolText } from './use-protocol-text.ts';

/** The protocols and their versions: what is in use, what was drafted, and the editor (SE10). */
function ProtocolsScreen() {
  return (
    <SetupFrame>
      <Protocols />
    </SetupFrame>
  );
}

function Protocols() {
  const { words } = useProtocolText();
  const kept = useProtocols();
  const [chosen, choose] = useState<string | null>(null);
  const [isEditing, setEditing] = useState(false);
  if (kept === null) return <p role="status">{words.loading}</p>;
  const id = chosen ?? kept.factory[0]?.id ?? '';
  return (
    <div className={style.page} data-editing={isEditing || undefined}>
      <Versions
        key={id}
        {...{ kept, id, isEditing, setEditing }}
        choice={<ProtocolChoice {...{ kept, id }} onChoose={choose} />}
      />
    </div>
  );
}

type VersionsProps = {
  readonly kept: Kept<Protocol>;
  readonly id: string;
  readonly isEditing: boolean;
  readonly setEditing: (is: boolean) => void;
  readonly choice: ReactNode;
};

/** Of one protocol. */
function Versions({ kept, id, isEditing, setEditing, choice }: VersionsProps) {
  const { setup, words } = useProtocolText();
  const [chosen, choose] = useState<number | null>(null);
  const [told, tell] = useState<string | null>(null);
  const inUse = versionInUse(kept, id);
  if (inUse === null) return <p role="alert">{setup.notAnswered}</p>;
  const shown = (chosen === null ? null : versionOf(kept, id, chosen)) ?? inUse;
  const show = (version: number, say: string | null) => {
    choose(version);
    setEditing(false);
    tell(say);
  };
  if (isEditing)
    return (
      <ProtocolEditor
        key={shown.version}
        from={shown}
        {...{ inUse, kept }}
        onSaved={show}
        onDiscard={() => setEditing(false)}
      />
    );
  return (
    <>
      <div className={style.beside}>
        {choice}
        <VersionList
          {...{ kept, inUse, shown }}
          hint={words.nextSession}
          onShow={(version) => show(version, null)}
        />
      </div>
      <ProtocolView
        key={shown.version}
        protocol={shown}
        {...{ inUse, kept, told }}
        onTell={tell}
        onEdit={() => {
          tell(null);
          choose(shown.version);
          setEditing(true);
        }}
      />
    </>
  );
}

// eslint-disable-next-line no-restricted-exports -- React.lazy takes a module's default export.
export default ProtocolsScreen;

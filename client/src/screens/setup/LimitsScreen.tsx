import { inUse as versionInUse, versionOf } from '@chairside/shared/site/versions.ts';
import { useState } from 'react';
import { PresetEditor } from './PresetEditor.tsx';
import { PresetView } from './PresetView.tsx';
import { SetupFrame } from './SetupFrame.tsx';
import style from './LimitsScreen.module.css';
import { usePresets } from './use-versions.ts';
import { useSetupText } from './setup-text.ts';
import { VersionList } from './VersionList.tsx';

/** Presets and their versions: what is in use, what was drafted, and the editor (AL40, AL41). */
function LimitsScreen() {
  return (
    <SetupFrame>
      <Presets />
    </SetupFrame>
  );
}

function Presets() {
  const words = useSetupText();
  const kept = usePresets();
  const [chosen, choose] = useState<number | null>(null);
  const [isEditing, setEditing] = useState(false);
  const [told, tell] = useState<string | null>(null);
  if (kept === null) return <p role="status">{words.loading}</p>;
  const id = kept.factory[0]?.id ?? '';
  const inUse = versionInUse(kept, id);
  if (inUse === null) return <p role="alert">{words.notAnswered}</p>;
  const shown = (chosen === null ? null : versionOf(kept, id, chosen)) ?? inUse;
  const show = (version: number, say: string | null) => {
    choose(version);
    setEditing(false);
    tell(say);
  };
  return (
    <div className={style.page} data-editing={isEditing || undefined}>
      {isEditing ? (
        <PresetEditor
          key={shown.version}
          from={shown}
          inUse={inUse}
          kept={kept}
          onSaved={(version, say) => show(version, say)}
          onDiscard={() => setEditing(false)}
        />
      ) : (
        <>
          <VersionList
            {...{ kept, inUse, shown }}
            hint={words.versions.nextSession}
            onShow={(version) => show(version, null)}
          />
          <PresetView
            key={shown.version}
            preset={shown}
            inUse={inUse}
            kept={kept}
            told={told}
            onTell={tell}
            onEdit={() => {
              tell(null);
              choose(shown.version);
              setEditing(true);
            }}
          />
        </>
      )}
    </div>
  );
}

// eslint-disable-next-line no-restricted-exports -- React.lazy takes a module's default export.
export default LimitsScreen;

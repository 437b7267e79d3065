import { presetInUse, presetVersion, factoryPresets } from '@chairside/shared/site/presets.ts';
import { useState } from 'react';
import { PresetEditor } from './PresetEditor.tsx';
import { SetupFrame } from './SetupFrame.tsx';
import style from './LimitsScreen.module.css';
import { usePresets } from './use-presets.ts';
import { useSetupText } from './setup-text.ts';
import { VersionList } from './VersionList.tsx';
import { VersionView } from './VersionView.tsx';

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
  const versions = usePresets();
  const [id] = useState(() => factoryPresets()[0]?.id ?? '');
  const [chosen, choose] = useState<number | null>(null);
  const [isEditing, setEditing] = useState(false);
  const [told, tell] = useState<string | null>(null);
  if (versions === null) return <p role="status">{words.loading}</p>;
  const site = { presets: versions };
  const inUse = presetInUse(site, id);
  if (inUse === null) return <p role="alert">{words.notAnswered}</p>;
  const shown = (chosen === null ? null : presetVersion(site, id, chosen)) ?? inUse;
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
          versions={versions}
          onSaved={(version, say) => show(version, say)}
          onDiscard={() => setEditing(false)}
        />
      ) : (
        <>
          <VersionList
            versions={versions}
            inUse={inUse}
            shown={shown}
            onShow={(version) => show(version, null)}
          />
          <VersionView
            key={shown.version}
            preset={shown}
            inUse={inUse}
            versions={versions}
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

import type { AlarmPreset } from '@chairside/shared/alarms/preset.ts';
import { factoryPresets, type PresetVersion } from '@chairside/shared/site/presets.ts';
import type { PersonId } from '@chairside/shared/ids.ts';
import type { ReactNode } from 'react';
import { useLive } from '../../live/context.tsx';
import { selectSite } from '../../live/selectors.ts';
import { Mark } from '../../ui/Mark.tsx';
import { useSetupText } from './setup-text.ts';
import style from './VersionList.module.css';
import { dayAndTime } from './when.ts';

type VersionListProps = {
  readonly versions: readonly PresetVersion[];
  readonly inUse: AlarmPreset;
  readonly shown: AlarmPreset;
  readonly onShow: (version: number) => void;
};

/** Newest first: who drafted it, who signed it and when, which is in use. */
export function VersionList({ versions, inUse, shown, onShow }: VersionListProps) {
  const text = useSetupText();
  const own = versions.filter(({ preset }) => preset.id === inUse.id);
  const factory = factoryPresets().filter(({ id }) => id === inUse.id);
  return (
    <section className={style.list} aria-labelledby="versions-title">
      <h2 id="versions-title">{text.versions.title}</h2>
      <ul>
        {own.toReversed().map((one) => (
          <li key={one.preset.version}>
            <Version preset={one.preset} {...{ inUse, shown, onShow }} isSigned={one.signedAtMs !== null}>
              <Provenance version={one} />
            </Version>
          </li>
        ))}
        {factory.map((preset) => (
          <li key={preset.version}>
            <Version preset={preset} {...{ inUse, shown, onShow }} isSigned>
              <small>{text.versions.factory}</small>
            </Version>
          </li>
        ))}
      </ul>
      <p className={style.hint}>{text.versions.nextSession}</p>
    </section>
  );
}

type VersionProps = Omit<VersionListProps, 'versions'> & {
  readonly preset: AlarmPreset;
  readonly isSigned: boolean;
  readonly children: ReactNode;
};

function Version({ preset, inUse, shown, isSigned, onShow, children }: VersionProps) {
  const { versions: text } = useSetupText();
  const isInUse = preset.version === inUse.version;
  const standing = isInUse ? text.inUse : isSigned ? text.earlier : text.draft;
  return (
    <button
      type="button"
      className={style.version}
      aria-pressed={preset.version === shown.version}
      onClick={() => onShow(preset.version)}
    >
      <span className={style.head}>
        <b>{text.version(preset.version)}</b>
        {isInUse ? <Mark kind="strong">{standing}</Mark> : <Mark>{standing}</Mark>}
      </span>
      {children}
    </button>
  );
}

function Provenance({ version }: { readonly version: PresetVersion }) {
  const { versions: text } = useSetupText();
  const site = useLive(selectSite);
  const zone = site?.site.timeZone ?? 'UTC';
  const nameOf = (id: PersonId | null) =>
    site?.site.people.find(({ personId }) => personId === id)?.name ?? id ?? text.nobody;
  const { draftedBy, draftedAtMs, signedBy, signedAtMs } = version;
  return (
    <>
      <small>{text.drafted(nameOf(draftedBy), dayAndTime(draftedAtMs, zone))}</small>
      {signedAtMs !== null && <small>{text.signed(nameOf(signedBy), dayAndTime(signedAtMs, zone))}</small>}
    </>
  );
}

import type { PersonId } from '@chairside/shared/ids.ts';
import type { Kept, Numbered, Version } from '@chairside/shared/site/versions.ts';
import type { ReactNode } from 'react';
import { useLive } from '../../live/context.tsx';
import { selectSite } from '../../live/selectors.ts';
import { Mark } from '../../ui/Mark.tsx';
import { useSetupText } from './setup-text.ts';
import style from './VersionList.module.css';
import { dayAndTime } from './when.ts';

type VersionListProps = {
  /** Of presets or of protocols. */
  readonly kept: Kept<Numbered>;
  readonly inUse: Numbered;
  readonly shown: Numbered;
  /** When what is signed counts. */
  readonly hint: string;
  readonly onShow: (version: number) => void;
};

/** Newest first: who drafted it, who signed it and when, which is in use. */
export function VersionList({ kept, inUse, shown, hint, onShow }: VersionListProps) {
  const text = useSetupText();
  const own = kept.drafted.filter(({ content }) => content.id === inUse.id);
  const factory = kept.factory.filter(({ id }) => id === inUse.id);
  return (
    <section className={style.list} aria-labelledby="versions-title">
      <h2 id="versions-title">{text.versions.title}</h2>
      <ul>
        {own.toReversed().map((one) => (
          <li key={one.content.version}>
            <OneVersion of={one.content} {...{ inUse, shown, onShow }} isSigned={one.signedAtMs !== null}>
              <Provenance version={one} />
            </OneVersion>
          </li>
        ))}
        {factory.map((one) => (
          <li key={one.version}>
            <OneVersion of={one} {...{ inUse, shown, onShow }} isSigned>
              <small>{text.versions.factory}</small>
            </OneVersion>
          </li>
        ))}
      </ul>
      <p className={style.hint}>{hint}</p>
    </section>
  );
}

type OneVersionProps = Omit<VersionListProps, 'kept' | 'hint'> & {
  readonly of: Numbered;
  readonly isSigned: boolean;
  readonly children: ReactNode;
};

function OneVersion({ of, inUse, shown, isSigned, onShow, children }: OneVersionProps) {
  const { versions: text } = useSetupText();
  const isInUse = of.version === inUse.version;
  const standing = isInUse ? text.inUse : isSigned ? text.earlier : text.draft;
  return (
    <button
      type="button"
      className={style.version}
      aria-pressed={of.version === shown.version}
      onClick={() => onShow(of.version)}
    >
      <span className={style.head}>
        <b>{text.version(of.version)}</b>
        {isInUse ? <Mark kind="strong">{standing}</Mark> : <Mark>{standing}</Mark>}
      </span>
      {children}
    </button>
  );
}

function Provenance({ version }: { readonly version: Version<Numbered> }) {
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

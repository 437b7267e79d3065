import { itemLists } from '@chairside/shared/protocols/items.ts';
import type { Protocol } from '@chairside/shared/protocols/protocol.ts';
import { isDraft, type Kept } from '@chairside/shared/site/versions.ts';
import { itemText } from '@chairside/shared/text/item-words.ts';
import { SignOff } from '../SignOff.tsx';
import { VersionView } from '../VersionView.tsx';
import { Comparison } from './Comparison.tsx';
import { minutesText } from './draft.ts';
import { isShownFor, numberAt, numberSections } from './fields.ts';
import { ProtocolChanges } from './ProtocolChanges.tsx';
import style from './ProtocolView.module.css';
import { useProtocolText } from './use-protocol-text.ts';
import { fieldLabel, itemSaid, numberLabel, scaleSaid } from './words.ts';

type ProtocolViewProps = {
  readonly protocol: Protocol;
  readonly inUse: Protocol;
  readonly kept: Kept<Protocol>;
  readonly told: string | null;
  readonly onTell: (what: string) => void;
  readonly onEdit: () => void;
};

/** One version of a protocol as it is, and how it differs from another. */
export function ProtocolView({ protocol, inUse, kept, told, onTell, onEdit }: ProtocolViewProps) {
  const { words } = useProtocolText();
  const { id, version } = protocol;
  const signOff = isDraft(kept, protocol) ? (
    <SignOff
      {...{ version, onTell }}
      hint={words.nextSession}
      changes={<ProtocolChanges from={inUse} to={protocol} />}
      sign={{ type: 'sign-protocol', id, version }}
    />
  ) : null;
  return (
    <VersionView {...{ signOff, told, onEdit }}>
      <Comparison {...{ protocol, inUse, kept }} />
      <h2 className={style.caption}>{words.caption(protocol.label, version)}</h2>
      <Numbers protocol={protocol} />
      <Lists protocol={protocol} />
      <Words protocol={protocol} />
      <p>{words.limitsApart(protocol.alarmPreset.label, protocol.alarmPreset.version)}</p>
    </VersionView>
  );
}

type PartProps = { readonly protocol: Protocol };

function Numbers({ protocol }: PartProps) {
  const text = useProtocolText();
  const { words } = text;
  return (
    <div className={style.sections}>
      {numberSections.map(([section, paths]) => (
        <section key={section} className={style.part}>
          <h3>{words.section[section]}</h3>
          <dl className={style.numbers}>
            {section === 'cuff' && (
              <div>
                <dt>{fieldLabel('nibpProgramme.atMinutes', text, protocol.delivery)}</dt>
                <dd>{minutesText(protocol.nibpProgramme.atMinutes)}</dd>
              </div>
            )}
            {paths
              .filter((path) => isShownFor(path, protocol))
              .map((path) => (
                <div key={path}>
                  <dt>{numberLabel(path, text, protocol.delivery)}</dt>
                  <dd>{numberAt(protocol, path)}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
      <section className={style.part}>
        <h3>{words.section.scales}</h3>
        {protocol.scales.length === 0 && <p>{words.scale.none}</p>}
        <dl className={style.said}>
          {protocol.scales.map((one) => (
            <div key={one.scale}>
              <dt>{text.chart.scale[one.scale]}</dt>
              <dd>{scaleSaid(one, text)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}

function Lists({ protocol }: PartProps) {
  const text = useProtocolText();
  const { words, items } = text;
  return itemLists.map((list) => (
    <section key={list} className={style.part}>
      <h3>{words.list[list]}</h3>
      {protocol.checklists[list].length === 0 && <p>{words.item.none}</p>}
      <ol>
        {protocol.checklists[list].map((item) => (
          <li key={item.id}>
            {itemText(item, items)} <small>{itemSaid(item, text)}</small>
          </li>
        ))}
      </ol>
    </section>
  ));
}

function Words({ protocol: { drug, texts, delivery } }: PartProps) {
  const text = useProtocolText();
  const said = [
    ['drug', drug],
    ['texts.vomiting', texts.vomiting],
    ['texts.instructions', texts.instructions],
  ] as const;
  return (
    <section className={style.part}>
      <h3>{text.words.section.texts}</h3>
      <dl className={style.said}>
        {said.map(([path, words]) => (
          <div key={path}>
            <dt>{fieldLabel(path, text, delivery)}</dt>
            <dd>{words === '' ? '–' : words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

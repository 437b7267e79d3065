import type { Line } from '@chairside/shared/devices/line.ts';
import type { LinkShown } from '@chairside/shared/devices/shown.ts';
import { useState } from 'react';
import { useActing } from '../../../session/acting.ts';
import { PersonButton } from '../../../session/PersonButton.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import type { Setting } from '../clinic/use-setting.ts';
import style from './DevicesScreen.module.css';
import { useDevicesText } from './devices-text.ts';
import { LineForm } from './LineForm.tsx';
import { LinkRow } from './LinkRow.tsx';

type LinksProps = {
  readonly links: readonly LinkShown[];
  readonly lines: readonly Line[];
  readonly framesOf: string | null;
  readonly readFrames: (peer: string | null) => void;
  readonly setting: Setting;
};

type Editing =
  { readonly type: 'set'; readonly line: Line | null } | { readonly type: 'remove'; readonly line: Line };

/** What bytes come over, and the lines an administrator settles. */
export function Links({ links, lines, framesOf, readFrames, setting }: LinksProps) {
  const words = useDevicesText();
  const [editing, edit] = useState<Editing | null>(null);
  const mayChange = useActing().person?.role === 'administrator';
  const close = () => edit(null);
  const lineOf = ({ lineId }: LinkShown) => lines.find((line) => line.lineId === lineId);
  return (
    <section className={style.part} aria-label={words.links}>
      <div className={style.head}>
        <h2>{words.links}</h2>
        {mayChange ? (
          <Button onClick={() => edit({ type: 'set', line: null })}>{words.line.add}</Button>
        ) : (
          <PersonButton />
        )}
      </div>
      <p className={style.soft}>{mayChange ? words.linksHint : words.line.needsRole}</p>
      {links.length === 0 && <p className={style.soft}>{words.noLinks}</p>}
      <ul className={style.rows}>
        {links.map((link) => {
          const line = lineOf(link);
          return (
            <LinkRow
              key={link.peer}
              link={link}
              end={line === undefined ? null : endOf(line)}
              isRead={framesOf === link.peer}
              onRead={() => readFrames(framesOf === link.peer ? null : link.peer)}
            >
              {mayChange && line !== undefined && (
                <>
                  <Button
                    kind="quiet"
                    aria-label={words.line.changeLine(line.lineId)}
                    onClick={() => edit({ type: 'set', line })}
                  >
                    {words.line.change}
                  </Button>
                  <Button
                    kind="quiet"
                    aria-label={words.line.removeLine(line.lineId)}
                    onClick={() => edit({ type: 'remove', line })}
                  >
                    {words.line.remove}
                  </Button>
                </>
              )}
            </LinkRow>
          );
        })}
      </ul>
      {editing?.type === 'set' && (
        <LineForm
          line={editing.line}
          onSave={(line) => setting.give({ type: 'set-line', line })}
          onClose={close}
        />
      )}
      {editing?.type === 'remove' && (
        <Dialog
          title={words.line.removeTitle(editing.line.lineId)}
          hint={words.line.removeHint}
          onClose={close}
        >
          <Button
            onClick={() => {
              void setting.give({ type: 'remove-line', lineId: editing.line.lineId });
              close();
            }}
          >
            {words.line.remove}
          </Button>
        </Dialog>
      )}
    </section>
  );
}

/** Where a line leads to, as it was typed. */
function endOf({ transport }: Line): string {
  return transport.type === 'serial' ? transport.path : `${transport.host}:${transport.port}`;
}

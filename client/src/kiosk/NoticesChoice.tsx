import { useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../ui/Button.tsx';
import { chooseNotices, noticeChoice } from './notice-desk.ts';
import { createBrowserNotices, type NoticePort } from './notice-port.ts';
import { useKioskText } from './kiosk-text.ts';
import style from './NoticesChoice.module.css';

const browser = createBrowserNotices();

/** Asked for by a tap, and only then (UI27). Loaded apart, with the settings of the screen. */
export function NoticesChoice({ port = browser }: { readonly port?: NoticePort }) {
  const { notices } = useKioskText();
  const { areOn } = useStore(noticeChoice);
  const [permission, setPermission] = useState(() => port.permission());
  const isOn = areOn && permission === 'granted';
  const allow = async () => {
    const answer = permission === 'granted' ? permission : await port.ask();
    setPermission(answer);
    if (answer === 'granted') chooseNotices(true);
  };
  return (
    <fieldset className={style.notices}>
      <legend>{notices.title}</legend>
      <p>{notices.hint}</p>
      {permission === 'unsupported' && <p role="status">{notices.unsupported}</p>}
      {permission === 'denied' && <p role="status">{notices.blocked}</p>}
      {(permission === 'granted' || permission === 'default') && (
        <>
          <Button aria-pressed={isOn} onClick={() => void allow()}>
            {permission === 'granted' ? notices.on : notices.allow}
          </Button>
          <Button aria-pressed={!isOn} onClick={() => chooseNotices(false)}>
            {notices.off}
          </Button>
        </>
      )}
    </fieldset>
  );
}

import { failedParts } from '@chairside/shared/site/self-test.ts';
import { useLive } from '../../live/context.tsx';
import { selectSite } from '../../live/selectors.ts';
import style from './SelfTestScreen.module.css';
import { failedText } from './self-test-words.ts';
import { useSetupText } from './setup-text.ts';
import { dayAndTime } from './when.ts';

export function LastTest() {
  const { test, versions } = useSetupText();
  const site = useLive(selectSite)?.site;
  const last = site?.lastSelfTest ?? null;
  return (
    <section className={style.part} aria-label={test.last}>
      <h2>{test.last}</h2>
      {last === null ? (
        <p>{test.never}</p>
      ) : (
        <>
          <p>
            {test.by(
              site?.people.find(({ personId }) => personId === last.by)?.name ?? last.by ?? versions.nobody,
              dayAndTime(last.atMs, site?.timeZone ?? 'UTC'),
            )}
          </p>
          <p>
            <b>{failedText(failedParts(last.result), test)}</b>
          </p>
        </>
      )}
    </section>
  );
}

import type { ChairId } from '@chairside/shared/ids.ts';
import { Suspense, useEffect } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useStore } from 'zustand';
import { AlarmFrame } from '../../alarms/AlarmFrame.tsx';
import { frameSignal } from '../../alarms/tile-signal.ts';
import { isFromAfar, openedAt, openedNowhere, watching } from '../../alarms/watching.ts';
import { useScreenKeys } from '../../kiosk/keys.ts';
import { useFollowedChair, useLive } from '../../live/context.tsx';
import { PlaceContext } from '../../session/afar/place.ts';
import { selectUnknownChairs } from '../../live/selectors.ts';
import { loadedApart } from '../../ui/loaded-apart.ts';
import { useText } from '../../ui/text.ts';
import { Waiting } from '../Waiting.tsx';
import { ChairBar } from './ChairBar.tsx';
import { ChairMarks } from './ChairMarks.tsx';
import style from './ChairScreen.module.css';
import { EmptyChair } from './EmptyChair.tsx';
import { SessionPane } from './SessionPane.tsx';
import { VitalsPane } from './VitalsPane.tsx';

const SoundGate = loadedApart(async () => ({
  default: (await import('../../kiosk/SoundGate.tsx')).SoundGate,
}));

export function ChairScreen() {
  const text = useText();
  const { id = '' } = useParams();
  const chair = id as ChairId;
  const view = useFollowedChair(chair);
  const isUnknown = useLive(selectUnknownChairs).includes(chair);
  useEffect(() => (isUnknown ? openedNowhere(chair) : openedAt(chair)), [chair, isUnknown]);
  useKeysBack(chair);
  const place = useStore(watching, (stands) => (isFromAfar(stands) ? 'desk' : 'chair'));
  if (isUnknown) return <Waiting title={text.app.unknownChair(id)} hint={text.app.unknownChairHint} isOver />;
  if (view === undefined) return <Waiting title={text.app.loading} hint={text.app.loadingHint} />;
  const { session } = view.state;
  return (
    <PlaceContext value={place}>
      <div className={style.screen} data-chair={chair} data-phase={session?.course.phase ?? 'none'}>
        <ChairBar view={view} />
        <ChairMarks view={view} />
        <AlarmFrame signal={session === null ? null : frameSignal(session.alarms)} />
        {session === null ? (
          <EmptyChair view={view} />
        ) : (
          <main className={style.main}>
            <VitalsPane view={view} session={session} />
            <SessionPane view={view} session={session} />
          </main>
        )}
        {/* On an empty chair nothing sounds, and what stands there is to be tapped; the mark in the bar arms it all the same. */}
        {session !== null && (
          <Suspense>
            <SoundGate />
          </Suspense>
        )}
      </div>
    </PlaceContext>
  );
}

/** From a chair that was opened at the desk; a tablet at the chair stays there (UI26). */
function useKeysBack(chair: ChairId): void {
  const navigate = useNavigate();
  useScreenKeys((key) => {
    if ((key !== 'Escape' && key !== 'Home') || watching.getState().home !== 'desk') return false;
    void navigate('/', { state: { chair } });
    return true;
  });
}

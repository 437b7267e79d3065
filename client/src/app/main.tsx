import '@fontsource-variable/inter/wght.css';
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/light.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { watching } from '../alarms/watching.ts';
import { createConnection } from '../live/connection.ts';
import { createGatewaySocket } from '../live/socket.ts';
import { createLiveStore } from '../live/store.ts';
import { createSoundDesk } from '../sound/sound-desk.ts';
import { createWebAudio } from '../sound/web-audio.ts';
import { applyPreferences, recall, remember } from '../ui/preferences.ts';
import { App } from './App.tsx';
import { keepFlashesInStep } from './flashes.ts';
import { createScreenReporter } from './screen-report.ts';
import { connectSound } from './sound-wiring.ts';

const store = createLiveStore(recall('person'));
const desk = createSoundDesk(createWebAudio(new AudioContext()));
const { report } = createScreenReporter({
  page: document,
  desk,
  watching: watching.getState,
  live: store.getState,
});
const connection = createConnection({
  store,
  report,
  socket: createGatewaySocket(location.origin, () => store.getState().personId),
  rememberPerson: (personId) => remember('person', personId),
});

applyPreferences(document.documentElement);
keepFlashesInStep(document);
desk.start();
connection.start();
connectSound({ connection, watching, desk });

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');
createRoot(root).render(
  <StrictMode>
    <App connection={connection} soundDesk={desk} />
  </StrictMode>,
);

// What is loaded apart has to be there before the link, or the gateway, is not.
const whenIdle = (load: () => void) =>
  'requestIdleCallback' in globalThis ? requestIdleCallback(load) : setTimeout(load, 2_000);
whenIdle(() => {
  void import('../session/dialogs/SessionDialog.tsx');
  void import('../vitals/TrendChart.tsx');
});

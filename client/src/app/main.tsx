import '@fontsource-variable/inter/wght.css';
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/light.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { placeOf, placeOpening, watchedChairs, watching } from '../alarms/watching.ts';
import { install } from '../kiosk/install.ts';
import { createConnection } from '../live/connection.ts';
import { createGatewaySocket } from '../live/socket.ts';
import { createLiveStore } from '../live/store.ts';
import { createPeopleApi } from '../people/people-api.ts';
import { watchStanding } from '../people/standing-watch.ts';
import { createScreenReporter } from '../sound/screen-report.ts';
import { createSoundDesk } from '../sound/sound-desk.ts';
import { createWebAudio } from '../sound/web-audio.ts';
import { applyPreferences, preferences, recall, remember } from '../ui/preferences.ts';
import { persistently } from '../ui/loaded-apart.ts';
import { loadLanguage } from '../ui/text.ts';
import { App } from './App.tsx';
import { keepFlashesInStep } from './flashes.ts';
import { connectSound } from './sound-wiring.ts';

const store = createLiveStore(recall('person'));
const desk = createSoundDesk(createWebAudio(new AudioContext()));
const reporter = createScreenReporter({
  place: () => placeOf(watching.getState()),
  watches: () => watchedChairs(watching.getState(), store.getState().site?.site.chairs ?? []),
  sound: () => desk.state(),
});
const connection = createConnection({
  store,
  report: () => reporter.report(),
  socket: createGatewaySocket(location.origin, {
    personId: () => store.getState().personId,
    place: () => placeOpening(watching.getState(), location.pathname),
  }),
  rememberPerson: (personId) => remember('person', personId),
});

applyPreferences(document.documentElement);
keepFlashesInStep(document);
desk.start();
reporter.start();
connection.start();
watchStanding({ api: createPeopleApi(), connection });
connectSound({ connection, watching, desk });
// Whoever says where they stand acts from there with the very next tap.
watching.subscribe(() => connection.report());
if (import.meta.env.PROD) install();

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');
// In the chosen language from the first word on; without its file, in English.
await loadLanguage(preferences.getState().language).catch(() => undefined);
createRoot(root).render(
  <StrictMode>
    <App connection={connection} soundDesk={desk} />
  </StrictMode>,
);

// What is loaded apart has to be there before the link, or the gateway, is not.
const whenIdle = (load: () => void) =>
  'requestIdleCallback' in globalThis ? requestIdleCallback(load) : setTimeout(load, 2_000);
whenIdle(() => {
  void persistently(() => import('./load-ahead.ts')).then(({ loadAhead }) => loadAhead(connection));
});

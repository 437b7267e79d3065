import '@fontsource-variable/inter/wght.css';
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/light.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createConnection } from '../live/connection.ts';
import { createGatewaySocket } from '../live/socket.ts';
import { createLiveStore } from '../live/store.ts';
import { applyPreferences, recall, remember } from '../ui/preferences.ts';
import { App } from './App.tsx';

const store = createLiveStore(recall('person'));
const connection = createConnection({
  store,
  socket: createGatewaySocket(location.origin, () => store.getState().personId),
  rememberPerson: (personId) => remember('person', personId),
});

applyPreferences(document.documentElement);
connection.start();

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');
createRoot(root).render(
  <StrictMode>
    <App connection={connection} />
  </StrictMode>,
);

// What is loaded apart has to be there before the link, or the gateway, is not.
const whenIdle = (load: () => void) =>
  'requestIdleCallback' in globalThis ? requestIdleCallback(load) : setTimeout(load, 2_000);
whenIdle(() => {
  void import('../session/dialogs/SessionDialog.tsx');
  void import('../vitals/TrendChart.tsx');
});

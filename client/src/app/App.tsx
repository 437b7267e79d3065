import { Suspense, type ReactNode } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { SoundDeskProvider } from '../alarms/sound-desk.tsx';
import type { Connection } from '../live/connection.ts';
import { ConnectionProvider } from '../live/context.tsx';
import { ChairScreen } from '../screens/chairside/ChairScreen.tsx';
import { Waiting } from '../screens/Waiting.tsx';
import type { SoundDesk } from '../sound/sound-desk.ts';
import { loadedApart } from '../ui/loaded-apart.ts';
import { useText } from '../ui/text.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Frame } from './Frame.tsx';

const OverviewScreen = loadedApart(async () => ({
  default: (await import('../screens/overview/OverviewScreen.tsx')).OverviewScreen,
}));
const LimitsScreen = loadedApart(() => import('../screens/setup/LimitsScreen.tsx'));
const ProtocolsScreen = loadedApart(() => import('../screens/setup/protocols/ProtocolsScreen.tsx'));
const ClinicScreen = loadedApart(() => import('../screens/setup/clinic/ClinicScreen.tsx'));
const DevicesScreen = loadedApart(() => import('../screens/setup/devices/DevicesScreen.tsx'));
const PeopleScreen = loadedApart(() => import('../screens/setup/people/PeopleScreen.tsx'));
const AuditScreen = loadedApart(() => import('../screens/setup/audit/AuditScreen.tsx'));
const SelfTestScreen = loadedApart(() => import('../screens/setup/SelfTestScreen.tsx'));
const HistoryScreen = loadedApart(() => import('../screens/history/HistoryScreen.tsx'));
const RecordScreen = loadedApart(() => import('../screens/record/RecordScreen.tsx'));
const SeriesScreen = loadedApart(() => import('../screens/series/SeriesScreen.tsx'));
const SimulatorScreen = loadedApart(() => import('../screens/simulator/SimulatorScreen.tsx'));

type AppProps = { readonly connection: Connection; readonly soundDesk: SoundDesk };

export function App({ connection, soundDesk }: AppProps) {
  return (
    <ConnectionProvider value={connection}>
      <SoundDeskProvider value={soundDesk}>
        <ErrorBoundary>
          <BrowserRouter>
            <Frame>
              <Routes>
                <Route path="/" element={<Apart page={<OverviewScreen />} />} />
                <Route path="/chairs/:id" element={<ChairScreen />} />
                <Route path="/setup/limits" element={<Apart page={<LimitsScreen />} />} />
                <Route path="/setup/protocols" element={<Apart page={<ProtocolsScreen />} />} />
                <Route path="/setup/clinic" element={<Apart page={<ClinicScreen />} />} />
                <Route path="/setup/devices" element={<Apart page={<DevicesScreen />} />} />
                <Route path="/setup/people" element={<Apart page={<PeopleScreen />} />} />
                <Route path="/setup/audit" element={<Apart page={<AuditScreen />} />} />
                <Route path="/setup/self-test" element={<Apart page={<SelfTestScreen />} />} />
                <Route path="/history" element={<Apart page={<HistoryScreen />} />} />
                <Route path="/series/:key" element={<Apart page={<SeriesScreen />} />} />
                <Route path="/record/:session" element={<Apart page={<RecordScreen />} />} />
                <Route path="/simulator" element={<Apart page={<SimulatorScreen />} />} />
                <Route path="*" element={<UnknownPage />} />
              </Routes>
            </Frame>
          </BrowserRouter>
        </ErrorBoundary>
      </SoundDeskProvider>
    </ConnectionProvider>
  );
}

/** Not loaded with the first screen of a chair, which nobody should wait for; fetched as soon as that is there (main.tsx). */
function Apart({ page }: { readonly page: ReactNode }) {
  const text = useText();
  return (
    <Suspense fallback={<Waiting title={text.app.loading} hint={text.app.loadingHint} />}>{page}</Suspense>
  );
}

function UnknownPage() {
  const text = useText();
  return <Waiting title={text.app.unknownPage} hint={text.app.unknownChairHint} isOver />;
}

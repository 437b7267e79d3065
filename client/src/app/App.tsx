import { BrowserRouter, Route, Routes } from 'react-router';
import { LinkLost } from '../alarms/LinkLost.tsx';
import type { Connection } from '../live/connection.ts';
import { ConnectionProvider } from '../live/context.tsx';
import { ChairScreen } from '../screens/chairside/ChairScreen.tsx';
import { OverviewScreen } from '../screens/overview/OverviewScreen.tsx';
import { Waiting } from '../screens/Waiting.tsx';
import { useText } from '../ui/text.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Frame } from './Frame.tsx';

export function App({ connection }: { readonly connection: Connection }) {
  return (
    <ConnectionProvider value={connection}>
      <ErrorBoundary>
        <BrowserRouter>
          <Frame>
            <Routes>
              <Route path="/" element={<OverviewScreen />} />
              <Route path="/chairs/:id" element={<ChairScreen />} />
              <Route path="*" element={<UnknownPage />} />
            </Routes>
          </Frame>
        </BrowserRouter>
      </ErrorBoundary>
      <LinkLost />
    </ConnectionProvider>
  );
}

function UnknownPage() {
  const text = useText();
  return <Waiting title={text.app.unknownPage} hint={text.app.unknownChairHint} isOver />;
}

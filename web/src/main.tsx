import './styles/index.css';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { ApiContext, ApiProblem, apiAt } from './data/api.js';
import { reportsInTab } from './data/reports.js';
import { sessionKey } from './data/session.js';
import { PreferencesProvider } from './preferences/preferences.js';
import { workerReader } from './reader/reader.js';

const inTab = reportsInTab(window.sessionStorage);
const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // a session that ended on the server has ended here too
    onError: (error) => {
      if (error instanceof ApiProblem && error.status === 401) void queries.invalidateQueries({ queryKey: sessionKey });
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // what the server refuses it refuses again
      retry: (count, error) => count < 2 && error instanceof ApiProblem && (error.status === 0 || error.status >= 500),
    },
  },
});
createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <PreferencesProvider>
      <QueryClientProvider client={queries}>
        <ApiContext.Provider value={apiAt()}>
          <App data={{ inTab, reports: inTab, reader: workerReader() }} />
        </ApiContext.Provider>
      </QueryClientProvider>
    </PreferencesProvider>
  </StrictMode>,
);

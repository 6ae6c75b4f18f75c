import './styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { reportsInTab } from './data/reports.js';
import { PreferencesProvider } from './preferences/preferences.js';
import { workerReader } from './reader/reader.js';

const inTab = reportsInTab(window.sessionStorage);
createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <PreferencesProvider>
      <App data={{ inTab, reports: inTab, reader: workerReader() }} />
    </PreferencesProvider>
  </StrictMode>,
);

import './platform/jitless.ts';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { repairFocus } from './ui/repairFocus.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
repairFocus();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

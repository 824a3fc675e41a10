// The screen's start: texts, remembered choices, engine, frame.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createEngineClient } from '../engine-client/client.ts';
import { connect } from '../engine-client/transport.ts';
import { EngineProvider } from '../engine-client/use-engine.tsx';
import { runningTexts } from '../features/running/running-texts.ts';
import { languageOfSystem, startTexts } from '../i18n/start.ts';
import { measureScrollbar } from '../ui/scrollbar.ts';
import '../ui/ui.css';
import './frame.css';
import { accessTexts } from './access-texts.ts';
import { FEATURES } from './features.ts';
import { Frame } from './frame.tsx';
import { startFrameStore } from './frame-store.ts';
import { frameTexts } from './frame-texts.ts';
import { ThemedApp } from './theme.tsx';

const { language } = startFrameStore(languageOfSystem(navigator.languages));
startTexts(language, {
  frame: frameTexts,
  access: accessTexts,
  running: runningTexts,
  ...Object.fromEntries(FEATURES.map((feature) => [feature.path, feature.texts])),
});

measureScrollbar();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <EngineProvider client={createEngineClient(connect())}>
      <ThemedApp>
        <Frame />
      </ThemedApp>
    </EngineProvider>
  </StrictMode>,
);

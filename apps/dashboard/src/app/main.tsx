import '../shared/design/tokens.css';
import '../shared/design/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followDevice } from '../shared/design/theme';
import '../shared/messages';
import { Providers } from './providers';

followDevice();

const root = document.getElementById('root');
if (!root) throw new Error('no #root in index.html');
createRoot(root).render(
  <StrictMode>
    <Providers />
  </StrictMode>,
);

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './ui/tokens.css';
import './ui/base.css';
import './ui/controls.css';
import './ui/data.css';
import './ui/table.css';
import './ui/layout.css';
import './ui/notices.css';
import { start } from './start';
import { Shell } from './shell/Shell';
import { applyTheme } from './shell/theme';
import { preferred, speak } from './text';

applyTheme();
await speak(preferred());
createRoot(document.getElementById('root')!).render(<StrictMode><Shell /></StrictMode>);
start();

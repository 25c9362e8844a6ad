import './styles/index.css';
import { prefetchOnIntent } from './shell/prefetch.ts';
import { showAppearance } from './state/appearance.ts';
import { startRouter } from './state/router.ts';
import { followLists } from './state/trail.ts';
import './shell/app.ts';

showAppearance();
startRouter();
followLists();
prefetchOnIntent();

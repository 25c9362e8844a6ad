import './styles/index.css';
import { startRouter } from './state/router.ts';
import './shell/app.ts';

startRouter();

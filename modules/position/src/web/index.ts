import { definePart } from '@baara/web';
import { PositionAgesPage } from './ages-page.ts';
import { PositionAgesPanel } from './ages-panel.ts';
import { PositionAges } from './ages-view.ts';

/** What data cannot say of this module's pages: an age pyramid. */
export default definePart({
  module: 'position',
  elements: {
    'position-ages': PositionAges,
    'position-ages-panel': PositionAgesPanel,
    'position-ages-page': PositionAgesPage,
  },
});

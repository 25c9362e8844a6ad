import { definePart } from '@baara/web';
import { DirectoryPage } from './directory-page.ts';
import { GapsPage } from './gaps-page.ts';
import { NetworkPage } from './network-page.ts';

/** What data cannot say of this module's pages: the network drawn, its directory on paper, and where nobody is trained. */
export default definePart({
  module: 'sgbv_training',
  elements: {
    'sgbv_training-network': NetworkPage,
    'sgbv_training-directory': DirectoryPage,
    'sgbv_training-gaps': GapsPage,
  },
});

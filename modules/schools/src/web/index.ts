import { definePart } from '@baara/web';
import { SchoolsPromotionsPage } from './promotions-page.ts';
import { SchoolsRecruitPanel } from './recruit-panel.ts';
import { SchoolsSharesPage } from './shares-page.ts';

/** What data cannot say of this module's pages: recruiting a graduate, promotions in figures, the schools of a region's workers. */
export default definePart({
  module: 'schools',
  elements: {
    'schools-promotions-page': SchoolsPromotionsPage,
    'schools-shares-page': SchoolsSharesPage,
    'schools-recruit-panel': SchoolsRecruitPanel,
  },
});

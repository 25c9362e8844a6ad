import { definePart } from '@baara/web';
import { SchoolsMarksPanel } from './marks-panel.ts';
import { SchoolsPromotionsPage } from './promotions-page.ts';
import { SchoolsRecruitPanel } from './recruit-panel.ts';
import { SchoolsSharesPage } from './shares-page.ts';
import { styles } from './styles.ts';
import { SchoolsTranscriptPanel } from './transcript-panel.ts';
import { SchoolsTranscriptsPage } from './transcripts-page.ts';

/** What data cannot say of this module's pages: recruiting a graduate, promotions in figures, the schools of a region's workers. */
export default definePart({
  module: 'schools',
  styles,
  elements: {
    'schools-promotions-page': SchoolsPromotionsPage,
    'schools-shares-page': SchoolsSharesPage,
    'schools-recruit-panel': SchoolsRecruitPanel,
    'schools-marks-panel': SchoolsMarksPanel,
    'schools-transcript-panel': SchoolsTranscriptPanel,
    'schools-transcripts-page': SchoolsTranscriptsPage,
  },
});

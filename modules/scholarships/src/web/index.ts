import { definePart } from '@baara/web';
import { ScholarshipsBatchPanel } from './batch-panel.ts';
import { ScholarshipsPaymentsPage } from './payments-page.ts';
import { ScholarshipsRankingPanel } from './ranking-panel.ts';
import { ScholarshipsResultsPage } from './results-page.ts';
import { styles } from './styles.ts';
import { ScholarshipsSure } from './sure.ts';

/** The pages of payment and of results, and what stands on the page of a list and of a programme. */
export default definePart({
  module: 'scholarships',
  styles,
  elements: {
    'scholarships-sure': ScholarshipsSure,
    'scholarships-payments-page': ScholarshipsPaymentsPage,
    'scholarships-batch-panel': ScholarshipsBatchPanel,
    'scholarships-results-page': ScholarshipsResultsPage,
    'scholarships-ranking-panel': ScholarshipsRankingPanel,
  },
});

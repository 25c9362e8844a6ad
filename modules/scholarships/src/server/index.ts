import { defineServerPart } from '@baara/server';
import { batchView } from './batch-view.ts';
import { comparison } from './comparison.ts';
import { followDecisions } from './decisions.ts';
import { file } from './file.ts';
import { guardSaves } from './guard.ts';
import { importAnswer } from './import-answer.ts';
import { prepare, retry } from './lists-to-pay.ts';
import { passages } from './passages.ts';
import { preparable } from './preparable.ts';
import { ranking, select } from './ranking.ts';

/** What data cannot say of scholarships: lists of payments, their files, the operator’s answers, the ranking and the comparison of results. */
export default defineServerPart({
  module: 'scholarships',
  hooks: {
    before: guardSaves,
    after: followDecisions,
    refuses: ['payment_answer_row'],
  },
  passages,
  routes: { batch: batchView, comparison, file, preparable, ranking },
  actions: { prepare, retry, importAnswer, select },
});

import { defineServerPart } from '@baara/server';
import { openFollowUps } from './follow-ups.ts';

/** What data cannot say of this module: visits that a completed session opens. */
export default defineServerPart({
  module: 'sgbv_training',
  hooks: { after: openFollowUps, refuses: ['participation', 'sgbv_follow_up'] },
});

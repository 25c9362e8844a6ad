import { definePart } from '@baara/web';
import { TrainingAttendance } from './attendance.ts';
import { TrainingCalendarPage } from './calendar-page.ts';
import { TrainingCostsPage } from './costs-page.ts';
import { TrainingInvitations } from './invitations.ts';
import { TrainingLacking } from './lacking.ts';
import { TrainingNeedsPage } from './needs-page.ts';
import { TrainingOutcome } from './outcome.ts';
import { TrainingSessionPanel } from './session-panel.ts';
import { styles } from './styles.ts';

/** What data cannot say of the pages of in-service training: a calendar, the work of a session, who lacks what, what it costs. */
export default definePart({
  module: 'training',
  styles,
  elements: {
    'training-attendance': TrainingAttendance,
    'training-invitations': TrainingInvitations,
    'training-outcome': TrainingOutcome,
    'training-lacking': TrainingLacking,
    'training-session-panel': TrainingSessionPanel,
    'training-calendar-page': TrainingCalendarPage,
    'training-needs-page': TrainingNeedsPage,
    'training-costs-page': TrainingCostsPage,
  },
});

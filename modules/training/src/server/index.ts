import { defineServerPart } from '@baara/server';
import { calendar } from './calendar.ts';
import { certificateFile } from './certificate-file.ts';
import { certify, sealCertificates } from './certificates.ts';
import { costs } from './costs.ts';
import { followSessions } from './follow.ts';
import { invitation, invite } from './invitation.ts';
import { letters } from './letters.ts';
import { lacking, needs } from './needs.ts';
import { seatParticipants } from './seats.ts';
import { sessionSheet } from './session-sheet.ts';
import { verification } from './verification.ts';

/** What data cannot say of in-service training: seats that are counted while they are taken, certificates, who lacks what. */
export default defineServerPart({
  module: 'training',
  hooks: {
    before: async (changes, context) => [...sealCertificates(changes), ...(await seatParticipants(changes, context))],
    after: followSessions,
    refuses: ['training_session'],
  },
  routes: { session: sessionSheet, calendar, needs, lacking, costs, certificate: certificateFile, letters },
  actions: { certify, invite },
  letters: { invitation },
  open: { certificate: verification },
});

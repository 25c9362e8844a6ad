import { defineServerPart } from '@baara/server';
import { seatParticipants } from './seats.ts';

/** What data cannot say of a session: its seats are counted while they are taken. */
export default defineServerPart({ module: 'training', hooks: { before: seatParticipants } });

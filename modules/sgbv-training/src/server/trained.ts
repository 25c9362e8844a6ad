import { sql as piece } from '@baara/server';
import { sgbv } from '../overlays.ts';

/**
 * Two tables for the beginning of a statement: `followed`, completed participations in courses on violence, and `known`, each contact with the `day` on which it
 * was last trained: the last day of such a session of the contact's person or of the contact as a guest, otherwise what was
 * typed. The formula of `referral_contact.trained`.
 */
export const trainedContacts = piece`followed AS MATERIALIZED (
    SELECT p.id, p.person, p.valid_to::date - 1 AS day FROM participation p
    JOIN training_session s ON s.id = p.session JOIN course c ON c.id = s.course
    WHERE c.category = ${sgbv} AND p.status = 'COMPLETED' AND p.result IS DISTINCT FROM 'FAILED'
  ), known AS (
    SELECT k.id, k.organisation, k.participation, k.valid_from, k.valid_to, coalesce(greatest(w.day, g.day), k.trained_elsewhere::date) AS day
    FROM referral_contact k
    LEFT JOIN (SELECT f.person, max(f.day) AS day FROM followed f GROUP BY f.person) w ON w.person = k.person
    LEFT JOIN followed g ON g.id = k.participation
  )`;

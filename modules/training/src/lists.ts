import { defineList, item } from '@baara/model';

const menu = 'administration';

export const course_category = defineList('course_category', {
  label: { fr: 'Catégorie de formation', en: 'Course category' },
  plural: { fr: 'Catégories de formations', en: 'Course categories' },
  menu,
  items: [
    item('CLINICAL', 'Soins', 'Clinical'),
    item('REPRODUCTIVE', 'Santé de la reproduction', 'Reproductive health'),
    item('PUBLIC_HEALTH', 'Santé publique', 'Public health'),
    item('MANAGEMENT', 'Gestion', 'Management'),
    item('INFORMATION', 'Information sanitaire', 'Health information'),
    item('TEACHING', 'Pédagogie', 'Teaching'),
    item('SOCIAL', 'Action sociale', 'Social work'),
  ],
});

export const course_status = defineList('course_status', {
  label: { fr: 'État de la formation', en: 'Course status' },
  plural: { fr: 'États des formations', en: 'Course statuses' },
  menu,
  items: [
    item('IN_PREPARATION', 'En préparation', 'In preparation'),
    item('OPEN', 'Proposée', 'Offered'),
    item('WITHDRAWN', 'Retirée', 'Withdrawn'),
  ],
});

export const session_status = defineList('session_status', {
  label: { fr: 'État de la session', en: 'Session status' },
  plural: { fr: 'États des sessions', en: 'Session statuses' },
  menu,
  items: [
    item('PLANNED', 'Prévue', 'Planned'),
    item('OPEN', 'Inscriptions ouvertes', 'Open for enrolment'),
    item('RUNNING', 'En cours', 'Running'),
    item('DONE', 'Achevée', 'Done'),
    item('CANCELLED', 'Annulée', 'Cancelled'),
  ],
});

export const participation_status = defineList('participation_status', {
  label: { fr: 'État de la participation', en: 'Participation status' },
  plural: { fr: 'États des participations', en: 'Participation statuses' },
  menu,
  items: [
    item('REQUESTED', 'Demandée', 'Requested'),
    item('INVITED', 'Invité', 'Invited'),
    item('WAITING', 'En liste d’attente', 'On the waiting list'),
    item('ENROLLED', 'Inscrit', 'Enrolled'),
    item('COMPLETED', 'A suivi la session', 'Completed'),
    item('ABSENT', 'Absent', 'Absent'),
    item('DECLINED', 'A décliné', 'Declined'),
    item('CANCELLED', 'Annulée', 'Cancelled'),
  ],
});

export const training_result = defineList('training_result', {
  label: { fr: 'Résultat', en: 'Result' },
  plural: { fr: 'Résultats de formation', en: 'Training results' },
  menu,
  items: [
    item('PASSED', 'Réussi', 'Passed'),
    item('FAILED', 'Échoué', 'Failed'),
    item('ATTENDED', 'Présent, sans évaluation', 'Attended, not assessed'),
    item('PENDING', 'En attente', 'Pending'),
  ],
});

export const training_requester = defineList('training_requester', {
  label: { fr: 'Demandeur de la formation', en: 'Training requester' },
  plural: { fr: 'Demandeurs de formations', en: 'Training requesters' },
  menu,
  items: [
    item('PERSON', 'L’agent', 'The person'),
    item('SUPERVISOR', 'Le supérieur', 'The supervisor'),
    item('DISTRICT', 'Le district', 'The district'),
    item('REGION', 'La région', 'The region'),
    item('PROGRAMME', 'Un programme national', 'A national programme'),
    item('PARTNER', 'Un partenaire', 'A partner'),
  ],
});

export const exam_type = defineList('exam_type', {
  label: { fr: 'Type d’examen', en: 'Exam type' },
  plural: { fr: 'Types d’examens', en: 'Exam types' },
  menu,
  items: [
    item('WRITTEN', 'Écrit', 'Written'),
    item('ORAL', 'Oral', 'Oral'),
    item('PRACTICAL', 'Pratique', 'Practical'),
    item('CASE', 'Étude de cas', 'Case study'),
  ],
});

export const half_day = defineList('half_day', {
  label: { fr: 'Demi-journée', en: 'Half-day' },
  plural: { fr: 'Demi-journées', en: 'Half-days' },
  menu,
  items: [item('MORNING', 'Matin', 'Morning'), item('AFTERNOON', 'Après-midi', 'Afternoon')],
});

export const trainer_role = defineList('trainer_role', {
  label: { fr: 'Rôle du formateur', en: 'Trainer role' },
  plural: { fr: 'Rôles des formateurs', en: 'Trainer roles' },
  menu,
  items: [
    item('LEAD', 'Formateur principal', 'Lead trainer'),
    item('FACILITATOR', 'Facilitateur', 'Facilitator'),
    item('RESOURCE', 'Personne ressource', 'Resource person'),
    item('MENTOR', 'Mentor', 'Mentor'),
  ],
});

export const training_institution_type = defineList('training_institution_type', {
  label: { fr: 'Type d’institution', en: 'Institution type' },
  plural: { fr: 'Types d’institutions', en: 'Institution types' },
  menu,
  items: [
    item('SCHOOL', 'École', 'School'),
    item('UNIVERSITY', 'Université', 'University'),
    item('MINISTRY', 'Service de l’État', 'Government service'),
    item('NGO', 'Association ou ONG', 'Association or NGO'),
    item('PRIVATE', 'Organisme privé', 'Private body'),
  ],
});

export const need_priority = defineList('need_priority', {
  label: { fr: 'Priorité', en: 'Priority' },
  plural: { fr: 'Priorités', en: 'Priorities' },
  menu,
  items: [item('HIGH', 'Haute', 'High'), item('MEDIUM', 'Moyenne', 'Medium'), item('LOW', 'Basse', 'Low')],
});

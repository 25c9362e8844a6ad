import { defineList, f, item } from '@baara/model';

/** Levels of study, in order; a degree names its own. */
export const study_level = defineList('study_level', {
  label: { fr: 'Niveau d’études', en: 'Level of study' },
  plural: { fr: 'Niveaux d’études', en: 'Levels of study' },
  menu: 'administration',
  fields: { isced: f.integer({ label: { fr: 'Niveau CITE 2011', en: 'ISCED 2011 level' }, min: 0, max: 8 }) },
  items: [
    item('NONE', 'Sans diplôme', 'No certificate', { isced: 0 }),
    item('PRIMARY', 'Primaire (CEP, CFEPCEF)', 'Primary', { isced: 1 }),
    item('LOWER', 'Fondamental (DEF, BEPC)', 'Lower secondary', { isced: 2 }),
    item('VOCATIONAL', 'Professionnel (CAP, BT)', 'Vocational', { isced: 3 }),
    item('UPPER', 'Baccalauréat', 'Upper secondary', { isced: 3 }),
    item('BAC2', 'Bac + 2 (DUT, BTS)', 'Short-cycle tertiary', { isced: 5 }),
    item('BAC3', 'Bac + 3 (licence)', 'Bachelor', { isced: 6 }),
    item('BAC4', 'Bac + 4 (maîtrise)', 'Four years of higher education', { isced: 6 }),
    item('BAC5', 'Bac + 5 (master, DESS)', 'Master', { isced: 7 }),
    item('MD', 'Doctorat d’exercice', 'Doctor of medicine or pharmacy', { isced: 7 }),
    item('SPECIALIST', 'Spécialisation (DES, CES)', 'Specialist diploma', { isced: 8 }),
    item('PHD', 'Doctorat de recherche', 'Research doctorate', { isced: 8 }),
    item('AGREGATION', 'Agrégation', 'Agrégation', { isced: 8 }),
  ],
});

export const study_field = defineList('study_field', {
  label: { fr: 'Domaine d’études', en: 'Field of study' },
  plural: { fr: 'Domaines d’études', en: 'Fields of study' },
  menu: 'administration',
  items: [
    item('GENERAL', 'Enseignement général', 'General education'),
    item('MEDICINE', 'Médecine', 'Medicine'),
    item('PHARMACY', 'Pharmacie', 'Pharmacy'),
    item('NURSING', 'Soins infirmiers', 'Nursing'),
    item('MIDWIFERY', 'Obstétrique', 'Midwifery'),
    item('LABORATORY', 'Biologie médicale', 'Medical laboratory'),
    item('IMAGING', 'Imagerie médicale', 'Medical imaging'),
    item('PUBLIC_HEALTH', 'Santé publique', 'Public health'),
    item('HYGIENE', 'Hygiène et assainissement', 'Hygiene and sanitation'),
    item('SOCIAL', 'Travail social', 'Social work'),
    item('MANAGEMENT', 'Gestion et administration', 'Management and administration'),
    item('TECHNICAL', 'Technique', 'Technical'),
  ],
});

export const degree = defineList('degree', {
  label: { fr: 'Diplôme', en: 'Degree' },
  plural: { fr: 'Diplômes', en: 'Degrees' },
  menu: 'administration',
  fields: {
    level: f.choice(study_level, { label: { fr: 'Niveau', en: 'Level' } }),
    field: f.choice(study_field, { label: { fr: 'Domaine', en: 'Field' } }),
    synonyms: f.text({
      label: { fr: 'Autres écritures, séparées par « ; »', en: 'Other spellings, separated by ";"' },
      maxLength: 1000,
    }),
  },
  items: [
    item('CEP', 'Certificat d’études primaires', 'Primary school certificate', { level: 'PRIMARY', field: 'GENERAL' }),
    item('DEF', 'Diplôme d’études fondamentales', 'Lower secondary certificate', {
      level: 'LOWER',
      field: 'GENERAL',
      synonyms: 'BEPC',
    }),
    item('BAC', 'Baccalauréat', 'Baccalaureate', { level: 'UPPER', field: 'GENERAL' }),
    item('CAP', 'Certificat d’aptitude professionnelle', 'Vocational certificate', {
      level: 'VOCATIONAL',
      field: 'TECHNICAL',
    }),
    item('BT', 'Brevet de technicien', 'Technician certificate', { level: 'VOCATIONAL', field: 'TECHNICAL' }),
    item('DUT', 'Diplôme universitaire de technologie', 'University diploma of technology', {
      level: 'BAC2',
      field: 'TECHNICAL',
    }),
    item('LICENCE', 'Licence', 'Bachelor', { level: 'BAC3' }),
    item('MAITRISE', 'Maîtrise', 'Maîtrise', { level: 'BAC4' }),
    item('MASTER', 'Master', 'Master', { level: 'BAC5' }),
    item('MPH', 'Master de santé publique', 'Master of public health', { level: 'BAC5', field: 'PUBLIC_HEALTH' }),
    item('MD', 'Doctorat en médecine', 'Doctor of medicine', { level: 'MD', field: 'MEDICINE' }),
    item('PHARMD', 'Doctorat en pharmacie', 'Doctor of pharmacy', { level: 'MD', field: 'PHARMACY' }),
    item('DES', 'Diplôme d’études spécialisées', 'Specialist diploma', {
      level: 'SPECIALIST',
      field: 'MEDICINE',
      synonyms: 'CES',
    }),
    item('PHD', 'Doctorat', 'Doctorate', { level: 'PHD' }),
  ],
});

export const competency_type = defineList('competency_type', {
  label: { fr: 'Famille de compétences', en: 'Competency type' },
  plural: { fr: 'Familles de compétences', en: 'Competency types' },
  menu: 'administration',
  items: [
    item('CLINICAL', 'Clinique', 'Clinical'),
    item('PUBLIC_HEALTH', 'Santé publique', 'Public health'),
    item('MANAGEMENT', 'Gestion', 'Management'),
    item('TEACHING', 'Encadrement', 'Teaching and mentoring'),
  ],
});

export const competency = defineList('competency', {
  label: { fr: 'Compétence', en: 'Competency' },
  plural: { fr: 'Compétences', en: 'Competencies' },
  menu: 'administration',
  fields: {
    type: f.choice(competency_type, { label: { fr: 'Famille', en: 'Type' } }),
    notes: f.longText({ label: { fr: 'Notes', en: 'Notes' } }),
  },
  items: [
    item('SONU_B', 'Soins obstétricaux et néonatals d’urgence de base', 'Basic emergency obstetric and newborn care', {
      type: 'CLINICAL',
    }),
    item(
      'SONU_C',
      'Soins obstétricaux et néonatals d’urgence complets',
      'Comprehensive emergency obstetric and newborn care',
      { type: 'CLINICAL' },
    ),
    item('PCIME', 'Prise en charge intégrée des maladies de l’enfant', 'Integrated management of childhood illness', {
      type: 'CLINICAL',
    }),
    item('PF', 'Planification familiale', 'Family planning', { type: 'CLINICAL' }),
    item('IPC', 'Prévention et contrôle des infections', 'Infection prevention and control', { type: 'CLINICAL' }),
    item('MALARIA', 'Prise en charge du paludisme', 'Malaria case management', { type: 'CLINICAL' }),
    item('SURVEILLANCE', 'Surveillance épidémiologique', 'Disease surveillance', { type: 'PUBLIC_HEALTH' }),
    item('VACCINATION', 'Vaccination', 'Immunisation', { type: 'PUBLIC_HEALTH' }),
    item('SUPERVISION', 'Supervision formative', 'Supportive supervision', { type: 'MANAGEMENT' }),
    item('HR', 'Gestion des ressources humaines', 'Human resources management', { type: 'MANAGEMENT' }),
    item('ANDRAGOGY', 'Andragogie', 'Adult education', { type: 'TEACHING' }),
  ],
});

export const competency_level = defineList('competency_level', {
  label: { fr: 'Appréciation', en: 'Competency level' },
  plural: { fr: 'Appréciations', en: 'Competency levels' },
  menu: 'administration',
  items: [
    item('0', 'Non acquise', 'Not acquired'),
    item('1', 'En cours d’acquisition', 'Being acquired'),
    item('2', 'Acquise', 'Acquired'),
    item('3', 'Maîtrisée, peut former', 'Mastered, can teach'),
  ],
});

/** The professional order or association that keeps a register. */
export const council = defineList('council', {
  label: { fr: 'Ordre ou association', en: 'Council or association' },
  plural: { fr: 'Ordres et associations', en: 'Councils and associations' },
  menu: 'administration',
  fields: { law: f.text({ label: { fr: 'Texte fondateur', en: 'Founding act' } }) },
  items: [
    item('MEDICAL', 'Ordre des médecins', 'Medical council'),
    item('PHARMACY', 'Ordre des pharmaciens', 'Pharmacy council'),
    item('DENTAL', 'Ordre des chirurgiens-dentistes', 'Dental council'),
    item('MIDWIFERY', 'Ordre des sages-femmes', 'Midwifery council'),
    item('NURSING', 'Ordre des infirmières et infirmiers', 'Nursing council'),
  ],
});

export const registration_kind = defineList('registration_kind', {
  label: { fr: 'Nature de l’inscription', en: 'Kind of registration' },
  plural: { fr: 'Natures d’inscription', en: 'Kinds of registration' },
  menu: 'administration',
  items: [
    item('PERMANENT', 'Définitive', 'Permanent'),
    item('PROVISIONAL', 'Provisoire', 'Provisional'),
    item('TEMPORARY', 'Temporaire', 'Temporary'),
    item('RESERVE', 'Liste de réserve', 'Reserve list'),
  ],
});

export const registration_status = defineList('registration_status', {
  label: { fr: 'État de l’inscription', en: 'Registration status' },
  plural: { fr: 'États de l’inscription', en: 'Registration statuses' },
  menu: 'administration',
  items: [
    item('ACTIVE', 'En cours', 'Active'),
    item('SUSPENDED', 'Suspendue', 'Suspended'),
    item('EXPIRED', 'Expirée', 'Expired'),
    item('REMOVED', 'Radiée', 'Removed'),
  ],
});

export const out_migration_reason = defineList('out_migration_reason', {
  label: { fr: 'Motif de départ à l’étranger', en: 'Reason for out-migration' },
  plural: { fr: 'Motifs de départ à l’étranger', en: 'Reasons for out-migration' },
  menu: 'administration',
  items: [
    item('WORK', 'Emploi', 'Employment'),
    item('STUDY', 'Études', 'Study'),
    item('FAMILY', 'Famille', 'Family'),
    item('SECURITY', 'Insécurité', 'Insecurity'),
    item('OTHER', 'Autre', 'Other'),
  ],
});

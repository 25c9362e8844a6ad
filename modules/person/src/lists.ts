import { defineList, f, item } from '@baara/model';

export const sex = defineList('sex', {
  label: { fr: 'Sexe', en: 'Sex' },
  plural: { fr: 'Sexes', en: 'Sexes' },
  menu: 'administration',
  items: [item('F', 'Féminin', 'Female'), item('M', 'Masculin', 'Male')],
});

export const civility = defineList('civility', {
  label: { fr: 'Civilité', en: 'Form of address' },
  plural: { fr: 'Civilités', en: 'Forms of address' },
  menu: 'administration',
  items: [
    item('MR', 'Monsieur', 'Mr'),
    item('MRS', 'Madame', 'Mrs'),
    item('MISS', 'Mademoiselle', 'Miss'),
    item('DR', 'Docteur', 'Dr'),
    item('PR', 'Professeur', 'Professor'),
    item('SISTER', 'Sœur', 'Sister'),
    item('FATHER', 'Père', 'Father'),
    item('COLONEL', 'Médecin-colonel', 'Colonel (medical)'),
  ],
});

export const marital_status = defineList('marital_status', {
  label: { fr: 'Situation matrimoniale', en: 'Marital status' },
  plural: { fr: 'Situations matrimoniales', en: 'Marital statuses' },
  menu: 'administration',
  items: [
    item('SINGLE', 'Célibataire', 'Single'),
    item('MARRIED', 'Marié(e)', 'Married'),
    item('DIVORCED', 'Divorcé(e)', 'Divorced'),
    item('WIDOWED', 'Veuf ou veuve', 'Widowed'),
    item('SEPARATED', 'Séparé(e)', 'Separated'),
  ],
});

export const relationship = defineList('relationship', {
  label: { fr: 'Lien de parenté', en: 'Relationship' },
  plural: { fr: 'Liens de parenté', en: 'Relationships' },
  menu: 'administration',
  items: [
    item('SPOUSE', 'Conjoint(e)', 'Spouse'),
    item('CHILD', 'Enfant', 'Child'),
    item('FATHER', 'Père', 'Father'),
    item('MOTHER', 'Mère', 'Mother'),
    item('SIBLING', 'Frère ou sœur', 'Brother or sister'),
    item('WARD', 'Enfant recueilli', 'Ward'),
    item('RELATIVE', 'Autre parent', 'Other relative'),
    item('FRIEND', 'Proche', 'Friend'),
  ],
});

export const contact_kind = defineList('contact_kind', {
  label: { fr: 'Nature du contact', en: 'Kind of contact' },
  plural: { fr: 'Natures de contact', en: 'Kinds of contact' },
  menu: 'administration',
  items: [
    item('PERSONAL', 'Personnel', 'Personal'),
    item('WORK', 'Professionnel', 'Work'),
    item('EMERGENCY', 'Personne à prévenir', 'Emergency'),
    item('OTHER', 'Autre', 'Other'),
  ],
});

export const language = defineList('language', {
  label: { fr: 'Langue', en: 'Language' },
  plural: { fr: 'Langues', en: 'Languages' },
  help: { fr: 'Codes ISO 639.', en: 'ISO 639 codes.' },
  menu: 'administration',
  items: [
    item('FR', 'Français', 'French'),
    item('EN', 'Anglais', 'English'),
    item('AR', 'Arabe', 'Arabic'),
    item('ES', 'Espagnol', 'Spanish'),
    item('PT', 'Portugais', 'Portuguese'),
    item('ZH', 'Chinois', 'Chinese'),
    item('RU', 'Russe', 'Russian'),
    item('HA', 'Haoussa', 'Hausa'),
    item('SIGN', 'Langue des signes', 'Sign language'),
  ],
});

export const language_proficiency = defineList('language_proficiency', {
  label: { fr: 'Maîtrise de la langue', en: 'Language proficiency' },
  plural: { fr: 'Niveaux de maîtrise', en: 'Levels of proficiency' },
  menu: 'administration',
  items: [
    item('NONE', 'Aucune', 'None'),
    item('BASIC', 'Notions', 'Basic'),
    item('GOOD', 'Bonne', 'Good'),
    item('FLUENT', 'Courante', 'Fluent'),
    item('NATIVE', 'Langue maternelle', 'Native'),
  ],
});

/** The instrument of an administrative decision. */
export const act_kind = defineList('act_kind', {
  label: { fr: 'Nature de l’acte', en: 'Kind of act' },
  plural: { fr: 'Natures d’actes', en: 'Kinds of acts' },
  menu: 'administration',
  items: [
    item('ARRETE', 'Arrêté', 'Order (arrêté)'),
    item('DECISION', 'Décision', 'Decision'),
    item('DECRET', 'Décret', 'Decree'),
    item('NOTE', 'Note de service', 'Service note'),
    item('CONTRAT', 'Contrat', 'Contract'),
    item('AVENANT', 'Avenant', 'Amendment'),
    item('PV', 'Procès-verbal de prise de service', 'Record of taking up duty'),
    item('CERTIFICAT', 'Certificat de prise de service', 'Certificate of taking up duty'),
    item('ATTESTATION', 'Attestation', 'Attestation'),
  ],
});

export const document_type = defineList('document_type', {
  label: { fr: 'Type de pièce', en: 'Document type' },
  plural: { fr: 'Types de pièces', en: 'Document types' },
  menu: 'administration',
  fields: {
    expected: f.boolean({
      label: { fr: 'Attendue dans chaque dossier', en: 'Expected in every file' },
    }),
  },
  items: [
    item('BIRTH', 'Acte de naissance', 'Birth certificate', { expected: true }),
    item('NATIONALITY', 'Certificat de nationalité', 'Nationality certificate', { expected: true }),
    item('IDENTITY', 'Pièce d’identité', 'Identity document', { expected: true }),
    item('DIPLOMA', 'Diplôme ou attestation', 'Diploma or certificate', { expected: true }),
    item('CV', 'Curriculum vitæ', 'Curriculum vitae'),
    item('CRIMINAL_RECORD', 'Casier judiciaire', 'Criminal record extract'),
    item('MEDICAL', 'Certificat médical d’aptitude', 'Certificate of fitness'),
    item('RECRUITMENT', 'Acte de recrutement ou d’intégration', 'Act of recruitment', { expected: true }),
    item('CONTRACT', 'Contrat de travail', 'Employment contract'),
    item('ASSIGNMENT', 'Acte d’affectation', 'Assignment act'),
    item('APPOINTMENT', 'Acte de nomination', 'Appointment act'),
    item('TENURE', 'Acte de titularisation', 'Tenure act'),
    item('TAKING_UP', 'Prise de service', 'Taking up of duty'),
    item('PROMOTION', 'Acte d’avancement', 'Advancement act'),
    item('LEAVE', 'Titre de congé', 'Leave certificate'),
    item('MARRIAGE', 'Acte de mariage', 'Marriage certificate'),
    item('COUNCIL', 'Inscription à l’Ordre', 'Registration with the council'),
    item('PHOTO', 'Photo d’identité', 'Passport photograph'),
    item('DEATH', 'Acte de décès', 'Death certificate'),
    item('RETIREMENT', 'Acte de mise à la retraite', 'Retirement act'),
    item('OTHER', 'Autre pièce', 'Other document'),
  ],
});

import type { Text } from '@baara/model';
import { unitId } from './tree/ids.ts';

/** An account of the demonstration: one for each kind of reader. `unit` is a unit's id, or null for the whole country. */
interface Account {
  readonly username: string;
  readonly password: string;
  readonly role: string;
  readonly unit: string | null;
  readonly label: Text;
}

const password = 'bamako-2026';

const account = (username: string, role: string, unit: string | null, fr: string, en: string): Account => ({
  username,
  password,
  role,
  unit: unit === null ? null : unitId(unit),
  label: { fr, en },
});

/** Written with the demonstration only, and shown at its sign-in page: a site in earnest has none of them. */
export const accounts: readonly Account[] = [
  account('drh', 'national_director', 'ML', 'Directeur des ressources humaines (pays)', 'National HR director'),
  account('sikasso', 'regional_manager', 'R03', 'Gestionnaire régional de Sikasso', 'Regional HR manager of Sikasso'),
  account('kadiolo', 'district_manager', 'R03-D02', 'Gestionnaire du district de Kadiolo', 'HR manager of Kadiolo'),
  account('csref', 'facility_head', 'R03-D02-CSREF', 'Chef du CSRéf de Kadiolo', 'Head of the Kadiolo referral centre'),
  account('eig', 'school_registrar', 'ECOLE-EIG', 'Responsable de scolarité à Gao', 'School registrar in Gao'),
  account('gao', 'regional_manager', 'R07', 'Gestionnaire régional de Gao', 'Regional HR manager of Gao'),
  account('ecoles', 'preservice_officer', 'ML', 'Chargé de la formation initiale', 'Pre-service training officer'),
  account('discipline', 'discipline_officer', 'ML', 'Chargé de la discipline', 'Discipline officer'),
  account('formation', 'training_officer', 'R03', 'Chargé de la formation à Sikasso', 'Training officer of Sikasso'),
  account('vbg', 'sgbv_focal_point', 'R03', 'Point focal VBG de Sikasso', 'SGBV focal point of Sikasso'),
  account('ordre', 'nursing_council', 'ML', 'Secrétaire de l’Ordre des infirmiers', 'Secretary of the nursing council'),
  account('bourses', 'scholarship_officer', 'ML', 'Chargé des bourses', 'Scholarship officer'),
  account('preparateur', 'payment_preparer', 'ML', 'Préparateur des paiements', 'Payment preparer'),
  account('verificateur', 'payment_verifier', 'ML', 'Vérificateur des paiements', 'Payment verifier'),
  account('ordonnateur', 'payment_approver', 'ML', 'Ordonnateur des paiements', 'Payment approver'),
  account('audit', 'auditor', 'ML', 'Auditeur', 'Auditor'),
  account('admin', 'implementer', null, 'Administrateur du système', 'Implementer'),
];

export { referral_contact } from './contact.ts';
export { sgbv_follow_up } from './follow-up.ts';
export * from './lists.ts';
export { sgbv_material } from './material.ts';
export { sgbvTrainingModule, sgbvTrainingModule as default } from './module.ts';
export { referral_link, referral_organisation } from './network.ts';
export { sgbv_participation } from './overlays.ts';

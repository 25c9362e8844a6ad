export { contacts } from './contact.ts';
export { session as training_session } from './counts.ts';
export { competency_requirement, course, course_module } from './course.ts';
export * from './lists.ts';
export { trainingModule, trainingModule as default } from './module.ts';
export { competency_assessment, training_exam, training_need, training_presence } from './outcome.ts';
export { participation } from './participation.ts';
export { training_funder, training_institution } from './provider.ts';
export { session_trainer } from './session.ts';

export { country } from './country.ts';
export * from './lists.ts';
export { geography, geography as default } from './module.ts';
export { unit } from './unit.ts';
export { unit_contact, unit_identifier, unit_population } from './unit-facts.ts';
export { unit_state, unit_succession } from './unit-state.ts';

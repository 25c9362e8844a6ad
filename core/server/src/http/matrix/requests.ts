import { uuidv7 } from '@baara/model';
import { ids } from '../testing.ts';
import { type Asked, ask } from './asked.ts';
import { recordRequests } from './record-requests.ts';

/** Somebody new with a first post in the south. */
function hiring() {
  const [person, post] = [uuidv7(), uuidv7()];
  const values = { person, facility: ids.south, main: true, valid_from: '2026-01-01' };
  return {
    id: uuidv7(),
    operations: [
      { do: 'create', form: 'person', id: person, values: { surname: 'Neuf', forename: 'Agent' } },
      { do: 'create', form: 'assignment', id: post, values },
    ],
  };
}

const day = '2030-01-01';
const unit = `/units/${ids.south}`;

/** What concerns no single form. */
const others: readonly Asked[] = [
  ask('GET /session', '/session'),
  ask('POST /session', '/session', { json: () => ({ username: 'zanga' }) }),
  ask('PATCH /session', '/session', { json: () => ({ language: 'fr' }) }),
  ask('GET /model', '/model'),
  ask('GET /lists/{list}', '/lists/cadre?q=sage'),
  ask('POST /files', '/files?name=essai.txt', {
    headers: { 'content-type': 'application/octet-stream' },
    body: 'essai',
  }),
  ask('GET /files/{id}', (f) => `/files/${f.file}`, { shows: ['document'] }),
  ask('GET /home', '/home'),
  ask('GET /home', `/home?under=${ids.south}`, { say: 'au sud' }),
  ask('GET /search', '/search?q=zoumana', { shows: ['name'] }),
  ask('GET /parts/{module}/{name}', '/parts/tiny/people', { shows: ['name'] }),
  ask('POST /parts/{module}/{name}', '/parts/tiny/remark', { json: (f) => ({ person: f.person }), changes: true }),
  ask('POST /envelopes', '/envelopes', {
    json: (f) => ({
      id: uuidv7(),
      operations: [{ do: 'create', form: 'note', id: uuidv7(), values: { person: f.person, body: 'essai' } }],
    }),
    changes: true,
    say: 'sur cette personne',
  }),
  ask('POST /envelopes', '/envelopes', { json: hiring, say: 'quelqu’un au sud' }),
  ask('GET /tasks', '/tasks'),
  ask('GET /tasks/{workflow}/{state}', '/tasks/transfer/asked'),
  ask('POST /tasks/{workflow}/preview', '/tasks/transfer/preview', {
    json: (f) => ({ transition: 'ask', ids: [f.assignment] }),
  }),
  ask('GET /units', '/units?q=sud'),
  ask('GET /units/browse', '/units/browse'),
  ask('GET /units/{id}', unit),
  ask('GET /units/{id}/panels/{panel}', `${unit}/panels/cadres`),
  ask('POST /units/{id}/rename', `${unit}/rename?preview=1`, { json: () => ({ on: day, name: 'Midi' }) }),
  ask('POST /units/{id}/change', `${unit}/change?preview=1`, { json: () => ({ on: day, type: 'region' }) }),
  ask('POST /units/{id}/open', `${unit}/open?preview=1`, {
    json: () => ({ on: day, values: { name: 'Poste', code: 'POSTE' } }),
  }),
  ask('POST /units/{id}/move', `${unit}/move?preview=1`, { json: () => ({ on: day, parent: ids.north }) }),
  ask('POST /units/{id}/close', `${unit}/close?preview=1`, { json: () => ({ on: day }) }),
  ask('POST /units/{id}/split', `${unit}/split?preview=1`, {
    json: () => ({ on: day, into: [{ values: { name: 'A', code: 'A' } }, { values: { name: 'B', code: 'B' } }] }),
  }),
  ask('POST /units/{id}/merge', `${unit}/merge?preview=1`, {
    json: () => ({ on: day, with: [ids.north], into: { unit: ids.south } }),
  }),
  ask('GET /imports', '/imports'),
  ask('GET /imports/{id}', (f) => `/imports/${f.import}`, {}),
  ask('PUT /imports/{id}/mapping', (f) => `/imports/${f.import}/mapping`, { json: () => ({ mapping: [] }) }),
  ask('POST /imports/{id}/dry-run', (f) => `/imports/${f.import}/dry-run`, { json: () => ({}) }),
  ask('POST /imports/{id}/start', (f) => `/imports/${f.import}/start`, { json: () => ({}) }),
  ask('POST /imports/{id}/undo', (f) => `/imports/${f.import}/undo`, { json: () => ({ reason: 'essai' }) }),
  ask('GET /imports/{id}/lines', (f) => `/imports/${f.import}/lines`),
  ask('PUT /imports/{id}/decisions', (f) => `/imports/${f.import}/decisions`, { json: () => ({ all: 'skip' }) }),
  ask('GET /imports/{id}/refused.csv', (f) => `/imports/${f.import}/refused.csv`),
  ask('POST /views/{form}', '/views/person', { json: () => ({ name: '', query: '' }) }),
  ask('PUT /views/{form}/columns', '/views/person/columns', { json: () => ({ columns: null }) }),
  ask('PATCH /views/{id}', (f) => `/views/${f.view}`, { json: () => ({ name: 'Autre' }) }),
  ask('DELETE /views/{id}', (f) => `/views/${f.view}`),
  ask('GET /bulk', '/bulk'),
  ask('GET /bulk/{id}', (f) => `/bulk/${f.bulk}`),
  ask('POST /bulk/{id}/start', (f) => `/bulk/${f.bulk}/start`, { json: () => ({}) }),
  ask('POST /bulk/{id}/undo', (f) => `/bulk/${f.bulk}/undo`, { json: () => ({}) }),
  ask('GET /bulk/{id}/lines', (f) => `/bulk/${f.bulk}/lines`),
  ask('GET /vocabulary', '/vocabulary'),
  ask('GET /vocabulary/{list}', '/vocabulary/cadre'),
  ask('GET /vocabulary/{list}/uses', '/vocabulary/cadre/uses?codes=midwife'),
  ask('POST /vocabulary/{list}/order', '/vocabulary/cadre/order', { json: () => ({ code: 'midwife', before: null }) }),
  ask('GET /demonstration', '/demonstration'),
  ask('GET /demonstration/progress', '/demonstration/progress'),
  ask('POST /demonstration/reset', '/demonstration/reset', { json: () => ({ confirm: 'non' }) }),
  ask('GET /account', '/account'),
  ask('POST /account/password', '/account/password', { json: () => ({}) }),
  ask('POST /account/mail', '/account/mail', { json: () => ({ address: '', wanted: false }) }),
  ask('DELETE /account/sessions', '/account/sessions'),
  ask('DELETE /account/sessions/{id}', `/account/sessions/${ids.country}`),
  ask('POST /account/second-factor', '/account/second-factor', { json: () => ({}) }),
  ask('POST /account/second-factor/confirm', '/account/second-factor/confirm', { json: () => ({ code: '000000' }) }),
  ask('POST /account/second-factor/remove', '/account/second-factor/remove', { json: () => ({}) }),
  ask('POST /account/tokens', '/account/tokens', { json: () => ({ name: 'essai', scope: 'read', days: 1 }) }),
  ask('DELETE /account/tokens/{id}', `/account/tokens/${ids.country}`),
  ask('GET /account/deputies', '/account/deputies', { shows: ['account'] }),
  ask('POST /account/delegations', '/account/delegations', {
    json: (f) => ({ assignment: f.held, deputy: f.account, from: '2100-01-01', to: '2100-02-01' }),
  }),
  ask('DELETE /account/delegations/{id}', (f) => `/account/delegations/${f.held}`),
  ask('GET /accounts', '/accounts', { shows: ['account'] }),
  ask('POST /accounts', '/accounts', { json: () => ({ username: '', name: 'X', role: 'reader', unit: ids.south }) }),
  ask('GET /accounts/roles', '/accounts/roles'),
  ask('GET /accounts/{id}', (f) => `/accounts/${f.account}`, { shows: ['account'] }),
  ask('PATCH /accounts/{id}', (f) => `/accounts/${f.account}`, { json: () => ({ name: 'Zanga Sudiste' }) }),
  ask('POST /accounts/{id}/invitation', (f) => `/accounts/${f.account}/invitation`),
  ask('DELETE /accounts/{id}/sessions', (f) => `/accounts/${f.account}/sessions`),
  ask('DELETE /accounts/{id}/second-factor', (f) => `/accounts/${f.account}/second-factor`),
  ask('POST /accounts/{id}/assignments', (f) => `/accounts/${f.account}/assignments`, {
    json: () => ({ role: 'reader', unit: ids.south, from: '2190-01-01' }),
  }),
  ask('DELETE /accounts/{id}/assignments/{assignment}', (f) => `/accounts/${f.account}/assignments/${uuidv7()}`),
  ask('GET /accounts/{id}/explanation', (f) => `/accounts/${f.account}/explanation?form=person&record=${f.person}`),
  ask('GET /roles', '/roles'),
  ask('POST /roles', '/roles', { json: () => ({ id: 'essai', label_fr: 'Essai', label_en: 'Trial', why: 'essai' }) }),
  ask('GET /roles/choices', '/roles/choices'),
  ask('GET /roles/{role}', '/roles/manager'),
  ask('POST /roles/{role}/rules', '/roles/reader/rules', {
    json: () => ({ verb: 'add', form: 'sanction', actions: ['read'], scope: 'everywhere', why: 'essai' }),
  }),
  ask('POST /roles/{role}/rules/{rule}/end', `/roles/reader/rules/${ids.country}/end`, {
    json: () => ({ why: 'essai' }),
  }),
  ask('GET /notices', '/notices'),
  ask('POST /notices/read', '/notices/read', { json: () => ({}) }),
  // What the site works on is for who configures it: kinds and states, never of whom.
  ask('GET /jobs', '/jobs', { tellsOfOthers: true }),
  ask('POST /jobs/{id}/retry', () => `/jobs/${uuidv7()}/retry`),
  ask('GET /audit', '/audit'),
  ask('GET /audit/records/{form}/{id}', (f) => `/audit/records/person/${f.person}`),
  ask('POST /invitations', '/invitations', { json: () => ({ token: 'x'.repeat(43) }), isCounted: true }),
  ask('POST /invitations/use', '/invitations/use', {
    json: () => ({ token: 'x'.repeat(43), password: 'un mot de passe assez long' }),
    isCounted: true,
  }),
];

/** Every request of the matrix, in order. Signing out is last: it ends the session that asks. */
export const requests: readonly Asked[] = [...recordRequests, ...others, ask('DELETE /session', '/session')];

import { defineModule } from '@baara/model';
import { appraisal } from './appraisal.ts';
import { assignment } from './assignment.ts';
import { administrative_position, career } from './career.ts';
import * as careerLists from './career-lists.ts';
import { accident, accident_type, sanction, sanction_reason, sanction_type } from './conduct.ts';
import { figures } from './figures.ts';
import { application, application_status, hiring_decision, interview } from './hiring.ts';
import { leave, leave_balance, leave_category, leave_status } from './leave.ts';
import * as occupationLists from './occupation-lists.ts';
import { allowance, allowance_type, payment_account, payment_channel, recurrence, salary } from './pay.ts';
import { person } from './person.ts';
import { post as establishedPost, staffing_norm } from './post.ts';
import * as postLists from './post-lists.ts';
import { attendance, confirmation, confirmation_type } from './presence.ts';
import { post } from './vacancy.ts';

export const positionModule = defineModule({
  id: 'position',
  version: '1.0.0',
  core: '^1',
  requires: { geography: '^1', person: '^1' },
  label: { fr: 'Situation administrative', en: 'Employment' },
  forms: [
    assignment,
    career,
    administrative_position,
    leave,
    leave_balance,
    salary,
    allowance,
    payment_account,
    confirmation,
    appraisal,
    attendance,
    accident,
    sanction,
    application,
    interview,
    hiring_decision,
    establishedPost,
    staffing_norm,
  ],
  lists: [
    ...Object.values(occupationLists),
    ...Object.values(careerLists),
    ...Object.values(postLists),
    leave_category,
    leave_status,
    allowance_type,
    recurrence,
    payment_channel,
    sanction_type,
    sanction_reason,
    accident_type,
    confirmation_type,
    application_status,
  ],
  extend: [person, post],
  figures,
  panels: [
    {
      id: 'staff',
      label: { fr: 'Effectif par cadre', en: 'Staff by cadre' },
      form: 'person',
      by: 'position_cadre',
      norm: {
        ...{ form: 'staffing_norm', by: 'cadre', amount: 'amount', unit: 'unit', type: 'unit_type', latest: 'year' },
        only: { basis: 'NORM' },
      },
    },
    {
      ...{ id: 'vacancies', label: { fr: 'Postes vacants par cadre', en: 'Vacant posts by cadre' } },
      ...{ form: 'post', by: 'cadre', figure: 'vacancies' },
    },
  ],
  menus: [{ id: 'movements', label: { fr: 'Mouvements', en: 'Movements' }, order: 30, icon: 'right-left' }],
  parts: ['server', 'web'],
  web: {
    pages: [
      {
        path: 'ages',
        label: { fr: 'Pyramide des âges', en: 'Age pyramid' },
        menu: 'people',
        element: 'position-ages-page',
        reads: 'person',
      },
    ],
    panels: [
      {
        form: 'unit',
        label: { fr: 'Pyramide des âges et départs à la retraite', en: 'Age pyramid and retirements' },
        element: 'position-ages-panel',
        reads: 'person',
      },
    ],
  },
});

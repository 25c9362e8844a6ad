import { accounts } from './accounts.ts';
import { audit } from './audit.ts';
import { bulk } from './bulk.ts';
import { dates } from './dates.ts';
import { errors } from './errors.ts';
import { form } from './form.ts';
import { imports } from './imports.ts';
import { jobs } from './jobs.ts';
import { list } from './list.ts';
import { notices } from './notices.ts';
import { print } from './print.ts';
import { problems } from './problems.ts';
import { record } from './record.ts';
import { reorganisation } from './reorganisation.ts';
import { requests } from './requests.ts';
import { roles } from './roles.ts';
import { shell } from './shell.ts';
import { units } from './units.ts';
import { values } from './values.ts';
import { vocabulary } from './vocabulary.ts';
import { workflow } from './workflow.ts';

/** Every English message, by subject. */
export const en = {
  accounts,
  audit,
  bulk,
  dates,
  errors,
  form,
  imports,
  list,
  notices,
  jobs,
  print,
  problems,
  record,
  reorganisation,
  requests,
  roles,
  shell,
  units,
  values,
  vocabulary,
  workflow,
};

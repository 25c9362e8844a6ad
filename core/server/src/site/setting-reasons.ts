/** What is wrong with a setting, and what it should be. */
export const settingReasons = {
  port: {
    fr: 'un numéro de port de 0 à 65535 est attendu, « {value} » est donné.',
    en: 'a port number from 0 to 65535 is expected, “{value}” is given.',
  },
  host: {
    fr: 'une adresse ou un nom de machine est attendu, « {value} » est donné.',
    en: 'an address or a host name is expected, “{value}” is given.',
  },
  log_level: {
    fr: 'l’un de ces mots est attendu : {choices} ; « {value} » est donné.',
    en: 'one of these words is expected: {choices}; “{value}” is given.',
  },
  yes_or_no: {
    fr: '0 ou 1 est attendu, « {value} » est donné.',
    en: '0 or 1 is expected, “{value}” is given.',
  },
  whole_number: {
    fr: 'un nombre entier de {least} à {most} est attendu, « {value} » est donné.',
    en: 'a whole number from {least} to {most} is expected, “{value}” is given.',
  },
  key: {
    fr: '64 chiffres hexadécimaux sont attendus (32 octets tirés au hasard, comme en fait « openssl rand -hex 32 »).',
    en: '64 hexadecimal digits are expected (32 random bytes, as “openssl rand -hex 32” makes them).',
  },
  database_url: {
    fr: 'une adresse comme postgres://utilisateur:mot-de-passe@machine:5432/base est attendue.',
    en: 'an address such as postgres://user:password@host:5432/database is expected.',
  },
  smtp_url: {
    fr: 'une adresse comme smtp://utilisateur:mot-de-passe@machine:587 ou smtps://machine est attendue.',
    en: 'an address such as smtp://user:password@host:587 or smtps://host is expected.',
  },
  mail_from: {
    fr: 'l’adresse de l’expéditeur est attendue avec SMTP_URL, comme baara@sante.gov.ml.',
    en: 'the address of the sender is expected with SMTP_URL, such as baara@sante.gov.ml.',
  },
  public_url: {
    fr: 'l’adresse où l’on ouvre le site est attendue, sans rien après la machine, comme https://rh.sante.gov.ml ; les courriels y renvoient.',
    en: 'the address where people open the site is expected, with nothing after the host, such as https://rh.sante.gov.ml; e-mails lead there.',
  },
  no_site: {
    fr: 'aucun site dans {folder} : lancez la commande depuis le dossier qui contient « sites ».',
    en: 'there is no site in {folder}: run the command from the folder that holds “sites”.',
  },
  which_site: {
    fr: 'plusieurs sites sont là ({choices}) : dites lequel.',
    en: 'several sites are there ({choices}): say which.',
  },
  site: {
    fr: 'il n’y a pas de site « {value} » ; il y a : {choices}.',
    en: 'there is no site “{value}”; there are: {choices}.',
  },
  data: {
    fr: '{value} n’est pas un dossier.',
    en: '{value} is not a folder.',
  },
} as const;

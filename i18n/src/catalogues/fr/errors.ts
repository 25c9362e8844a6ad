/** One sentence for each error code of `@baara/model`: what happened, and the way out. */
export const errors = {
  'model.broken': 'La configuration du site contient des erreurs : le système ne peut pas démarrer.',
  'record.invalid': 'La fiche n’est pas enregistrée : corrigez les champs signalés.',
  'record.not_found': 'Cette fiche n’existe pas, ou elle ne relève pas de votre structure.',
  'record.conflict': 'Un collègue a modifié la même information entre-temps. Choisissez la valeur à garder.',
  'record.deleted': 'Cette fiche a été supprimée. Restaurez-la pour la modifier.',
  'record.referenced': 'D’autres fiches dépendent de celle-ci : elle ne peut pas être supprimée.',
  'envelope.mismatch': 'Cet envoi a déjà été enregistré avec un autre contenu. Rechargez la page et recommencez.',
  'request.malformed': 'La demande est mal formée : {{detail}}',
  'request.no_route': 'Cette adresse n’existe pas.',
  'request.unknown_form': 'La rubrique « {{form}} » n’existe pas.',
  'request.unknown_field': 'Le champ « {{field}} » n’existe pas dans cette rubrique.',
  'request.cursor_invalid': 'Cette page de résultats n’est plus valable. Revenez au début de la liste.',
  'request.too_large': 'L’envoi est trop volumineux (maximum : {{max}}).',
  'request.cross_origin': 'La demande vient d’un autre site : elle est refusée.',
  'request.rate_limited': 'Trop de demandes en peu de temps. Patientez un instant, puis recommencez.',
  'access.denied': 'Votre rôle ne permet pas cette action.',
  'access.field_denied': 'Votre rôle ne donne pas accès au champ « {{field}} ».',
  'access.signed_out': 'Votre session est terminée. Connectez-vous de nouveau.',
  'sign_in.refused':
    'Le nom d’utilisateur ou le mot de passe est incorrect. Vérifiez la saisie et la touche Majuscules.',
  'sign_in.locked':
    'Trop d’essais : le compte est bloqué pour quelques minutes. Réessayez plus tard ou appelez l’administrateur.',
  'sign_in.code_required': 'Entrez le code à six chiffres de votre téléphone, ou un code de secours.',
  'sign_in.code_refused': 'Ce code n’est pas accepté. Attendez le suivant, ou entrez un code de secours.',
  'role.own': 'Vous ne pouvez pas élargir vos propres droits : demandez-le à un autre administrateur.',
  'role.taken': 'Ce rôle existe déjà.',
  'account.invitation_invalid':
    'Ce lien ne sert plus : il a déjà servi, ou son délai est passé. Demandez-en un autre à l’administrateur.',
  'account.code_refused':
    'Ce code n’est pas accepté. Vérifiez l’heure de votre téléphone et entrez le code affiché maintenant.',
  'account.password_refused': 'Ce n’est pas votre mot de passe actuel.',
  'tree.invalid': 'Cette opération sur les structures n’est pas possible : {{detail}}',
  'import.unreadable': 'Ce fichier ne peut pas être lu. Envoyez un fichier CSV ou XLSX. {{detail}}',
  'import.not_found': 'Cet import n’existe pas, ou il n’est pas à vous.',
  'import.state': 'Cette étape n’est pas possible dans l’état actuel de l’import.',
  'import.account_closed': 'Le compte de la personne qui l’a demandé est fermé. Demandez-le de nouveau.',
  'import.kept':
    'Certaines fiches restent ({{count, number}}) : d’autres fiches en dépendent depuis. Supprimez-les une à une si elles ne doivent pas rester.',
  'bulk.not_found': 'Cette action groupée n’existe pas, ou elle n’est pas à vous.',
  'bulk.state': 'Cette action groupée est déjà en cours ou terminée. Rechargez la page pour voir où elle en est.',
  'bulk.too_many': 'Une action groupée porte sur {{max, number}} fiches au plus. Ajoutez un filtre et recommencez.',
  'file.refused': 'Ce fichier est refusé : {{detail}}',
  'backup.unreadable': 'Ce fichier n’est pas une sauvegarde entière ; rien n’a été rétabli ({{reason}}).',
  'backup.unwritable': 'La sauvegarde ne peut pas être écrite dans {{path}}.',
  'backup.not_empty': 'La base n’est pas vide ({{table}}) : rétablissez dans une base neuve.',
  'backup.differs': 'La sauvegarde vient d’un autre modèle ; il manque ici : {{what}}.',
  'storage.full':
    'Le disque du serveur est plein : rien de plus ne peut être enregistré. Vos saisies restent à l’écran : prévenez l’administrateur, puis réessayez.',
  'database.unavailable':
    'La base de données ne répond pas. Vos saisies restent à l’écran : réessayez dans un instant.',
  'database.locked': 'Les données sont déjà ouvertes par un autre processus.',
  'database.deadline': 'La demande a pris trop de temps et a été arrêtée. Réessayez, ou réduisez la recherche.',
  'database.roles_missing':
    'L’utilisateur « {{user}} » de la base ne peut pas créer les deux rôles de Baara. Un administrateur du serveur de bases lance une fois : {{statements}}',
  'database.constraint': 'Cette saisie contredit ce qui est déjà enregistré. Rien n’a été enregistré.',
  'database.outdated':
    'Ce serveur est plus ancien que la base de données : il ne peut plus écrire. Appelez l’administrateur.',
  'demonstration.absent': 'Cette base ne contient pas de données de démonstration : rien n’est effacé.',
  'demonstration.unconfirmed': 'Le nom tapé n’est pas celui du site : rien n’est effacé.',
  'part.invalid':
    'La partie « {{module}} » de cette application n’est pas la bonne ({{found}}). Prévenez l’administrateur.',
  'network.unreachable':
    'Pas de connexion avec le serveur. Vos saisies restent à l’écran : réessayez dès que le réseau revient.',
  'setting.invalid': 'Le réglage {{setting}} n’est pas valable : {{detail}}',
  internal:
    'Une erreur inattendue s’est produite. Réessayez ; si elle revient, donnez la référence {{reference}} à l’administrateur.',
} as const;

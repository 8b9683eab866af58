import type { Words } from '../template.ts'

/** Lines of a check: what was found, why, and what to do. */
export const checks: Words = {
  'create a record with the key of one that exists, in a batch with `Isolation: snapshot` whose next part fails':
    'einen Datensatz mit dem Schlüssel eines vorhandenen anlegen, in einem Batch mit `Isolation: snapshot`, dessen nächster Teil fehlschlägt',
  'change one property of an existing record to the value that it has, with its etag, in a batch with `Isolation: snapshot` whose next part fails':
    'eine Eigenschaft eines vorhandenen Datensatzes auf den Wert ändern, den sie hat, mit seinem ETag, in einem Batch mit `Isolation: snapshot`, dessen nächster Teil fehlschlägt',
  'create a record with a property that does not exist':
    'einen Datensatz mit einer Eigenschaft anlegen, die es nicht gibt',
  'change or delete the record whose key is all zeros':
    'den Datensatz ändern oder löschen, dessen Schlüssel nur aus Nullen besteht',
  'nothing is asked': 'nichts wird gefragt',
  'creating one draws a number from a number series, and nothing says that it is given back':
    'beim Anlegen wird eine Nummer aus einer Nummernserie gezogen, und nichts sagt, dass sie zurückgegeben wird',
  'it is reached only below another record, and has no address of its own':
    'es ist nur unterhalb eines anderen Datensatzes erreichbar und hat keine eigene Adresse',
  'a record cannot be made to collide with one that exists, because a request may not give the whole key':
    'ein Datensatz lässt sich nicht mit einem vorhandenen zusammenstoßen lassen, weil eine Anfrage nicht den ganzen Schlüssel angeben darf',
  'changing one has effects beyond its own record, or there is no property that may be given as it is':
    'eine Änderung wirkt über den eigenen Datensatz hinaus, oder es gibt keine Eigenschaft, die so angegeben werden darf, wie sie ist',
  'only deleting a record would show it, and a record is not deleted in the hope that it is undone':
    'nur das Löschen eines Datensatzes würde es zeigen, und ein Datensatz wird nicht in der Hoffnung gelöscht, dass es zurückgenommen wird',
  'its effects are committed at once, so that nothing takes them back':
    'ihre Wirkung wird sofort festgeschrieben, sodass nichts sie zurücknimmt',
  'it changes the environment itself and not a record, so it is not tried':
    'sie ändert die Umgebung selbst und keinen Datensatz, daher wird sie nicht versucht',
  'The answer to the batch cannot be read.': 'Die Antwort auf den Batch ist nicht lesbar.',
  'The batch did not end with the failure that undoes it.':
    'Der Batch endete nicht mit dem Fehler, der ihn zurücknimmt.',
  'No credential is stored.': 'Es ist keine Anmeldeinformation gespeichert.',
  'The directory was not found.': 'Das Verzeichnis wurde nicht gefunden.',
  'Entra issued no token.': 'Entra hat kein Token ausgestellt.',
  'The token carries none of the needed permissions, so Business Central refuses every request.':
    'Das Token enthält keine der nötigen Berechtigungen, sodass Business Central jede Anfrage verweigert.',
  'The environment was not found.': 'Die Umgebung wurde nicht gefunden.',
  'Business Central did not let the application in.': 'Business Central hat die Anwendung nicht eingelassen.',
  'No company can be opened.': 'Kein Mandant kann geöffnet werden.',
  'An earlier line has no answer.': 'Eine frühere Zeile hat keine Antwort.',
  'Correlation id': 'Korrelations-ID',
  'Trace id': 'Ablaufverfolgungs-ID',
  Timestamp: 'Zeitstempel',
  "Microsoft's code": 'Code von Microsoft',
  "Microsoft's message": 'Meldung von Microsoft',
  'HTTP status': 'HTTP-Status',
  'Either {1}, or {2}. From outside these look the same.': 'Entweder {1}, oder {2}. Von außen sieht das gleich aus.',
  'There is room below the limits.': 'Unter den Grenzen ist noch Platz.',
  'The environment exists.': 'Die Umgebung ist vorhanden.',
  'The environment is ready.': 'Die Umgebung ist bereit.',
  'The companies can be opened.': 'Die Mandanten können geöffnet werden.',
  'The directory exists.': 'Das Verzeichnis ist vorhanden.',
  'The token is meant for Business Central and comes from this directory.':
    'Das Token ist für Business Central bestimmt und kommt aus diesem Verzeichnis.',
  'Entra issues a token for the credential.': 'Entra stellt für die Anmeldeinformation ein Token aus.',
  'The credential has not ended.': 'Die Anmeldeinformation ist nicht zu Ende.',
  'All needed permissions are granted.': 'Alle nötigen Berechtigungen sind erteilt.',
  'Business Central accepts the application.': 'Business Central akzeptiert die Anwendung.',
  'Entra renews the sign-in.': 'Entra erneuert die Anmeldung.',
  'The sign-in opens Business Central.': 'Die Anmeldung öffnet Business Central.',
  'Business Central accepts the person.': 'Business Central akzeptiert die Person.',
  'The extension {1} is installed.': 'Die Erweiterung {1} ist installiert.',
  'The application may use the admin center.': 'Die Anwendung darf das Verwaltungscenter verwenden.',
  'Business Central reaches us with notifications.': 'Business Central erreicht uns mit Benachrichtigungen.',
  '{1} can be read.': '{1} kann gelesen werden.',
  '{1} can be {2}.': '{1} kann {2} werden.',
  '{1} of {2} can be called.': '{1} von {2} kann aufgerufen werden.',
  'Whether {1} of {2} can be called is not proved.': 'Ob {1} von {2} aufgerufen werden kann, ist nicht nachgewiesen.',
  'The application does not have the permission.': 'Die Anwendung hat die Berechtigung nicht.',
  'AdminCenter.ReadWrite.All': 'AdminCenter.ReadWrite.All',
  'not known': 'nicht bekannt',
  'found in the token': 'im Token gefunden',
  'not in the token': 'nicht im Token',
  'Environments shown': 'Gezeigte Umgebungen',
  'The admin center does not let the application in.': 'Das Verwaltungscenter lässt die Anwendung nicht ein.',
  'The admin center was not opened. {1} This connection does without it.':
    'Das Verwaltungscenter wurde nicht geöffnet. {1} Diese Verbindung kommt ohne es aus.',
  '{1} is not granted to the application': '{1} ist der Anwendung nicht erteilt',
  'Grant {1} as an application permission, with admin consent.':
    'Erteilen Sie {1} als Anwendungsberechtigung, mit Administratoreinwilligung.',
  'the application is not listed under Authorized Microsoft Entra apps in the admin center':
    'die Anwendung ist im Verwaltungscenter unter „Autorisierte Microsoft Entra-Apps“ (Authorized Microsoft Entra Apps) nicht aufgeführt',
  'Open Authorized Microsoft Entra apps in the Business Central admin center and add the client id.':
    'Öffnen Sie im Business Central-Verwaltungscenter „Autorisierte Microsoft Entra-Apps“ (Authorized Microsoft Entra Apps) und fügen Sie die Client-ID hinzu.',
  'Directory (tenant) ID': 'Verzeichnis-ID (Mandant)',
  'The application exists in this directory.': 'Die Anwendung ist in diesem Verzeichnis vorhanden.',
  'This directory knows no application of this id.': 'Dieses Verzeichnis kennt keine Anwendung mit dieser ID.',
  'the id is not the Application (client) ID of a registration (the Object ID stands beside it)':
    'die ID ist nicht die Anwendungs-ID (Client) einer Registrierung (die Objekt-ID steht daneben)',
  'Copy the Application (client) ID from the overview of the app registration.':
    'Kopieren Sie die Anwendungs-ID (Client) aus der Übersicht der App-Registrierung.',
  'the registration is in another directory': 'die Registrierung liegt in einem anderen Verzeichnis',
  'Copy the Directory (tenant) ID from the same overview.':
    'Kopieren Sie die Verzeichnis-ID (Mandant) aus derselben Übersicht.',
  'the registration is so new that Entra does not show it everywhere yet':
    'die Registrierung ist so neu, dass Entra sie noch nicht überall zeigt',
  'A new registration is known everywhere after about two minutes.':
    'Eine neue Registrierung ist nach etwa zwei Minuten überall bekannt.',
  'The list of companies cannot be read.': 'Die Liste der Mandanten ist nicht lesbar.',
  '1 company': '1 Mandant',
  '{1} companies': '{1} Mandanten',
  'Business Central accepts {1}.': 'Business Central akzeptiert {1}.',
  '{1} is let in, but may not list companies.': '{1} wird eingelassen, darf aber keine Mandanten auflisten.',
  'Business Central accepts {1}, but not on {2}.': 'Business Central akzeptiert {1}, aber nicht auf {2}.',
  'Business Central refuses {1} in {2}.': 'Business Central verweigert {1} in {2}.',
  'Business Central refuses {1}.': 'Business Central verweigert {1}.',
  'Microsoft Entra Applications in {1} has no card with this client id':
    '„Microsoft Entra-Anwendungen“ (Microsoft Entra Applications) in {1} hat keine Karte mit dieser Client-ID',
  'Open Microsoft Entra Applications in {1}. If the client id is not in the list, choose New and make its card.':
    'Öffnen Sie „Microsoft Entra-Anwendungen“ (Microsoft Entra Applications) in {1}. Steht die Client-ID nicht in der Liste, wählen Sie „Neu“ und legen Sie ihre Karte an.',
  'State of that card is Disabled': 'der Status dieser Karte ist „Deaktiviert“',
  'If it is in the list of {1}, open it and set State to Enabled.':
    'Steht sie in der Liste von {1}, öffnen Sie sie und setzen Sie „Status“ auf „Aktiviert“.',
  'the card has no permission set that covers it': 'die Karte hat keinen Berechtigungssatz, der es umfasst',
  'Add the permission sets under User Permission Sets on the card; State must be Disabled meanwhile.':
    'Fügen Sie auf der Karte unter „Benutzerberechtigungssätze“ die Berechtigungssätze hinzu; der Status muss währenddessen „Deaktiviert“ sein.',
  'the application permission for this route is not granted':
    'die Anwendungsberechtigung für diesen Weg ist nicht erteilt',
  'Compare the application permissions on the page API permissions.':
    'Vergleichen Sie die Anwendungsberechtigungen auf der Seite „API-Berechtigungen“.',
  '{1} was not granted when the token was issued': '{1} war nicht erteilt, als das Token ausgestellt wurde',
  'Add the application permissions and choose Grant admin consent.':
    'Fügen Sie die Anwendungsberechtigungen hinzu und wählen Sie „Administratoreinwilligung erteilen“.',
  'the environment is not one that Business Central lists for this application':
    'die Umgebung gehört nicht zu denen, die Business Central für diese Anwendung auflistet',
  'the person is not a user of Business Central in {1}, or State of the user is Disabled':
    'die Person ist kein Benutzer von Business Central in {1}, oder der Status des Benutzers ist „Deaktiviert“',
  'Open Users in {1} and look for the person; Update users from Microsoft 365 brings in new ones.':
    'Öffnen Sie „Benutzende“ (Users) in {1} und suchen Sie die Person; „Benutzer aus Microsoft 365 aktualisieren“ bringt neue herein.',
  'the person has no licence for Business Central': 'die Person hat keine Lizenz für Business Central',
  'Assign a Business Central licence in the Microsoft 365 admin center, then update the users in Business Central.':
    'Weisen Sie im Microsoft 365 Admin Center eine Business Central-Lizenz zu, und aktualisieren Sie dann die Benutzer in Business Central.',
  'the person has no permission set that covers it': 'die Person hat keinen Berechtigungssatz, der es umfasst',
  'Add the permission sets on the card of the user.':
    'Fügen Sie die Berechtigungssätze auf der Karte des Benutzers hinzu.',
  'the application': 'die Anwendung',
  'the person': 'die Person',
  Visible: 'Sichtbar',
  'Companies are visible.': 'Mandanten sind sichtbar.',
  '{1} can be opened.': 'Geöffnet werden kann: {1}.',
  '{1} cannot be opened.': 'Nicht geöffnet werden kann: {1}.',
  'A federated credential does not expire.': 'Verbundanmeldeinformationen laufen nicht ab.',
  'Nobody said when the {1} ends.': 'Niemand hat angegeben, wann das Ende erreicht ist ({1}).',
  'Days left': 'Verbleibende Tage',
  'Known from': 'Bekannt aus',
  'the certificate itself': 'dem Zertifikat selbst',
  'what was typed': 'der Eingabe',
  'The {1} lasts {2} more day.': 'Noch {2} Tag gültig: {1}.',
  'The {1} lasts {2} more days.': 'Noch {2} Tage gültig: {1}.',
  'The {1} has ended.': 'Abgelaufen: {1}.',
  'the end that was given for it has passed': 'das dafür angegebene Ende ist vorbei',
  'Store a new credential in the connection; where this one was prolonged, give its new end.':
    'Speichern Sie in der Verbindung eine neue Anmeldeinformation; wo diese verlängert wurde, geben Sie ihr neues Ende an.',
  'Sign-in': 'Anmeldung',
  'Business Central': 'Business Central',
  'Sign-in and Business Central answer at these addresses.':
    'Anmeldung und Business Central antworten unter diesen Adressen.',
  'The sign-in address must be https.': 'Die Anmeldeadresse muss https sein.',
  '{1} were not read, because {2} is not granted.': '{1} wurde nicht gelesen, weil {2} nicht erteilt ist.',
  'Not read': 'Nicht gelesen',
  '1 more company': '1 weiterer Mandant',
  '{1} more companies': '{1} weitere Mandanten',
  'Business Central gives no list of {1}; the first use decides.':
    'Business Central gibt keine Liste von {1}; die erste Verwendung entscheidet.',
  '{1} are reached only below other records; the first use decides.':
    '{1} ist nur unterhalb anderer Datensätze erreichbar; die erste Verwendung entscheidet.',
  '{1} has no record in {2}, so nothing below it could be read.':
    '{1} hat keinen Datensatz in {2}, daher konnte nichts darunter gelesen werden.',
  Company: 'Mandant',
  '{1}, below {2}, {3}': '{1}, unterhalb von {2}, {3}',
  'one record': 'ein Datensatz',
  'no record there yet': 'noch kein Datensatz dort',
  'Missing permission': 'Fehlende Berechtigung',
  '{1} cannot be read in {2}.': '{1} kann in {2} nicht gelesen werden.',
  '{1} came with version {2} of Business Central, and the environment has an older one':
    '{1} kam mit Version {2} von Business Central, und die Umgebung hat eine ältere',
  'Update the environment to version {1} or later, or leave {2} out of what the integration wants.':
    'Aktualisieren Sie die Umgebung auf Version {1} oder neuer, oder nehmen Sie {2} aus dem heraus, was die Integration möchte.',
  Environments: 'Umgebungen',
  '{1} can be chosen.': '{1} kann gewählt werden.',
  'Business Central shows no environment.': 'Business Central zeigt keine Umgebung.',
  'Business Central shows no environment of this directory.':
    'Business Central zeigt keine Umgebung dieses Verzeichnisses.',
  '{1} is listed.': '{1} ist aufgelistet.',
  '{1} is not among the environments of this directory.': '{1} gehört nicht zu den Umgebungen dieses Verzeichnisses.',
  'The list of environments cannot be read.': 'Die Liste der Umgebungen ist nicht lesbar.',
  Name: 'Name',
  Type: 'Typ',
  'Application family': 'Anwendungsfamilie',
  Country: 'Land',
  'Web service URL': 'Webdienst-URL',
  'the environment was renamed or deleted, or belongs to another directory':
    'die Umgebung wurde umbenannt oder gelöscht oder gehört zu einem anderen Verzeichnis',
  'this directory has no environment': 'dieses Verzeichnis hat keine Umgebung',
  'Create an environment in the Business Central admin center, or choose the directory that has one.':
    'Legen Sie im Business Central-Verwaltungscenter eine Umgebung an, oder wählen Sie das Verzeichnis, das eine hat.',
  'its setting Partner Access keeps out applications of other directories':
    'ihre Einstellung „Partnerzugriff“ (Partner Access) hält Anwendungen anderer Verzeichnisse fern',
  'Allow the directory of the application under Partner Access in the settings of the environment.':
    'Erlauben Sie in den Einstellungen der Umgebung unter „Partnerzugriff“ (Partner Access) das Verzeichnis der Anwendung.',
  'The address of the web client is not known.': 'Die Adresse des Webclients ist nicht bekannt.',
  'The web client does not say whether the environment is ready.':
    'Der Webclient sagt nicht, ob die Umgebung bereit ist.',
  '{1} is ready.': '{1} ist bereit.',
  '{1} does not exist.': '{1} ist nicht vorhanden.',
  '{1} is not ready yet.': '{1} ist noch nicht bereit.',
  Needed: 'Nötig',
  '{1} {2} or newer': '{1} {2} oder neuer',
  'It cannot be seen whether {1} is installed.': 'Es ist nicht zu sehen, ob {1} installiert ist.',
  'No permission that lists extensions is granted.': 'Keine Berechtigung, die Erweiterungen auflistet, ist erteilt.',
  Installed: 'Installiert',
  'The extension {1} is not installed in {2}.': 'Die Erweiterung {1} ist in {2} nicht installiert.',
  '{1} {2} is installed.': '{1} {2} ist installiert.',
  '{1} has {2} {3}; {4} is needed.': '{1} hat {2} {3}; nötig ist {4}.',
  'Refused for the limits': 'Wegen der Grenzen verweigert',
  '{1} of {2} requests of this check': '{1} von {2} Anfragen dieser Prüfung',
  'Sent by Landbridge in five minutes': 'Von Landbridge in fünf Minuten gesendet',
  'In flight': 'Unterwegs',
  Waiting: 'Wartend',
  'Other programs with this client id': 'Andere Programme mit dieser Client-ID',
  'not told by Business Central': 'von Business Central nicht mitgeteilt',
  'Business Central refuses requests, because there were too many.':
    'Business Central verweigert Anfragen, weil es zu viele waren.',
  'Landbridge itself uses nearly all of the requests that are allowed.':
    'Landbridge selbst braucht fast alle erlaubten Anfragen.',
  'Nothing was sent to Business Central.': 'An Business Central wurde nichts gesendet.',
  'No request was refused for the limits; how much is left is not told.':
    'Keine Anfrage wurde wegen der Grenzen verweigert; wie viel übrig ist, wird nicht mitgeteilt.',
  'No request was refused for the limits, and there is room for more.':
    'Keine Anfrage wurde wegen der Grenzen verweigert, und es ist Platz für mehr.',
  'Spread the work over time, or over several app registrations: each is one user of its own. Nothing has to be changed for a single peak.':
    'Verteilen Sie die Arbeit über die Zeit oder über mehrere App-Registrierungen: Jede zählt als eigener Benutzer. Wegen einer einzelnen Spitze muss nichts geändert werden.',
  'all programs together that use this client id have sent too many requests within five minutes, or too many at a time':
    'alle Programme zusammen, die diese Client-ID verwenden, haben innerhalb von fünf Minuten zu viele Anfragen oder zu viele zugleich gesendet',
  'what was asked of this connection in the last five minutes is close to the limit':
    'was in den letzten fünf Minuten von dieser Verbindung verlangt wurde, kommt der Grenze nahe',
  'Notifications were not looked at, because {1} is not granted.':
    'Benachrichtigungen wurden nicht angesehen, weil {1} nicht erteilt ist.',
  'Whether notifications arrive is not proved.': 'Ob Benachrichtigungen ankommen, ist nicht nachgewiesen.',
  'Nothing that this connection is for can be subscribed to.':
    'Nichts, wofür diese Verbindung da ist, lässt sich abonnieren.',
  'Subscribed to': 'Abonniert',
  Handshake: 'Handshake',
  'not seen here': 'hier nicht gesehen',
  Afterwards: 'Danach',
  'the subscription is gone': 'das Abonnement ist gelöscht',
  'the subscription is still listed; it ends by itself': 'das Abonnement ist noch aufgelistet; es endet von selbst',
  'The subscription of the check could not be removed.': 'Das Abonnement der Prüfung ließ sich nicht entfernen.',
  Subscriptions: 'Abonnements',
  '{1} of {2} in the environment': '{1} von {2} in der Umgebung',
  'Whether notifications arrive is not proved, because subscriptions cannot be read.':
    'Ob Benachrichtigungen ankommen, ist nicht nachgewiesen, weil Abonnements nicht gelesen werden können.',
  'Business Central does not let us subscribe.': 'Business Central lässt uns nicht abonnieren.',
  'Business Central refuses the subscription.': 'Business Central verweigert das Abonnement.',
  'Business Central does not reach us with notifications.':
    'Business Central erreicht uns nicht mit Benachrichtigungen.',
  'Business Central in {1} cannot call {2}, or not within five seconds':
    'Business Central in {1} kann {2} nicht aufrufen, oder nicht innerhalb von fünf Sekunden',
  'Open {1} to the internet by https, with a certificate that everybody trusts, and let /hooks through.':
    'Öffnen Sie {1} per https zum Internet, mit einem Zertifikat, dem alle vertrauen, und lassen Sie /hooks durch.',
  'no permission set of the extension {1} is assigned': 'kein Berechtigungssatz der Erweiterung {1} ist zugewiesen',
  'Assign the permission set of {1} to the application; the sets of Microsoft do not include it.':
    'Weisen Sie der Anwendung den Berechtigungssatz von {1} zu; die Sätze von Microsoft enthalten ihn nicht.',
  'Assign the permission set of {1} to the person; the sets of Microsoft do not include it.':
    'Weisen Sie der Person den Berechtigungssatz von {1} zu; die Sätze von Microsoft enthalten ihn nicht.',
  'no assigned permission set covers it, or only for another company':
    'kein zugewiesener Berechtigungssatz umfasst es, oder nur für einen anderen Mandanten',
  'Assign {1} to the application, with Company left blank.': 'Weisen Sie der Anwendung {1} zu, mit leerem „Mandant“.',
  'Assign {1} to the person, with Company left blank.': 'Weisen Sie der Person {1} zu, mit leerem „Mandant“.',
  'Assign a permission set that covers it to the application, with Company left blank.':
    'Weisen Sie der Anwendung einen Berechtigungssatz zu, der es umfasst, mit leerem „Mandant“.',
  'Assign a permission set that covers it to the person, with Company left blank.':
    'Weisen Sie der Person einen Berechtigungssatz zu, der es umfasst, mit leerem „Mandant“.',
  'The token cannot be read; the next lines show what it opens.':
    'Das Token ist nicht lesbar; die nächsten Zeilen zeigen, was es öffnet.',
  '{1} is not granted.': '{1} ist nicht erteilt.',
  '{1} are not granted.': '{1} sind nicht erteilt.',
  'Needed: {1}': 'Nötig: {1}',
  'Not needed: {1}': 'Nicht nötig: {1}',
  'unknown role': 'unbekannte Rolle',
  'Add it under Application permissions and choose Grant admin consent.':
    'Fügen Sie sie unter „Anwendungsberechtigungen“ hinzu und wählen Sie „Administratoreinwilligung erteilen“.',
  'Granted, by Microsoft Graph': 'Erteilt, laut Microsoft Graph',
  'not shown to the application': 'der Anwendung nicht gezeigt',
  'Asked for by the registration': 'Von der Registrierung erbeten',
  'no application permission': 'keine Anwendungsberechtigung',
  'the permission is granted, and the token does not show it yet':
    'die Berechtigung ist erteilt, und das Token zeigt sie noch nicht',
  'Wait some minutes; the next token has it.': 'Warten Sie einige Minuten; das nächste Token hat sie.',
  'the permission was added, but admin consent was not granted':
    'die Berechtigung wurde hinzugefügt, aber die Administratoreinwilligung nicht erteilt',
  'Choose Grant admin consent on the page API permissions.':
    'Wählen Sie auf der Seite „API-Berechtigungen“ „Administratoreinwilligung erteilen“.',
  'it was added under Delegated permissions, which such a token never shows':
    'sie wurde unter „Delegierte Berechtigungen“ hinzugefügt, und die zeigt ein solches Token nie',
  'it was not added at all': 'sie wurde gar nicht hinzugefügt',
  'The list of {1} cannot be read.': 'Die Liste von {1} ist nicht lesbar.',
  'Delegated permissions': 'Delegierte Berechtigungen',
  'Business Central is opened as the person may open it.':
    'Business Central wird so geöffnet, wie die Person es öffnen darf.',
  'The sign-in opens nothing of Business Central.': 'Die Anmeldung öffnet nichts von Business Central.',
  'the app registration asks for no delegated permission of Dynamics 365 Business Central':
    'die App-Registrierung bittet um keine delegierte Berechtigung von Dynamics 365 Business Central',
  'Add Financials.ReadWrite.All under Delegated permissions of the app registration, then sign in again.':
    'Fügen Sie Financials.ReadWrite.All unter „Delegierte Berechtigungen“ der App-Registrierung hinzu, und melden Sie sich dann erneut an.',
  'Nothing has to be done: the first real call through Landbridge decides this line.':
    'Es muss nichts getan werden: Der erste echte Aufruf durch Landbridge entscheidet diese Zeile.',
  'Proved by a real call': 'Durch einen echten Aufruf nachgewiesen',
  'A real call was refused': 'Ein echter Aufruf wurde verweigert',
  Until: 'Bis',
  'a call works, or a day has passed': 'ein Aufruf gelingt oder ein Tag vergangen ist',
  'Refused when it was tried last: {1}': 'Verweigert, als es zuletzt versucht wurde: {1}',
  'Signed in as': 'Angemeldet als',
  'Entra does not renew the sign-in.': 'Entra erneuert die Anmeldung nicht.',
  'a policy of the directory asks the person for another proof, such as multifactor authentication':
    'eine Richtlinie des Verzeichnisses verlangt von der Person einen weiteren Nachweis, etwa mehrstufige Authentifizierung',
  '{1} Where that comes back again and again, a connection that acts as an application is the better way.':
    '{1} Wo das immer wieder kommt, ist eine Verbindung, die als Anwendung handelt, der bessere Weg.',
  'the password was reset, or the sessions of the person were ended by an administrator':
    'das Kennwort wurde zurückgesetzt, oder ein Administrator hat die Sitzungen der Person beendet',
  'it was not used for 90 days': 'sie wurde 90 Tage lang nicht verwendet',
  'the redirect address is registered for a single-page application, where a sign-in ends after 24 hours':
    'die Umleitungsadresse ist für eine Single-Page-Webanwendung registriert, wo eine Anmeldung nach 24 Stunden endet',
  'Move the redirect address to the platform Web of the app registration, then sign in again.':
    'Verschieben Sie die Umleitungsadresse zur Plattform „Web“ der App-Registrierung, und melden Sie sich dann erneut an.',
  'a policy of the directory asks people to sign in again from time to time':
    'eine Richtlinie des Verzeichnisses verlangt von Zeit zu Zeit eine neue Anmeldung',
  Region: 'Region',
  'Entra knows no directory {1}.': 'Entra kennt kein Verzeichnis {1}.',
  'The token is meant for another service, so it shows no permission.':
    'Das Token ist für einen anderen Dienst bestimmt, daher zeigt es keine Berechtigung.',
  'The token cannot be read; Microsoft may issue such tokens at any time.':
    'Das Token ist nicht lesbar; Microsoft darf solche Token jederzeit ausstellen.',
  Audience: 'Zielgruppe',
  'Our clock': 'Unsere Uhr',
  'The token comes from another directory.': 'Das Token kommt aus einem anderen Verzeichnis.',
  'The token names another application.': 'Das Token nennt eine andere Anwendung.',
  'The clock of this machine is wrong.': 'Die Uhr dieses Rechners geht falsch.',
  'the sign-in asked for another service, or for this one with a slash at its end':
    'die Anmeldung bat um einen anderen Dienst oder um diesen mit einem Schrägstrich am Ende',
  "the clock of this machine differs from Microsoft's by more than five minutes":
    'die Uhr dieses Rechners weicht um mehr als fünf Minuten von der von Microsoft ab',
  'Synchronise the clock of the machine on which Landbridge runs.':
    'Stellen Sie die Uhr des Rechners, auf dem Landbridge läuft.',
  "{1} s ahead of Microsoft's": '{1} s vor der von Microsoft',
  "{1} s behind Microsoft's": '{1} s hinter der von Microsoft',
  'Entra issues a token for this credential.': 'Entra stellt für diese Anmeldeinformation ein Token aus.',
  'Entra issues no token.': 'Entra stellt kein Token aus.',
  'the value is not one of the client secrets of this application, or was deleted there':
    'der Wert ist keiner der geheimen Clientschlüssel dieser Anwendung oder wurde dort gelöscht',
  'the client secret is so new that Entra does not accept it everywhere yet':
    'der geheime Clientschlüssel ist so neu, dass Entra ihn noch nicht überall akzeptiert',
  'A new client secret is accepted everywhere after about two minutes.':
    'Ein neuer geheimer Clientschlüssel wird nach etwa zwei Minuten überall akzeptiert.',
  created: 'angelegt',
  changed: 'geändert',
  deleted: 'gelöscht',
  '{1} has no record in {2} to prove it with': '{1} hat keinen Datensatz in {2}, um es daran nachzuweisen',
  '{1} cannot even be read': '{1} kann nicht einmal gelesen werden',
  'another rule answered first: {1}': 'eine andere Regel hat zuerst geantwortet: {1}',
  Answer: 'Antwort',
  Tried: 'Versucht',
  'Business Central took a request that cannot succeed.':
    'Business Central hat eine Anfrage angenommen, die nicht gelingen kann.',
  'created, and undone': 'angelegt und zurückgenommen',
  'the etag is the same': 'das ETag ist dasselbe',
  'the etag is another one: somebody changed the record, or the batch was not undone':
    'das ETag ist ein anderes: Jemand hat den Datensatz geändert, oder der Batch wurde nicht zurückgenommen',
  'Writing {1} was not looked at, because {2} is not granted.':
    'Das Schreiben von {1} wurde nicht angesehen, weil {2} nicht erteilt ist.',
  'Writing {1} was not looked at: {2}': 'Das Schreiben von {1} wurde nicht angesehen: {2}',
  'Writing {1} was not looked at.': 'Das Schreiben von {1} wurde nicht angesehen.',
  Environment: 'Umgebung',
  'Whether {1} can be {2} is not proved.': 'Ob {1} {2} werden kann, ist nicht nachgewiesen.',
  '{1} cannot be {2}.': '{1} kann nicht {2} werden.',
  'Microsoft did not let the person through.': 'Microsoft hat die Person nicht durchgelassen.',
  'the person chose Cancel': 'die Person hat „Abbrechen“ gewählt',
  'Begin again and choose Accept.': 'Beginnen Sie noch einmal und wählen Sie „Akzeptieren“.',
  'the account may not accept applications, so that Microsoft asked for the approval of an administrator':
    'das Konto darf keine Anwendungen akzeptieren, sodass Microsoft um die Genehmigung eines Administrators bat',
  'Begin again as Cloud Application Administrator, Application Administrator or Global Administrator of the directory.':
    'Beginnen Sie noch einmal als Cloudanwendungsadministrator, Anwendungsadministrator oder globaler Administrator des Verzeichnisses.',
  'The permissions were not accepted.': 'Die Berechtigungen wurden nicht akzeptiert.',
  'The permissions were accepted in part only, or not at all.':
    'Die Berechtigungen wurden nur zum Teil oder gar nicht akzeptiert.',
  'not all permissions of the app registration were granted':
    'nicht alle Berechtigungen der App-Registrierung wurden erteilt',
  'Begin again and accept all of them.': 'Beginnen Sie noch einmal und akzeptieren Sie alle.',
  'The person who signed in belongs to another directory.':
    'Die Person, die sich angemeldet hat, gehört zu einem anderen Verzeichnis.',
  "the browser's active account belongs to another directory":
    'das aktive Konto des Browsers gehört zu einem anderen Verzeichnis',
  'Open the page in a private window and sign in with an account of the directory that owns Business Central.':
    'Öffnen Sie die Seite in einem privaten Fenster und melden Sie sich mit einem Konto des Verzeichnisses an, dem Business Central gehört.',
  'What is to be done': 'Was zu tun ist',
  'All lines': 'Alle Zeilen',
  Why: 'Warum',
  'What to do': 'Was zu tun ist',
  Page: 'Seite',
  'In Landbridge': 'In Landbridge',
  'What was seen': 'Was gesehen wurde',
  passed: 'bestanden',
  failed: 'fehlgeschlagen',
  'not certain': 'nicht sicher',
  'not needed': 'nicht nötig',
  running: 'läuft',
  'Everything that can be proved was proved.': 'Alles, was nachgewiesen werden kann, wurde nachgewiesen.',
  'Not everything works.': 'Nicht alles funktioniert.',
  'Nothing is wrong, but not everything could be looked at.':
    'Nichts ist falsch, aber nicht alles konnte angesehen werden.',
  'The check is still running.': 'Die Prüfung läuft noch.',
  'Microsoft Entra administrator': 'Microsoft Entra-Administrator',
  'Business Central administrator': 'Business Central-Administrator',
  'Administrator of the Business Central admin center': 'Administrator des Business Central-Verwaltungscenters',
  'Vendor of the application': 'Anbieter der Anwendung',
  'Person who signs in': 'Person, die sich anmeldet',
  'Operator of Landbridge': 'Betreiber von Landbridge',
  Microsoft: 'Microsoft',
  Token: 'Token',
  Consent: 'Einwilligung',
  'Application card': 'Anwendungskarte',
  Person: 'Person',
  'Entity sets': 'Entitätenmengen',
  Credential: 'Anmeldeinformation',
  'Admin center': 'Verwaltungscenter',
  Notifications: 'Benachrichtigungen',
  Limits: 'Grenzwerte',
  'Proving check of {1}': 'Nachweisende Prüfung von {1}',
  Integration: 'Integration',
  'Linked account': 'Verknüpftes Konto',
  '{1} (simulator)': '{1} (Simulator)',
  Started: 'Begonnen',
  Ended: 'Beendet',
  Check: 'Prüfung',
}

import type { Words } from '../template.ts'

/** Everything else that the platform says. */
export const platform: Words = {
  'The certificate cannot be read: PEM text is expected.': 'Das Zertifikat ist nicht lesbar: Erwartet wird PEM-Text.',
  'The private key cannot be read: PEM text without a password is expected.':
    'Der private Schlüssel ist nicht lesbar: Erwartet wird PEM-Text ohne Kennwort.',
  'The private key is not an RSA key.': 'Der private Schlüssel ist kein RSA-Schlüssel.',
  'The private key does not belong to the certificate.': 'Der private Schlüssel gehört nicht zum Zertifikat.',
  'The certificate ended on {1}.': 'Das Zertifikat endete am {1}.',
  'The answer to the token request holds no token; something between may have answered.':
    'Die Antwort auf die Tokenanfrage enthält kein Token; vielleicht hat etwas dazwischen geantwortet.',
  'The answer of sign-in holds no code.': 'Die Antwort der Anmeldung enthält keinen Code.',
  'The answer is no OpenID document.': 'Die Antwort ist kein OpenID-Dokument.',
  'Entra gave a token without asking for a credential.':
    'Entra hat ein Token gegeben, ohne nach einer Anmeldeinformation zu fragen.',
  'The answer of sign-in belongs to another attempt.': 'Die Antwort der Anmeldung gehört zu einem anderen Versuch.',
  'The answer is not a list of environments.': 'Die Antwort ist keine Liste von Umgebungen.',
  'a day, YYYY-MM-DD': 'ein Tag, JJJJ-MM-TT',
  'a moment such as 2026-01-31T10:00:00Z, or a Date': 'ein Zeitpunkt wie 2026-01-31T10:00:00Z oder ein Date',
  'true or false': 'wahr oder falsch',
  'a finite number': 'eine endliche Zahl',
  'a valid Date': 'ein gültiges Date',
  'a {1}, not a Date': 'ein {1}, kein Date',
  'an object with {1}': 'ein Objekt mit {1}',
  'The answer is not a list of records.': 'Die Antwort ist keine Liste von Datensätzen.',
  'The list leads back to a page it had before.': 'Die Liste führt zu einer Seite zurück, die schon da war.',
  'The link to the next page leads to another host.': 'Der Link zur nächsten Seite führt zu einem anderen Host.',
  'The answer is not a record.': 'Die Antwort ist kein Datensatz.',
  'The answer to the first try was lost and the record has changed since, perhaps by that try. Read it again before you repeat the change.':
    'Die Antwort auf den ersten Versuch ging verloren, und der Datensatz hat sich seither geändert, vielleicht durch jenen Versuch. Lesen Sie ihn erneut, bevor Sie die Änderung wiederholen.',
  'The answer is not JSON; something between may have answered.':
    'Die Antwort ist kein JSON; vielleicht hat etwas dazwischen geantwortet.',
  'Only the owner may do this, signed in.': 'Nur der angemeldete Eigentümer darf das.',
  'A key for one integration may not manage keys.':
    'Ein Schlüssel für eine einzelne Integration darf keine Schlüssel verwalten.',
  'No password is set. Use the link that Landbridge printed at its start.':
    'Es ist kein Kennwort festgelegt. Verwenden Sie den Link, den Landbridge beim Start ausgegeben hat.',
  'The password is not right.': 'Das Kennwort stimmt nicht.',
  'The link was used before or is too old. Start Landbridge again for a new one.':
    'Der Link wurde schon benutzt oder ist zu alt. Starten Sie Landbridge neu, um einen neuen zu erhalten.',
  'Give the current password.': 'Geben Sie das aktuelle Kennwort an.',
  'The current password is not right.': 'Das aktuelle Kennwort stimmt nicht.',
  'There is no entity set {1}.': 'Es gibt keine Entitätenmenge {1}.',
  '{1} is not among {2}.': '{1} gehört nicht zu {2}.',
  '{1} is not listed any more, and {2} has the same companies. Either it was renamed, or it was copied and then deleted.':
    '{1} ist nicht mehr aufgelistet, und {2} hat dieselben Mandanten. Entweder wurde sie umbenannt, oder sie wurde kopiert und dann gelöscht.',
  '{1} is not listed any more. It was deleted, was moved to another directory, or keeps this application out by its setting Partner Access.':
    '{1} ist nicht mehr aufgelistet. Sie wurde gelöscht, in ein anderes Verzeichnis verschoben, oder sie hält diese Anwendung durch ihre Einstellung „Partnerzugriff“ (Partner Access) fern.',
  '{1} was deleted. It can be recovered in the Business Central admin center for 14 days; it is listed as {2}.':
    '{1} wurde gelöscht. Sie kann im Business Central-Verwaltungscenter 14 Tage lang wiederhergestellt werden; aufgelistet ist sie als {2}.',
  '{1} was of the type {2} and is of the type {3} now. It is another environment of the same name, perhaps a copy.':
    '{1} war vom Typ {2} und ist jetzt vom Typ {3}. Es ist eine andere Umgebung desselben Namens, vielleicht eine Kopie.',
  '{1} has another address now: {2}. It was moved, or is another environment of the same name.':
    '{1} hat jetzt eine andere Adresse: {2}. Sie wurde verschoben oder ist eine andere Umgebung desselben Namens.',
  '{1} has another address now: unknown. It was moved, or is another environment of the same name.':
    '{1} hat jetzt eine andere Adresse: unbekannt. Sie wurde verschoben oder ist eine andere Umgebung desselben Namens.',
  '{1} is new, lets this connection in too and has the same companies: it is a copy. The connection stays with {2}.':
    '{1} ist neu, lässt diese Verbindung ebenfalls ein und hat dieselben Mandanten: Sie ist eine Kopie. Die Verbindung bleibt bei {2}.',
  '{1} is new, is a production environment as well, lets this connection in too and has the same companies. One of them is a copy, and nothing tells which.':
    '{1} ist neu, ist ebenfalls eine Produktionsumgebung, lässt diese Verbindung ebenfalls ein und hat dieselben Mandanten. Eine von beiden ist eine Kopie, und nichts sagt, welche.',
  '{1, list} cannot be seen in {2} any more: deleted, or no permission set covers it now.':
    '{1, list} ist in {2} nicht mehr zu sehen: gelöscht, oder kein Berechtigungssatz umfasst es jetzt.',
  'Say on the page of the connection which environment it is.':
    'Sagen Sie auf der Seite der Verbindung, welche Umgebung es ist.',
  'Recover the environment in the Business Central admin center, or let this connection in again there.':
    'Stellen Sie die Umgebung im Business Central-Verwaltungscenter wieder her, oder lassen Sie diese Verbindung dort wieder ein.',
  'Give the permission sets back for these companies, or choose other companies on the page of the connection.':
    'Geben Sie die Berechtigungssätze für diese Mandanten zurück, oder wählen Sie auf der Seite der Verbindung andere Mandanten.',
  'Entra cannot read the keys of Landbridge: LANDBRIDGE_PUBLIC_URL names no public address.':
    'Entra kann die Schlüssel von Landbridge nicht lesen: LANDBRIDGE_PUBLIC_URL nennt keine öffentliche Adresse.',
  'Entra reads keys by https only, and LANDBRIDGE_PUBLIC_URL is not such an address.':
    'Entra liest Schlüssel nur per https, und LANDBRIDGE_PUBLIC_URL ist keine solche Adresse.',
  'Business Central does not show a company {1} to this connection.':
    'Business Central zeigt dieser Verbindung keinen Mandanten {1}.',
  'This is not the environment of the connection.': 'Das ist nicht die Umgebung der Verbindung.',
  'Nothing is changed: {1}': 'Nichts wird geändert: {1}',
  'Nothing is written: {1}': 'Nichts wird geschrieben: {1}',
  "Microsoft's own service, in the public cloud.": 'Microsofts eigener Dienst in der öffentlichen Cloud.',
  Wiise: 'Wiise',
  'The Wiise edition of Business Central, in the public cloud.':
    'Die Wiise-Ausgabe von Business Central in der öffentlichen Cloud.',
  'Demo tenant': 'Demo-Mandant',
  'The simulator on this machine: no Microsoft account is needed, and nothing leaves it.':
    'Der Simulator auf diesem Rechner: Ein Microsoft-Konto ist nicht nötig, und nichts verlässt ihn.',
  'Another address': 'Eine andere Adresse',
  'Another embed application, or a server of your own.': 'Eine andere Embed-Anwendung oder ein eigener Server.',
  "There is no endpoint '{1}'.": 'Es gibt keinen Endpunkt „{1}“.',
  'The addresses of this endpoint are needed.': 'Die Adressen dieses Endpunkts sind nötig.',
  '{1} may not be reached from here.': '{1} darf von hier nicht erreicht werden.',
  'Leave out what stands after ? or #.': 'Lassen Sie weg, was hinter ? oder # steht.',
  'Reconnect: the person signs in again.': 'Verbinden Sie neu: Die Person meldet sich erneut an.',
  'Reconnect. A connection that acts as an application does not depend on sign-ins of people.':
    'Verbinden Sie neu. Eine Verbindung, die als Anwendung handelt, hängt nicht von Anmeldungen von Personen ab.',
  'The sign-in was not used for 90 days.': 'Die Anmeldung wurde 90 Tage lang nicht verwendet.',
  'The sign-in has reached its longest life.': 'Die Anmeldung hat ihre längste Lebensdauer erreicht.',
  'The sign-in lasted a day, as those of single-page applications do.':
    'Die Anmeldung hielt einen Tag, wie es die von Single-Page-Webanwendungen tun.',
  'Register the redirect address of the application under the platform Web, then reconnect.':
    'Registrieren Sie die Umleitungsadresse der Anwendung unter der Plattform „Web“, und verbinden Sie dann neu.',
  'A policy of the directory asks for a new sign-in at intervals.':
    'Eine Richtlinie des Verzeichnisses verlangt in Abständen eine neue Anmeldung.',
  'The sessions of the person were revoked, or the password was reset by an administrator.':
    'Die Sitzungen der Person wurden widerrufen, oder ein Administrator hat das Kennwort zurückgesetzt.',
  'The password of the person has changed.': 'Das Kennwort der Person hat sich geändert.',
  'The password of the person has expired.': 'Das Kennwort der Person ist abgelaufen.',
  'The account of the person is disabled.': 'Das Konto der Person ist deaktiviert.',
  'Enable the account, or reconnect with another person.':
    'Aktivieren Sie das Konto, oder verbinden Sie mit einer anderen Person neu.',
  'The account of the person is not in the directory any more.': 'Das Konto der Person ist nicht mehr im Verzeichnis.',
  'Reconnect with another person.': 'Verbinden Sie mit einer anderen Person neu.',
  'The directory asks for a second factor now.': 'Das Verzeichnis verlangt jetzt einen zweiten Faktor.',
  'The second factor has to be given again.': 'Der zweite Faktor muss erneut angegeben werden.',
  'The person has to register a second factor.': 'Die Person muss einen zweiten Faktor registrieren.',
  'The person registers it at the next sign-in: reconnect.':
    'Die Person registriert ihn bei der nächsten Anmeldung: Verbinden Sie neu.',
  'A policy asks for more at the sign-in.': 'Eine Richtlinie verlangt bei der Anmeldung mehr.',
  'A Conditional Access policy blocks the sign-in.': 'Eine Richtlinie für bedingten Zugriff blockiert die Anmeldung.',
  'Exclude the application, the person or the address of Landbridge from the policy, then reconnect.':
    'Nehmen Sie die Anwendung, die Person oder die Adresse von Landbridge von der Richtlinie aus, und verbinden Sie dann neu.',
  'The consent to the application was taken back.': 'Die Einwilligung in die Anwendung wurde zurückgenommen.',
  'Reconnect, and accept the permissions again.': 'Verbinden Sie neu, und akzeptieren Sie die Berechtigungen erneut.',
  'The application was removed from the directory.': 'Die Anwendung wurde aus dem Verzeichnis entfernt.',
  'Reconnect: with the sign-in the application comes back.':
    'Verbinden Sie neu: Mit der Anmeldung kommt die Anwendung zurück.',
  'The application is disabled in the directory.': 'Die Anwendung ist im Verzeichnis deaktiviert.',
  'Enable it: Enterprise applications, Properties, Enabled for users to sign-in.':
    'Aktivieren Sie sie: „Unternehmensanwendungen“, „Eigenschaften“, „Aktiviert für die Benutzeranmeldung“.',
  '{1} does not allow {2}.': '{1} lässt {2} nicht zu.',
  '{1} has no action {2}.': '{1} hat keine Aktion {2}.',
  'Say what is to be done with {1}.': 'Sagen Sie, was mit {1} getan werden soll.',
  'For {1, list}.': 'Für {1, list}.',
  'For {1, list}: what the person may do in Business Central.':
    'Für {1, list}: was die Person in Business Central darf.',
  'To stay connected while the person is away.': 'Um verbunden zu bleiben, während die Person abwesend ist.',
  'To see in which directory the person signed in.':
    'Um zu sehen, in welchem Verzeichnis sich die Person angemeldet hat.',
  'To show who signed in.': 'Um zu zeigen, wer sich angemeldet hat.',
  'To install the extension {1}.': 'Um die Erweiterung {1} zu installieren.',
  'Enter a new credential in the integration.': 'Geben Sie in der Integration eine neue Anmeldeinformation ein.',
  'Reconnect with a new credential. A certificate is rolled over by itself from then on.':
    'Verbinden Sie mit einer neuen Anmeldeinformation neu. Ein Zertifikat wird von da an von selbst erneuert.',
  'The {1} has leaked, and is good at Microsoft until somebody deletes it there.':
    'Durchgesickert und bei Microsoft gültig, bis es dort jemand löscht: {1}.',
  'Enter a new credential in the integration. Then delete the one that has leaked.':
    'Geben Sie in der Integration eine neue Anmeldeinformation ein. Löschen Sie dann die durchgesickerte.',
  'Reconnect with a new credential. A certificate is rolled over by itself from then on. Then delete the one that has leaked.':
    'Verbinden Sie mit einer neuen Anmeldeinformation neu. Ein Zertifikat wird von da an von selbst erneuert. Löschen Sie dann die durchgesickerte.',
  'The {1} ended on {2}.': 'Am {2} abgelaufen: {1}.',
  'The {1} should have ended on {2}, and still works.': 'Sollte am {2} abgelaufen sein und funktioniert noch: {1}.',
  'The {1} expires on {2}.': 'Läuft am {2} ab: {1}.',
  'Access tokens that were got with it are good until they end, for an hour and a half at most; nothing takes them back.':
    'Damit erhaltene Zugriffstoken gelten bis zu ihrem Ende, höchstens anderthalb Stunden; nichts nimmt sie zurück.',
  'The sign-in was revoked here.': 'Die Anmeldung wurde hier widerrufen.',
  'Reconnect: sign in again.': 'Verbinden Sie neu: Melden Sie sich erneut an.',
  'The refresh token itself is good at Microsoft until sessions of the person are revoked.':
    'Das Aktualisierungstoken selbst gilt bei Microsoft, bis die Sitzungen der Person widerrufen werden.',
  'A person has to do it.': 'Eine Person muss es tun.',
  'Until it is deleted there, it is good at Microsoft.': 'Bis es dort gelöscht ist, gilt es bei Microsoft.',
  'It is removed as soon as a new one works, mostly within two minutes.':
    'Es wird entfernt, sobald ein neues funktioniert, meist innerhalb von zwei Minuten.',
  'Entra to let the application in': 'dass Entra die Anwendung einlässt',
  'the new secret': 'der neue Schlüssel',
  'Entra to list the new certificate': 'dass Entra das neue Zertifikat auflistet',
  'sign-in to know the new credential': 'dass die Anmeldung die neue Anmeldeinformation kennt',
  'Another connection here uses it too.': 'Eine andere Verbindung hier verwendet es auch.',
  'It may be used elsewhere too, and ends by itself.':
    'Es wird vielleicht auch anderswo verwendet und endet von selbst.',
  'It is not known at Microsoft by its id.': 'Bei Microsoft ist es nicht unter seiner ID bekannt.',
  'the new credential to be known everywhere': 'dass die neue Anmeldeinformation überall bekannt ist',
  'Reconnect the connection with a new credential.':
    'Verbinden Sie die Verbindung mit einer neuen Anmeldeinformation neu.',
  'Revoke the sessions of the person in the Microsoft Entra admin center: Users, the person, Revoke sessions.':
    'Widerrufen Sie die Sitzungen der Person im Microsoft Entra Admin Center: „Benutzer“, die Person, „Sitzungen widerrufen“.',
  'Sign in again: reconnect the connection.': 'Melden Sie sich erneut an: Verbinden Sie die Verbindung neu.',
  'Add a new certificate or client secret to the app registration.':
    'Fügen Sie der App-Registrierung ein neues Zertifikat oder einen neuen geheimen Clientschlüssel hinzu.',
  'Delete the {1} of the app registration.': 'Löschen Sie in der App-Registrierung: {1}.',
  'Delete the {1} ({2}) of the app registration.': 'Löschen Sie in der App-Registrierung: {1} ({2}).',
  "'{1}' is no answer about {2}.": '„{1}“ ist keine Antwort zu {2}.',
  'kind: There is no kind {1}.': 'kind: Es gibt keine Art {1}.',
  'The mail server did not accept user and password.': 'Der Mailserver hat Benutzer und Kennwort nicht akzeptiert.',
  'The name of the mail server is unknown.': 'Der Name des Mailservers ist unbekannt.',
  'The mail server does not answer.': 'Der Mailserver antwortet nicht.',
  'The mail server did not answer in time.': 'Der Mailserver hat nicht rechtzeitig geantwortet.',
  'No encrypted connection to the mail server came about.':
    'Es kam keine verschlüsselte Verbindung zum Mailserver zustande.',
  'The mail server refused sender or recipient.': 'Der Mailserver hat Absender oder Empfänger abgelehnt.',
  'The mail server refused the mail.': 'Der Mailserver hat die Mail abgelehnt.',
  'Webhooks are not sent there: {1}': 'Dorthin werden keine Webhooks gesendet: {1}',
  '{1} is no public address.': '{1} ist keine öffentliche Adresse.',
  'It is no address.': 'Das ist keine Adresse.',
  'An address with a user or password is not kept.': 'Eine Adresse mit Benutzer oder Kennwort wird nicht aufbewahrt.',
  'It is no https address.': 'Das ist keine https-Adresse.',
  '{1} is no public name.': '{1} ist kein öffentlicher Name.',
  'The answer was {1}.': 'Die Antwort war {1}.',
  'The name of the host is unknown.': 'Der Name des Hosts ist unbekannt.',
  'The name of the host could not be looked up.': 'Der Name des Hosts konnte nicht nachgeschlagen werden.',
  'The host takes no connection at this port.': 'Der Host nimmt an diesem Port keine Verbindung an.',
  'The connection was cut.': 'Die Verbindung wurde abgebrochen.',
  'The host did not take the connection in time.': 'Der Host hat die Verbindung nicht rechtzeitig angenommen.',
  'The certificate of the host has ended.': 'Das Zertifikat des Hosts ist abgelaufen.',
  'The certificate of the host is not trusted.': 'Dem Zertifikat des Hosts wird nicht vertraut.',
  'The certificate is for another name.': 'Das Zertifikat ist für einen anderen Namen.',
  'No answer within {1} seconds.': 'Keine Antwort innerhalb von {1} Sekunden.',
  'your organisation': 'Ihrer Organisation',
  'There is no action {1}.': 'Es gibt keine Aktion {1}.',
  'administrator of the Business Central admin center': 'Administrator des Business Central-Verwaltungscenters',
  'person who signs in': 'Person, die sich anmeldet',
  'operator of Landbridge': 'Betreiber von Landbridge',
  "The application acts as itself, with an app registration in the customer's directory.":
    'Die Anwendung handelt als sie selbst, mit einer App-Registrierung im Verzeichnis des Kunden.',
  "The application acts as itself, with the vendor's app registration, which the customer accepts.":
    'Die Anwendung handelt als sie selbst, mit der App-Registrierung des Anbieters, die der Kunde akzeptiert.',
  'The application acts as the person who signs in.': 'Die Anwendung handelt als die Person, die sich anmeldet.',
  'Connect {1} to Business Central': '{1} mit Business Central verbinden',
  'What it does': 'Was sie tut',
  'Not in version {1}': 'Nicht in Version {1}',
  '{1}, since version {2}': '{1}, seit Version {2}',
  'Application permissions': 'Anwendungsberechtigungen',
  'Permission sets of the person': 'Berechtigungssätze der Person',
  'Permission sets of the application': 'Berechtigungssätze der Anwendung',
  'Done by: {1}.': 'Erledigt von: {1}.',
  'The API key is not valid.': 'Der API-Schlüssel ist nicht gültig.',
  'This needs the role {1}; the caller has {2}.': 'Dafür ist die Rolle {1} nötig; der Aufrufer hat {2}.',
  'The host name of the request is not one of Landbridge. Set LANDBRIDGE_PUBLIC_URL if it should be.':
    'Der Hostname der Anfrage ist keiner von Landbridge. Setzen Sie LANDBRIDGE_PUBLIC_URL, wenn er es sein soll.',
  'There is no such query option.': 'Diese Abfrageoption gibt es nicht.',
  'It is given twice.': 'Es ist zweimal angegeben.',
  'It holds a character that no text may have.': 'Es enthält ein Zeichen, das kein Text haben darf.',
  'There is no such field.': 'Dieses Feld gibt es nicht.',
  'The query is not properly percent-encoded.': 'Die Abfrage ist nicht richtig prozentcodiert.',
  'The body must be a JSON object.': 'Der Inhalt muss ein JSON-Objekt sein.',
  'The body is not UTF-8.': 'Der Inhalt ist kein UTF-8.',
  'The body is nested more than {1} levels deep.': 'Der Inhalt ist mehr als {1} Ebenen tief verschachtelt.',
  'The body is not valid JSON.': 'Der Inhalt ist kein gültiges JSON.',
  'The body names the property __proto__.': 'Der Inhalt nennt die Eigenschaft __proto__.',
  'The body is not as long as the request says.': 'Der Inhalt ist nicht so lang, wie die Anfrage sagt.',
  'The address is not properly percent-encoded.': 'Die Adresse ist nicht richtig prozentcodiert.',
  'The address is too long.': 'Die Adresse ist zu lang.',
  'The address cannot be read.': 'Die Adresse ist nicht lesbar.',
  'The address and the headers together are too long.': 'Die Adresse und die Kopfzeilen zusammen sind zu lang.',
  'The request did not arrive in time.': 'Die Anfrage kam nicht rechtzeitig an.',
  'The request cannot be read as HTTP.': 'Die Anfrage ist nicht als HTTP lesbar.',
  'The header Expect asks for something unknown.': 'Die Kopfzeile Expect verlangt etwas Unbekanntes.',
  'Say when the secret expires, as the page shows it beside it.':
    'Geben Sie an, wann der Schlüssel abläuft, wie es die Seite daneben zeigt.',
  'Give either a client secret or a certificate.':
    'Geben Sie entweder einen geheimen Clientschlüssel oder ein Zertifikat an.',
  'What is given is a credential of another kind.': 'Angegeben ist eine Anmeldeinformation anderer Art.',
  'The private key is locked by a password. Give it without one.':
    'Der private Schlüssel ist durch ein Kennwort gesperrt. Geben Sie ihn ohne Kennwort an.',
  'The certificate of this key is needed.': 'Das Zertifikat zu diesem Schlüssel ist nötig.',
  'The private key of this certificate is needed.': 'Der private Schlüssel zu diesem Zertifikat ist nötig.',
  'A client secret or a certificate is needed.': 'Ein geheimer Clientschlüssel oder ein Zertifikat ist nötig.',
  'Another app registration needs a credential of its own.':
    'Eine andere App-Registrierung braucht eine eigene Anmeldeinformation.',
  'Connections use the stored credential, and Microsoft does not know a new one yet. Roll it over instead: both are good until the new one works.':
    'Verbindungen verwenden die gespeicherte Anmeldeinformation, und Microsoft kennt eine neue noch nicht. Lassen Sie sie stattdessen erneuern: Beide gelten, bis die neue funktioniert.',
  'A key for one integration may not make others.':
    'Ein Schlüssel für eine einzelne Integration darf keine anderen erstellen.',
  'Landbridge has no public address by https that Business Central could call':
    'Landbridge hat keine öffentliche https-Adresse, die Business Central aufrufen könnte',
  'Set LANDBRIDGE_PUBLIC_URL to an https address that the internet reaches, and start Landbridge again.':
    'Setzen Sie LANDBRIDGE_PUBLIC_URL auf eine https-Adresse, die das Internet erreicht, und starten Sie Landbridge neu.',
  'This cursor does not belong to this list.': 'Dieser Cursor gehört nicht zu dieser Liste.',
  'The link to the next page leads elsewhere.': 'Der Link zur nächsten Seite führt anderswohin.',
  '{1} is one record below another.': '{1} ist ein einzelner Datensatz unterhalb eines anderen.',
  'Leave this out: the cursor carries it.': 'Lassen Sie das weg: Der Cursor enthält es.',
  '{1} has no part {2}.': '{1} hat keinen Teil {2}.',
  'The way leads to {1}, not to {2}.': 'Der Weg führt zu {1}, nicht zu {2}.',
  '{1} is one record; the way cannot go on below it.':
    '{1} ist ein einzelner Datensatz; darunter kann der Weg nicht weitergehen.',
  'There is no entity set {1} on this route.': 'Es gibt auf diesem Weg keine Entitätenmenge {1}.',
  'The way is not properly percent-encoded.': 'Der Weg ist nicht richtig prozentcodiert.',
  'The key has the parts {1}.': 'Der Schlüssel hat die Teile {1}.',
  "Requests to {1} are not allowed: it is neither Microsoft's nor in LANDBRIDGE_ALLOWED_HOSTS.":
    'Anfragen an {1} sind nicht erlaubt: Es gehört weder Microsoft noch steht es in LANDBRIDGE_ALLOWED_HOSTS.',
  "Requests to this address are not allowed: it is neither Microsoft's nor in LANDBRIDGE_ALLOWED_HOSTS.":
    'Anfragen an diese Adresse sind nicht erlaubt: Sie gehört weder Microsoft noch steht sie in LANDBRIDGE_ALLOWED_HOSTS.',
}

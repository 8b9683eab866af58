import type { Words } from '../template.ts'

/** Faults and what to do about them. */
export const faults: Words = {
  'Entra knows no directory by this tenant id or domain.':
    'Entra kennt kein Verzeichnis mit dieser Mandanten-ID oder Domäne.',
  'Copy the Directory (tenant) ID from the overview of the app registration, or use a verified domain of the customer.':
    'Kopieren Sie die Verzeichnis-ID (Mandant) aus der Übersicht der App-Registrierung, oder verwenden Sie eine überprüfte Domäne des Kunden.',
  'The sign-in address names no single directory where one is needed.':
    'Die Anmeldeadresse nennt kein einzelnes Verzeichnis, wo eines nötig ist.',
  'Use the tenant id in the address instead of common, organizations or consumers.':
    'Verwenden Sie in der Adresse die Verzeichnis-ID (Mandant) statt common, organizations oder consumers.',
  'The directory belongs to another Microsoft cloud than this address.':
    'Das Verzeichnis gehört zu einer anderen Microsoft-Cloud als diese Adresse.',
  'Choose the endpoint of the cloud in which the tenant lives.':
    'Wählen Sie den Endpunkt der Cloud, in der das Verzeichnis liegt.',
  'The application (client) id does not exist in this directory.':
    'Die Anwendungs-ID (Client) gibt es in diesem Verzeichnis nicht.',
  'Compare the Application (client) ID and the Directory (tenant) ID on the overview page; it must not be the Object ID. A multi-tenant app needs admin consent in this tenant first.':
    'Vergleichen Sie die Anwendungs-ID (Client) und die Verzeichnis-ID (Mandant) auf der Seite „Übersicht“; die Objekt-ID darf es nicht sein. Eine mehrinstanzenfähige App braucht in diesem Verzeichnis zuerst die Administratoreinwilligung.',
  'The application is switched off in this directory.': 'Die Anwendung ist in diesem Verzeichnis ausgeschaltet.',
  'Enable the enterprise application (Properties, Enabled for users to sign-in).':
    'Aktivieren Sie die Unternehmensanwendung (Eigenschaften, „Aktiviert für die Benutzeranmeldung“).',
  'The app registration is not set up in a way that Entra accepts.':
    'Die App-Registrierung ist nicht so eingerichtet, wie Entra es akzeptiert.',
  'Check the API permissions and the signing settings of the registration.':
    'Prüfen Sie die API-Berechtigungen und die Signatureinstellungen der Registrierung.',
  'Entra refused the client secret: it is not one of the secrets of this app.':
    'Entra hat den geheimen Clientschlüssel verweigert: Er ist keiner der Schlüssel dieser App.',
  'Create a new client secret and copy its Value, not its Secret ID.':
    'Erstellen Sie einen neuen geheimen Clientschlüssel und kopieren Sie dessen „Wert“, nicht die „Geheimnis-ID“.',
  'Entra refused the client secret because it is past its end date.':
    'Entra hat den geheimen Clientschlüssel verweigert, weil sein Enddatum vorbei ist.',
  'Create a new secret on the app registration and store it in the connection.':
    'Erstellen Sie in der App-Registrierung einen neuen geheimen Clientschlüssel und speichern Sie ihn in der Verbindung.',
  'Entra found no usable credential in the request.':
    'Entra hat in der Anfrage keine verwendbare Anmeldeinformation gefunden.',
  'Send a client secret or a signed assertion, form-encoded; or switch on public client flows if the app is a public client.':
    'Senden Sie einen geheimen Clientschlüssel oder eine signierte Assertion, als Formular codiert; oder schalten Sie öffentliche Clientflows ein, wenn die App ein öffentlicher Client ist.',
  'The app is a public client, and a credential was sent.':
    'Die App ist ein öffentlicher Client, und es wurde eine Anmeldeinformation gesendet.',
  'Register the redirect address under the platform Web, or leave the credential out.':
    'Registrieren Sie die Umleitungsadresse unter der Plattform „Web“, oder lassen Sie die Anmeldeinformation weg.',
  'Entra does not accept the certificate or its signature.':
    'Entra akzeptiert das Zertifikat oder seine Signatur nicht.',
  'Upload the public certificate that belongs to the private key in use.':
    'Laden Sie das öffentliche Zertifikat hoch, das zum verwendeten privaten Schlüssel gehört.',
  'The signed assertion is malformed, outside its valid time, or names the wrong parties.':
    'Die signierte Assertion ist fehlerhaft, außerhalb ihrer Gültigkeit oder nennt die falschen Beteiligten.',
  'Synchronise the clock, and build a new assertion for each request with issuer and subject equal to the client id.':
    'Stellen Sie die Uhr, und erstellen Sie für jede Anfrage eine neue Assertion, mit der Client-ID als Aussteller und Antragsteller.',
  'No federated credential of the app matches issuer, subject and audience of the assertion.':
    'Keine Verbundanmeldeinformation der App passt zu Aussteller, Antragsteller und Zielgruppe der Assertion.',
  'Copy issuer, subject and audience character by character into the federated credential.':
    'Kopieren Sie Aussteller, Antragsteller und Zielgruppe Zeichen für Zeichen in die Verbundanmeldeinformation.',
  'The scope that was asked for is not valid for this kind of sign-in.':
    'Der erbetene Bereich (scope) ist für diese Art der Anmeldung nicht gültig.',
  'Ask for https://api.businesscentral.dynamics.com/.default, once encoded, and for one resource only.':
    'Bitten Sie um https://api.businesscentral.dynamics.com/.default, einmal codiert, und nur um eine Ressource.',
  'Business Central is not present in this directory.': 'Business Central ist in diesem Verzeichnis nicht vorhanden.',
  'Start Business Central (or a trial) in this tenant, or choose the tenant that has it.':
    'Beginnen Sie Business Central (oder eine Testversion) in diesem Verzeichnis, oder wählen Sie das Verzeichnis, das es hat.',
  'An administrator has not granted the permissions that the app needs.':
    'Ein Administrator hat die Berechtigungen, die die App braucht, nicht erteilt.',
  'Add the permission under API permissions and choose "Grant admin consent".':
    'Fügen Sie die Berechtigung unter „API-Berechtigungen“ hinzu und wählen Sie „Administratoreinwilligung erteilen“.',
  'The person declined to grant the permissions.': 'Die Person hat es abgelehnt, die Berechtigungen zu erteilen.',
  'Ask again, and explain what the permissions are for.':
    'Bitten Sie noch einmal darum, und erklären Sie, wofür die Berechtigungen da sind.',
  'The token carries none of the application roles that are needed: the permission was not added as an application permission, or not consented.':
    'Das Token enthält keine der nötigen App-Rollen: Die Berechtigung wurde nicht als Anwendungsberechtigung hinzugefügt, oder ihr wurde nicht zugestimmt.',
  'Add the application permissions of Dynamics 365 Business Central and grant admin consent; delegated permissions do not count here.':
    'Fügen Sie die Anwendungsberechtigungen von Dynamics 365 Business Central hinzu und erteilen Sie die Administratoreinwilligung; delegierte Berechtigungen zählen hier nicht.',
  'The token is meant for another service.': 'Das Token ist für einen anderen Dienst bestimmt.',
  'Ask for the Business Central resource exactly, without a slash at its end.':
    'Bitten Sie genau um die Ressource von Business Central, ohne Schrägstrich am Ende.',
  'The token comes from another directory than the one wanted.':
    'Das Token kommt aus einem anderen Verzeichnis als dem gewünschten.',
  "Sign in with an account of the customer's directory.":
    'Melden Sie sich mit einem Konto aus dem Verzeichnis des Kunden an.',
  'The redirect address is not registered for the app, or under another platform.':
    'Die Umleitungsadresse ist für die App nicht registriert oder steht unter einer anderen Plattform.',
  'Add exactly this address to the platform Web of the app registration.':
    'Fügen Sie genau diese Adresse der Plattform „Web“ der App-Registrierung hinzu.',
  'The account does not belong to this directory.': 'Das Konto gehört nicht zu diesem Verzeichnis.',
  'Sign in with an account of the directory that owns Business Central, in a private window.':
    'Melden Sie sich in einem privaten Fenster mit einem Konto des Verzeichnisses an, dem Business Central gehört.',
  'Entra refused the account: wrong or expired password, locked or disabled.':
    'Entra hat das Konto verweigert: Kennwort falsch oder abgelaufen, Konto gesperrt oder deaktiviert.',
  'Check the account, then sign in again.': 'Prüfen Sie das Konto, und melden Sie sich dann erneut an.',
  'The app requires assignment, and this person is not assigned.':
    'Die App verlangt eine Zuweisung, und diese Person ist nicht zugewiesen.',
  'Assign the person to the enterprise application, or switch off "Assignment required".':
    'Weisen Sie die Person der Unternehmensanwendung zu, oder schalten Sie „Zuweisung erforderlich“ aus.',
  'Entra wants the person to sign in again, for example to pass multifactor authentication.':
    'Entra möchte, dass sich die Person erneut anmeldet, zum Beispiel mit mehrstufiger Authentifizierung.',
  'Sign in interactively once more.': 'Melden Sie sich noch einmal selbst an.',
  'A policy of the directory blocks this sign-in.': 'Eine Richtlinie des Verzeichnisses blockiert diese Anmeldung.',
  'Ask the Entra administrator to look at the sign-in log with the correlation id, and to exclude the app or the location.':
    'Bitten Sie den Entra-Administrator, mit der Korrelations-ID im Anmeldeprotokoll nachzusehen und die App oder den Ort auszunehmen.',
  'The stored sign-in has ended: it was used, revoked or too long idle.':
    'Die gespeicherte Anmeldung ist zu Ende: Sie wurde schon verwendet, widerrufen oder war zu lange ungenutzt.',
  'Connect again.': 'Verbinden Sie erneut.',
  'The person has not finished signing in yet.': 'Die Person hat die Anmeldung noch nicht abgeschlossen.',
  'Wait, and ask again at the interval given.': 'Warten Sie, und fragen Sie im angegebenen Abstand erneut.',
  'The sign-in request was malformed.': 'Die Anmeldeanfrage war fehlerhaft.',
  'Report this with the correlation id; the program built a wrong request.':
    'Melden Sie das mit der Korrelations-ID; das Programm hat eine falsche Anfrage gebildet.',
  'Entra slows this app or tenant down.': 'Entra bremst diese App oder dieses Verzeichnis.',
  'Wait for the time given; keep tokens in the cache.':
    'Warten Sie die angegebene Zeit; behalten Sie Token im Zwischenspeicher.',
  'Entra has a passing fault.': 'Entra hat eine vorübergehende Störung.',
  'Try again shortly.': 'Versuchen Sie es in Kürze erneut.',
  'Entra refused for a reason that is not in the table.':
    'Entra hat aus einem Grund verweigert, der nicht in der Tabelle steht.',
  'Look the code up with the correlation id, and report it so that the table can learn it.':
    'Schlagen Sie den Code mit der Korrelations-ID nach, und melden Sie ihn, damit die Tabelle ihn lernen kann.',
  'Business Central rejected the token without saying why: most often the application card is missing or disabled in this environment, or admin consent was not granted.':
    'Business Central hat das Token ohne Begründung abgelehnt: Meist fehlt die Anwendungskarte in dieser Umgebung oder ist deaktiviert, oder die Administratoreinwilligung wurde nicht erteilt.',
  'Open Microsoft Entra Applications in this environment, create the card with the client id, assign permission sets and set State to Enabled.':
    'Öffnen Sie „Microsoft Entra-Anwendungen“ in dieser Umgebung, legen Sie die Karte mit der Client-ID an, weisen Sie Berechtigungssätze zu und setzen Sie „Status“ auf „Aktiviert“.',
  'The application user lacks a permission inside Business Central.':
    'Dem Benutzer der Anwendung fehlt eine Berechtigung in Business Central.',
  'Assign a permission set that covers the table or page that the message names.':
    'Weisen Sie einen Berechtigungssatz zu, der die Tabelle oder Seite umfasst, die die Meldung nennt.',
  'No environment of this name exists in the tenant.': 'Im Verzeichnis gibt es keine Umgebung dieses Namens.',
  'Choose the environment from the list.': 'Wählen Sie die Umgebung aus der Liste.',
  'The company does not exist or is not open to this application.':
    'Der Mandant ist nicht vorhanden oder für diese Anwendung nicht offen.',
  'Choose a company from the list.': 'Wählen Sie einen Mandanten aus der Liste.',
  'No company is visible to this application.': 'Für diese Anwendung ist kein Mandant sichtbar.',
  'Assign permission sets for all companies (leave Company blank), or create a company in this environment.':
    'Weisen Sie Berechtigungssätze für alle Mandanten zu (lassen Sie „Mandant“ leer), oder legen Sie in dieser Umgebung einen Mandanten an.',
  'The environment is starting, upgrading or moving.':
    'Die Umgebung wird gerade gestartet, aktualisiert oder verschoben.',
  'Wait until it is ready again.': 'Warten Sie, bis sie wieder bereit ist.',
  'No such entity set, action or record at this address.':
    'Unter dieser Adresse gibt es keine solche Entitätenmenge, Aktion oder keinen solchen Datensatz.',
  'Check the entity set and the key; for a custom API check that its extension is installed.':
    'Prüfen Sie die Entitätenmenge und den Schlüssel; bei einer eigenen API prüfen Sie, ob ihre Erweiterung installiert ist.',
  'The record does not exist.': 'Der Datensatz ist nicht vorhanden.',
  'Read the list again; the record may have been deleted or renumbered.':
    'Lesen Sie die Liste erneut; der Datensatz wurde vielleicht gelöscht oder umnummeriert.',
  'The record changed after its etag was read.': 'Der Datensatz hat sich geändert, nachdem sein ETag gelesen wurde.',
  'Read the record again, then repeat the change.':
    'Lesen Sie den Datensatz erneut, und wiederholen Sie dann die Änderung.',
  'A record with the same number or code exists already.':
    'Ein Datensatz mit derselben Nummer oder demselben Code ist schon vorhanden.',
  'Choose another number, or change the record that exists.':
    'Wählen Sie eine andere Nummer, oder ändern Sie den vorhandenen Datensatz.',
  'The change names no etag, or a malformed one.': 'Die Änderung nennt kein ETag oder ein fehlerhaftes.',
  'Send the etag that was read, or * to overwrite whatever is there.':
    'Senden Sie das gelesene ETag, oder *, um zu überschreiben, was immer da ist.',
  'Business Central refused a value.': 'Business Central hat einen Wert abgelehnt.',
  'Correct the value that the message names.': 'Berichtigen Sie den Wert, den die Meldung nennt.',
  'The property is read only.': 'Die Eigenschaft ist schreibgeschützt.',
  'Leave the property out.': 'Lassen Sie die Eigenschaft weg.',
  'A rule of Business Central forbids it; the message says which.':
    'Eine Regel von Business Central verbietet es; die Meldung sagt, welche.',
  'Do what the message asks for, in the data or in the setup of the company.':
    'Tun Sie, was die Meldung verlangt, in den Daten oder in der Einrichtung des Mandanten.',
  'The entity set does not allow this.': 'Die Entitätenmenge lässt das nicht zu.',
  'Use an operation that the entity set allows.': 'Verwenden Sie eine Operation, die die Entitätenmenge zulässt.',
  'Business Central does not support this query.': 'Business Central unterstützt diese Abfrage nicht.',
  'Split the query: or works on one property only.': 'Teilen Sie die Abfrage: „or“ gilt nur über eine Eigenschaft.',
  'The list changed so much that its next page is no longer known.':
    'Die Liste hat sich so sehr geändert, dass ihre nächste Seite nicht mehr bekannt ist.',
  'Start the list again from its beginning.': 'Beginnen Sie die Liste von vorn.',
  'Business Central has had too many requests from this application.':
    'Business Central hat von dieser Anwendung zu viele Anfragen erhalten.',
  'Wait for the time given.': 'Warten Sie die angegebene Zeit.',
  'Business Central did not finish in its time limit.':
    'Business Central ist in seiner Zeitgrenze nicht fertig geworden.',
  'Ask for less at once.': 'Bitten Sie um weniger auf einmal.',
  'The request or the answer is larger than Business Central allows.':
    'Die Anfrage oder die Antwort ist größer, als Business Central erlaubt.',
  'Business Central is not available at the moment.': 'Business Central ist im Moment nicht verfügbar.',
  'Business Central failed inside.': 'In Business Central ist ein Fehler aufgetreten.',
  'Try again; if it stays, ask Microsoft with the correlation id.':
    'Versuchen Sie es erneut; bleibt es so, fragen Sie Microsoft mit der Korrelations-ID.',
  'Business Central refused in a way that is not in the table.':
    'Business Central hat auf eine Weise verweigert, die nicht in der Tabelle steht.',
  'Report it with the correlation id so that the table can learn it.':
    'Melden Sie es mit der Korrelations-ID, damit die Tabelle es lernen kann.',
  'Graph refused: the person lacks a directory role or the app a scope.':
    'Graph hat verweigert: Der Person fehlt eine Verzeichnisrolle oder der App ein Bereich (scope).',
  'Sign in as Cloud Application Administrator or higher.':
    'Melden Sie sich als Cloudanwendungsadministrator oder höher an.',
  'Graph takes the sign-in no more: it has ended, or a policy asks for a new one.':
    'Graph nimmt die Anmeldung nicht mehr an: Sie ist zu Ende, oder eine Richtlinie verlangt eine neue.',
  'Sign in again; what was made so far stays, and nothing is made twice.':
    'Melden Sie sich erneut an; was bisher angelegt wurde, bleibt, und nichts wird doppelt angelegt.',
  'Graph does not find the object: it is not there, or was made a moment ago and is not known everywhere yet.':
    'Graph findet das Objekt nicht: Es ist nicht vorhanden, oder es wurde gerade erst angelegt und ist noch nicht überall bekannt.',
  'Wait a minute where it was made just now; otherwise look whether somebody has deleted it.':
    'Warten Sie eine Minute, wenn es gerade erst angelegt wurde; sehen Sie sonst nach, ob es jemand gelöscht hat.',
  'The directory has an object of this name already, perhaps among the deleted ones.':
    'Das Verzeichnis hat schon ein Objekt dieses Namens, vielleicht unter den gelöschten.',
  'Restore it, or delete it for good.': 'Stellen Sie es wieder her, oder löschen Sie es endgültig.',
  'The directory, or the person, has as many objects as are allowed.':
    'Das Verzeichnis oder die Person hat schon so viele Objekte, wie erlaubt sind.',
  'Delete what is not used any more, or let an administrator do it.':
    'Löschen Sie, was nicht mehr verwendet wird, oder lassen Sie es einen Administrator tun.',
  'A policy of the directory allows no client secrets.':
    'Eine Richtlinie des Verzeichnisses erlaubt keine geheimen Clientschlüssel.',
  'Exempt this application from the app management policy, then do it again.':
    'Nehmen Sie diese Anwendung von der App-Verwaltungsrichtlinie aus, und versuchen Sie es dann erneut.',
  'A policy of the directory allows client secrets for a shorter time only.':
    'Eine Richtlinie des Verzeichnisses erlaubt geheime Clientschlüssel nur für kürzere Zeit.',
  'Allow at least 30 days in the app management policy.':
    'Erlauben Sie in der App-Verwaltungsrichtlinie mindestens 30 Tage.',
  'Graph takes no more requests for a moment.': 'Graph nimmt für einen Moment keine Anfragen mehr an.',
  'Wait as long as it says.': 'Warten Sie so lange, wie es sagt.',
  'Somebody else changed the same object at the same moment.':
    'Jemand anderes hat dasselbe Objekt im selben Moment geändert.',
  'Try again.': 'Versuchen Sie es erneut.',
  'Graph cannot answer for the moment.': 'Graph kann im Moment nicht antworten.',
  'Try again in some minutes.': 'Versuchen Sie es in einigen Minuten erneut.',
  'Graph refused in a way that is not in the table.':
    'Graph hat auf eine Weise verweigert, die nicht in der Tabelle steht.',
  'Report it with the request id.': 'Melden Sie es mit der Anfrage-ID.',
  'The host name cannot be resolved.': 'Der Hostname kann nicht aufgelöst werden.',
  'Check the address and the DNS of this machine.': 'Prüfen Sie die Adresse und das DNS dieses Rechners.',
  'Nothing answers at that address.': 'Unter dieser Adresse antwortet nichts.',
  'Check the address, the port and the firewall.': 'Prüfen Sie die Adresse, den Port und die Firewall.',
  'The certificate of the other side cannot be trusted.': 'Dem Zertifikat der Gegenseite kann nicht vertraut werden.',
  'Install the certificate authority, or check a proxy that opens TLS.':
    'Installieren Sie die Zertifizierungsstelle, oder prüfen Sie einen Proxy, der TLS öffnet.',
  'No answer came in time.': 'Es kam nicht rechtzeitig eine Antwort.',
  'Try again; if it stays, look at the network.': 'Versuchen Sie es erneut; bleibt es so, sehen Sie nach dem Netzwerk.',
  'The connection broke before the answer was complete.': 'Die Verbindung brach ab, bevor die Antwort vollständig war.',
  'Try again; a write may have been done.': 'Versuchen Sie es erneut; ein Schreiben wurde vielleicht schon ausgeführt.',
  'The caller gave up.': 'Der Aufrufer hat aufgegeben.',
  'Nothing to mend.': 'Nichts zu beheben.',
  'This address may not be reached from here.': 'Diese Adresse darf von hier nicht erreicht werden.',
  'Use an address of Microsoft, or allow the host in the configuration.':
    'Verwenden Sie eine Adresse von Microsoft, oder erlauben Sie den Host in der Konfiguration.',
  'A value in the request is not valid.': 'Ein Wert in der Anfrage ist nicht gültig.',
  'Correct the field that is named.': 'Berichtigen Sie das genannte Feld.',
  'The body of the request cannot be read.': 'Der Inhalt der Anfrage kann nicht gelesen werden.',
  'Send JSON with the content type application/json.': 'Senden Sie JSON mit dem Inhaltstyp application/json.',
  'The request is too large.': 'Die Anfrage ist zu groß.',
  'Send less at once.': 'Senden Sie weniger auf einmal.',
  'The content type is not supported.': 'Der Inhaltstyp wird nicht unterstützt.',
  'Send application/json.': 'Senden Sie application/json.',
  'There is nothing at this address.': 'Unter dieser Adresse gibt es nichts.',
  'See the list of operations at /v1/reference.': 'Sehen Sie in der Liste der Operationen unter /v1/reference nach.',
  'This address does not take this method.': 'Diese Adresse nimmt diese Methode nicht an.',
  'The request carries no valid key or session.':
    'Die Anfrage trägt keinen gültigen Schlüssel und keine gültige Sitzung.',
  'Sign in, or send an API key as Authorization: Bearer.':
    'Melden Sie sich an, oder senden Sie einen API-Schlüssel als Authorization: Bearer.',
  'The key or session may not do this.': 'Der Schlüssel oder die Sitzung darf das nicht.',
  'Use a key with the role that the operation names.':
    'Verwenden Sie einen Schlüssel mit der Rolle, die die Operation nennt.',
  'The request came from another site.': 'Die Anfrage kam von einer anderen Website.',
  'Open the portal itself and try again.': 'Öffnen Sie das Portal selbst und versuchen Sie es erneut.',
  'Too many attempts.': 'Zu viele Versuche.',
  'Wait a little.': 'Warten Sie ein wenig.',
  'There is no such integration.': 'Diese Integration gibt es nicht.',
  'List the integrations.': 'Listen Sie die Integrationen auf.',
  'The integration still has connections.': 'Die Integration hat noch Verbindungen.',
  'Delete its connections first.': 'Löschen Sie zuerst deren Verbindungen.',
  'The integration is switched off.': 'Die Integration ist ausgeschaltet.',
  'Switch it on.': 'Schalten Sie sie ein.',
  'There is no such connection.': 'Diese Verbindung gibt es nicht.',
  'List the connections.': 'Listen Sie die Verbindungen auf.',
  'The connection has not been set up to its end.': 'Die Verbindung wurde nicht zu Ende eingerichtet.',
  'Finish its set-up.': 'Schließen Sie ihre Einrichtung ab.',
  'The connection is paused, so no request leaves for Business Central.':
    'Die Verbindung ist angehalten, daher geht keine Anfrage an Business Central.',
  'Resume it.': 'Setzen Sie sie fort.',
  'The connection does not include this company.': 'Dieser Mandant gehört nicht zur Verbindung.',
  'Use one of the companies of the connection.': 'Verwenden Sie einen der Mandanten der Verbindung.',
  'The environment may be a copy of the one that was connected, so nothing is written to it.':
    'Die Umgebung ist vielleicht eine Kopie der verbundenen, daher wird nichts in sie geschrieben.',
  'Look at the environment in the Business Central admin center, then confirm on the page of the connection.':
    'Sehen Sie sich die Umgebung im Business Central-Verwaltungscenter an, und bestätigen Sie dann auf der Seite der Verbindung.',
  'Nothing about the environment of this connection waits for a confirmation.':
    'Zur Umgebung dieser Verbindung ist nichts zu bestätigen.',
  'Read the connection again.': 'Lesen Sie die Verbindung erneut.',
  'There is no such credential.': 'Diese Anmeldeinformation gibt es nicht.',
  'List the credentials.': 'Listen Sie die Anmeldeinformationen auf.',
  'This credential is not used any more.': 'Diese Anmeldeinformation wird nicht mehr verwendet.',
  'List the credentials, and take the one that is used now.':
    'Listen Sie die Anmeldeinformationen auf, und nehmen Sie die, die jetzt verwendet wird.',
  'The application may not change its own registration, so nothing can be rolled over by itself.':
    'Die Anwendung darf ihre eigene Registrierung nicht ändern, daher kann nichts von selbst erneuert werden.',
  'Reconnect with a new credential; one that is a certificate is rolled over without any permission from then on.':
    'Verbinden Sie mit einer neuen Anmeldeinformation neu; ist sie ein Zertifikat, wird sie von da an ohne jede Berechtigung erneuert.',
  'A roll-over of this credential is under way.': 'Diese Anmeldeinformation wird gerade erneuert.',
  'Wait until it has ended.': 'Warten Sie, bis das beendet ist.',
  'There is no such set-up session.': 'Diese Einrichtung gibt es nicht.',
  'Start a new one.': 'Beginnen Sie eine neue.',
  'The set-up session has ended.': 'Die Einrichtung ist beendet.',
  'An earlier step is not done yet.': 'Ein früherer Schritt ist noch nicht erledigt.',
  'Finish the earlier step.': 'Erledigen Sie den früheren Schritt.',
  'There is no such API key.': 'Diesen API-Schlüssel gibt es nicht.',
  'List the keys.': 'Listen Sie die Schlüssel auf.',
  'The owner account exists already.': 'Das Konto des Eigentümers ist schon vorhanden.',
  'Sign in.': 'Melden Sie sich an.',
  'There is no such check.': 'Diese Prüfung gibt es nicht.',
  'There is no such diagnosis.': 'Diese Diagnose gibt es nicht.',
  'List those of the connection; fifty are kept.': 'Listen Sie die der Verbindung auf; fünfzig werden aufbewahrt.',
  'There is no entity set of this name.': 'Es gibt keine Entitätenmenge dieses Namens.',
  'List the entity sets.': 'Listen Sie die Entitätenmengen auf.',
  'There is no action of this name.': 'Es gibt keine Aktion dieses Namens.',
  'List the actions; a name is an entity set and a verb, such as customers.create.':
    'Listen Sie die Aktionen auf; ein Name besteht aus einer Entitätenmenge und einem Verb, etwa customers.create.',
  'The integration has no app registration of its own yet.': 'Die Integration hat noch keine eigene App-Registrierung.',
  'Store the client id and a credential of the multi-tenant app registration in the integration.':
    'Speichern Sie in der Integration die Client-ID und eine Anmeldeinformation der mehrinstanzenfähigen App-Registrierung.',
  'There is no such link.': 'Diesen Link gibt es nicht.',
  'Look whether the whole address was copied, or ask for a new link.':
    'Sehen Sie nach, ob die ganze Adresse kopiert wurde, oder bitten Sie um einen neuen Link.',
  'This link has expired.': 'Dieser Link ist abgelaufen.',
  'Ask whoever sent it to let it work for longer; nothing of what was done is lost.':
    'Bitten Sie den Absender, ihn zu verlängern; nichts von dem, was erledigt wurde, ist verloren.',
  'This link was revoked.': 'Dieser Link wurde widerrufen.',
  'Ask whoever sent it for a new one.': 'Bitten Sie den Absender um einen neuen.',
  'This step belongs to somebody else.': 'Dieser Schritt gehört jemand anderem.',
  'Let the person do it who has the other link.': 'Lassen Sie ihn die Person tun, die den anderen Link hat.',
  'The address to return to is not among those of the integration.':
    'Die Rückkehradresse gehört nicht zu denen der Integration.',
  'Add its origin to the return addresses of the integration.':
    'Fügen Sie ihren Ursprung den Rückkehradressen der Integration hinzu.',
  'This way to sign-in was used already, has expired, or began in another browser.':
    'Dieser Weg zur Anmeldung wurde schon benutzt, ist abgelaufen oder begann in einem anderen Browser.',
  'Go back to the set-up and begin the step again.':
    'Kehren Sie zur Einrichtung zurück und beginnen Sie den Schritt noch einmal.',
  'Nobody is signed in at Microsoft Graph for this set-up, or the sign-in has ended.':
    'Für diese Einrichtung ist niemand bei Microsoft Graph angemeldet, oder die Anmeldung ist zu Ende.',
  'Sign in as administrator first.': 'Melden Sie sich zuerst als Administrator an.',
  'The plan is another one by now than the one that was agreed to.':
    'Der Plan ist inzwischen ein anderer als der, dem zugestimmt wurde.',
  'Read the plan again, then agree to that one.': 'Lesen Sie den Plan erneut, und stimmen Sie dann diesem zu.',
  'Landbridge is working at the app registration at this moment.':
    'Landbridge arbeitet in diesem Moment an der App-Registrierung.',
  'The file is not an extension of Business Central.': 'Die Datei ist keine Erweiterung von Business Central.',
  'Choose the .app file that the AL compiler made.': 'Wählen Sie die .app-Datei, die der AL-Compiler erstellt hat.',
  'The file is a ZIP archive, not an .app file itself.': 'Die Datei ist ein ZIP-Archiv, nicht selbst eine .app-Datei.',
  'Unpack the archive and choose the .app file inside it.':
    'Entpacken Sie das Archiv und wählen Sie die .app-Datei darin.',
  'The .app file is damaged or was cut off.': 'Die .app-Datei ist beschädigt oder wurde abgeschnitten.',
  'Build or download the file again.': 'Erstellen Sie die Datei neu, oder laden Sie sie erneut herunter.',
  'The file is a runtime package, which Business Central online refuses.':
    'Die Datei ist ein Laufzeitpaket, das Business Central online verweigert.',
  'Choose the .app file as the compiler made it, not the runtime package made of it.':
    'Wählen Sie die .app-Datei so, wie der Compiler sie erstellt hat, nicht das daraus gemachte Laufzeitpaket.',
  'The file is larger than Business Central takes.': 'Die Datei ist größer, als Business Central annimmt.',
  'Make the extension smaller, for example by leaving media and symbols of others out, or split it.':
    'Machen Sie die Erweiterung kleiner, zum Beispiel ohne Medien und ohne Symbole anderer, oder teilen Sie sie.',
  'This integration brings no extension.': 'Diese Integration bringt keine Erweiterung mit.',
  'Upload an .app file to the integration first.': 'Laden Sie zuerst eine .app-Datei in die Integration hoch.',
  'The file is another extension than the one before.': 'Die Datei ist eine andere Erweiterung als die vorige.',
  'Remove the extension of the integration first; connections keep what is installed there.':
    'Entfernen Sie zuerst die Erweiterung der Integration; Verbindungen behalten, was dort installiert ist.',
  'The extension does not fit this environment.': 'Die Erweiterung passt nicht in diese Umgebung.',
  'Build the extension for the version that the environment has, or update the environment.':
    'Erstellen Sie die Erweiterung für die Version, die die Umgebung hat, oder aktualisieren Sie die Umgebung.',
  'The extension is built for more than this environment allows.':
    'Die Erweiterung ist für mehr gebaut, als diese Umgebung erlaubt.',
  'Build it with target Cloud and a runtime that the version of the environment has.':
    'Erstellen Sie sie mit dem Ziel Cloud und einer Laufzeit, die die Version der Umgebung hat.',
  'An extension that this one depends on is not installed in the environment, or in too old a version.':
    'Eine Erweiterung, von der diese abhängt, ist in der Umgebung nicht oder in zu alter Version installiert.',
  'Install that extension first, in the version that is named or a newer one.':
    'Installieren Sie zuerst jene Erweiterung, in der genannten Version oder einer neueren.',
  'This version was uploaded to the environment before; an upload that failed counts too.':
    'Diese Version wurde schon einmal in die Umgebung hochgeladen; auch ein fehlgeschlagenes Hochladen zählt.',
  'Raise the version of the extension, build it again and upload that file.':
    'Erhöhen Sie die Version der Erweiterung, erstellen Sie sie neu und laden Sie diese Datei hoch.',
  'The environment has this extension in a newer version.':
    'Die Umgebung hat diese Erweiterung in einer neueren Version.',
  'Upload a file with a version that is higher than the installed one.':
    'Laden Sie eine Datei mit einer Version hoch, die höher als die installierte ist.',
  'An extension with this id is there from the marketplace or from a developer.':
    'Eine Erweiterung mit dieser ID ist schon vorhanden, vom Marketplace oder von einem Entwickler.',
  'Update or remove that one, or give this extension an id of its own.':
    'Aktualisieren oder entfernen Sie jene, oder geben Sie dieser Erweiterung eine eigene ID.',
  'Another extension has an object or a field of the same number or name.':
    'Eine andere Erweiterung hat ein Objekt oder ein Feld mit derselben Nummer oder demselben Namen.',
  'Give the objects other numbers and names, or uninstall the other extension.':
    'Geben Sie den Objekten andere Nummern und Namen, oder deinstallieren Sie die andere Erweiterung.',
  'The new version would delete tables or fields that hold data.':
    'Die neue Version würde Tabellen oder Felder löschen, die Daten enthalten.',
  'Keep the tables and fields and mark them as obsolete, or add upgrade code that moves the data.':
    'Behalten Sie die Tabellen und Felder und kennzeichnen Sie sie als veraltet, oder fügen Sie Upgradecode hinzu, der die Daten verschiebt.',
  'The permission to manage extensions is missing.': 'Die Berechtigung zum Verwalten von Erweiterungen fehlt.',
  'Assign the permission set EXTEN. MGT. - ADMIN, and try again.':
    'Weisen Sie den Berechtigungssatz EXTEN. MGT. - ADMIN zu, und versuchen Sie es erneut.',
  'This environment takes no extensions of its own tenant.':
    'Diese Umgebung nimmt keine Erweiterungen des eigenen Verzeichnisses an.',
  'Ask whoever publishes this edition of Business Central, or offer the extension in the marketplace.':
    'Fragen Sie den Herausgeber dieser Ausgabe von Business Central, oder bieten Sie die Erweiterung im Marketplace an.',
  'The extension, or one that it depends on, is not offered for this country or release.':
    'Die Erweiterung oder eine, von der sie abhängt, wird für dieses Land oder diese Version nicht angeboten.',
  'Install it in an environment of a country and release for which it is offered.':
    'Installieren Sie sie in einer Umgebung eines Landes und einer Version, für die sie angeboten wird.',
  'Business Central could not install the extension.': 'Business Central konnte die Erweiterung nicht installieren.',
  'Open Extension Installation Status in Business Central; the details of the line name the reason.':
    'Öffnen Sie „Installationsstatus der Erweiterung“ (Extension Installation Status) in Business Central; die Details der Zeile nennen den Grund.',
  'The installation has not ended in a long time.': 'Die Installation ist seit langer Zeit nicht beendet.',
  'Open Extension Installation Status in Business Central. If it has ended there, look again.':
    'Öffnen Sie „Installationsstatus der Erweiterung“ (Extension Installation Status) in Business Central. Ist sie dort beendet, sehen Sie erneut nach.',
  'An installation is under way in this environment.': 'In dieser Umgebung läuft gerade eine Installation.',
  'There is no such installation.': 'Diese Installation gibt es nicht.',
  'Read the extension of the connection to see the newest one.':
    'Lesen Sie die Erweiterung der Verbindung, um die neueste zu sehen.',
  'Only an installation that waits for its time can be taken back; this one cannot.':
    'Nur eine Installation, die auf ihre Zeit wartet, kann zurückgenommen werden; diese nicht.',
  'The extension of the integration is not installed in the environment.':
    'Die Erweiterung der Integration ist in der Umgebung nicht installiert.',
  'Install the extension in this environment.': 'Installieren Sie die Erweiterung in dieser Umgebung.',
  'The environment has an older version of the extension than the integration needs.':
    'Die Umgebung hat eine ältere Version der Erweiterung, als die Integration braucht.',
  'Install the version of the integration.': 'Installieren Sie die Version der Integration.',
  'There is no such webhook.': 'Diesen Webhook gibt es nicht.',
  'List the webhooks.': 'Listen Sie die Webhooks auf.',
  'There is no such delivery of this webhook; with their events they are forgotten after 90 days.':
    'Diese Zustellung des Webhooks gibt es nicht; mit ihren Ereignissen werden sie nach 90 Tagen vergessen.',
  'List the deliveries of the webhook.': 'Listen Sie die Zustellungen des Webhooks auf.',
  'The webhook is switched off.': 'Der Webhook ist ausgeschaltet.',
  'Switch it on; what waits is then tried at once.': 'Schalten Sie ihn ein; was wartet, wird dann sofort versucht.',
  'Webhooks are not sent to this address: it is no https address of a public host.':
    'Webhooks werden nicht an diese Adresse gesendet: Sie ist keine https-Adresse eines öffentlichen Hosts.',
  'Use a public https address, or allow the host by LANDBRIDGE_WEBHOOK_HOSTS.':
    'Verwenden Sie eine öffentliche https-Adresse, oder erlauben Sie den Host mit LANDBRIDGE_WEBHOOK_HOSTS.',
  'There is no such recipient.': 'Diesen Empfänger gibt es nicht.',
  'Read the notices.': 'Lesen Sie die Benachrichtigungen.',
  'This address is told already.': 'Diese Adresse wird schon benachrichtigt.',
  'Change what that recipient is told of.': 'Ändern Sie, worüber dieser Empfänger benachrichtigt wird.',
  'No mail server is configured.': 'Es ist kein Mailserver konfiguriert.',
  'Set LANDBRIDGE_SMTP_URL and LANDBRIDGE_MAIL_FROM.': 'Setzen Sie LANDBRIDGE_SMTP_URL und LANDBRIDGE_MAIL_FROM.',
  'The mail server did not take the mail.': 'Der Mailserver hat die Mail nicht angenommen.',
  'Compare address, user and password of the mail server, and the sender that it allows.':
    'Vergleichen Sie Adresse, Benutzer und Kennwort des Mailservers sowie den Absender, den er erlaubt.',
  'There is no calendar at this address, or not any more.':
    'Unter dieser Adresse gibt es keinen Kalender, oder keinen mehr.',
  'Make a new address in the settings.': 'Erstellen Sie in den Einstellungen eine neue Adresse.',
  'A credential cannot be opened with the key that is loaded.':
    'Eine Anmeldeinformation lässt sich mit dem geladenen Schlüssel nicht öffnen.',
  'Start with the key-encryption key that sealed it.': 'Starten Sie mit dem Schlüssel, der sie versiegelt hat.',
  'No key-encryption key is configured.': 'Es ist kein Schlüssel zum Verschlüsseln der Schlüssel konfiguriert.',
  'Set LANDBRIDGE_KEY or LANDBRIDGE_KEY_FILE.': 'Setzen Sie LANDBRIDGE_KEY oder LANDBRIDGE_KEY_FILE.',
  'The store does not answer.': 'Der Speicher antwortet nicht.',
  'Look at the log of the store.': 'Sehen Sie in das Protokoll des Speichers.',
  'The configuration is not valid.': 'Die Konfiguration ist nicht gültig.',
  'Set the values that the message names.': 'Setzen Sie die Werte, die die Meldung nennt.',
  'Landbridge failed inside.': 'In Landbridge ist ein Fehler aufgetreten.',
  'Look in the log for the request id, and report it.':
    'Suchen Sie im Protokoll nach der Anfrage-ID, und melden Sie sie.',
}

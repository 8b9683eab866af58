import type { Words } from '../template.ts'

/** The steps of a set-up. */
export const steps: Words = {
  Yes: 'Ja',
  Endpoint: 'Endpunkt',
  'The connection belongs to the directory {1} and stays there. For another directory begin a set-up of its own.':
    'Die Verbindung gehört zum Verzeichnis {1} und bleibt dort. Beginnen Sie für ein anderes Verzeichnis eine eigene Einrichtung.',
  'This is another directory than the one of the connection.':
    'Das ist ein anderes Verzeichnis als das der Verbindung.',
  'Directory of the connection': 'Verzeichnis der Verbindung',
  Found: 'Gefunden',
  'Nobody has to sign in at this set-up now.': 'Bei dieser Einrichtung muss sich jetzt niemand anmelden.',
  'The code was not used in time.': 'Der Code wurde nicht rechtzeitig verwendet.',
  'Nothing is stored yet.': 'Noch ist nichts gespeichert.',
  'This is not available here.': 'Das ist hier nicht verfügbar.',
  'The set-up of this connection is still open.': 'Die Einrichtung dieser Verbindung ist noch offen.',
  'This way in has no such step.': 'Dieser Weg hat keinen solchen Schritt.',
  'Nobody has to sign in at this step.': 'Bei diesem Schritt muss sich niemand anmelden.',
  'Let the application into Business Central': 'Die Anwendung in Business Central einlassen',
  'Business Central accepts the application in {1}.': 'Business Central akzeptiert die Anwendung in {1}.',
  'the environment': 'der Umgebung',
  'Entra knows the application now; Business Central does not yet. Its card in {1} lets it in and says what it may do.':
    'Entra kennt die Anwendung jetzt; Business Central noch nicht. Ihre Karte in {1} lässt sie ein und sagt, was sie darf.',
  'User Permission Sets cannot be edited.': 'Die Benutzerberechtigungssätze lassen sich nicht bearbeiten.',
  'State must be Disabled meanwhile, and the application must have its user. The user is made when State is set to Enabled for the first time; then set it back to Disabled.':
    'Der Status muss währenddessen „Deaktiviert“ sein, und die Anwendung muss ihren Benutzer haben. Der Benutzer entsteht, wenn der Status zum ersten Mal auf „Aktiviert“ gesetzt wird; setzen Sie ihn danach auf „Deaktiviert“ zurück.',
  'The card cannot be saved or enabled.': 'Die Karte lässt sich nicht speichern oder aktivieren.',
  'The person needs the permission set SUPER or SECURITY in this environment, the field Description must be filled in, and the environment must have at least one enabled user with a full licence.':
    'Die Person braucht in dieser Umgebung den Berechtigungssatz SUPER oder SECURITY, das Feld „Beschreibung“ muss ausgefüllt sein, und die Umgebung muss mindestens einen aktivierten Benutzer mit voller Lizenz haben.',
  'SUPER is refused.': 'SUPER wird verweigert.',
  'Business Central does not give SUPER to applications. Enough for {1}: {2, list}.':
    'Business Central gibt Anwendungen kein SUPER. Genug für {1}: {2, list}.',
  'The card exists, and the step is still open.': 'Die Karte ist vorhanden, und der Schritt ist immer noch offen.',
  'Each environment has cards of its own. Compare the environment in the address with {1}, and Client ID with {2}.':
    'Jede Umgebung hat eigene Karten. Vergleichen Sie die Umgebung in der Adresse mit {1} und die Client-ID mit {2}.',
  'Each environment has cards of its own. Compare the environment in the address with {1}, and Client ID with the Application (client) ID.':
    'Jede Umgebung hat eigene Karten. Vergleichen Sie die Umgebung in der Adresse mit {1} und die Client-ID mit der Anwendungs-ID (Client).',
  'Is Grant Consent on the card needed?': 'Ist „Zustimmung erteilen“ (Grant Consent) auf der Karte nötig?',
  'No. Consent was granted in the step before; it may fail there because the registration has no redirect address.':
    'Nein. Die Einwilligung wurde im Schritt davor erteilt; dort kann es scheitern, weil die Registrierung keine Umleitungsadresse hat.',
  'Then it is decided which companies are opened.': 'Dann wird entschieden, welche Mandanten geöffnet werden.',
  'Open Microsoft Entra Applications in this environment and choose New. The permission set SUPER or SECURITY is needed for it.':
    'Öffnen Sie „Microsoft Entra-Anwendungen“ (Microsoft Entra Applications) in dieser Umgebung und wählen Sie „Neu“. Dafür ist der Berechtigungssatz SUPER oder SECURITY nötig.',
  New: 'Neu',
  'Fill in Client ID and Description.': 'Füllen Sie „Client-ID“ und „Beschreibung“ aus.',
  'Client ID': 'Client-ID',
  Description: 'Beschreibung',
  General: 'Allgemein',
  'Set State to Enabled and confirm that a user is created. Then set State to Disabled again, because permission sets can be edited only then.':
    'Setzen Sie „Status“ auf „Aktiviert“ und bestätigen Sie, dass ein Benutzer angelegt wird. Setzen Sie „Status“ dann wieder auf „Deaktiviert“, weil Berechtigungssätze nur so bearbeitet werden können.',
  State: 'Status',
  'Under User Permission Sets add these. Leave Company blank, so that they hold for all companies.':
    'Fügen Sie diese unter „Benutzerberechtigungssätze“ (User Permission Sets) hinzu. Lassen Sie „Mandant“ leer, damit sie für alle Mandanten gelten.',
  'User Permission Sets': 'Benutzerberechtigungssätze',
  'Set State to Enabled.': 'Setzen Sie „Status“ auf „Aktiviert“.',
  'Prove the connection': 'Die Verbindung nachweisen',
  'Check again': 'Erneut prüfen',
  'The check goes the way that {1} will go: sign-in, permissions, environment, application card, companies, and one harmless read of every entity set. Nothing of it remains.':
    'Die Prüfung geht den Weg, den {1} gehen wird: Anmeldung, Berechtigungen, Umgebung, Anwendungskarte, Mandanten und ein unschädliches Lesen jeder Entitätenmenge. Nichts davon bleibt zurück.',
  'Wait until every line has its answer. A line that fails names its cause and the step to go back to.':
    'Warten Sie, bis jede Zeile ihre Antwort hat. Eine Zeile, die fehlschlägt, nennt ihre Ursache und den Schritt, zu dem zurückzugehen ist.',
  'A line is unknown.': 'Eine Zeile ist unbekannt.',
  'Some things cannot be seen without changing something, or without a record to look at. Such a line says why, and does not stop the connection.':
    'Manches ist nicht zu sehen, ohne etwas zu ändern oder ohne einen Datensatz zum Ansehen. Eine solche Zeile sagt, warum, und hält die Verbindung nicht auf.',
  'When no line fails, {1} is connected.': 'Wenn keine Zeile fehlschlägt, besteht die Verbindung mit {1}.',
  'The application sees only companies for which it has a permission set. On its card, Company must be blank for all of them, or name this one.':
    'Die Anwendung sieht nur Mandanten, für die sie einen Berechtigungssatz hat. Auf ihrer Karte muss „Mandant“ für alle leer sein oder diesen nennen.',
  'The person sees only companies for which they have a permission set.':
    'Die Person sieht nur Mandanten, für die sie einen Berechtigungssatz hat.',
  'Choose the companies': 'Die Mandanten wählen',
  'Use these companies': 'Diese Mandanten verwenden',
  'Choose one company at least.': 'Wählen Sie mindestens einen Mandanten.',
  'Choose from the companies in the list.': 'Wählen Sie aus den Mandanten in der Liste.',
  'A company is one set of books. {1} reaches only those that are chosen here.':
    'Ein Mandant ist ein Satz von Büchern. {1} erreicht nur die, die hier gewählt werden.',
  'Choose the companies to be connected.': 'Wählen Sie die Mandanten, die verbunden werden sollen.',
  'A company is not in the list.': 'Ein Mandant steht nicht in der Liste.',
  'The list is empty.': 'Die Liste ist leer.',
  'The environment has no company yet, or all permission sets of the application name a company that is gone. A company is made on the page Companies.':
    'Die Umgebung hat noch keinen Mandanten, oder alle Berechtigungssätze der Anwendung nennen einen Mandanten, den es nicht mehr gibt. Ein Mandant wird auf der Seite „Mandanten“ angelegt.',
  'Then the final check proves everything at once.': 'Dann weist die abschließende Prüfung alles auf einmal nach.',
  'Go to Microsoft and accept': 'Zu Microsoft gehen und akzeptieren',
  'sign-in': 'Anmeldung',
  'Accept the application': 'Die Anwendung akzeptieren',
  'Look for the consent': 'Nach der Einwilligung sehen',
  'Only where the page of Microsoft did not come back here.':
    'Nur, wenn die Seite von Microsoft nicht hierher zurückgekommen ist.',
  'Go to Microsoft first, or fill in the directory.':
    'Gehen Sie zuerst zu Microsoft, oder füllen Sie das Verzeichnis aus.',
  'Accepted in the directory {1}.': 'Akzeptiert im Verzeichnis {1}.',
  'Accepted by {1} in the directory {2}.': 'Akzeptiert von {1} im Verzeichnis {2}.',
  '{1} has one app registration for all its customers. An administrator of {2} accepts it once, for the whole directory; nothing has to be registered.':
    '{1} hat eine App-Registrierung für alle Kunden. Ein Administrator von {2} akzeptiert sie einmal für das ganze Verzeichnis; registriert werden muss nichts.',
  'Go to Microsoft, sign in as Cloud Application Administrator, Application Administrator or Global Administrator of the directory that owns Business Central, and read what is asked for.':
    'Gehen Sie zu Microsoft, melden Sie sich als Cloudanwendungsadministrator, Anwendungsadministrator oder globaler Administrator des Verzeichnisses an, dem Business Central gehört, und lesen Sie, worum gebeten wird.',
  'Choose Accept. The page then comes back here, and asks once more who you are where several accounts are signed in.':
    'Wählen Sie „Akzeptieren“. Die Seite kommt dann hierher zurück und fragt noch einmal, wer Sie sind, wenn mehrere Konten angemeldet sind.',
  'What was accepted can be seen, and taken back, at any time under Enterprise applications.':
    'Was akzeptiert wurde, kann jederzeit unter „Unternehmensanwendungen“ angesehen und zurückgenommen werden.',
  'The page says AADSTS500113 or AADSTS50011 and does not come back.':
    'Die Seite sagt AADSTS500113 oder AADSTS50011 und kommt nicht zurück.',
  'The address to come back to is not registered with {1}. The consent may be stored all the same: {2} can fill in the Directory (tenant) ID below and look for it.':
    'Die Adresse für den Rückweg ist bei {1} nicht registriert. Die Einwilligung kann trotzdem gespeichert sein: {2} kann unten die Verzeichnis-ID (Mandant) ausfüllen und danach sehen.',
  'The page says AADSTS50020.': 'Die Seite sagt AADSTS50020.',
  'The account that signed in belongs to another directory than the one that was accepted for. Open this page again, go to Microsoft, and choose Use another account.':
    'Das angemeldete Konto gehört zu einem anderen Verzeichnis als dem, für das akzeptiert wurde. Öffnen Sie diese Seite erneut, gehen Sie zu Microsoft, und wählen Sie „Anderes Konto verwenden“.',
  'The page says that approval of an administrator is needed.':
    'Die Seite sagt, dass die Genehmigung eines Administrators nötig ist.',
  'The signed-in account may not accept applications. Dynamics 365 Administrator and Business Central Administrator are not enough.':
    'Das angemeldete Konto darf keine Anwendungen akzeptieren. Dynamics 365-Administrator und Business Central-Administrator genügen nicht.',
  'Another account was signed in.': 'Ein anderes Konto war angemeldet.',
  'Open this page in a private window, and begin again.':
    'Öffnen Sie diese Seite in einem privaten Fenster, und beginnen Sie noch einmal.',
  'When {1, list} are granted, the environment is chosen from a list.':
    'Wenn {1, list} erteilt sind, wird die Umgebung aus einer Liste gewählt.',
  'Grant the permissions': 'Die Berechtigungen erteilen',
  'Granted: {1, list}.': 'Erteilt: {1, list}.',
  '{1} works without a signed-in person, so it needs application permissions and the consent of an administrator.':
    '{1} arbeitet ohne angemeldete Person und braucht daher Anwendungsberechtigungen und die Einwilligung eines Administrators.',
  'Open API permissions, choose Add a permission, then Dynamics 365 Business Central, then Application permissions.':
    'Öffnen Sie „API-Berechtigungen“, wählen Sie „Berechtigung hinzufügen“, dann „Dynamics 365 Business Central“, dann „Anwendungsberechtigungen“.',
  'Add a permission': 'Berechtigung hinzufügen',
  'Dynamics 365 Business Central': 'Dynamics 365 Business Central',
  'Select these permissions and choose Add permissions.':
    'Wählen Sie diese Berechtigungen aus und wählen Sie „Berechtigungen hinzufügen“.',
  'Add permissions': 'Berechtigungen hinzufügen',
  'Choose Grant admin consent and confirm with Yes. The column Status then shows Granted for each of them.':
    'Wählen Sie „Administratoreinwilligung erteilen“ (Grant admin consent) und bestätigen Sie mit „Ja“. Die Spalte „Status“ zeigt dann für jede „Gewährt“.',
  'Grant admin consent': 'Administratoreinwilligung erteilen',
  'Everything is granted, and the step is still open.': 'Alles ist erteilt, und der Schritt ist immer noch offen.',
  'Compare the column Type: it must say Application. Delegated permissions have the same look and do not count here. A new consent can take some minutes to arrive in tokens.':
    'Vergleichen Sie die Spalte „Typ“: Dort muss „Anwendung“ stehen. Delegierte Berechtigungen sehen gleich aus und zählen hier nicht. Eine neue Einwilligung kann einige Minuten brauchen, bis sie in Token ankommt.',
  'Grant admin consent cannot be chosen.': '„Administratoreinwilligung erteilen“ lässt sich nicht wählen.',
  'It needs Cloud Application Administrator, Application Administrator, Privileged Role Administrator or Global Administrator. Dynamics 365 Administrator and Business Central Administrator are not enough.':
    'Dafür ist Cloudanwendungsadministrator, Anwendungsadministrator, Administrator für privilegierte Rollen oder globaler Administrator nötig. Dynamics 365-Administrator und Business Central-Administrator genügen nicht.',
  'Dynamics 365 Business Central is not in the list of APIs.':
    'Dynamics 365 Business Central steht nicht in der Liste der APIs.',
  'Search for it under APIs my organization uses. Where it is not there either, this directory has never had Business Central: it may be the wrong one.':
    'Suchen Sie danach unter „Von meiner Organisation verwendete APIs“. Steht es auch dort nicht, hatte dieses Verzeichnis nie Business Central: Vielleicht ist es das falsche.',
  'Then the environment is chosen from a list.': 'Dann wird die Umgebung aus einer Liste gewählt.',
  'Address of the services': 'Adresse der Dienste',
  'Address of the web client': 'Adresse des Webclients',
  'Address of sign-in': 'Adresse der Anmeldung',
  'Address of the Microsoft Entra admin center': 'Adresse des Microsoft Entra Admin Centers',
  'Address of Microsoft Graph': 'Adresse von Microsoft Graph',
  'Choose where Business Central runs': 'Wählen, wo Business Central läuft',
  'Use this endpoint': 'Diesen Endpunkt verwenden',
  '{1}, as the integration says.': '{1}, wie es die Integration sagt.',
  'Choose one of the endpoints.': 'Wählen Sie einen der Endpunkte.',
  'Answers at {1}.': 'Antwortet unter {1}.',
  '{1} can be connected at any of these places; only the addresses differ.':
    '{1} kann an jedem dieser Orte verbunden werden; nur die Adressen unterscheiden sich.',
  'Choose the place where the customer opens Business Central. The address in the browser shows it: businesscentral.dynamics.com is Business Central, wiise.bc.dynamics.com is Wiise.':
    'Wählen Sie den Ort, an dem der Kunde Business Central öffnet. Die Adresse im Browser zeigt ihn: businesscentral.dynamics.com ist Business Central, wiise.bc.dynamics.com ist Wiise.',
  'The address is another one, ending in bc.dynamics.com.':
    'Die Adresse ist eine andere und endet auf bc.dynamics.com.',
  'It belongs to an embed application. Choose Another address and type its family: the first part of the address, for example 4psconstruct.':
    'Sie gehört zu einer Embed-Anwendung. Wählen Sie „Eine andere Adresse“ und geben Sie deren Familie ein: den ersten Teil der Adresse, zum Beispiel 4psconstruct.',
  'An address is refused.': 'Eine Adresse wird abgelehnt.',
  'Requests leave only for Microsoft and for hosts that the operator of Landbridge has allowed in its configuration.':
    'Anfragen gehen nur an Microsoft und an Hosts, die der Betreiber von Landbridge in dessen Konfiguration erlaubt hat.',
  'Then the application is registered in the directory of the customer.':
    'Dann wird die Anwendung im Verzeichnis des Kunden registriert.',
  'Family of the embed application': 'Familie der Embed-Anwendung',
  'Leave it empty to type the addresses.': 'Leer lassen, um die Adressen einzugeben.',
  'Empty for {1}.': 'Leer für {1}.',
  'A family is one word of letters, digits and hyphens, for example wiise.':
    'Eine Familie ist ein Wort aus Buchstaben, Ziffern und Bindestrichen, zum Beispiel wiise.',
  'Choose the environment': 'Die Umgebung wählen',
  'Use this environment': 'Diese Umgebung verwenden',
  'The name as the admin center shows it.': 'Der Name, wie ihn das Verwaltungscenter zeigt.',
  'Choose one of the environments in the list.': 'Wählen Sie eine der Umgebungen in der Liste.',
  'An environment is one instance of Business Central. These are the ones that Business Central shows for {1}.':
    'Eine Umgebung ist eine Instanz von Business Central. Das sind die, die Business Central für {1} zeigt.',
  'Choose the environment to be connected. A sandbox is for trying out; its data may be replaced at any time.':
    'Wählen Sie die Umgebung, die verbunden werden soll. Eine Sandbox ist zum Ausprobieren da; ihre Daten können jederzeit ersetzt werden.',
  'The environment is not in the list.': 'Die Umgebung steht nicht in der Liste.',
  'It may belong to another directory, or have been renamed. The Business Central admin center of the customer shows all of its environments.':
    'Sie gehört vielleicht zu einem anderen Verzeichnis oder wurde umbenannt. Das Business Central-Verwaltungscenter des Kunden zeigt alle seine Umgebungen.',
  'The environment is not ready.': 'Die Umgebung ist nicht bereit.',
  'It is being started, copied or updated. This step looks again each minute for 12 hours; an update can take some of them.':
    'Sie wird gerade gestartet, kopiert oder aktualisiert. Dieser Schritt sieht 12 Stunden lang jede Minute erneut nach; ein Update kann einige davon dauern.',
  'Then the application is let into this environment.': 'Dann wird die Anwendung in diese Umgebung eingelassen.',
  'Register the application': 'Die Anwendung registrieren',
  'Look for the registration': 'Nach der Registrierung sehen',
  'The id, or a domain of the directory.': 'Die ID oder eine Domäne des Verzeichnisses.',
  'Found in the directory {1}.': 'Im Verzeichnis {1} gefunden.',
  'An app registration is the identity under which {1} works in the directory of {2}. Nothing is opened by it yet.':
    'Eine App-Registrierung ist die Identität, unter der {1} im Verzeichnis von {2} arbeitet. Geöffnet wird durch sie noch nichts.',
  'Sign in to the Microsoft Entra admin center as Application Administrator, Cloud Application Administrator or Global Administrator, in the directory that owns Business Central.':
    'Melden Sie sich beim Microsoft Entra Admin Center als Anwendungsadministrator, Cloudanwendungsadministrator oder globaler Administrator an, in dem Verzeichnis, dem Business Central gehört.',
  'Choose New registration, fill in the name, keep Accounts in this organizational directory only, leave Redirect URI empty, and choose Register.':
    'Wählen Sie „Neue Registrierung“, füllen Sie den Namen aus, behalten Sie „Nur Konten in diesem Organisationsverzeichnis“ bei, lassen Sie „Umleitungs-URI“ leer, und wählen Sie „Registrieren“.',
  'New registration': 'Neue Registrierung',
  Register: 'Registrieren',
  'Copy Application (client) ID and Directory (tenant) ID from the page Overview into the fields below.':
    'Kopieren Sie „Anwendungs-ID (Client)“ und „Verzeichnis-ID (Mandant)“ von der Seite „Übersicht“ in die Felder unten.',
  Essentials: 'Zusammenfassung (Essentials)',
  'There are three ids on the page. Which are meant?': 'Auf der Seite stehen drei IDs. Welche sind gemeint?',
  'Application (client) ID and Directory (tenant) ID. The Object ID is not used.':
    'Anwendungs-ID (Client) und Verzeichnis-ID (Mandant). Die Objekt-ID wird nicht verwendet.',
  'Which is the directory that owns Business Central?': 'Welches ist das Verzeichnis, dem Business Central gehört?',
  'Open Business Central: the address has it after the host. A registration in another directory, for example that of a partner, is not found here.':
    'Öffnen Sie Business Central: In der Adresse steht es nach dem Host. Eine Registrierung in einem anderen Verzeichnis, zum Beispiel dem eines Partners, wird hier nicht gefunden.',
  'New registration is not offered.': '„Neue Registrierung“ wird nicht angeboten.',
  'In this directory only administrators register applications. One of the three roles above is needed; Dynamics 365 Administrator is not enough.':
    'In diesem Verzeichnis registrieren nur Administratoren Anwendungen. Eine der drei oben genannten Rollen ist nötig; Dynamics 365-Administrator genügt nicht.',
  'Then the application gets a client secret.': 'Dann bekommt die Anwendung einen geheimen Clientschlüssel.',
  'Federated credential': 'Verbundanmeldeinformation',
  'No secret anywhere and nothing that expires: Entra trusts what Landbridge signs for this connection.':
    'Nirgends ein Geheimnis und nichts, was abläuft: Entra vertraut dem, was Landbridge für diese Verbindung signiert.',
  'Certificate made by Landbridge': 'Von Landbridge erstelltes Zertifikat',
  'The private key never leaves the vault; only the public part is uploaded. It lasts 365 days.':
    'Der private Schlüssel verlässt den Tresor nie; nur der öffentliche Teil wird hochgeladen. Es gilt 365 Tage.',
  'Certificate of your own': 'Eigenes Zertifikat',
  'Where certificates have to come from your own authority. The private key is sealed here.':
    'Wo Zertifikate von Ihrer eigenen Stelle kommen müssen. Der private Schlüssel wird hier versiegelt.',
  'Client secret': 'Geheimer Clientschlüssel',
  'The quickest, and the weakest: a text that works for whoever has it, and that has to be typed by hand.':
    'Am schnellsten, und am schwächsten: ein Text, der für jeden funktioniert, der ihn hat, und der von Hand eingegeben werden muss.',
  'Open Certificates & secrets and choose New client secret. 365 days (12 months) is advised; the page offers 730 days at most.':
    'Öffnen Sie „Zertifikate & Geheimnisse“ und wählen Sie „Neuer geheimer Clientschlüssel“. 365 Tage (12 Monate) sind zu empfehlen; die Seite bietet höchstens 730 Tage an.',
  Expires: 'Läuft ab am',
  'Client secrets': 'Geheime Clientschlüssel',
  'New client secret': 'Neuer geheimer Clientschlüssel',
  Add: 'Hinzufügen',
  'Copy Value at once: the page shows it only until it is left.':
    'Kopieren Sie „Wert“ (Value) sofort: Die Seite zeigt ihn nur, bis sie verlassen wird.',
  Value: 'Wert',
  'Type the date of the column Expires. Counted from today, 365 days end on {1}.':
    'Geben Sie das Datum der Spalte „Läuft ab am“ ein. Von heute an gezählt enden 365 Tage am {1}.',
  'Value is hidden, only Secret ID can be copied.':
    '„Wert“ ist verborgen, nur die „Geheimnis-ID“ (Secret ID) lässt sich kopieren.',
  'The value of an existing secret cannot be seen again. Add a new client secret, and delete the old one.':
    'Der Wert eines vorhandenen Schlüssels ist nicht noch einmal zu sehen. Fügen Sie einen neuen geheimen Clientschlüssel hinzu, und löschen Sie den alten.',
  'Entra refuses a secret that was made just now.': 'Entra verweigert einen Schlüssel, der gerade erst erstellt wurde.',
  'A new secret is accepted everywhere after about two minutes; this step looks again by itself meanwhile. After that the value was cut off or belongs to another application.':
    'Ein neuer Schlüssel wird nach etwa zwei Minuten überall akzeptiert; dieser Schritt sieht inzwischen von selbst erneut nach. Danach wurde der Wert abgeschnitten oder gehört zu einer anderen Anwendung.',
  'New client secret is refused by a policy.':
    '„Neuer geheimer Clientschlüssel“ wird durch eine Richtlinie verweigert.',
  'The directory forbids client secrets, or long ones. Take a certificate or a federated credential, or let an Entra administrator allow it for this application.':
    'Das Verzeichnis verbietet geheime Clientschlüssel oder lange gültige. Nehmen Sie ein Zertifikat oder eine Verbundanmeldeinformation, oder lassen Sie es einen Entra-Administrator für diese Anwendung zulassen.',
  Certificates: 'Zertifikate',
  'Upload certificate': 'Zertifikat hochladen',
  'Press the button below. Landbridge makes the certificate, and shows here the file to be uploaded.':
    'Drücken Sie die Schaltfläche unten. Landbridge erstellt das Zertifikat und zeigt hier die Datei, die hochzuladen ist.',
  'Then open Certificates & secrets and upload it under Certificates.':
    'Öffnen Sie dann „Zertifikate & Geheimnisse“ und laden Sie sie unter „Zertifikate“ hoch.',
  'Store this file. It holds the public part only, and may be sent to whoever uploads it.':
    'Speichern Sie diese Datei. Sie enthält nur den öffentlichen Teil und darf an die Person geschickt werden, die sie hochlädt.',
  'Open Certificates & secrets and choose Upload certificate.':
    'Öffnen Sie „Zertifikate & Geheimnisse“ und wählen Sie „Zertifikat hochladen“.',
  'Compare the column Thumbprint.': 'Vergleichen Sie die Spalte „Fingerabdruck“.',
  Thumbprint: 'Fingerabdruck',
  'This step looks by itself. Where it still waits after the upload, say below that the file is uploaded; then it tells what Entra answers.':
    'Dieser Schritt sieht von selbst nach. Wartet er nach dem Hochladen immer noch, geben Sie unten an, dass die Datei hochgeladen ist; dann sagt er, was Entra antwortet.',
  'Entra refuses the certificate after the upload.': 'Entra verweigert das Zertifikat nach dem Hochladen.',
  'It is known everywhere after about two minutes; this step looks again by itself meanwhile. After that another file was uploaded, or it was added to another application.':
    'Nach etwa zwei Minuten ist es überall bekannt; dieser Schritt sieht inzwischen von selbst erneut nach. Danach wurde eine andere Datei hochgeladen, oder sie wurde einer anderen Anwendung hinzugefügt.',
  'Upload the public part of your certificate: open Certificates & secrets and choose Upload certificate.':
    'Laden Sie den öffentlichen Teil Ihres Zertifikats hoch: Öffnen Sie „Zertifikate & Geheimnisse“ und wählen Sie „Zertifikat hochladen“.',
  'Paste certificate and private key in PEM form below: everything from -----BEGIN to END-----, in any order.':
    'Fügen Sie unten Zertifikat und privaten Schlüssel im PEM-Format ein: alles von -----BEGIN bis END-----, in beliebiger Reihenfolge.',
  'The certificate is a .pfx file.': 'Das Zertifikat ist eine .pfx-Datei.',
  'Convert it without a password: openssl pkcs12 -in certificate.pfx -nodes -out certificate.pem':
    'Wandeln Sie es ohne Kennwort um: openssl pkcs12 -in certificate.pfx -nodes -out certificate.pem',
  'Open Certificates & secrets, then Federated credentials, and choose Add credential with the scenario Other issuer.':
    'Öffnen Sie „Zertifikate & Geheimnisse“, dann „Verbundanmeldeinformationen“ (Federated credentials), und wählen Sie „Anmeldeinformationen hinzufügen“ (Add credential) mit dem Szenario „Anderer Aussteller“ (Other issuer).',
  'Federated credentials': 'Verbundanmeldeinformationen',
  'Add credential': 'Anmeldeinformationen hinzufügen',
  'Other issuer': 'Anderer Aussteller',
  'Copy these values character by character; upper and lower case count.':
    'Kopieren Sie diese Werte Zeichen für Zeichen; Groß- und Kleinschreibung zählt.',
  Issuer: 'Aussteller',
  'Subject identifier': 'Antragstellerbezeichner',
  'Press the button below. It takes a few minutes until Entra knows it everywhere.':
    'Drücken Sie die Schaltfläche unten. Es dauert einige Minuten, bis Entra es überall kennt.',
  'Add credential is refused by a policy.': '„Anmeldeinformationen hinzufügen“ wird durch eine Richtlinie verweigert.',
  'The directory allows only certain issuers. An Entra administrator can allow the issuer above, or take a certificate.':
    'Das Verzeichnis erlaubt nur bestimmte Aussteller. Ein Entra-Administrator kann den oben genannten Aussteller zulassen; sonst nehmen Sie ein Zertifikat.',
  'Give the application a credential': 'Der Anwendung eine Anmeldeinformation geben',
  'Store and look': 'Speichern und nachsehen',
  'With a credential the application proves who it is. Landbridge seals what is secret of it and never shows it again.':
    'Mit einer Anmeldeinformation weist die Anwendung nach, wer sie ist. Landbridge versiegelt, was daran geheim ist, und zeigt es nie wieder.',
  'Then the permissions are granted.': 'Dann werden die Berechtigungen erteilt.',
  'Entra accepts the client secret {1}…; it expires on {2}.':
    'Entra akzeptiert den geheimen Clientschlüssel {1}…; er läuft am {2} ab.',
  'Entra accepts the certificate {1}; it expires on {2}.': 'Entra akzeptiert das Zertifikat {1}; es läuft am {2} ab.',
  'Entra trusts what Landbridge signs; nothing expires.':
    'Entra vertraut dem, was Landbridge signiert; nichts läuft ab.',
  'Entra does not know the certificate yet.': 'Entra kennt das Zertifikat noch nicht.',
  'the upload': 'das Hochladen',
  'Kind of credential': 'Art der Anmeldeinformation',
  'Not available: {1}': 'Nicht verfügbar: {1}',
  'The column Value, not Secret ID.': 'Die Spalte „Wert“ (Value), nicht „Geheimnis-ID“ (Secret ID).',
  'The stored one begins with {1}. Leave this empty to keep it.':
    'Der gespeicherte beginnt mit {1}. Lassen Sie dieses Feld leer, um ihn zu behalten.',
  'As the page shows it beside the secret. 365 days from today is {1}.':
    'Wie es die Seite neben dem Schlüssel zeigt. 365 Tage von heute an ist der {1}.',
  'Certificate and private key': 'Zertifikat und privater Schlüssel',
  'In PEM form, without a password.': 'Im PEM-Format, ohne Kennwort.',
  'The stored one has the thumbprint {1}. Leave this empty to keep it.':
    'Das gespeicherte hat den Fingerabdruck {1}. Lassen Sie dieses Feld leer, um es zu behalten.',
  Upload: 'Hochladen',
  'The file is uploaded': 'Die Datei ist hochgeladen',
  'Choose one of them.': 'Wählen Sie eines davon.',
  'There is no certificate in this text.': 'In diesem Text steht kein Zertifikat.',
  'There is no private key in this text.': 'In diesem Text steht kein privater Schlüssel.',
  'This certificate has ended.': 'Dieses Zertifikat ist abgelaufen.',
  'This is not a date.': 'Das ist kein Datum.',
  'This date has passed; Entra refuses such a secret.':
    'Dieses Datum ist vorbei; Entra verweigert einen solchen Schlüssel.',
  'This is more than {1} days ahead, which is the most that a client secret lasts.':
    'Das liegt mehr als {1} Tage in der Zukunft; länger gilt kein geheimer Clientschlüssel.',
  'Sign in with Microsoft': 'Bei Microsoft anmelden',
  ', in place of {1}': ', anstelle von {1}',
  'Sign in': 'Anmelden',
  '{1} signed in{2}.': '{1} hat sich angemeldet{2}.',
  '{1} works in the name of the person who signs in, and may do in Business Central what that person may do. Choose an account of {2} that stays.':
    '{1} arbeitet im Namen der Person, die sich anmeldet, und darf in Business Central, was diese Person darf. Wählen Sie ein Konto von {2}, das bleibt.',
  'Go to Microsoft and sign in with the account that uses Business Central.':
    'Gehen Sie zu Microsoft und melden Sie sich mit dem Konto an, das Business Central verwendet.',
  'Accept what is asked for: access to Business Central as you, also while you are away.':
    'Akzeptieren Sie, worum gebeten wird: Zugriff auf Business Central in Ihrem Namen, auch während Sie abwesend sind.',
  'The directory lets only administrators accept applications. An Entra administrator opens the same page and accepts for the whole organisation.':
    'Das Verzeichnis lässt nur Administratoren Anwendungen akzeptieren. Ein Entra-Administrator öffnet dieselbe Seite und akzeptiert für die ganze Organisation.',
  'Choose Use another account, or open this page in a private window.':
    'Wählen Sie „Anderes Konto verwenden“, oder öffnen Sie diese Seite in einem privaten Fenster.',
  'Which account is the right one?': 'Welches Konto ist das richtige?',
  'One with a licence for Business Central, whose password is not reset each month. The connection ends when the account is disabled, and sleeps when nobody uses it for 90 days.':
    'Eines mit einer Lizenz für Business Central, dessen Kennwort nicht jeden Monat zurückgesetzt wird. Die Verbindung endet, wenn das Konto deaktiviert wird, und schläft ein, wenn sie 90 Tage lang niemand verwendet.',
  "There is no field '{1}' in this step.": 'In diesem Schritt gibt es kein Feld „{1}“.',
  'One value is expected here.': 'Hier wird ein einzelner Wert erwartet.',
  'It is {1}': 'Es ist {1}',
  '{1} of {2} lines passed; none failed.': '{1} von {2} Zeilen bestanden; keine fehlgeschlagen.',
  'This step is not needed here.': 'Dieser Schritt ist hier nicht nötig.',
}

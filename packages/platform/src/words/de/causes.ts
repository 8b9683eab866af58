import type { Words } from '../template.ts'

/** Causes of a diagnosis, and their questions. */
export const causes: Words = {
  'Microsoft Entra Applications of the environment has no card with the client id, or its State is Disabled':
    '„Microsoft Entra-Anwendungen“ der Umgebung hat keine Karte mit der Client-ID, oder deren Status ist „Deaktiviert“',
  'Open Microsoft Entra Applications in this environment. Where the client id is missing, choose New; where State is Disabled, set it to Enabled.':
    'Öffnen Sie „Microsoft Entra-Anwendungen“ in dieser Umgebung. Wo die Client-ID fehlt, wählen Sie „Neu“; wo „Status“ auf „Deaktiviert“ steht, setzen Sie ihn auf „Aktiviert“.',
  'Is the client id in the list Microsoft Entra Applications of this environment, and is its State Enabled?':
    'Steht die Client-ID in der Liste „Microsoft Entra-Anwendungen“ dieser Umgebung, und ist ihr Status „Aktiviert“?',
  'It works in another environment: this one has no card of its own':
    'In einer anderen Umgebung funktioniert es: Diese hat keine eigene Karte',
  'Repeat the card on Microsoft Entra Applications in this environment; each environment has its own.':
    'Legen Sie die Karte auch auf „Microsoft Entra-Anwendungen“ in dieser Umgebung an; jede Umgebung hat ihre eigene.',
  'Does the same application work in another environment of this directory?':
    'Funktioniert dieselbe Anwendung in einer anderen Umgebung dieses Verzeichnisses?',
  'The permission sets do not cover what is done': 'Die Berechtigungssätze umfassen nicht, was getan wird',
  'Add a permission set that covers the object named, for example D365 BUS FULL ACCESS, with Company left blank; State must be Disabled meanwhile.':
    'Fügen Sie einen Berechtigungssatz hinzu, der das genannte Objekt umfasst, zum Beispiel D365 BUS FULL ACCESS, und lassen Sie „Mandant“ leer; der Status muss währenddessen „Deaktiviert“ sein.',
  'Which permission sets are on the card, and for which company?':
    'Welche Berechtigungssätze stehen auf der Karte, und für welchen Mandanten?',
  "The extension's own objects are not covered by any permission set":
    'Die eigenen Objekte der Erweiterung sind von keinem Berechtigungssatz umfasst',
  "Assign the extension's own permission set; Microsoft's sets never include it.":
    'Weisen Sie den eigenen Berechtigungssatz der Erweiterung zu; die Sätze von Microsoft enthalten sie nie.',
  'Is the permission set of the extension assigned?': 'Ist der Berechtigungssatz der Erweiterung zugewiesen?',
  'The permission sets on the card cannot be edited, or the card cannot be enabled':
    'Die Berechtigungssätze auf der Karte lassen sich nicht bearbeiten, oder die Karte lässt sich nicht aktivieren',
  'Set State to Disabled, fill in Description, add the permission sets, then set State to Enabled; SUPER or SECURITY is needed for it.':
    'Setzen Sie „Status“ auf „Deaktiviert“, füllen Sie „Beschreibung“ aus, fügen Sie die Berechtigungssätze hinzu, und setzen Sie „Status“ dann auf „Aktiviert“; dafür ist SUPER oder SECURITY nötig.',
  'Is State of the card Disabled, is Description filled in, and do you have the permission set SUPER or SECURITY?':
    'Ist der Status der Karte „Deaktiviert“, ist „Beschreibung“ ausgefüllt, und haben Sie den Berechtigungssatz SUPER oder SECURITY?',
  'SUPER was to be given to the application, which Business Central refuses':
    'Die Anwendung sollte SUPER erhalten, was Business Central verweigert',
  'Use D365 FULL ACCESS and the sets of the extensions; an application cannot hold SUPER.':
    'Verwenden Sie D365 FULL ACCESS und die Sätze der Erweiterungen; eine Anwendung kann SUPER nicht haben.',
  'Did you try to give the application the permission set SUPER?':
    'Haben Sie versucht, der Anwendung den Berechtigungssatz SUPER zu geben?',
  'The application was granted Automation.ReadWrite.All alone':
    'Der Anwendung wurde nur Automation.ReadWrite.All erteilt',
  'Add API.ReadWrite.All under Application permissions and choose Grant admin consent.':
    'Fügen Sie API.ReadWrite.All unter „Anwendungsberechtigungen“ hinzu und wählen Sie „Administratoreinwilligung erteilen“.',
  'Does API permissions list API.ReadWrite.All as granted?':
    'Führt „API-Berechtigungen“ API.ReadWrite.All als gewährt auf?',
  'The person is no user of the environment, is disabled there, has no licence, or is not in its security group':
    'Die Person ist kein Benutzer der Umgebung, ist dort deaktiviert, hat keine Lizenz oder ist nicht in deren Sicherheitsgruppe',
  'Assign a licence, choose Update users from Microsoft 365 on the page Users, enable the user, and add the person to the security group of the environment.':
    'Weisen Sie eine Lizenz zu, wählen Sie auf der Seite „Benutzende“ (Users) „Benutzer aus Microsoft 365 aktualisieren“, aktivieren Sie den Benutzer, und fügen Sie die Person der Sicherheitsgruppe der Umgebung hinzu.',
  'Is the person on the page Users with State Enabled and a licence, and in the security group of the environment?':
    'Steht die Person auf der Seite „Benutzende“ (Users) mit dem Status „Aktiviert“ und einer Lizenz, und ist sie in der Sicherheitsgruppe der Umgebung?',
  'The name of the environment is wrong, or the environment was renamed or deleted':
    'Der Name der Umgebung ist falsch, oder die Umgebung wurde umbenannt oder gelöscht',
  'Choose the environment from the list; its exact name is in the admin center.':
    'Wählen Sie die Umgebung aus der Liste; ihr genauer Name steht im Verwaltungscenter.',
  'Which environments does the admin center list?': 'Welche Umgebungen listet das Verwaltungscenter auf?',
  'The environment is starting, being updated, moved or restored':
    'Die Umgebung wird gestartet, aktualisiert, verschoben oder wiederhergestellt',
  'Wait until it is ready; the admin center shows the operation and the update window.':
    'Warten Sie, bis sie bereit ist; das Verwaltungscenter zeigt den Vorgang und das Updatefenster.',
  'Which state does the environment have in the admin center?':
    'Welchen Zustand hat die Umgebung im Verwaltungscenter?',
  'Partner Access of the environment keeps out applications of other directories':
    '„Partnerzugriff“ (Partner Access) der Umgebung hält Anwendungen anderer Verzeichnisse fern',
  "Allow the directory of the application under Partner Access in the environment's settings.":
    'Erlauben Sie in den Einstellungen der Umgebung unter „Partnerzugriff“ (Partner Access) das Verzeichnis der Anwendung.',
  'Which directories does Partner Access in the settings of the environment allow?':
    'Welche Verzeichnisse erlaubt „Partnerzugriff“ (Partner Access) in den Einstellungen der Umgebung?',
  'The address has the wrong shape or names something that is not there':
    'Die Adresse hat die falsche Form oder nennt etwas, das es nicht gibt',
  'Build addresses from listed ids only: companies({id})/{entity set}, and publisher, group and version for other APIs.':
    'Bilden Sie Adressen nur aus aufgelisteten IDs: companies({id})/{entity set}, und bei anderen APIs aus Herausgeber, Gruppe und Version.',
  'Which address was called, to the letter?': 'Welche Adresse wurde aufgerufen, Buchstabe für Buchstabe?',
  'The extension that has this API is not installed in the environment':
    'Die Erweiterung mit dieser API ist in der Umgebung nicht installiert',
  'Install the extension in this environment; where it was there before, look whether an update removed it.':
    'Installieren Sie die Erweiterung in dieser Umgebung; wo sie schon da war, sehen Sie nach, ob ein Update sie entfernt hat.',
  'Does Extension Management show the extension as installed?':
    'Zeigt „Erweiterungsverwaltung“ die Erweiterung als installiert?',
  'An API page is missing for a while although it is there; it comes back by itself':
    'Eine API-Seite fehlt eine Weile, obwohl es sie gibt; sie kommt von selbst wieder',
  'Try again later; where it stays, publish the extension again or open a support case with the correlation id.':
    'Versuchen Sie es später erneut; bleibt es so, veröffentlichen Sie die Erweiterung neu, oder eröffnen Sie mit der Korrelations-ID einen Supportfall.',
  'Do other entity sets of the same API answer, and does this one answer a little later?':
    'Antworten andere Entitätenmengen derselben API, und antwortet diese etwas später?',
  'No company is visible: the permission sets are for one that is gone, or there is none':
    'Kein Mandant ist sichtbar: Die Berechtigungssätze gelten für einen, den es nicht mehr gibt, oder es gibt keinen',
  'Assign the permission sets with Company left blank, or create a company.':
    'Weisen Sie die Berechtigungssätze mit leerem „Mandant“ zu, oder legen Sie einen Mandanten an.',
  'For which company are the permission sets on the card, and does it still exist?':
    'Für welchen Mandanten gelten die Berechtigungssätze auf der Karte, und gibt es ihn noch?',
  'Too many requests: Business Central slows the application down':
    'Zu viele Anfragen: Business Central bremst die Anwendung',
  'Wait for the time given, send five requests at once at most, and share out the work among several client ids.':
    'Warten Sie die angegebene Zeit, senden Sie höchstens fünf Anfragen zugleich, und verteilen Sie die Arbeit auf mehrere Client-IDs.',
  'How many requests did the application send in the last five minutes, and how many at once?':
    'Wie viele Anfragen hat die Anwendung in den letzten fünf Minuten gesendet, und wie viele zugleich?',
  'The call took too long, was too large, or its connection ended':
    'Der Aufruf dauerte zu lange, war zu groß, oder seine Verbindung brach ab',
  'Ask for less at once: $select, pages by @odata.nextLink, smaller batches. A write may have been done.':
    'Bitten Sie um weniger auf einmal: $select, Seiten über @odata.nextLink, kleinere Batches. Ein Schreiben wurde vielleicht schon ausgeführt.',
  'How long did the call take, and how many records did it ask for?':
    'Wie lange dauerte der Aufruf, und um wie viele Datensätze hat er gebeten?',
  'Somebody else changed the record, or the change named no etag':
    'Jemand anderes hat den Datensatz geändert, oder die Änderung nannte kein ETag',
  'Read the record again and repeat the change with its etag in If-Match, or with * to overwrite.':
    'Lesen Sie den Datensatz erneut und wiederholen Sie die Änderung mit seinem ETag in If-Match, oder mit *, um zu überschreiben.',
  'Which If-Match did the program send, and when was it read?':
    'Welches If-Match hat das Programm gesendet, und wann wurde es gelesen?',
  'Code in Business Central wanted to ask a person something, where there is none':
    'Code in Business Central wollte eine Person etwas fragen, wo keine ist',
  'Switch off the extension or setting that asks; its vendor has to test GuiAllowed.':
    'Schalten Sie die Erweiterung oder Einstellung aus, die fragt; ihr Hersteller muss GuiAllowed prüfen.',
  'Which extension does the text of the refusal name?': 'Welche Erweiterung nennt der Text der Ablehnung?',
  'A server of its own does not take tokens for the cloud service':
    'Ein eigener Server nimmt keine Token für den Clouddienst an',
  'Set ValidAudiences of the server to the resource of Business Central and set the application up for Entra.':
    'Setzen Sie ValidAudiences des Servers auf die Ressource von Business Central und richten Sie die Anwendung für Entra ein.',
  'Is this a server of your own or a container, and what does ValidAudiences hold?':
    'Ist das ein eigener Server oder ein Container, und was enthält ValidAudiences?',
  'The application is not among the authorised Microsoft Entra apps of the admin center':
    'Die Anwendung gehört nicht zu den autorisierten Microsoft Entra-Apps des Verwaltungscenters',
  'Add the client id under Authorized Microsoft Entra apps in the Business Central admin center.':
    'Fügen Sie die Client-ID im Business Central-Verwaltungscenter unter „Autorisierte Microsoft Entra-Apps“ (Authorized Microsoft Entra Apps) hinzu.',
  'Does Authorized Microsoft Entra apps in the admin center list the client id?':
    'Führt „Autorisierte Microsoft Entra-Apps“ (Authorized Microsoft Entra Apps) im Verwaltungscenter die Client-ID auf?',
  'The right to administer environments was not granted': 'Das Recht, Umgebungen zu verwalten, wurde nicht erteilt',
  'Grant AdminCenter.ReadWrite.All with admin consent; a person needs an administrator role of Business Central.':
    'Erteilen Sie AdminCenter.ReadWrite.All mit Administratoreinwilligung; eine Person braucht eine Administratorrolle von Business Central.',
  'Does API permissions list AdminCenter.ReadWrite.All as granted?':
    'Führt „API-Berechtigungen“ AdminCenter.ReadWrite.All als gewährt auf?',
  'An application tried to authorise itself in the admin center':
    'Eine Anwendung hat versucht, sich im Verwaltungscenter selbst zu autorisieren',
  'Use the token of an administrator who signed in; applications may not change this list.':
    'Verwenden Sie das Token eines angemeldeten Administrators; Anwendungen dürfen diese Liste nicht ändern.',
  'Was the call made with the token of an application or of a person?':
    'Wurde der Aufruf mit dem Token einer Anwendung oder einer Person gemacht?',
  'Of an application': 'Einer Anwendung',
  'Of a person': 'Einer Person',
  'The application family in the address is not that of the environment':
    'Die Anwendungsfamilie in der Adresse ist nicht die der Umgebung',
  'Take applicationFamily from the list of environments; embed applications have one of their own.':
    'Nehmen Sie applicationFamily aus der Liste der Umgebungen; Embed-Anwendungen haben eine eigene.',
  'Which application family does the list of environments give?':
    'Welche Anwendungsfamilie nennt die Liste der Umgebungen?',
  No: 'Nein',
  'The redirect address is not the registered one to the letter':
    'Die Umleitungsadresse ist nicht Buchstabe für Buchstabe die registrierte',
  'Add exactly the address that the error page names under Authentication, platform Web.':
    'Fügen Sie unter „Authentifizierung“, Plattform „Web“, genau die Adresse hinzu, die die Fehlerseite nennt.',
  'Which AADSTS number does the page show, and which redirect address does it name?':
    'Welche AADSTS-Nummer zeigt die Seite, und welche Umleitungsadresse nennt sie?',
  'The registration has no redirect address; the consent was stored nevertheless':
    'Die Registrierung hat keine Umleitungsadresse; die Einwilligung wurde trotzdem gespeichert',
  'Nothing is needed for the consent. Add a redirect address so that the page ends well next time.':
    'Für die Einwilligung ist nichts nötig. Fügen Sie eine Umleitungsadresse hinzu, damit die Seite nächstes Mal gut endet.',
  'Did the page with the error come after Accept was pressed?':
    'Kam die Seite mit dem Fehler, nachdem „Akzeptieren“ gedrückt wurde?',
  'The person needs the approval of an administrator': 'Die Person braucht die Genehmigung eines Administrators',
  'Send the admin consent link to an administrator of the directory.':
    'Senden Sie den Link zur Administratoreinwilligung an einen Administrator des Verzeichnisses.',
  'Is the person an administrator of any kind, for example of Dynamics 365?':
    'Ist die Person irgendein Administrator, zum Beispiel von Dynamics 365?',
  'The person is an administrator of Dynamics 365 or Business Central, who may not consent':
    'Die Person ist ein Administrator von Dynamics 365 oder Business Central, der nicht einwilligen darf',
  'Let a Cloud Application Administrator or higher do it; an eligible role must be activated first.':
    'Lassen Sie es einen Cloudanwendungsadministrator oder Höheren tun; eine berechtigte Rolle muss zuerst aktiviert werden.',
  'Which administrator role does the person have, and is it active?':
    'Welche Administratorrolle hat die Person, und ist sie aktiv?',
  'Dynamics 365 or Business Central Administrator, or one that is not active':
    'Administrator von Dynamics 365 oder Business Central, oder eine, die nicht aktiv ist',
  'One that may consent, and it is active': 'Eine, die einwilligen darf, und sie ist aktiv',
  'The person is of a partner, and the application has no pre-consent there':
    'Die Person gehört zu einem Partner, und die Anwendung hat dort keine Vorabeinwilligung',
  "Let the customer's own administrator consent once.":
    'Lassen Sie den eigenen Administrator des Kunden einmal einwilligen.',
  "Does the person who signed in belong to the customer's directory or to a partner's?":
    'Gehört die Person, die sich angemeldet hat, zum Verzeichnis des Kunden oder zu dem eines Partners?',
  'The application was registered in another directory than that of Business Central':
    'Die Anwendung wurde in einem anderen Verzeichnis als dem von Business Central registriert',
  'Register it again while signed in to the directory of the customer, and delete the stray registration.':
    'Registrieren Sie sie neu, während Sie im Verzeichnis des Kunden angemeldet sind, und löschen Sie die verirrte Registrierung.',
  'In which directory was the person signed in who made the registration?':
    'In welchem Verzeichnis war die Person angemeldet, die die Registrierung angelegt hat?',
  'That of Business Central': 'In dem von Business Central',
  'The registration lacks the application permission, or has the delegated one in its place':
    'Der Registrierung fehlt die Anwendungsberechtigung, oder sie hat an deren Stelle die delegierte',
  'Add API.ReadWrite.All under Application permissions of Dynamics 365 Business Central, then choose Grant admin consent.':
    'Fügen Sie API.ReadWrite.All unter „Anwendungsberechtigungen“ von Dynamics 365 Business Central hinzu, und wählen Sie dann „Administratoreinwilligung erteilen“.',
  'Does API permissions list API.ReadWrite.All with the type Application?':
    'Führt „API-Berechtigungen“ API.ReadWrite.All mit dem Typ „Anwendung“ auf?',
  'The permission was added, and admin consent was not granted, or was taken back':
    'Die Berechtigung wurde hinzugefügt, und die Administratoreinwilligung wurde nicht erteilt oder zurückgenommen',
  'Choose Grant admin consent on the page API permissions; a person signs in again.':
    'Wählen Sie auf der Seite „API-Berechtigungen“ „Administratoreinwilligung erteilen“; eine Person meldet sich erneut an.',
  'Does the column Status on API permissions say Granted for API.ReadWrite.All?':
    'Steht in der Spalte „Status“ von „API-Berechtigungen“ für API.ReadWrite.All „Gewährt“?',
  'Consent was granted, and a token from before it is still in use':
    'Die Einwilligung wurde erteilt, und ein Token von davor ist noch in Gebrauch',
  'Drop the cached token; new roles are in all tokens after an hour and a half at most.':
    'Verwerfen Sie das zwischengespeicherte Token; neue Rollen sind nach höchstens anderthalb Stunden in allen Token.',
  'Was admin consent granted less than ninety minutes ago?':
    'Wurde die Administratoreinwilligung vor weniger als neunzig Minuten erteilt?',
  'A policy of the directory wants more of the person: conditional access or multifactor authentication':
    'Eine Richtlinie des Verzeichnisses verlangt von der Person mehr: bedingter Zugriff oder mehrstufige Authentifizierung',
  'Sign in again with a browser; where that comes back, let the connection act as an application, or exclude it from the policy.':
    'Melden Sie sich erneut mit einem Browser an; kommt das wieder, lassen Sie die Verbindung als Anwendung handeln, oder nehmen Sie sie von der Richtlinie aus.',
  'Was a conditional access policy or multifactor authentication introduced lately?':
    'Wurde kürzlich eine Richtlinie für bedingten Zugriff oder mehrstufige Authentifizierung eingeführt?',
  'The stored sign-in has ended: unused for 90 days, revoked, or the password was reset':
    'Die gespeicherte Anmeldung ist zu Ende: 90 Tage lang nicht verwendet, widerrufen, oder das Kennwort wurde zurückgesetzt',
  'Choose Connect again on the page of the connection, and sign in. The connection keeps its id.':
    'Wählen Sie auf der Seite der Verbindung „Neu verbinden“, und melden Sie sich an. Die Verbindung behält ihre ID.',
  'When was the connection last used, and was the password of the person reset since?':
    'Wann wurde die Verbindung zuletzt verwendet, und wurde das Kennwort der Person seither zurückgesetzt?',
  'Unused for 90 days, or reset since': '90 Tage nicht verwendet, oder seither zurückgesetzt',
  'Used lately, and not reset': 'Kürzlich verwendet und nicht zurückgesetzt',
  'The redirect address of a server is registered as a single-page application':
    'Die Umleitungsadresse eines Servers ist als Single-Page-Webanwendung registriert',
  'Move the address to the platform Web under Authentication, then sign in again.':
    'Verschieben Sie die Adresse unter „Authentifizierung“ zur Plattform „Web“, und melden Sie sich dann erneut an.',
  'Under which platform is the redirect address registered?':
    'Unter welcher Plattform ist die Umleitungsadresse registriert?',
  'The code of a sign-in was redeemed twice, or too late':
    'Der Code einer Anmeldung wurde doppelt oder zu spät eingelöst',
  'Begin the sign-in again; let the callback redeem each code once and within ten minutes.':
    'Beginnen Sie die Anmeldung erneut; lassen Sie den Rückruf jeden Code einmal und innerhalb von zehn Minuten einlösen.',
  'Did the callback run twice for one state, or more than ten minutes after the sign-in?':
    'Lief der Rückruf für einen state zweimal, oder mehr als zehn Minuten nach der Anmeldung?',
  "The browser's account is a guest, a personal one, or of another directory":
    'Das Konto des Browsers ist ein Gast, ein persönliches oder eines aus einem anderen Verzeichnis',
  'Open the link in a private window and choose an account of the directory that owns Business Central.':
    'Öffnen Sie den Link in einem privaten Fenster und wählen Sie ein Konto des Verzeichnisses, dem Business Central gehört.',
  'With which account did the person sign in, and to which directory does it belong?':
    'Mit welchem Konto hat sich die Person angemeldet, und zu welchem Verzeichnis gehört es?',
  'A guest, a personal one, or of another directory':
    'Ein Gast, ein persönliches oder eines aus einem anderen Verzeichnis',
  'One of the directory of Business Central': 'Eines aus dem Verzeichnis von Business Central',
  'The person, or the application, is not assigned to the app':
    'Die Person oder die Anwendung ist der App nicht zugewiesen',
  'Assign the person to the enterprise application, or set Assignment required to No.':
    'Weisen Sie die Person der Unternehmensanwendung zu, oder setzen Sie „Zuweisung erforderlich“ auf „Nein“.',
  'Does the enterprise application have Assignment required, and is the person assigned?':
    'Hat die Unternehmensanwendung „Zuweisung erforderlich“, und ist die Person zugewiesen?',
  'Required, and not assigned': 'Erforderlich und nicht zugewiesen',
  'Not required, or assigned': 'Nicht erforderlich, oder zugewiesen',
  'The permission set EXTEN. MGT. - ADMIN is missing': 'Der Berechtigungssatz EXTEN. MGT. - ADMIN fehlt',
  'Add EXTEN. MGT. - ADMIN (in older versions D365 EXTENSION MGT) to the card, beside D365 AUTOMATION.':
    'Fügen Sie EXTEN. MGT. - ADMIN (in älteren Versionen D365 EXTENSION MGT) der Karte hinzu, neben D365 AUTOMATION.',
  'Does the card have the permission set EXTEN. MGT. - ADMIN?':
    'Hat die Karte den Berechtigungssatz EXTEN. MGT. - ADMIN?',
  'The same version was uploaded before, even if that failed':
    'Dieselbe Version wurde schon einmal hochgeladen, auch wenn das fehlschlug',
  'Raise the version of the extension and upload it again; failed uploads count.':
    'Erhöhen Sie die Version der Erweiterung und laden Sie sie erneut hoch; auch fehlgeschlagene Versuche zählen.',
  'Is this version among the uploads of Extension Installation Status?':
    'Steht diese Version unter den Uploads von „Installationsstatus der Erweiterung“ (Extension Installation Status)?',
  'An extension that this one depends on is missing or does not fit':
    'Eine Erweiterung, von der diese abhängt, fehlt oder passt nicht',
  'Install what it depends on first, in the version that its manifest names.':
    'Installieren Sie zuerst, wovon sie abhängt, in der Version, die ihr Manifest nennt.',
  'Are all dependencies in the manifest installed in this environment?':
    'Sind alle Abhängigkeiten des Manifests in dieser Umgebung installiert?',
  'The installation failed, and the API does not say why':
    'Die Installation ist fehlgeschlagen, und die API sagt nicht, warum',
  'Open Extension Installation Status and read the details of the deployment; or install through the admin center, which gives the reason.':
    'Öffnen Sie „Installationsstatus der Erweiterung“ (Extension Installation Status) und lesen Sie die Details der Bereitstellung; oder installieren Sie über das Verwaltungscenter, das den Grund nennt.',
  'What do the details on Extension Installation Status say?':
    'Was sagen die Details unter „Installationsstatus der Erweiterung“ (Extension Installation Status)?',
  'The list of deployments is empty or forbidden although the installation is through':
    'Die Liste der Bereitstellungen ist leer oder verboten, obwohl die Installation durch ist',
  'Look into the list of extensions instead: the installation is through once the version is there.':
    'Sehen Sie stattdessen in die Liste der Erweiterungen: Die Installation ist durch, sobald die Version dort steht.',
  'Does Extension Management show the version that was uploaded?':
    'Zeigt „Erweiterungsverwaltung“ die Version, die hochgeladen wurde?',
  'The file is no extension': 'Die Datei ist keine Erweiterung',
  'Build or download the .app file again; a zip, a page of HTML and a shortened file are none.':
    'Erstellen Sie die .app-Datei neu, oder laden Sie sie erneut herunter; ein ZIP, eine HTML-Seite und eine gekürzte Datei sind keine.',
  'Does the file begin with the letters NAVX?': 'Beginnt die Datei mit den Buchstaben NAVX?',
  'An app of AppSource was uploaded as an extension of the tenant':
    'Eine App von AppSource wurde als Erweiterung des Verzeichnisses hochgeladen',
  'Install it from AppSource by its id, through the admin center.':
    'Installieren Sie sie anhand ihrer ID aus AppSource, über das Verwaltungscenter.',
  'Is the app offered on AppSource?': 'Wird die App in AppSource angeboten?',
  'Extensions of the tenant cannot be uploaded in this environment':
    'Erweiterungen des Verzeichnisses können in dieser Umgebung nicht hochgeladen werden',
  'Install through the admin center or AppSource; for an embed application its vendor publishes.':
    'Installieren Sie über das Verwaltungscenter oder AppSource; bei einer Embed-Anwendung veröffentlicht deren Anbieter.',
  'Is this an embed application or a server of your own?': 'Ist das eine Embed-Anwendung oder ein eigener Server?',
  'The new version would destroy data': 'Die neue Version würde Daten vernichten',
  'Write upgrade code that keeps the fields. Force Sync loses data and is never done by a program.':
    'Schreiben Sie Upgradecode, der die Felder behält. „Force Sync“ verliert Daten und wird nie von einem Programm getan.',
  'Does the new version remove or shorten fields or tables?':
    'Entfernt oder kürzt die neue Version Felder oder Tabellen?',
  'A row of an earlier upload is still there': 'Eine Zeile eines früheren Uploads ist noch da',
  'Read extensionUpload first and reuse its row; send If-Match: * with the content.':
    'Lesen Sie zuerst extensionUpload und verwenden Sie dessen Zeile wieder; senden Sie mit dem Inhalt If-Match: *.',
  'Does extensionUpload already have a row?': 'Hat extensionUpload schon eine Zeile?',
  'The installation is still running; twenty minutes are normal':
    'Die Installation läuft noch; zwanzig Minuten sind normal',
  'Wait; addresses of the extension answer with 404 meanwhile.':
    'Warten Sie; Adressen der Erweiterung antworten inzwischen mit 404.',
  'Since when is the installation running?': 'Seit wann läuft die Installation?',
  'What was just made is not found everywhere yet': 'Was gerade angelegt wurde, ist noch nicht überall zu finden',
  'Try again for two minutes; nothing needs to be changed.':
    'Versuchen Sie es zwei Minuten lang erneut; geändert werden muss nichts.',
  'Was the object made less than five minutes ago?': 'Wurde das Objekt vor weniger als fünf Minuten angelegt?',
  'It was granted or made before, which is as good': 'Es wurde schon früher erteilt oder angelegt, was ebenso gut ist',
  'Read it again and go on; nothing is wrong.': 'Lesen Sie es erneut und machen Sie weiter; nichts ist falsch.',
  'Is the grant in the list?': 'Steht die Berechtigung in der Liste?',
  'A policy of the directory forbids client secrets, or such long ones':
    'Eine Richtlinie des Verzeichnisses verbietet geheime Clientschlüssel oder so lange gültige',
  'Use a certificate or a federated credential, or a shorter life of the secret.':
    'Verwenden Sie ein Zertifikat oder eine Verbundanmeldeinformation, oder eine kürzere Gültigkeit des Schlüssels.',
  'Which app management policy does the directory have?': 'Welche App-Verwaltungsrichtlinie hat das Verzeichnis?',
  'People may not register applications in this directory':
    'In diesem Verzeichnis dürfen Personen keine Anwendungen registrieren',
  'Let an Application Administrator register it, or allow registrations in the user settings.':
    'Lassen Sie sie einen Anwendungsadministrator registrieren, oder erlauben Sie Registrierungen in den Benutzereinstellungen.',
  'May users register applications, by the user settings of the directory?':
    'Dürfen Benutzer nach den Benutzereinstellungen des Verzeichnisses Anwendungen registrieren?',
  'A deleted application keeps its unique name': 'Eine gelöschte Anwendung behält ihren eindeutigen Namen',
  'Restore it or delete it for good under Deleted applications.':
    'Stellen Sie sie unter „Gelöschte Anwendungen“ wieder her, oder löschen Sie sie dort endgültig.',
  'Is an application of this name under Deleted applications?':
    'Steht eine Anwendung dieses Namens unter „Gelöschte Anwendungen“?',
  'The Secret ID was stored in place of the secret itself, or another wrong value':
    'Statt des Schlüssels selbst wurde die Geheimnis-ID gespeichert, oder ein anderer falscher Wert',
  'Create a new client secret, copy its Value (not its Secret ID) at once, and store it.':
    'Erstellen Sie einen neuen geheimen Clientschlüssel, kopieren Sie sofort dessen „Wert“ (nicht die „Geheimnis-ID“), und speichern Sie ihn.',
  'Is what was stored the column Value of the client secret, or the column Secret ID?':
    'Ist das Gespeicherte die Spalte „Wert“ des geheimen Clientschlüssels oder die Spalte „Geheimnis-ID“?',
  'The client secret has expired': 'Der geheime Clientschlüssel ist abgelaufen',
  'Create a new client secret and store it; a certificate or a federated credential lasts longer.':
    'Erstellen Sie einen neuen geheimen Clientschlüssel und speichern Sie ihn; ein Zertifikat oder eine Verbundanmeldeinformation hält länger.',
  'Which end date does the client secret have under Certificates & secrets?':
    'Welches Enddatum hat der geheime Clientschlüssel unter „Zertifikate & Geheimnisse“?',
  'A client secret that was just made is not accepted everywhere yet':
    'Ein gerade erst erstellter geheimer Clientschlüssel wird noch nicht überall akzeptiert',
  'Wait two minutes and try again; nothing needs to be changed.':
    'Warten Sie zwei Minuten und versuchen Sie es erneut; geändert werden muss nichts.',
  'Was the client secret made less than five minutes ago?':
    'Wurde der geheime Clientschlüssel vor weniger als fünf Minuten erstellt?',
  'The client secret was damaged on its way: blanks, a line end, or an escaped form':
    'Der geheime Clientschlüssel wurde unterwegs beschädigt: Leerzeichen, ein Zeilenende oder ein maskiertes Formular',
  'Store the secret without anything before or behind it, and build the body with a form encoder only.':
    'Speichern Sie den Schlüssel ohne etwas davor oder dahinter, und bilden Sie den Inhalt nur mit einem Formularencoder.',
  'Is the secret sent exactly as Entra shows it, percent-encoded once?':
    'Wird der Schlüssel genau so gesendet, wie Entra ihn zeigt, einmal prozentcodiert?',
  'The token request is not form-encoded, or lacks a field':
    'Die Tokenanfrage ist nicht als Formular codiert, oder ihr fehlt ein Feld',
  'Send application/x-www-form-urlencoded with grant_type, client_id, scope, and a secret or an assertion.':
    'Senden Sie application/x-www-form-urlencoded mit grant_type, client_id, scope und einem Schlüssel oder einer Assertion.',
  'Which fields does the program send to the token endpoint, and with which content type?':
    'Welche Felder sendet das Programm an den Tokenendpunkt, und mit welchem Inhaltstyp?',
  'The tenant id is wrong: it belongs to another directory, or to none':
    'Die Verzeichnis-ID ist falsch: Sie gehört zu einem anderen Verzeichnis oder zu keinem',
  'Copy the Directory (tenant) ID of the directory that owns Business Central, or use one of its domains.':
    'Kopieren Sie die Verzeichnis-ID (Mandant) des Verzeichnisses, dem Business Central gehört, oder verwenden Sie eine seiner Domänen.',
  'Is the Directory (tenant) ID that of the directory in which Business Central runs?':
    'Ist die Verzeichnis-ID (Mandant) die des Verzeichnisses, in dem Business Central läuft?',
  'The client id is wrong, for example the Object ID of the registration':
    'Die Client-ID ist falsch, zum Beispiel die Objekt-ID der Registrierung',
  'Copy the Application (client) ID from the overview of the app registration; the Object ID stands beside it.':
    'Kopieren Sie die Anwendungs-ID (Client) aus der Übersicht der App-Registrierung; die Objekt-ID steht daneben.',
  'Is the value the Application (client) ID of the overview page, and not the Object ID?':
    'Ist der Wert die Anwendungs-ID (Client) der Seite „Übersicht“ und nicht die Objekt-ID?',
  "The vendor's application was never consented to in this directory":
    'Der Anwendung des Anbieters wurde in diesem Verzeichnis nie zugestimmt',
  'Open the admin consent link of the application as an administrator of this directory and accept.':
    'Öffnen Sie als Administrator dieses Verzeichnisses den Link zur Administratoreinwilligung der Anwendung und akzeptieren Sie.',
  'Did an administrator of this directory open the admin consent link and accept?':
    'Hat ein Administrator dieses Verzeichnisses den Link zur Administratoreinwilligung geöffnet und akzeptiert?',
  'The scope is wrong for client credentials': 'Der Bereich (scope) ist für Clientanmeldeinformationen falsch',
  'Ask for {1}, percent-encoded once, and for nothing else.':
    'Bitten Sie um {1}, einmal prozentcodiert, und um nichts anderes.',
  'Which scope does the program send, to the letter?':
    'Welchen Bereich (scope) sendet das Programm, Buchstabe für Buchstabe?',
  'One token request names two resources, or mixes .default with other scopes':
    'Eine Tokenanfrage nennt zwei Ressourcen oder mischt .default mit anderen Bereichen',
  'Ask for one resource in each request: {1} alone.': 'Bitten Sie in jeder Anfrage um eine Ressource: nur {1}.',
  'Does the scope of the token request name more than one resource?':
    'Nennt der Bereich (scope) der Tokenanfrage mehr als eine Ressource?',
  'The resource is misspelled, or has a slash too many':
    'Die Ressource ist falsch geschrieben oder hat einen Schrägstrich zu viel',
  'Use {1} as a constant and never build it from what was typed.':
    'Verwenden Sie {1} als Konstante und bilden Sie sie nie aus dem, was eingegeben wurde.',
  'Which audience (aud) does the token name, to the letter?':
    'Welche Zielgruppe (aud) nennt das Token, Buchstabe für Buchstabe?',
  'It ends with a slash, or is spelled otherwise': 'Sie endet mit einem Schrägstrich oder ist anders geschrieben',
  'It is exactly https://api.businesscentral.dynamics.com': 'Sie ist genau https://api.businesscentral.dynamics.com',
  'A token for another service, such as Microsoft Graph, was sent to Business Central':
    'Ein Token für einen anderen Dienst, etwa Microsoft Graph, wurde an Business Central gesendet',
  'Ask for a token with the scope {1}; one token opens one service.':
    'Bitten Sie um ein Token mit dem Bereich {1}; ein Token öffnet einen Dienst.',
  'Which audience (aud) does the token name?': 'Welche Zielgruppe (aud) nennt das Token?',
  'Another service, such as Microsoft Graph': 'Ein anderer Dienst, etwa Microsoft Graph',
  'Business Central is not present in this directory': 'Business Central ist in diesem Verzeichnis nicht vorhanden',
  'Start Business Central, or a trial, in this directory; or choose the directory that has it.':
    'Beginnen Sie Business Central oder eine Testversion in diesem Verzeichnis; oder wählen Sie das Verzeichnis, das es hat.',
  'Does Enterprise applications of this directory list Dynamics 365 Business Central?':
    'Führt „Unternehmensanwendungen“ dieses Verzeichnisses Dynamics 365 Business Central auf?',
  'The parameter resource was sent to the version 2 endpoint':
    'Der Parameter resource wurde an den Endpunkt der Version 2 gesendet',
  'Leave the parameter resource out; the scope names the resource.':
    'Lassen Sie den Parameter resource weg; der Bereich (scope) nennt die Ressource.',
  'Does the program, or a library of it, send a parameter resource?':
    'Sendet das Programm oder eine seiner Bibliotheken einen Parameter resource?',
  'The certificate or its signed assertion is not accepted':
    'Das Zertifikat oder seine signierte Assertion wird nicht akzeptiert',
  'Upload the public certificate that belongs to the private key in use, synchronise the clock, and build a new assertion for each request.':
    'Laden Sie das öffentliche Zertifikat hoch, das zum verwendeten privaten Schlüssel gehört, stellen Sie die Uhr, und erstellen Sie für jede Anfrage eine neue Assertion.',
  'Is the thumbprint under Certificates & secrets that of the certificate in use, and is the clock right?':
    'Ist der Fingerabdruck unter „Zertifikate & Geheimnisse“ der des verwendeten Zertifikats, und geht die Uhr richtig?',
  'No federated credential fits the incoming token': 'Keine Verbundanmeldeinformation passt zum eingehenden Token',
  'Copy issuer, subject and audience of the incoming token into the federated credential, character by character.':
    'Kopieren Sie Aussteller, Antragsteller und Zielgruppe des eingehenden Tokens Zeichen für Zeichen in die Verbundanmeldeinformation.',
  'Are issuer, subject and audience of the federated credential those of the incoming token to the letter?':
    'Sind Aussteller, Antragsteller und Zielgruppe der Verbundanmeldeinformation Buchstabe für Buchstabe die des eingehenden Tokens?',
  'Basic authentication or a user name and password are used':
    'Standardauthentifizierung oder Benutzername und Kennwort werden verwendet',
  'Use OAuth: client credentials for an application, authorization code for a person.':
    'Verwenden Sie OAuth: Clientanmeldeinformationen für eine Anwendung, den Autorisierungscode für eine Person.',
  'Does the program send a user name with a password or a web service access key?':
    'Sendet das Programm einen Benutzernamen mit einem Kennwort oder einem Webdienst-Zugriffsschlüssel?',
}

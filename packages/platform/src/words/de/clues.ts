import type { Words } from '../template.ts'

/** What a diagnosis looks at and finds. */
export const clues: Words = {
  'the secret has the shape of a Secret ID': 'der Schlüssel hat die Form einer Geheimnis-ID',
  'the secret has blanks, a line end or invisible characters at an end or inside':
    'der Schlüssel hat am Rand oder innen Leerzeichen, ein Zeilenende oder unsichtbare Zeichen',
  'Entra accepts the same secret without what copying added':
    'Entra akzeptiert denselben Schlüssel ohne das, was beim Kopieren hinzukam',
  'the credential was made less than five minutes ago':
    'die Anmeldeinformation wurde vor weniger als fünf Minuten erstellt',
  'the form has fields such as amp;client_secret, so it was escaped as HTML':
    'das Formular hat Felder wie amp;client_secret, wurde also als HTML maskiert',
  'the body of the token request is no form': 'der Inhalt der Tokenanfrage ist kein Formular',
  'the token request has neither client_secret nor client_assertion':
    'die Tokenanfrage hat weder client_secret noch client_assertion',
  'the token request has a field resource': 'die Tokenanfrage hat ein Feld resource',
  'the token request has the grant type password': 'die Tokenanfrage hat den Gewährungstyp password',
  'the request renews a sign-in that was good before': 'die Anfrage erneuert eine Anmeldung, die vorher gut war',
  'a delegated scope was asked for with client credentials':
    'mit Clientanmeldeinformationen wurde um einen delegierten Bereich gebeten',
  'the scope is percent-encoded twice': 'der Bereich (scope) ist doppelt prozentcodiert',
  'the scope does not end in /.default': 'der Bereich (scope) endet nicht auf /.default',
  'the scope names more than one resource': 'der Bereich (scope) nennt mehr als eine Ressource',
  'the scope names a resource that is nearly that of Business Central':
    'der Bereich (scope) nennt eine Ressource, die fast die von Business Central ist',
  'the scope names the resource of Business Central to the letter':
    'der Bereich (scope) nennt die Ressource von Business Central Buchstabe für Buchstabe',
  'the request was sent with Basic authentication': 'die Anfrage wurde mit Standardauthentifizierung gesendet',
  'the token is meant for Business Central': 'das Token ist für Business Central bestimmt',
  'the audience of the token ends with a slash': 'die Zielgruppe des Tokens endet mit einem Schrägstrich',
  'the token is meant for another service': 'das Token ist für einen anderen Dienst bestimmt',
  'the token is that of an application': 'das Token ist das einer Anwendung',
  'the token is that of a person': 'das Token ist das einer Person',
  'the token had ended': 'das Token war zu Ende',
  'the token carries no application role of Business Central': 'das Token enthält keine App-Rolle von Business Central',
  'the token carries Automation.ReadWrite.All, and not API.ReadWrite.All':
    'das Token enthält Automation.ReadWrite.All und nicht API.ReadWrite.All',
  'the token carries the role of the API that was called': 'das Token enthält die Rolle der aufgerufenen API',
  'a new token carries roles that the one in use lacks': 'ein neues Token enthält Rollen, die dem verwendeten fehlen',
  'the token carries AdminCenter.ReadWrite.All': 'das Token enthält AdminCenter.ReadWrite.All',
  'the token does not carry AdminCenter.ReadWrite.All': 'das Token enthält AdminCenter.ReadWrite.All nicht',
  'the address has something else than an id behind companies':
    'die Adresse hat hinter companies etwas anderes als eine ID',
  'the address still has a placeholder in it': 'in der Adresse steht noch ein Platzhalter',
  'the address leads to the API of an extension': 'die Adresse führt zur API einer Erweiterung',
  'the address names an entity set that this API has': 'die Adresse nennt eine Entitätenmenge, die diese API hat',
  'the address names an entity set that this API does not have':
    'die Adresse nennt eine Entitätenmenge, die diese API nicht hat',
  'the address names an application family that no environment of this directory has':
    'die Adresse nennt eine Anwendungsfamilie, die keine Umgebung dieses Verzeichnisses hat',
  'the call is one about the authorised applications themselves':
    'der Aufruf betrifft die autorisierten Anwendungen selbst',
  'the call asks how an installation is getting on': 'der Aufruf fragt, wie weit eine Installation ist',
  "the host is none of Microsoft's": 'der Host ist keiner von Microsoft',
  'the answer has the code Unauthorized, which the cloud service seldom gives':
    'die Antwort hat den Code Unauthorized, den der Clouddienst selten gibt',
  'the text names a missing permission on an object of Microsoft':
    'der Text nennt eine fehlende Berechtigung auf ein Objekt von Microsoft',
  'the text names a missing permission on an object of an extension':
    'der Text nennt eine fehlende Berechtigung auf ein Objekt einer Erweiterung',
  'the object was made less than five minutes ago': 'das Objekt wurde vor weniger als fünf Minuten angelegt',
  'consent was granted less than ninety minutes ago': 'die Einwilligung wurde vor weniger als neunzig Minuten erteilt',
  'the application is a multi-tenant one of a vendor': 'die Anwendung ist eine mehrinstanzenfähige eines Anbieters',
  'the application was registered in another directory': 'die Anwendung wurde in einem anderen Verzeichnis registriert',
  'the application was registered for this directory': 'die Anwendung wurde für dieses Verzeichnis registriert',
  'the connection worked before': 'die Verbindung hat vorher funktioniert',
  'the roles were in the token when the connection last worked':
    'die Rollen waren im Token, als die Verbindung zuletzt funktionierte',
  'the environment was listed when the connection last worked':
    'die Umgebung war aufgelistet, als die Verbindung zuletzt funktionierte',
  'Entra knows the directory': 'Entra kennt das Verzeichnis',
  'Entra knows no such directory': 'Entra kennt kein solches Verzeichnis',
  'the clock of this machine is more than five minutes off':
    'die Uhr dieses Rechners geht mehr als fünf Minuten falsch',
  'Entra accepts the credential in the directory where the application is registered':
    'Entra akzeptiert die Anmeldeinformation in dem Verzeichnis, in dem die Anwendung registriert ist',
  'Entra refuses the credential in its own directory too':
    'Entra verweigert die Anmeldeinformation auch in ihrem eigenen Verzeichnis',
  'Entra issues a token now': 'Entra stellt jetzt ein Token aus',
  'Entra does not know the resource of Business Central, asked for to the letter':
    'Entra kennt die Ressource von Business Central nicht, obwohl Buchstabe für Buchstabe um sie gebeten wurde',
  'Entra refuses a token now as well': 'Entra verweigert auch jetzt ein Token',
  'the web client says that the environment is ready': 'der Webclient sagt, dass die Umgebung bereit ist',
  'the web client knows no such environment in this directory':
    'der Webclient kennt in diesem Verzeichnis keine solche Umgebung',
  'the web client says that the environment is not ready': 'der Webclient sagt, dass die Umgebung nicht bereit ist',
  'Business Central lists the environment for this token': 'Business Central listet die Umgebung für dieses Token auf',
  'Business Central does not list the environment for this token':
    'Business Central listet die Umgebung für dieses Token nicht auf',
  'API v2.0 answers with companies': 'die API v2.0 antwortet mit Mandanten',
  'API v2.0 refuses the token': 'die API v2.0 verweigert das Token',
  'API v2.0 is not available': 'die API v2.0 ist nicht verfügbar',
  'the automation API answers with companies': 'die Automatisierungs-API antwortet mit Mandanten',
  'the automation API refuses the token': 'die Automatisierungs-API verweigert das Token',
  'the list of companies is empty': 'die Liste der Mandanten ist leer',
  'another environment of the directory accepts the same token':
    'eine andere Umgebung des Verzeichnisses akzeptiert dasselbe Token',
  'no other environment of the directory accepts the token':
    'keine andere Umgebung des Verzeichnisses akzeptiert das Token',
  'the whole API of the extension is not there': 'die ganze API der Erweiterung ist nicht da',
  'the API of the extension answers at its root': 'die API der Erweiterung antwortet an ihrer Wurzel',
  'the same request succeeds now': 'dieselbe Anfrage gelingt jetzt',
  'the same request still fails': 'dieselbe Anfrage schlägt weiterhin fehl',
  'an app of AppSource with this id is known to the environment':
    'die Umgebung kennt eine App von AppSource mit dieser ID',
  'the value is the Object ID of a registration, not its client id':
    'der Wert ist die Objekt-ID einer Registrierung, nicht ihre Client-ID',
  'the directory has no registration of this client id': 'das Verzeichnis hat keine Registrierung mit dieser Client-ID',
  'the registration asks for the application permission': 'die Registrierung bittet um die Anwendungsberechtigung',
  'the registration does not ask for the application permission':
    'die Registrierung bittet nicht um die Anwendungsberechtigung',
  'the directory has the granted role on record': 'das Verzeichnis hat die erteilte Rolle verzeichnet',
  'the directory has no granted role on record': 'das Verzeichnis hat keine erteilte Rolle verzeichnet',
  'the directory has no service principal of Business Central':
    'das Verzeichnis hat keinen Dienstprinzipal von Business Central',
  'the directory has the service principal of Business Central':
    'das Verzeichnis hat den Dienstprinzipal von Business Central',
  'the person is an administrator of Dynamics 365 or Business Central, who may not consent':
    'die Person ist ein Administrator von Dynamics 365 oder Business Central, der nicht einwilligen darf',
  'the person has no administrator role': 'die Person hat keine Administratorrolle',
  'the person has a role that may consent': 'die Person hat eine Rolle, die einwilligen darf',
  'What does the web client say about the environment?': 'Was sagt der Webclient zur Umgebung?',
  Status: 'Status',
  'Which environments does Business Central list for this token?':
    'Welche Umgebungen listet Business Central für dieses Token auf?',
  Listed: 'Aufgelistet',
  Families: 'Familien',
  'Does {1} let the token in, and which companies does it show?':
    'Lässt {1} das Token ein, und welche Mandanten zeigt es?',
  'companies on {1}': 'Mandanten auf {1}',
  'Does another environment of the directory let the same token in?':
    'Lässt eine andere Umgebung des Verzeichnisses dasselbe Token ein?',
  'lets the token in': 'lässt das Token ein',
  'refuses the token': 'verweigert das Token',
  'Does the API of the extension answer at its root?': 'Antwortet die API der Erweiterung an ihrer Wurzel?',
  'Does the same request fail again?': 'Schlägt dieselbe Anfrage wieder fehl?',
  'Does the environment know the app as one of AppSource?': 'Kennt die Umgebung die App als eine von AppSource?',
  'Known as': 'Bekannt als',
  'Can the entity sets be read that the connection is for?':
    'Können die Entitätenmengen gelesen werden, für die die Verbindung da ist?',
  'Does Entra know the directory, and how far apart are the clocks?':
    'Kennt Entra das Verzeichnis, und wie weit gehen die Uhren auseinander?',
  'Does Entra issue a token now, and what is in it?': 'Stellt Entra jetzt ein Token aus, und was steht darin?',
  'Does Entra renew the stored sign-in now?': 'Erneuert Entra jetzt die gespeicherte Anmeldung?',
  'New in the token': 'Neu im Token',
  Ends: 'Endet',
  'Does Entra accept the secret without blanks, line ends and invisible characters?':
    'Akzeptiert Entra den Schlüssel ohne Leerzeichen, Zeilenenden und unsichtbare Zeichen?',
  'Does Entra accept the credential in the directory where the application was registered?':
    'Akzeptiert Entra die Anmeldeinformation in dem Verzeichnis, in dem die Anwendung registriert wurde?',
  Directory: 'Verzeichnis',
  'Is there a token for Microsoft Graph?': 'Gibt es ein Token für Microsoft Graph?',
  'Refused with': 'Verweigert mit',
  'Does the directory have the registration, and which permissions does it ask for?':
    'Hat das Verzeichnis die Registrierung, und um welche Berechtigungen bittet sie?',
  'Application (client) ID': 'Anwendungs-ID (Client)',
  'Asked for': 'Erbeten',
  'nothing of Business Central': 'nichts von Business Central',
  'Which roles of Business Central does the directory have on record as granted?':
    'Welche Rollen von Business Central hat das Verzeichnis als erteilt verzeichnet?',
  Granted: 'Erteilt',
  'Does the directory have the service principal of Business Central?':
    'Hat das Verzeichnis den Dienstprinzipal von Business Central?',
  'Which administrator roles does the person have?': 'Welche Administratorrollen hat die Person?',
  'Administrator roles': 'Administratorrollen',
  'The card of the application was enabled: Business Central let it in.':
    'Die Karte der Anwendung war aktiviert: Business Central hat sie eingelassen.',
  'The person was enabled: Business Central let the person in.':
    'Die Person war aktiviert: Business Central hat sie eingelassen.',
  'Business Central let the token in; the card was enabled, or the person was.':
    'Business Central hat das Token eingelassen; die Karte war aktiviert, oder die Person war es.',
  'The token carried {1}.': 'Das Token enthielt {1}.',
  'The environment {1} was listed.': 'Die Umgebung {1} war aufgelistet.',
  'There was no environment {1}.': 'Es gab keine Umgebung {1}.',
  'The company {1} was visible.': 'Der Mandant {1} war sichtbar.',
  'The credential had not ended.': 'Die Anmeldeinformation war nicht zu Ende.',
  'Worked until': 'Funktionierte bis',
  On: 'Am',
  Path: 'Pfad',
  Scope: 'Bereich (scope)',
  'Application roles in the token': 'App-Rollen im Token',
  '“{1}” was the answer to: {2}': '„{1}“ war die Antwort auf: {2}',
  'The failure has the signs of it.': 'Der Fehler hat die Anzeichen davon.',
  'The answer has {1}.': 'Die Antwort hat {1}.',
}

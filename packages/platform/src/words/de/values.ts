import type { Words } from '../template.ts'

/** What is typed, and what is wrong about it. */
export const values: Words = {
  'Nothing is filled in.': 'Es ist nichts ausgefüllt.',
  'Removed {1}.': 'Entfernt: {1}.',
  'invisible characters': 'unsichtbare Zeichen',
  blanks: 'Leerzeichen',
  quotes: 'Anführungszeichen',
  'This is the placeholder of an instruction; replace it with the real value.':
    'Das ist der Platzhalter einer Anleitung; ersetzen Sie ihn durch den echten Wert.',
  'This id is all zeros.': 'Diese ID besteht nur aus Nullen.',
  'This stands for many directories; the directory of the customer is needed.':
    'Das steht für viele Verzeichnisse; nötig ist das Verzeichnis des Kunden.',
  'This is an address; only the tenant is needed.': 'Das ist eine Adresse; nötig ist nur das Verzeichnis.',
  'The tenant of this address.': 'Das Verzeichnis dieser Adresse.',
  'This is an e-mail address.': 'Das ist eine E-Mail-Adresse.',
  'The domain of this address.': 'Die Domäne dieser Adresse.',
  'There is more here than the id.': 'Hier steht mehr als die ID.',
  'The id in this text.': 'Die ID in diesem Text.',
  'A tenant is named by its id or by a whole domain.':
    'Ein Verzeichnis wird durch seine ID oder durch eine ganze Domäne benannt.',
  'The first domain of a directory ends like this.': 'Die erste Domäne eines Verzeichnisses endet so.',
  'This is neither a directory (tenant) id nor a domain.':
    'Das ist weder eine Verzeichnis-ID (Mandant) noch eine Domäne.',
  "This is the id of Microsoft's own application, not of the app registration.":
    'Das ist die ID von Microsofts eigener Anwendung, nicht der App-Registrierung.',
  'This is an address; only the client id is needed.': 'Das ist eine Adresse; nötig ist nur die Client-ID.',
  'The id in this address.': 'Die ID in dieser Adresse.',
  'An id has 36 characters in five groups; this has {1} characters.':
    'Eine ID hat 36 Zeichen in fünf Gruppen; das hier hat {1} Zeichen.',
  'This is not an Application (client) ID: that is a GUID of five groups.':
    'Das ist keine Anwendungs-ID (Client): Die ist eine GUID aus fünf Gruppen.',
  'This is a Secret ID. Copy the column Value, which is shown only when the secret is made.':
    'Das ist eine Geheimnis-ID. Kopieren Sie die Spalte „Wert“, die nur beim Erstellen des Schlüssels gezeigt wird.',
  'This is the masked form; the whole value is shown only when the secret is made.':
    'Das ist die maskierte Form; der ganze Wert wird nur beim Erstellen des Schlüssels gezeigt.',
  'This is an address, not a secret.': 'Das ist eine Adresse, kein Schlüssel.',
  'This is a token, not a secret.': 'Das ist ein Token, kein geheimer Clientschlüssel.',
  'This is a key or a certificate, not a secret.':
    'Das ist ein Schlüssel oder Zertifikat, kein geheimer Clientschlüssel.',
  'There is a blank inside; a secret has none.': 'Darin ist ein Leerzeichen; ein geheimer Clientschlüssel hat keines.',
  'There are characters inside that no secret has; it may have been copied from a formatted text.':
    'Darin sind Zeichen, die kein geheimer Clientschlüssel hat; vielleicht wurde er aus einem formatierten Text kopiert.',
  'This is longer than any client secret.': 'Das ist länger als jeder geheime Clientschlüssel.',
  'This looks like the thumbprint of a certificate.': 'Das sieht nach dem Fingerabdruck eines Zertifikats aus.',
  'Client secrets are longer; it may have been cut off.':
    'Geheime Clientschlüssel sind länger; vielleicht wurde er abgeschnitten.',
  'This is an address; only the name of the environment is needed.':
    'Das ist eine Adresse; nötig ist nur der Name der Umgebung.',
  'The environment of this address.': 'Die Umgebung dieser Adresse.',
  'This is an id; environments go by the name that the admin center shows.':
    'Das ist eine ID; Umgebungen heißen so, wie das Verwaltungscenter sie zeigt.',
  'The name of an environment has fewer than 30 characters.': 'Der Name einer Umgebung hat weniger als 30 Zeichen.',
  'The name of an environment starts with a letter and has letters, digits, _ and - only.':
    'Der Name einer Umgebung beginnt mit einem Buchstaben und hat nur Buchstaben, Ziffern, _ und -.',
  'This is not an https address.': 'Das ist keine https-Adresse.',
  'With https in front.': 'Mit https davor.',
  'There is a user name or password in the address; leave it out.':
    'In der Adresse steht ein Benutzername oder Kennwort; lassen Sie es weg.',
  'The address must start with https.': 'Die Adresse muss mit https beginnen.',
}

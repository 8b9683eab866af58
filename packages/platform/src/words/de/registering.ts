import type { Words } from '../template.ts'

/** One click: what is made and taken back. */
export const registering: Words = {
  'Entra to know the application everywhere': 'dass Entra die Anwendung überall kennt',
  'The answer of Graph cannot be read.': 'Die Antwort von Graph ist nicht lesbar.',
  'The next page is elsewhere.': 'Die nächste Seite liegt anderswo.',
  'the token to carry {1}': 'dass das Token {1} enthält',
  'sign-in to know the new application': 'dass die Anmeldung die neue Anwendung kennt',
  'To make the app registration, its service principal and its secret.':
    'Um die App-Registrierung, ihren Dienstprinzipal und ihren geheimen Clientschlüssel anzulegen.',
  'To grant the application permissions of Business Central.':
    'Um die Anwendungsberechtigungen von Business Central zu erteilen.',
  'To see in which directory you are, and which roles you have there.':
    'Um zu sehen, in welchem Verzeichnis Sie sind und welche Rollen Sie dort haben.',
  'Add the credential that you choose: a certificate, a client secret, or a federated credential.':
    'Die Anmeldeinformation hinzufügen, die Sie wählen: ein Zertifikat, einen geheimen Clientschlüssel oder eine Verbundanmeldeinformation.',
  'With it the application proves who it is.': 'Damit weist die Anwendung nach, wer sie ist.',
  'Make a certificate that lasts {1} days, and add its public part.':
    'Ein Zertifikat erstellen, das {1} Tage gilt, und seinen öffentlichen Teil hinzufügen.',
  'With it the application proves who it is. The private key is made here, sealed, and leaves the vault never.':
    'Damit weist die Anwendung nach, wer sie ist. Der private Schlüssel wird hier erstellt, versiegelt und verlässt den Tresor nie.',
  'Add a federated credential that trusts Landbridge as the issuer.':
    'Eine Verbundanmeldeinformation hinzufügen, die Landbridge als Aussteller vertraut.',
  'With it the application proves who it is, without a secret anywhere and without an end.':
    'Damit weist die Anwendung nach, wer sie ist, ohne ein Geheimnis irgendwo und ohne Ablauf.',
  'Add a client secret that lasts {1} days, or as long as the policy of the directory allows.':
    'Einen geheimen Clientschlüssel hinzufügen, der {1} Tage gilt oder so lange, wie es die Richtlinie des Verzeichnisses erlaubt.',
  'With it the application proves who it is. It is sealed when it arrives, and shown to nobody.':
    'Damit weist die Anwendung nach, wer sie ist. Er wird bei der Ankunft versiegelt und niemandem gezeigt.',
  'Look up the service principal of Dynamics 365 Business Central.':
    'Den Dienstprinzipal von Dynamics 365 Business Central nachschlagen.',
  'Make sure that the service principal of Dynamics 365 Business Central is there.':
    'Dafür sorgen, dass der Dienstprinzipal von Dynamics 365 Business Central vorhanden ist.',
  'Permissions of Business Central are granted on it; a directory that never had Business Central lacks it.':
    'Für ihn werden Berechtigungen von Business Central erteilt; einem Verzeichnis, das Business Central nie hatte, fehlt er.',
  'Register the application {1}, for this directory only.':
    'Die Anwendung {1} registrieren, nur für dieses Verzeichnis.',
  'It is the identity under which the connection works. It gets no redirect address: nobody signs in to it.':
    'Sie ist die Identität, unter der die Verbindung arbeitet. Sie bekommt keine Umleitungsadresse: Niemand meldet sich bei ihr an.',
  'Make its service principal, so that it shows under Enterprise applications.':
    'Ihren Dienstprinzipal anlegen, damit sie unter „Unternehmensanwendungen“ erscheint.',
  'Permissions are granted to it, and it can be disabled there at any time.':
    'Ihm werden Berechtigungen erteilt, und dort kann er jederzeit deaktiviert werden.',
  'Grant the application permission {1} of Dynamics 365 Business Central.':
    'Die Anwendungsberechtigung {1} von Dynamics 365 Business Central erteilen.',
  'Wait until tokens of the application carry the permissions.':
    'Warten, bis Token der Anwendung die Berechtigungen enthalten.',
  'New objects and grants are known everywhere only after a while, mostly within two minutes.':
    'Neue Objekte und Berechtigungen sind erst nach einer Weile überall bekannt, meist innerhalb von zwei Minuten.',
  'Give up this access: destroy the sign-in.': 'Diesen Zugriff aufgeben: die Anmeldung vernichten.',
  'It is needed for nothing else. Where the application that you signed in through is new in the directory, it is removed too, and its rights with it.':
    'Sie wird für nichts anderes gebraucht. Wo die Anwendung, über die Sie sich angemeldet haben, im Verzeichnis neu ist, wird auch sie entfernt, und ihre Rechte mit ihr.',
  'Entra to know the service principal of Business Central everywhere':
    'dass Entra den Dienstprinzipal von Business Central überall kennt',
  'Business Central does not offer {1} in this directory.':
    'Business Central bietet {1} in diesem Verzeichnis nicht an.',
  'Entra to know the service principal everywhere': 'dass Entra den Dienstprinzipal überall kennt',
  'Sign in and let Landbridge do it': 'Anmelden und Landbridge erledigen lassen',
  'Application (client) ID {1}': 'Anwendungs-ID (Client) {1}',
  'There is no application yet.': 'Es gibt noch keine Anwendung.',
  'There is no service principal yet.': 'Es gibt noch keinen Dienstprinzipal.',
  'The directory has no Business Central yet.': 'Das Verzeichnis hat noch kein Business Central.',
  'It expires on {1}.': 'Er läuft am {1} ab.',
  'Another run has stored a credential.': 'Ein anderer Lauf hat eine Anmeldeinformation gespeichert.',
  'The directory allows no client secrets, so that it is a certificate. ':
    'Das Verzeichnis erlaubt keine geheimen Clientschlüssel, daher ist es ein Zertifikat. ',
  'The directory allows no client secrets, so that it is a certificate. Thumbprint {1}. It expires on {2}.':
    'Das Verzeichnis erlaubt keine geheimen Clientschlüssel, daher ist es ein Zertifikat. Fingerabdruck {1}. Es läuft am {2} ab.',
  'Thumbprint {1}. It expires on {2}.': 'Fingerabdruck {1}. Es läuft am {2} ab.',
  'The application trusts what Landbridge signs.': 'Die Anwendung vertraut dem, was Landbridge signiert.',
  'There is no credential yet.': 'Es gibt noch keine Anmeldeinformation.',
  'Permissions are still to be granted.': 'Es sind noch Berechtigungen zu erteilen.',
  'Waited {1} minutes for {2}, and it is still not so.':
    '{1} Minuten darauf gewartet, {2}, und es ist immer noch nicht so.',
  'In this way in nothing has to be registered at the customer.':
    'Auf diesem Weg muss beim Kunden nichts registriert werden.',
  'The connection has used this application before; undo it at the set-up that made it.':
    'Die Verbindung hat diese Anwendung schon vorher verwendet; machen Sie es bei der Einrichtung rückgängig, die sie angelegt hat.',
  'Landbridge to recover from a failure inside': 'dass sich Landbridge von einem inneren Fehler erholt',
  'The person who signed in may not do this.': 'Die Person, die sich angemeldet hat, darf das nicht.',
  'The application that you signed in through is removed from the directory.':
    'Die Anwendung, über die Sie sich angemeldet haben, wird aus dem Verzeichnis entfernt.',
  'Take the granted permissions back.': 'Die erteilten Berechtigungen zurücknehmen.',
  'So that nothing is granted should somebody restore the application.':
    'Damit nichts erteilt ist, falls jemand die Anwendung wiederherstellt.',
  'Delete the application with its service principal and secret, also among the deleted applications.':
    'Die Anwendung mit ihrem Dienstprinzipal und geheimen Clientschlüssel löschen, auch unter den gelöschten Anwendungen.',
  'Landbridge made them.': 'Landbridge hat sie angelegt.',
  'Delete the service principal of Dynamics 365 Business Central, where Landbridge made it.':
    'Den Dienstprinzipal von Dynamics 365 Business Central löschen, wo Landbridge ihn angelegt hat.',
  'It stays where it was there before, or where another application uses it by now.':
    'Er bleibt, wo er schon vorher da war oder wo ihn inzwischen eine andere Anwendung verwendet.',
  'Destroy the stored secret, and take the answers of the set-up back.':
    'Den gespeicherten geheimen Clientschlüssel vernichten und die Angaben der Einrichtung zurücknehmen.',
  'They belong to the deleted application.': 'Sie gehören zur gelöschten Anwendung.',
  'It is needed for nothing else. Where the application of it is new in the directory, it is removed too.':
    'Sie wird für nichts anderes gebraucht. Wo ihre Anwendung im Verzeichnis neu ist, wird auch sie entfernt.',
  'The app registration was taken back by undo.': 'Die App-Registrierung wurde durch Rückgängigmachen zurückgenommen.',
  'Reconnect with another app registration, or delete the connection.':
    'Verbinden Sie neu mit einer anderen App-Registrierung, oder löschen Sie die Verbindung.',
  'It is kept among the deleted objects for 30 days; who signed in may not delete it there.':
    'Sie liegt 30 Tage lang bei den gelöschten Objekten; die angemeldete Person darf sie dort nicht löschen.',
  'It was not there.': 'Sie war nicht vorhanden.',
  'It stays: another application uses it.': 'Er bleibt: Eine andere Anwendung verwendet ihn.',
  'None was granted.': 'Es wurde keine erteilt.',
  'None was made.': 'Es wurde keiner angelegt.',
  'It was there before, and stays.': 'Er war schon vorher da und bleibt.',
}

import type { Words } from '../template.ts'

/** Extensions: their files, checks and installation. */
export const extensions: Words = {
  'The archive inside the file has no end; it was cut off.':
    'Das Archiv in der Datei hat kein Ende; es wurde abgeschnitten.',
  'The archive inside the file lists too many files.': 'Das Archiv in der Datei führt zu viele Dateien auf.',
  'The list of files inside the archive is broken.': 'Das Verzeichnis der Dateien im Archiv ist beschädigt.',
  '{1} is not where the archive says it is.': '{1} steht nicht dort, wo das Archiv es angibt.',
  '{1} goes beyond the end of the file.': '{1} reicht über das Ende der Datei hinaus.',
  '{1} is packed in a way that is not known here.': '{1} ist auf eine Weise gepackt, die hier nicht bekannt ist.',
  '{1} cannot be unpacked.': '{1} lässt sich nicht entpacken.',
  Target: 'Ziel',
  'The extension is built for the cloud.': 'Die Erweiterung ist für die Cloud gebaut.',
  'The extension is built for the target {1}, which Business Central online refuses.':
    'Die Erweiterung ist für das Ziel {1} gebaut, das Business Central online verweigert.',
  Application: 'Anwendung',
  Platform: 'Plattform',
  Runtime: 'Laufzeit',
  'Needs {1}': 'Braucht {1}',
  'The version of {1} cannot be seen from here.': 'Die Version von {1} ist von hier aus nicht zu sehen.',
  '{1} has a version that the extension runs on.': '{1} hat eine Version, auf der die Erweiterung läuft.',
  'The extension needs {1} {2}; {3} has {4}.': 'Die Erweiterung braucht {1} {2}; {3} hat {4}.',
  'the extension was built for a newer version than {1}':
    'die Erweiterung wurde für eine neuere Version als {1} gebaut',
  'Update {1}, or build the extension for {2}.0 and runtime {3}.0.':
    'Aktualisieren Sie {1}, oder erstellen Sie die Erweiterung für {2}.0 und Laufzeit {3}.0.',
  'The extension depends on no other.': 'Die Erweiterung hängt von keiner anderen ab.',
  '{1} by {2} {3} or newer': '{1} von {2}, {3} oder neuer',
  'not installed': 'nicht installiert',
  '{1} has all that the extension depends on.': '{1} hat alles, wovon die Erweiterung abhängt.',
  ' Offers differ by country; this environment is {1}.':
    ' Das Angebot unterscheidet sich je Land; diese Umgebung ist {1}.',
  '{1} depends on {2} by {3}, which is not installed in {4}.':
    '{1} hängt von {2} von {3} ab, und diese Erweiterung ist in {4} nicht installiert.',
  '{1} depends on {2} {3}; {4} has {5}.': '{1} hängt von {2} {3} ab; {4} hat {5}.',
  '{1} lacks {2}': 'in {1} fehlt {2}',
  'Install {1} in {2} first.': 'Installieren Sie zuerst {1} in {2}.',
  'Install {1} in {2} first. Offers differ by country; this environment is {3}.':
    'Installieren Sie zuerst {1} in {2}. Das Angebot unterscheidet sich je Land; diese Umgebung ist {3}.',
  '{1} does not have the extension yet.': '{1} hat die Erweiterung noch nicht.',
  '{1} has another extension of the same name, publisher and version.':
    '{1} hat eine andere Erweiterung mit demselben Namen, Herausgeber und derselben Version.',
  'App id there': 'App-ID dort',
  'Version in {1}': 'Version in {1}',
  'Version of the file': 'Version der Datei',
  '{1} has this extension from a developer, so that a file cannot take its place.':
    '{1} hat diese Erweiterung von einem Entwickler, sodass eine Datei nicht an ihre Stelle treten kann.',
  '{1} has this extension from the marketplace, so that a file cannot take its place.':
    '{1} hat diese Erweiterung vom Marketplace, sodass eine Datei nicht an ihre Stelle treten kann.',
  '{1} takes the place of {2}.': '{1} tritt an die Stelle von {2}.',
  '{1} has {2} already, which is newer than {3}.': '{1} hat schon {2}, und das ist neuer als {3}.',
  '{1} has this version already.': '{1} hat diese Version schon.',
  '{1} has this version published, but not installed; the same version cannot be uploaded twice.':
    '{1} hat diese Version veröffentlicht, aber nicht installiert; dieselbe Version kann nicht zweimal hochgeladen werden.',
  'version {1} was uploaded to {2} before and uninstalled since':
    'Version {1} wurde schon einmal in {2} hochgeladen und seither deinstalliert',
  'Install it on the page Extension Management, or raise the version and upload that file.':
    'Installieren Sie sie auf der Seite „Erweiterungsverwaltung“, oder erhöhen Sie die Version und laden Sie jene Datei hoch.',
  "has '{1}' for {2}, which has no sense": 'hat „{1}“ für {2}, und das hat keinen Sinn',
  'The manifest of the extension names no {1}.': 'Das Manifest der Erweiterung nennt kein {1}.',
  "The manifest of the extension has '{1}' for {2}, which has no sense.":
    'Das Manifest der Erweiterung hat „{1}“ für {2}, und das hat keinen Sinn.',
  'The manifest names a dependency {1} that cannot be read.':
    'Das Manifest nennt eine Abhängigkeit {1}, die nicht lesbar ist.',
  'app.json is not JSON.': 'app.json ist kein JSON.',
  'app.json has no {1}.': 'app.json hat kein {1}.',
  'version in app.json has to be four numbers.': 'version in app.json muss aus vier Zahlen bestehen.',
  'The file has {1} MB; Business Central takes {2} MB.': 'Die Datei hat {1} MB; Business Central nimmt {2} MB.',
  'The content of the file is not the archive that it has to be.':
    'Der Inhalt der Datei ist nicht das Archiv, das er sein muss.',
  'There is no NavxManifest.xml in the file.': 'In der Datei ist keine NavxManifest.xml.',
  'The file is empty.': 'Die Datei ist leer.',
  'The file is a web page: the download led to a page, often one to sign in, instead of the extension.':
    'Die Datei ist eine Webseite: Der Download führte statt zur Erweiterung zu einer Seite, oft einer zur Anmeldung.',
  'The file is a ZIP archive with {1} and {2} more in it.':
    'Die Datei ist ein ZIP-Archiv mit {1} und {2} weiteren darin.',
  'The file is a ZIP archive with {1} in it.': 'Die Datei ist ein ZIP-Archiv mit {1} darin.',
  'The header of the file is broken.': 'Der Kopf der Datei ist beschädigt.',
  'The header of the file is of a version not known here.':
    'Der Kopf der Datei hat eine Version, die hier nicht bekannt ist.',
  'The file is shorter than its header says; it was cut off.':
    'Die Datei ist kürzer, als ihr Kopf sagt; sie wurde abgeschnitten.',
  'The app that the container names is not in it.': 'Die App, die der Container nennt, ist nicht darin.',
  'Its target is {1}; Business Central online takes Cloud only.':
    'Ihr Ziel ist {1}; Business Central online nimmt nur Cloud.',
  'It uses object numbers {1}; those of a tenant are {2}–{3}, others are refused unless Microsoft gave them to the publisher.':
    'Sie verwendet die Objektnummern {1}; die eines Entra-Mandanten sind {2}–{3}, andere werden verweigert, wenn Microsoft sie nicht dem Herausgeber gegeben hat.',
  'It names no version of the application that it needs, so that a version that does not fit shows only during the installation.':
    'Sie nennt keine Version der Anwendung, die sie braucht, sodass sich eine unpassende Version erst während der Installation zeigt.',
  'Its AL source is inside: whoever has the file can read it.':
    'Ihr AL-Quelltext liegt darin: Wer die Datei hat, kann ihn lesen.',
  'It sends telemetry to an account of {1}.': 'Sie sendet Telemetrie an ein Konto von {1}.',
  'It has {1} MB; the upload and the installation take longer than usual.':
    'Sie hat {1} MB; Hochladen und Installation dauern länger als gewöhnlich.',
  Extension: 'Erweiterung',
  'The answer is not JSON.': 'Die Antwort ist kein JSON.',
  'The file is {1} by {2}; the integration brings {3} by {4}.':
    'Die Datei ist {1} von {2}; die Integration bringt {3} von {4} mit.',
  'Somebody took the installation back in the admin center.':
    'Jemand hat die Installation im Verwaltungscenter zurückgenommen.',
  'Only the Admin Center API installs in the update window, and this connection is not authorised there.':
    'Nur die Admin Center-API installiert im Updatefenster, und diese Verbindung ist dort nicht autorisiert.',
  'Install the extension': 'Die Erweiterung installieren',
  When: 'Wann',
  Now: 'Jetzt',
  'Who works in Business Central may have to sign in again.':
    'Wer in Business Central arbeitet, muss sich vielleicht neu anmelden.',
  'In the next update window of the environment': 'Im nächsten Updatefenster der Umgebung',
  'Choose one of the two.': 'Wählen Sie eines von beiden.',
  '{1} needs the extension {2} by {3} in {4}, version {5} or newer.':
    '{1} braucht die Erweiterung {2} von {3} in {4}, Version {5} oder neuer.',
  'Choose Install the extension. Landbridge hands the file over to Business Central, which then works on it by itself; 20 minutes are normal.':
    'Wählen Sie „Die Erweiterung installieren“. Landbridge übergibt die Datei an Business Central, das dann von selbst damit arbeitet; 20 Minuten sind normal.',
  'Or upload the file yourself, on the page Extension Management. This step turns green by itself when it is there.':
    'Oder laden Sie die Datei selbst auf der Seite „Erweiterungsverwaltung“ hoch. Dieser Schritt wird von selbst grün, wenn sie da ist.',
  Version: 'Version',
  Manage: 'Verwalten',
  'Upload Extension': 'Erweiterung hochladen',
  'Either the permission set EXTEN. MGT. - ADMIN is assigned on the card of the application; or the application has the permission AdminCenter.ReadWrite.All and stands on the page Authorized Microsoft Entra Apps of the admin center.':
    'Entweder ist der Berechtigungssatz EXTEN. MGT. - ADMIN auf der Karte der Anwendung zugewiesen; oder die Anwendung hat die Berechtigung AdminCenter.ReadWrite.All und steht auf der Seite „Autorisierte Microsoft Entra-Apps“ (Authorized Microsoft Entra Apps) des Verwaltungscenters.',
  'It takes long.': 'Es dauert lange.',
  'Business Central installs in the background and may be slow for some minutes. This page may be closed; the installation goes on.':
    'Business Central installiert im Hintergrund und kann einige Minuten langsam sein. Diese Seite kann geschlossen werden; die Installation geht weiter.',
  'It failed, and no reason is told.': 'Es ist fehlgeschlagen, und kein Grund wird genannt.',
  'Open Extension Installation Status in Business Central and choose View details on the line of the extension.':
    'Öffnen Sie „Installationsstatus der Erweiterung“ (Extension Installation Status) in Business Central und wählen Sie in der Zeile der Erweiterung „Details anzeigen“.',
  'Calls to tables and pages of the extension are refused.':
    'Aufrufe von Tabellen und Seiten der Erweiterung werden verweigert.',
  'The permission sets named here open nothing of the extension itself. Its file does not tell which sets it brings for that; the page Permission Sets lists them with its name. Assign them on the card of the application, or to the person who signs in.':
    'Die hier genannten Berechtigungssätze öffnen nichts von der Erweiterung selbst. Ihre Datei sagt nicht, welche Sätze sie dafür mitbringt; die Seite „Berechtigungssätze“ listet sie mit deren Namen auf. Weisen Sie sie auf der Karte der Anwendung zu oder der Person, die sich anmeldet.',
  '{1} {2} is installed in {3}.': '{1} {2} ist in {3} installiert.',
  'Another installation in this environment goes first.': 'Eine andere Installation in dieser Umgebung geht vor.',
  'Business Central has the file and installs it in the next update window.':
    'Business Central hat die Datei und installiert sie im nächsten Updatefenster.',
  'Business Central is installing the extension.': 'Business Central installiert die Erweiterung.',
  'The file is on its way to Business Central.': 'Die Datei ist auf dem Weg zu Business Central.',
}

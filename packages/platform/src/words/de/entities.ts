import type { Words } from '../template.ts'

/** What entity sets and their actions are. */
export const entities: Words = {
  'A permission set that a user or security group holds, in one company or in all.':
    'Ein Berechtigungssatz, den ein Benutzer oder eine Sicherheitsgruppe hat, in einem Mandanten oder in allen.',
  'A permission set of the system, of an extension or made by the customer.':
    'Ein Berechtigungssatz des Systems, einer Erweiterung oder des Kunden selbst.',
  'A company of the environment; here one can make, rename and remove companies.':
    'Ein Mandant der Umgebung; hier können Mandanten angelegt, umbenannt und entfernt werden.',
  'A package of setup and data that can be imported and applied to a company.':
    'Ein Paket aus Einrichtung und Daten, das importiert und auf einen Mandanten angewendet werden kann.',
  'Queues the import of the uploaded file into the package.':
    'Reiht den Import der hochgeladenen Datei in das Paket ein.',
  "Queues the transfer of the imported data into the company's tables.":
    'Reiht die Übertragung der importierten Daten in die Tabellen des Mandanten ein.',
  'One permission on one object that a permission set contains, nested sets included.':
    'Eine Berechtigung auf ein Objekt, die ein Berechtigungssatz enthält, verschachtelte Sätze eingeschlossen.',
  'How far the upload or installation of an extension has come.':
    'Wie weit das Hochladen oder die Installation einer Erweiterung gekommen ist.',
  'added by the platform because it is the table key':
    'von der Plattform hinzugefügt, weil es der Schlüssel der Tabelle ist',
  'An extension file on its way into the environment, with the time and manner of its installation.':
    'Eine Erweiterungsdatei auf dem Weg in die Umgebung, mit Zeitpunkt und Art ihrer Installation.',
  'Hands the uploaded file to the deployment service, which installs it in the background.':
    'Übergibt die hochgeladene Datei dem Bereitstellungsdienst, der sie im Hintergrund installiert.',
  'An extension that is published in the environment, installed or not.':
    'Eine Erweiterung, die in der Umgebung veröffentlicht ist, installiert oder nicht.',
  'Installs the published extension.': 'Installiert die veröffentlichte Erweiterung.',
  'Uninstalls the extension and keeps its data.': 'Deinstalliert die Erweiterung und behält ihre Daten.',
  'Uninstalls the extension and deletes its data.': 'Deinstalliert die Erweiterung und löscht ihre Daten.',
  'Removes the uninstalled extension from the environment.':
    'Entfernt die deinstallierte Erweiterung aus der Umgebung.',
  'An optional feature of Business Central that an administrator may switch on before it becomes mandatory.':
    'Eine optionale Funktion von Business Central, die ein Administrator einschalten kann, bevor sie verbindlich wird.',
  'Switches the feature on for all users, and updates its data where that is needed.':
    'Schaltet die Funktion für alle Benutzer ein und aktualisiert ihre Daten, wo das nötig ist.',
  'Switches the feature off, unless it is one-way.': 'Schaltet die Funktion aus, wenn der Weg zurück möglich ist.',
  'The content of a configuration package, uploaded before its import.':
    'Der Inhalt eines Konfigurationspakets, hochgeladen vor seinem Import.',
  'A permission set that can be given to users.': 'Ein Berechtigungssatz, der Benutzern gegeben werden kann.',
  'A role profile that decides which home page and pages a user sees.':
    'Ein Rollenprofil, das entscheidet, welche Startseite und welche Seiten ein Benutzer sieht.',
  'A background job that the automation API started, and how far it has come.':
    'Ein Hintergrundauftrag, den die Automatisierungs-API gestartet hat, und wie weit er ist.',
  "A user's membership of a security group.": 'Die Mitgliedschaft eines Benutzers in einer Sicherheitsgruppe.',
  'A group of users in Entra that holds permission sets in Business Central.':
    'Eine Gruppe von Benutzern in Entra, die Berechtigungssätze in Business Central hat.',
  'A permission set that a user holds, directly or through a security group.':
    'Ein Berechtigungssatz, den ein Benutzer hat, unmittelbar oder über eine Sicherheitsgruppe.',
  'A permission set given to one user or security group, in one company or in all.':
    'Ein Berechtigungssatz, der einem Benutzer oder einer Sicherheitsgruppe gegeben ist, in einem Mandanten oder in allen.',
  'A user together with the permission sets that the user holds.':
    'Ein Benutzer mit den Berechtigungssätzen, die er hat.',
  'A person or application with access to the environment.': 'Eine Person oder Anwendung mit Zugriff auf die Umgebung.',
  'Starts a background job that adds users and licences from Microsoft 365.':
    'Startet einen Hintergrundauftrag, der Benutzer und Lizenzen aus Microsoft 365 hinzufügt.',
  'Location names the scheduled job': 'Location nennt den geplanten Auftrag',
  'Adds users and licences from Microsoft 365 and waits for the result.':
    'Fügt Benutzer und Lizenzen aus Microsoft 365 hinzu und wartet auf das Ergebnis.',
  'An API route that the environment serves, by publisher, group and version.':
    'Ein API-Weg, den die Umgebung bedient, nach Herausgeber, Gruppe und Version.',
  'A set of books inside an environment that the caller may open.':
    'Ein Satz von Büchern in einer Umgebung, den der Aufrufer öffnen darf.',
  'The translated names of an entity, its properties, actions and enum members.':
    'Die übersetzten Namen einer Entität, ihrer Eigenschaften, Aktionen und Aufzählungswerte.',
  'A business event that an installed app offers to outside programs.':
    'Ein Geschäftsereignis, das eine installierte App Programmen von außen anbietet.',
  'A promise to call an address whenever a certain business event happens in a company.':
    'Das Versprechen, eine Adresse aufzurufen, sobald in einem Mandanten ein bestimmtes Geschäftsereignis eintritt.',
  "Business Central's promise to notify an address of changes in one entity set, for three days at a time.":
    'Das Versprechen von Business Central, einer Adresse Änderungen in einer Entitätenmenge mitzuteilen, jeweils drei Tage lang.',
  'A period of the fiscal calendar, most often a month; it tells which fiscal year it belongs to and whether that is closed.':
    'Ein Zeitraum des Geschäftskalenders, meist ein Monat; er sagt, zu welchem Geschäftsjahr er gehört und ob dieses geschlossen ist.',
  'An account of the general ledger, in the chart of accounts.': 'Ein Konto der Finanzbuchhaltung, im Kontenplan.',
  'What is owed to one vendor, split by how long it has been due; the last row is the total.':
    'Was einem Kreditor geschuldet wird, aufgeteilt nach Fälligkeit; die letzte Zeile ist die Summe.',
  'What one customer owes, split by how long it has been due; the last row is the total.':
    'Was ein Debitor schuldet, aufgeteilt nach Fälligkeit; die letzte Zeile ist die Summe.',
  'An open ledger entry of the vendor that a payment may settle; ticking it applies the payment to it.':
    'Ein offener Posten des Kreditors, den eine Zahlung ausgleichen kann; wird er angekreuzt, wird die Zahlung ihm zugeordnet.',
  "A request that waits for somebody's approval, or has been answered.":
    'Eine Anforderung, die auf eine Genehmigung wartet oder beantwortet ist.',
  'Who approves for a user, and up to which amount the user may decide alone.':
    'Wer für einen Benutzer genehmigt und bis zu welchem Betrag der Benutzer allein entscheiden darf.',
  'One component of an assembly order: an item, a resource or a text, with quantity and cost.':
    'Ein Bestandteil eines Montageauftrags: ein Artikel, eine Ressource oder ein Text, mit Menge und Kosten.',
  'An order to put an item together from components.': 'Ein Auftrag, einen Artikel aus Bestandteilen zusammenzubauen.',
  'A file kept with a sales or purchase document, a journal line or a ledger entry.':
    'Eine Datei zu einem Verkaufs- oder Einkaufsbeleg, einer Buch.-Blattzeile oder einem Posten.',
  'One line of the balance sheet: what the company owns or owes.':
    'Eine Zeile der Bilanz: was das Unternehmen besitzt oder schuldet.',
  'An account of this company at a bank.': 'Ein Konto dieses Unternehmens bei einer Bank.',
  'One line of a blanket purchase order: what is to be bought, how much, at which cost.':
    'Eine Zeile eines Einkaufsrahmenauftrags: was gekauft werden soll, wie viel, zu welchen Kosten.',
  'A framework agreement with a vendor from which single purchase orders are drawn over time.':
    'Eine Rahmenvereinbarung mit einem Kreditor, aus der im Lauf der Zeit einzelne Bestellungen abgerufen werden.',
  'One line of a blanket sales order: what is to be sold, how much, at which price.':
    'Eine Zeile eines Verkaufsrahmenauftrags: was verkauft werden soll, wie viel, zu welchem Preis.',
  'A framework agreement with a customer from which single sales orders are drawn over time.':
    'Eine Rahmenvereinbarung mit einem Debitor, aus der im Lauf der Zeit einzelne Aufträge abgerufen werden.',
  'One line of the cash flow statement: money that came in or went out.':
    'Eine Zeile der Kapitalflussrechnung: Geld, das herein- oder hinausging.',
  "The company's own name, address, tax number, logo and level of features; exactly one record.":
    'Name, Adresse, Steuernummer, Logo und Funktionsumfang des Unternehmens selbst; genau ein Datensatz.',
  'A contact that belongs to a certain customer or vendor, or to another contact.':
    'Ein Kontakt, der zu einem bestimmten Debitor oder Kreditor oder zu einem anderen Kontakt gehört.',
  'A person or company that the company deals with, whether or not it buys or sells.':
    'Eine Person oder Firma, mit der das Unternehmen zu tun hat, ob sie kauft oder verkauft oder nicht.',
  'A country or region, and the way addresses are written there.':
    'Ein Land oder eine Region, und wie Adressen dort geschrieben werden.',
  'A foreign currency in which the company trades, with its rounding.':
    'Eine Fremdwährung, in der das Unternehmen handelt, mit ihrer Rundung.',
  'The rate of a currency from a certain day on.': 'Der Kurs einer Währung ab einem bestimmten Tag.',
  'A person who is a contact of a customer, with name, e-mail and phone.':
    'Eine Person als Kontakt eines Debitors, mit Name, E-Mail und Telefon.',
  'from Customer.Name': 'aus Customer.Name',
  'What a customer owes, what of it is overdue, and what the customer has bought in total.':
    'Was ein Debitor schuldet, was davon überfällig ist, und was er insgesamt gekauft hat.',
  'A batch in the cash receipt journal, in which payments from customers are gathered before posting.':
    'Ein Buch.-Blatt für Zahlungseingänge, in dem Zahlungen von Debitoren vor dem Buchen gesammelt werden.',
  'A payment received from a customer, entered as a journal line that still has to be posted.':
    'Eine von einem Debitor erhaltene Zahlung, erfasst als Buch.-Blattzeile, die noch zu buchen ist.',
  'A reason why customers send goods back.': 'Ein Grund, aus dem Debitoren Waren zurücksenden.',
  'What has been sold to one customer in a span of time.': 'Was in einem Zeitraum an einen Debitor verkauft wurde.',
  'A person or company that buys from this company.': 'Eine Person oder Firma, die bei diesem Unternehmen kauft.',
  'A dimension value that a master record, such as a customer or an item, passes on to its documents and entries.':
    'Ein Dimensionswert, den ein Stammdatensatz, etwa ein Debitor oder ein Artikel, an seine Belege und Posten weitergibt.',
  'A dimension and its value on one document, line or entry.':
    'Eine Dimension und ihr Wert an einem Beleg, einer Zeile oder einem Posten.',
  'One value of a dimension, such as a certain department.': 'Ein Wert einer Dimension, etwa eine bestimmte Abteilung.',
  'A way to tag entries for analysis, such as department or project.':
    'Eine Art, Posten für Auswertungen zu kennzeichnen, etwa nach Abteilung oder Projekt.',
  'A word for how far a dispute over a posted sales invoice has come.':
    'Ein Wort dafür, wie weit der Streit über eine gebuchte Verkaufsrechnung ist.',
  'A file attached to a master record or to a document, which may follow it through sales and purchases.':
    'Eine Datei an einem Stammdatensatz oder Beleg, die ihm durch Verkauf und Einkauf folgen kann.',
  'A person who works for the company.': 'Eine Person, die für das Unternehmen arbeitet.',
  'A place where fixed assets stand.': 'Ein Ort, an dem Anlagen stehen.',
  'Something of lasting value that the company owns and uses, such as a machine or a car.':
    'Etwas von bleibendem Wert, das das Unternehmen besitzt und nutzt, etwa eine Maschine oder ein Auto.',
  'One posted amount on one account of the general ledger; never changed afterwards.':
    'Ein gebuchter Betrag auf einem Sachkonto; danach nie mehr geändert.',
  "The ledger's basic choices: local currency, allowed posting dates and shortcut dimensions.":
    'Die Grundeinstellungen der Buchhaltung: Mandantenwährung, zulässige Buchungsdaten und Shortcutdimensionen.',
  'A group of items or resources that post to the same general ledger accounts.':
    'Eine Gruppe von Artikeln oder Ressourcen, die auf dieselben Sachkonten buchen.',
  'One line of the income statement: revenue, cost or a total of them.':
    'Eine Zeile der Gewinn- und Verlustrechnung: Erlös, Kosten oder eine Summe davon.',
  'A group of items whose inventory value posts to the same general ledger accounts.':
    'Eine Gruppe von Artikeln, deren Lagerwert auf dieselben Sachkonten bucht.',
  'One line of an inventory receipt: which item comes in, how much, at which cost.':
    'Eine Zeile eines Lagerzugangs: welcher Artikel hereinkommt, wie viel, zu welchen Kosten.',
  'A document that adds items to inventory without a purchase; not posted yet.':
    'Ein Beleg, der dem Lager Artikel ohne Einkauf zufügt; noch nicht gebucht.',
  'One line of an inventory shipment: which item goes out and how much.':
    'Eine Zeile eines Lagerabgangs: welcher Artikel hinausgeht und wie viel.',
  'A document that takes items out of inventory without a sale; not posted yet.':
    'Ein Beleg, der Artikel ohne Verkauf aus dem Lager nimmt; noch nicht gebucht.',
  'A group that items are sorted into.': 'Eine Gruppe, in die Artikel eingeordnet sind.',
  'One posted movement of an item into or out of inventory, with quantity, cost and sales amount.':
    'Eine gebuchte Bewegung eines Artikels in das Lager oder aus ihm, mit Menge, Kosten und Verkaufsbetrag.',
  'A variety of an item, such as a colour or a size.':
    'Eine Ausführung eines Artikels, etwa eine Farbe oder eine Größe.',
  'A good, service or non-stock article that the company buys, makes or sells.':
    'Eine Ware, Dienstleistung oder ein nicht gelagerter Artikel, den das Unternehmen kauft, herstellt oder verkauft.',
  'A report or program that Business Central runs in the background, once or on a schedule.':
    'Ein Bericht oder Programm, das Business Central im Hintergrund ausführt, einmal oder nach Zeitplan.',
  'Sets an entry that failed or is on hold to Ready, so that it runs again.':
    'Setzt einen fehlgeschlagenen oder angehaltenen Posten auf „Bereit“, sodass er wieder läuft.',
  'result code: Updated when the entry became Ready, else None; the test suite expects 204':
    'Ergebniscode: Updated, wenn der Posten „Bereit“ wurde, sonst None; die Testsuite erwartet 204',
  'The record of one background run: when it ran, how it ended, and its error if any.':
    'Das Protokoll eines Hintergrundlaufs: wann er lief, wie er endete, und gegebenenfalls sein Fehler.',
  'One entry of a journal: account, amount, date and document, not posted yet.':
    'Eine Zeile eines Buch.-Blatts: Konto, Betrag, Datum und Beleg, noch nicht gebucht.',
  'A batch of a general journal, in which entries to the ledgers are gathered before posting.':
    'Ein Buch.-Blatt eines Fibu Buch.-Blatts, in dem Posten vor dem Buchen gesammelt werden.',
  'Posts all lines of the batch to the ledgers and empties it; the batch itself stays.':
    'Bucht alle Zeilen des Buch.-Blatts und leert es; das Buch.-Blatt selbst bleibt.',
  'A place where inventory is kept, such as a warehouse or a shop.':
    'Ein Ort, an dem Bestand geführt wird, etwa ein Lager oder ein Laden.',
  'A possible sale to a contact, with its expected value and chance of success.':
    'Ein möglicher Verkauf an einen Kontakt, mit erwartetem Wert und Erfolgschance.',
  'A way to pay, such as cash, cheque or bank transfer.': 'Eine Zahlungsform, etwa bar, Scheck oder Überweisung.',
  'When payment is due, and the discount for paying early.':
    'Wann eine Zahlung fällig ist, und das Skonto für frühes Zahlen.',
  'A sales or purchase document printed as PDF at the moment of asking.':
    'Ein Verkaufs- oder Einkaufsbeleg, im Moment der Anfrage als PDF gedruckt.',
  'One item of a physical inventory order, with expected and counted quantity.':
    'Ein Artikel eines Inventurauftrags, mit erwarteter und gezählter Menge.',
  'An order to count items and to correct the books by the difference.':
    'Ein Auftrag, Artikel zu zählen und die Bücher um die Differenz zu berichtigen.',
  'One item on a counting list, with the quantity that was counted.':
    'Ein Artikel auf einer Zählliste, mit der gezählten Menge.',
  'A counting list for a physical inventory order; several people may count for one order.':
    'Eine Zählliste zu einem Inventurauftrag; für einen Auftrag können mehrere Personen zählen.',
  'The image of a customer, vendor, item, item variant, contact or employee.':
    'Das Bild eines Debitors, Kreditors, Artikels, einer Artikelvariante, eines Kontakts oder Mitarbeiters.',
  'An answered approval of a document that has since been posted.':
    'Eine beantwortete Genehmigung eines Belegs, der inzwischen gebucht ist.',
  'One component that a posted assembly order used.':
    'Ein Bestandteil, den ein gebuchter Montageauftrag verbraucht hat.',
  'A posted record that an item was put together from components.':
    'Ein gebuchter Nachweis, dass ein Artikel aus Bestandteilen zusammengebaut wurde.',
  'One line of a posted direct transfer.': 'Eine Zeile einer gebuchten direkten Umlagerung.',
  'A posted record that items moved between two locations in one step, without transit.':
    'Ein gebuchter Nachweis, dass Artikel in einem Schritt, ohne Transit, zwischen zwei Lagerorten umgelagert wurden.',
  'One line of a posted inventory receipt.': 'Eine Zeile eines gebuchten Lagerzugangs.',
  'A posted record that items were added to inventory without a purchase.':
    'Ein gebuchter Nachweis, dass dem Lager Artikel ohne Einkauf zugefügt wurden.',
  'One line of a posted inventory shipment.': 'Eine Zeile eines gebuchten Lagerabgangs.',
  'A posted record that items were taken out of inventory without a sale.':
    'Ein gebuchter Nachweis, dass Artikel ohne Verkauf aus dem Lager genommen wurden.',
  'One item of a finished count, with expected and counted quantity.':
    'Ein Artikel einer abgeschlossenen Zählung, mit erwarteter und gezählter Menge.',
  'A finished count whose differences were posted.': 'Eine abgeschlossene Zählung, deren Differenzen gebucht wurden.',
  'One item on a counting list of a finished count.': 'Ein Artikel auf einer Zählliste einer abgeschlossenen Zählung.',
  'A counting list of a finished count.': 'Eine Zählliste einer abgeschlossenen Zählung.',
  'A piece of work that is planned and followed on its own; Business Central long called it a job.':
    'Eine Arbeit, die für sich geplant und verfolgt wird.',
  'One line of an archived blanket purchase order.': 'Eine Zeile eines archivierten Einkaufsrahmenauftrags.',
  'A stored version of a blanket purchase order as it was at the time of archiving.':
    'Eine gespeicherte Version eines Einkaufsrahmenauftrags, wie er beim Archivieren war.',
  'One line of a purchase credit memo: what is credited, how much, at which cost and tax.':
    'Eine Zeile einer Einkaufsgutschrift: was gutgeschrieben wird, wie viel, zu welchen Kosten und welcher Steuer.',
  "A vendor's document that takes back all or part of a purchase, draft or posted; it lowers what is owed.":
    'Ein Beleg eines Kreditors, der einen Einkauf ganz oder zum Teil zurücknimmt, Entwurf oder gebucht; er verringert, was geschuldet wird.',
  'Posts the draft to the vendor and general ledgers.': 'Bucht den Entwurf in die Kreditoren- und Finanzbuchhaltung.',
  'Cancels a posted corrective credit memo by posting an invoice against it.':
    'Storniert eine gebuchte Korrekturgutschrift, indem eine Rechnung dagegen gebucht wird.',
  'One line of a purchase invoice: what is billed, how much, at which cost and tax.':
    'Eine Zeile einer Einkaufsrechnung: was berechnet wird, wie viel, zu welchen Kosten und welcher Steuer.',
  'A bill from a vendor, draft or posted; posting makes this company owe its amount.':
    'Eine Rechnung eines Kreditors, Entwurf oder gebucht; mit dem Buchen schuldet dieses Unternehmen ihren Betrag.',
  'One line of an archived purchase order.': 'Eine Zeile einer archivierten Bestellung.',
  'A stored version of a purchase order as it was at the time of archiving.':
    'Eine gespeicherte Version einer Bestellung, wie sie beim Archivieren war.',
  'One line of a purchase order: what is bought, how much, and what of it is received and invoiced.':
    'Eine Zeile einer Bestellung: was gekauft wird, wie viel, und was davon geliefert und berechnet ist.',
  'An order to a vendor; it may be received and invoiced in parts.':
    'Eine Bestellung bei einem Kreditor; sie kann in Teilen geliefert und berechnet werden.',
  'Receives and invoices the quantities set on the lines; a completed order becomes a posted invoice.':
    'Liefert und berechnet die in den Zeilen gesetzten Mengen; eine erledigte Bestellung wird zur gebuchten Rechnung.',
  'result code: Deleted when an invoice was posted, else Updated':
    'Ergebniscode: Deleted, wenn eine Rechnung gebucht wurde, sonst Updated',
  'One line of an archived purchase quote.': 'Eine Zeile einer archivierten Einkaufsanfrage.',
  'A stored version of a purchase quote as it was at the time of archiving.':
    'Eine gespeicherte Version einer Einkaufsanfrage, wie sie beim Archivieren war.',
  'One line of a purchase quote: what is asked for, how much, at which cost.':
    'Eine Zeile einer Einkaufsanfrage: was angefragt wird, wie viel, zu welchen Kosten.',
  'A request to a vendor for an offer, which may later become a purchase order.':
    'Eine Bitte an einen Kreditor um ein Angebot, aus der später eine Bestellung werden kann.',
  'One line of a posted purchase receipt: what arrived and how much.':
    'Eine Zeile einer gebuchten Einkaufslieferung: was ankam und wie viel.',
  'A posted record that goods of a purchase have arrived.':
    'Ein gebuchter Nachweis, dass Waren eines Einkaufs angekommen sind.',
  'One line of an archived purchase return order.': 'Eine Zeile einer archivierten Einkaufsreklamation.',
  'A stored version of a purchase return order as it was at the time of archiving.':
    'Eine gespeicherte Version einer Einkaufsreklamation, wie sie beim Archivieren war.',
  'One line of a purchase return order: what goes back, how much, at which cost.':
    'Eine Zeile einer Einkaufsreklamation: was zurückgeht, wie viel, zu welchen Kosten.',
  'An agreement to send goods back to a vendor, to be shipped and then credited.':
    'Eine Vereinbarung, Waren an einen Kreditor zurückzusenden, die geliefert und dann gutgeschrieben werden.',
  'A posted record that goods were sent back to a vendor.':
    'Ein gebuchter Nachweis, dass Waren an einen Kreditor zurückgesandt wurden.',
  'One line of the statement of retained earnings: profit kept in the company.':
    'Eine Zeile der Gewinnrücklagen: Gewinn, der im Unternehmen bleibt.',
  'A posted record that goods sent back by a customer have arrived.':
    'Ein gebuchter Nachweis, dass von einem Debitor zurückgesandte Waren angekommen sind.',
  'One line of an archived blanket sales order.': 'Eine Zeile eines archivierten Verkaufsrahmenauftrags.',
  'A stored version of a blanket sales order as it was at the time of archiving.':
    'Eine gespeicherte Version eines Verkaufsrahmenauftrags, wie er beim Archivieren war.',
  'One line of a sales credit memo: what is credited, how much, at which price and tax.':
    'Eine Zeile einer Verkaufsgutschrift: was gutgeschrieben wird, wie viel, zu welchem Preis und welcher Steuer.',
  'A document that takes back all or part of a sale, draft or posted; it lowers what the customer owes.':
    'Ein Beleg, der einen Verkauf ganz oder zum Teil zurücknimmt, Entwurf oder gebucht; er verringert, was der Debitor schuldet.',
  'Posts the draft to the customer and general ledgers.': 'Bucht den Entwurf in die Debitoren- und Finanzbuchhaltung.',
  'Posts the draft, then mails the posted credit memo to the customer.':
    'Bucht den Entwurf und sendet dann die gebuchte Gutschrift per Mail an den Debitor.',
  'Mails the posted credit memo to the customer.': 'Sendet die gebuchte Gutschrift per Mail an den Debitor.',
  'Cancels a posted corrective credit memo, then mails the customer about it.':
    'Storniert eine gebuchte Korrekturgutschrift und schreibt dem Debitor darüber eine Mail.',
  'One line of a sales invoice: what is billed, how much, at which price and tax.':
    'Eine Zeile einer Verkaufsrechnung: was berechnet wird, wie viel, zu welchem Preis und welcher Steuer.',
  'A bill to a customer, draft or posted; posting makes the customer owe its amount.':
    'Eine Rechnung an einen Debitor, Entwurf oder gebucht; mit dem Buchen schuldet der Debitor ihren Betrag.',
  'Posts the draft to the customer, item and general ledgers.':
    'Bucht den Entwurf in die Debitoren-, Artikel- und Finanzbuchhaltung.',
  'Posts the draft, then mails the posted invoice to the customer.':
    'Bucht den Entwurf und sendet dann die gebuchte Rechnung per Mail an den Debitor.',
  'Mails the invoice to the customer; a draft stays a draft.':
    'Sendet die Rechnung per Mail an den Debitor; ein Entwurf bleibt ein Entwurf.',
  'Cancels a posted, wholly unpaid invoice by posting a corrective credit memo against it.':
    'Storniert eine gebuchte, ganz unbezahlte Rechnung, indem eine Korrekturgutschrift dagegen gebucht wird.',
  'Cancels a posted, wholly unpaid invoice, then mails the cancellation to the customer.':
    'Storniert eine gebuchte, ganz unbezahlte Rechnung und sendet dem Debitor dann die Stornierung per Mail.',
  'Makes a draft credit memo from a posted, wholly unpaid invoice.':
    'Macht aus einer gebuchten, ganz unbezahlten Rechnung den Entwurf einer Gutschrift.',
  'One line of an archived sales order.': 'Eine Zeile eines archivierten Verkaufsauftrags.',
  'A stored version of a sales order as it was at the time of archiving.':
    'Eine gespeicherte Version eines Verkaufsauftrags, wie er beim Archivieren war.',
  'One line of a sales order: what is sold, how much, and what of it is shipped and invoiced.':
    'Eine Zeile eines Verkaufsauftrags: was verkauft wird, wie viel, und was davon geliefert und berechnet ist.',
  'An agreement to deliver goods or services to a customer; it may be shipped and invoiced in parts.':
    'Eine Vereinbarung, einem Debitor Waren oder Dienste zu liefern; sie kann in Teilen geliefert und berechnet werden.',
  'Ships and invoices the quantities set on the lines; a completed order becomes a posted invoice.':
    'Liefert und berechnet die in den Zeilen gesetzten Mengen; ein erledigter Auftrag wird zur gebuchten Rechnung.',
  'One line of an archived sales quote.': 'Eine Zeile eines archivierten Verkaufsangebots.',
  'A stored version of a sales quote as it was at the time of archiving.':
    'Eine gespeicherte Version eines Verkaufsangebots, wie es beim Archivieren war.',
  'One item, resource, charge, account or text on a sales quote, with quantity and price.':
    'Ein Artikel, eine Ressource, ein Zu-/Abschlag, ein Konto oder ein Text in einem Verkaufsangebot, mit Menge und Preis.',
  'An offer to a customer, not binding until it becomes an order or an invoice.':
    'Ein Angebot an einen Debitor, nicht bindend, bis es ein Auftrag oder eine Rechnung wird.',
  'Turns the quote into a draft invoice with a new id; the quote is deleted.':
    'Macht aus dem Angebot den Entwurf einer Rechnung mit neuer ID; das Angebot wird gelöscht.',
  'Turns the quote into an order with a new id; the quote is deleted.':
    'Macht aus dem Angebot einen Auftrag mit neuer ID; das Angebot wird gelöscht.',
  'Mails the quote to the customer and marks it as sent.':
    'Sendet das Angebot per Mail an den Debitor und kennzeichnet es als gesendet.',
  'One line of an archived sales return order.': 'Eine Zeile einer archivierten Verkaufsreklamation.',
  'A stored version of a sales return order as it was at the time of archiving.':
    'Eine gespeicherte Version einer Verkaufsreklamation, wie sie beim Archivieren war.',
  'One line of a sales return order: what comes back, how much, and at which price it is credited.':
    'Eine Zeile einer Verkaufsreklamation: was zurückkommt, wie viel, und zu welchem Preis es gutgeschrieben wird.',
  'An agreement that a customer sends goods back, to be received and then credited.':
    'Eine Vereinbarung, dass ein Debitor Waren zurücksendet, die angenommen und dann gutgeschrieben werden.',
  'One line of a posted sales shipment: what was shipped and how much.':
    'Eine Zeile einer gebuchten Verkaufslieferung: was geliefert wurde und wie viel.',
  'A posted record that goods of a sale left for the customer.':
    'Ein gebuchter Nachweis, dass Waren eines Verkaufs zum Debitor abgegangen sind.',
  'A member of staff who sells or buys for the company.':
    'Ein Mitarbeiter, der für das Unternehmen verkauft oder einkauft.',
  'A way or clause of delivery, such as ex works.': 'Eine Art oder Klausel der Lieferung, etwa ab Werk.',
  'Who is taxed alike: a tax area where sales tax applies, a VAT business posting group where VAT applies.':
    'Wer gleich besteuert wird: ein Steuergebiet, wo Sales Tax gilt, eine MwSt.-Geschäftsbuchungsgruppe, wo Mehrwertsteuer gilt.',
  'What is taxed alike: a tax group where sales tax applies, a VAT product posting group where VAT applies.':
    'Was gleich besteuert wird: eine Steuergruppe, wo Sales Tax gilt, eine MwSt.-Produktbuchungsgruppe, wo Mehrwertsteuer gilt.',
  'Hours that an employee worked, or was absent, on one day.':
    'Stunden, die ein Mitarbeiter an einem Tag gearbeitet hat oder abwesend war.',
  'misspelt in the real API': 'in der echten API falsch geschrieben',
  'One line of a transfer order: which item moves, how much, and what of it is shipped and received.':
    'Eine Zeile eines Umlagerungsauftrags: welcher Artikel bewegt wird, wie viel, und was davon geliefert und eingegangen ist.',
  'An order to move items from one location to another.':
    'Ein Auftrag, Artikel von einem Lagerort zu einem anderen umzulagern.',
  'One line of a posted transfer receipt.': 'Eine Zeile eines gebuchten Umlagerungseingangs.',
  'A posted record that items of a transfer arrived at their new location.':
    'Ein gebuchter Nachweis, dass umgelagerte Artikel an ihrem neuen Lagerort angekommen sind.',
  'One line of a posted transfer shipment.': 'Eine Zeile eines gebuchten Umlagerungsausgangs.',
  'A posted record that items of a transfer left their location.':
    'Ein gebuchter Nachweis, dass umzulagernde Artikel ihren Lagerort verlassen haben.',
  'One line of the trial balance: an account with its debit and credit totals and balances.':
    'Eine Zeile der Saldenliste: ein Konto mit Soll- und Habensummen und Salden.',
  'A unit in which things are counted, such as piece, box or hour.':
    'Eine Einheit, in der gezählt wird, etwa Stück, Karton oder Stunde.',
  'A batch in the payment journal, in which payments to vendors are gathered before posting.':
    'Ein Buch.-Blatt für Zahlungsausgänge, in dem Zahlungen an Kreditoren vor dem Buchen gesammelt werden.',
  'A payment to a vendor, entered as a journal line that still has to be posted.':
    'Eine Zahlung an einen Kreditor, erfasst als Buch.-Blattzeile, die noch zu buchen ist.',
  'What has been bought from one vendor in a span of time.': 'Was in einem Zeitraum bei einem Kreditor gekauft wurde.',
  'A person or company from which this company buys.': 'Eine Person oder Firma, bei der dieses Unternehmen kauft.',
  'A user who approves in a certain workflow, with the place in the order of approvers.':
    'Ein Benutzer, der in einem bestimmten Workflow genehmigt, mit seinem Platz in der Reihenfolge der Genehmiger.',
  'The settings of one workflow step, such as whom to notify or who approves.':
    'Die Einstellungen eines Workflowschritts, etwa wer benachrichtigt wird oder wer genehmigt.',
  'One event or response of an approval workflow, and the steps around it.':
    'Ein Ereignis oder eine Reaktion eines Genehmigungsworkflows und die Schritte darum herum.',
  'A procedure of events and responses, such as the approval of purchase orders.':
    'Eine Abfolge von Ereignissen und Reaktionen, etwa die Genehmigung von Bestellungen.',
}

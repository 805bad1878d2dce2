import { answer, type RuleWords } from '../../rule-words.ts';

/** Was der Dienst ablehnt, bevor eine Regel gefragt wird. */
export const EDGE_DE: RuleWords['edge'] = {
  'request-unreadable': answer(
    'Die Anfrage ist nicht lesbar.',
    'Senden Sie sie erneut als JSON in UTF-8, jeden Schlüssel einmal, ohne Steuerzeichen.',
  ),
  'request-invalid': answer(
    'Ein Teil der Anfrage ist nicht so, wie die Schnittstelle ihn beschreibt.',
    'Berichtigen Sie die genannten Felder und senden Sie erneut.',
  ),
  'body-too-large': answer(
    'Die Anfrage ist größer, als diese Adresse annimmt.',
    'Senden Sie weniger auf einmal; eine Liste darf in Teilen kommen.',
  ),
  'address-too-long': answer('Die Adresse der Anfrage ist zu lang.', 'Kürzen Sie den Suchtext oder die Kennung.'),
  'headers-too-large': answer(
    'Die Kopfzeilen der Anfrage sind zu groß.',
    'Löschen Sie die Cookies dieser Website und versuchen Sie es erneut.',
  ),
  'content-type-unknown': answer(
    'Diese Adresse nimmt nur JSON an.',
    'Senden Sie den Inhalt als application/json in UTF-8, ohne Kompression.',
  ),
  'request-slow': answer(
    'Die Anfrage brauchte zu lange, bis sie ankam.',
    'Prüfen Sie die Verbindung und senden Sie erneut.',
  ),
  'not-signed-in': answer(
    'Sie sind nicht angemeldet, oder Ihre Sitzung ist zu Ende.',
    'Melden Sie sich erneut an; Ihre Eingaben stehen noch auf dem Bildschirm.',
  ),
  'sign-in-refused': answer(
    'Mit diesem Passkey ist hier keine Anmeldung möglich.',
    'Benutzen Sie den Passkey, den Sie hier registriert haben. Ist er verloren oder haben Sie noch keine Rolle, fragen Sie Ihre Verwaltung.',
  ),
  'signature-refused': answer(
    'Die Signatur dieser Anfrage wurde nicht angenommen.',
    'Signieren Sie genau diese Anfrage mit einem geltenden Schlüssel, einer neuen Einmalzahl und der jetzigen Zeit.',
  ),
  'enrolment-code-unknown': answer(
    'Dieser Code ist unbekannt, verbraucht oder abgelaufen.',
    'Bitten Sie die Person, die Sie eingeladen hat, um einen neuen Code.',
  ),
  'passkey-refused': answer(
    'Dieser Passkey konnte nicht registriert werden.',
    'Beginnen Sie erneut und bestätigen Sie auf Nachfrage mit Fingerabdruck, Gesicht oder PIN.',
  ),
  'passkey-there': answer(
    'Diese Person hat schon einen Passkey; niemand erhält einen zweiten.',
    'Ist er verloren, tragen Sie die Person aus und nehmen Sie sie neu auf, mit neuer Kennung und neuem Pseudonym.',
  ),
  'cross-site': answer(
    'Die Anfrage kam nicht von den eigenen Seiten dieser Website.',
    'Öffnen Sie die Seite erneut von dieser Website aus und wiederholen Sie den Schritt.',
  ),
  'not-found': answer(
    'Hier gibt es nichts, das Sie sehen dürfen.',
    'Prüfen Sie die Adresse, oder öffnen Sie den Fall aus Ihrer eigenen Liste.',
  ),
  'method-unknown': answer(
    'Diese Adresse antwortet nicht auf diese Methode.',
    'Benutzen Sie eine der Methoden, die die Kopfzeile Allow nennt.',
  ),
  'host-unknown': answer(
    'Dieser Server antwortet nicht auf diesen Namen.',
    'Benutzen Sie die Adresse, die der Betrieb veröffentlicht hat.',
  ),
  'too-many-requests': answer(
    'In kurzer Zeit kamen zu viele Anfragen.',
    'Warten Sie einen Augenblick und versuchen Sie es dann erneut.',
  ),
  'checks-used-up': answer(
    'Ihre Organisation hat so viele Prüfungen gemacht, wie ein Tag hat.',
    'Prüfen Sie morgen weiter; viele Dateien vergleicht Ihre eigene Schranke mit Ihrer Liste.',
  ),
  'too-many-streams': answer(
    'Sie haben zu viele laufende Ansichten offen.',
    'Schließen Sie einige der anderen Fenster dieser Website.',
  ),
  unavailable: answer(
    'Der Dienst wird neu gestartet oder erreicht derzeit seine Datenbank nicht.',
    'Versuchen Sie es in einigen Sekunden erneut; nichts wurde halb getan.',
  ),
  'storage-full': answer(
    'Der Dienst hat keinen Platz mehr, um das Gesendete zu behalten.',
    'Versuchen Sie es in einer Minute erneut; nichts wurde halb getan. Bleibt es so, sagen Sie dem Betrieb, dass der Speicher voll ist.',
  ),
  internal: answer(
    'Bei uns ist etwas schiefgegangen.',
    'Versuchen Sie es erneut. Geschieht es wieder, nennen Sie dem Betrieb die Zeit dieser Antwort.',
  ),
};

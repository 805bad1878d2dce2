import { said } from '../../rule-words.ts';

/** Ablehnungen zu Einschätzungen über Fingerabdrücke und zur gemeinsamen Liste. */
export const HASHES_DE = {
  'entry-unknown': said(
    'Diesen Eintrag gibt es nicht, oder Ihre Organisation darf nichts von ihm wissen.',
    'Prüfen Sie die Kennung. Sichtbar ist ein Eintrag für Beteiligte, Befragte und Empfänger der Liste.',
    'Wer von einem Fingerabdruck wissen darf, bestimmen die, die ihn beurteilt haben.',
  ),
  'entry-not-in-this-state': said(
    'In diesem Zustand des Eintrags gibt es diesen Schritt nicht.',
    'Laden Sie den Eintrag neu. Er zeigt, welche Schritte jetzt offen sind.',
    'Ein Schritt wurde verlangt, den die Regeln jetzt nicht vorsehen.',
  ),
  'list-not-admitted': said(
    'Mit dieser Vertrauensstufe nimmt Ihre Organisation nicht an der gemeinsamen Liste teil.',
    'Bitten Sie die Zentrale, die Stufe nach einem Nachweis der Domain anzuheben.',
    'An der Liste nimmt teil, wessen Domain und Stellung geprüft sind.',
  ),
  'fingerprint-differs': said(
    'Der Fingerabdruck ist nicht der, von dem dieser Eintrag handelt.',
    'Benutzen Sie die Kennung, die sich aus dem Fingerabdruck ergibt.',
    'Eine Einschätzung gilt einem bestimmten Fingerabdruck.',
  ),
  'fingerprint-unfit': said(
    'Dieser Fingerabdruck ist zu schwach: zu wenig zu sehen, oder beim Dekodieren verkleinert.',
    'Berechnen Sie ihn neu aus dem ganzen Bild. Bilder mit zu wenig Inhalt werden nicht geteilt.',
    'Geteilt werden nur Fingerabdrücke, die Bilder unterscheiden.',
  ),
  'opinion-out-of-scope': said(
    'Dieser Grund betrifft nicht den Terrorismus und gehört nicht in die Liste.',
    'Benutzen Sie den Weg, den die Plattform für solche Inhalte hat.',
    'Die Liste enthält, was als terroristisch beurteilt wurde, und nichts anderes.',
  ),
  'opinion-exempt': said(
    'Eine Ausnahme trifft zu, könnte zutreffen oder wurde nicht geprüft; deshalb wird nicht geteilt.',
    'Prüfen Sie jede Ausnahme. Wo eine in Frage kommt, entscheiden Sie Einzelfälle.',
    'Was Nachricht, Forschung, Kunst oder Debatte sein kann, kommt nicht auf die Liste.',
  ),
  'source-not-decided': said(
    'Es gibt keine bestehende eigene Entscheidung auf diesem Grund, auf die sich die Einschätzung stützt.',
    'Nennen Sie einen Inhalt, gegen den entschieden und der nicht berichtigt wurde, mit seinem Grund.',
    'Eine Einschätzung stützt sich auf eine Entscheidung, die noch gilt.',
  ),
  'opinion-too-long': said(
    'Eine Einschätzung gilt höchstens zwölf Monate.',
    'Wählen Sie ein früheres Ende. Nach neuer Prüfung kann sie wieder gegeben werden.',
    'Alles endet, damit es neu geprüft wird.',
  ),
  'opinion-exists': said(
    'Ihre Organisation hat zu diesem Fingerabdruck schon eine Einschätzung oder einen Vorschlag.',
    'Ziehen Sie die jetzige zuerst zurück, oder bestätigen oder verwerfen Sie den Vorschlag.',
    'Jede Organisation hat zu einem Fingerabdruck eine Stimme.',
  ),
  'opinion-unknown': said(
    'Ihre Organisation hat zu diesem Fingerabdruck keine solche Einschätzung.',
    'Wählen Sie eine Einschätzung der eigenen Organisation.',
    'Zurückgezogen oder begründet wird eine Einschätzung von dem, der sie gab.',
  ),
  'opinion-not-proposed': said(
    'Ihre Organisation hat hier keinen offenen Vorschlag; nach vierzehn Tagen verfällt er.',
    'Schlagen Sie die Einschätzung neu vor; jemand anderes bestätigt sie dann.',
    'Eine Person schlägt vor, eine andere bestätigt.',
  ),
  'second-colleague-needed': said(
    'Wer eine Einschätzung vorschlägt, bestätigt sie nicht; das tut eine zweite Person.',
    'Bitten Sie eine berechtigte Kollegin oder einen Kollegen, sie zu lesen und zu unterschreiben.',
    'Niemand spricht allein für eine Organisation.',
  ),
  'tlp-too-narrow': said(
    'Mit dieser Kennzeichnung darf es niemand sonst sehen, also kann niemand gefragt werden.',
    'Wählen Sie AMBER oder weiter, oder fragen Sie niemanden.',
    'Eine Kennzeichnung sagt, wer sehen darf; sie wird nie stillschweigend erweitert.',
  ),
  'receipt-not-owed': said(
    'Ihre Organisation schuldet hierfür keine Quittung, oder sie hat sie schon gegeben.',
    'Es ist nichts zu tun.',
    'Eine Quittung gibt einmal, wer die Einschätzung in einer Liste hatte.',
  ),
  'receipt-too-early': said(
    'Die Liste, die die Quittung nennt, kann die zurückgezogene Einschätzung noch enthalten.',
    'Wenden Sie die neueste Liste an und quittieren Sie mit deren Version.',
    'Eine Quittung sagt, dass eine zurückgezogene Einschätzung nicht mehr angewandt wird.',
  ),
  'report-too-early': said(
    'Treffer eines Tages werden einen Tag nach seinem Ende gemeldet, außer bei einer Flut.',
    'Melden Sie den Tag später; der Client tut es von selbst.',
    'Zahlen kommen verzögert, damit sie nichts über einzelne Uploads verraten.',
  ),
  'report-repeated': said(
    'Ihre Organisation hat diesen Tag für diesen Eintrag schon gemeldet.',
    'Es ist nichts zu tun.',
    'Jede Organisation meldet einen Tag einmal, damit nichts doppelt zählt.',
  ),
  'list-version-differs': said(
    'Die Liste steht bei einer anderen Version als der, auf die diese folgen sollte.',
    'Es ist nichts zu tun: Der Dienst erstellt die nächste Version von selbst.',
    'Die Versionen einer Liste folgen lückenlos aufeinander.',
  ),
};

import { said } from '../../rule-words.ts';

/** Ablehnungen zu Organisationen und zu dem, was sie veröffentlichen. */
export const ORGANISATIONS_DE = {
  'organisation-unknown': said(
    'Unter dieser Kennung gibt es keine Organisation.',
    'Nehmen Sie die Kennung aus dem Verzeichnis, oder bitten Sie den Betrieb, die Organisation einzutragen.',
    'Ein Schritt nannte eine Organisation, die nicht teilnimmt.',
  ),
  'organisation-exists': said(
    'Unter dieser Kennung ist schon eine Organisation eingetragen.',
    'Öffnen Sie die vorhandene Organisation oder wählen Sie eine andere Kennung.',
    'Eine Organisation wird einmal eingetragen.',
  ),
  'organisation-suspended': said(
    'Die Organisation ist ausgesetzt; offen ist nur, was Befugnisse wegnimmt oder sie erreichbar hält.',
    'Fragen Sie den Betrieb, warum und was die Aussetzung beenden würde; sein Grund ist festgehalten.',
    'Eine ausgesetzte Organisation geht keine neuen Schritte.',
  ),
  'organisation-not-suspended': said(
    'Die Organisation ist nicht ausgesetzt; es gibt nichts wiedereinzusetzen.',
    'Laden Sie die Seite neu; sie zeigt den Stand der Organisation.',
    'Eine Organisation, die nicht ausgesetzt war, kann nicht wiedereingesetzt werden.',
  ),
  'own-organisation': said(
    'Der Betrieb tut dies bei anderen Organisationen, nie bei sich selbst.',
    'Wer das System betreibt, kann ihn in einer Zeremonie neu gründen.',
    'Niemand ändert den Stand der Organisation, der er angehört.',
  ),
  'hub-by-founding': said(
    'Den Betrieb gründet nur, wer das System betreibt, und jede andere Organisation der Betrieb.',
    'Wählen Sie eine andere Art; zur Gründung eines Betriebs dient die Gründungszeremonie.',
    'Ein Betrieb wird in einer eigenen Zeremonie gegründet.',
  ),
  'domain-taken': said(
    'Eine andere Organisation hat diese Domain eingetragen.',
    'Prüfen Sie die Schreibweise. Ist die Domain Ihre, fragen Sie den Betrieb, wer sie eingetragen hat.',
    'Eine Domain gehört einer Organisation.',
  ),
  'domain-unproven': said(
    'Eine Stufe über „niedrig“ setzt den Nachweis voraus, dass die Organisation über ihre Domain verfügt.',
    'Lassen Sie die Organisation den Nachweis veröffentlichen, sehen Sie ihn nach und halten Sie fest, wann Sie ihn gesehen haben.',
    'Vertrauen gibt es erst, wenn eine Organisation ihre Domain nachgewiesen hat.',
  ),
  'oversight-bodies-only': said(
    'Für Stellen wird nur eine Aufsicht ernannt.',
    'Öffnen Sie die Aufsicht und ernennen Sie sie dort.',
    'Zur Aufsicht kann nur eine unabhängige Einrichtung ernannt werden.',
  ),
  'not-a-unit': said(
    'Eine Aufsicht wird für Meldestellen ernannt, und dies ist keine.',
    'Nehmen Sie diese Organisation aus der Liste der Stellen.',
    'Eine Aufsicht wird für Meldestellen der Polizei ernannt.',
  ),
  'term-ended': said(
    'Das Ende liegt vor dem Beginn oder ist schon vorbei.',
    'Geben Sie ein Ende an, das noch kommt.',
    'Etwas hätte geendet, bevor es begann.',
  ),
  'ceremony-not-needed': said(
    'Die Organisation hat eine Verwaltung, die alle anderen aufnehmen kann.',
    'Bitten Sie die Verwaltung der Organisation, die Person aufzunehmen.',
    'Eine Gründungszeremonie kann eine vorhandene Verwaltung nicht ersetzen.',
  ),
  'ceremony-not-open': said(
    'Für diese Organisation ist keine Zeremonie offen, oder ihre sieben Tage sind um.',
    'Bitten Sie den Betrieb, eine Zeremonie zu beginnen; die Codes der früheren gelten nicht mehr.',
    'Eine Gründungszeremonie war nicht offen.',
  ),
  'ceremony-code-differs': said(
    'Die beiden Erschienenen sind nicht die beiden Benannten, oder ein Code gehört ihnen nicht.',
    'Jede Person benutzt den Code, der sie erreicht hat. Eine neue Zeremonie erzeugt neue Codes.',
    'Eine Gründungszeremonie endet nur mit den beiden Benannten.',
  ),
  'codes-not-apart': said(
    'Beide Personen kämen mit demselben Einmalcode.',
    'Erzeugen Sie zwei Codes und senden Sie sie auf getrennten Wegen.',
    'Zwei Personen brauchen zwei Codes.',
  ),
  'one-credential-for-two': said(
    'Beide Personen haben denselben Passkey registriert.',
    'Jede Person registriert einen Passkey auf einem eigenen Gerät.',
    'Zwei Personen brauchen zwei Passkeys.',
  ),
  'deputy-among-people': said(
    'Die Vertretung ist eine der Personen, die sie vertreten würde.',
    'Nennen Sie eine andere Person als Vertretung.',
    'Eine Vertretung ist jemand anders.',
  ),
  'time-zone-unknown': said(
    'Dies ist keine benannte Zeitzone.',
    'Geben Sie einen Namen wie Europe/Berlin an; ein Zeitabstand kennt keine Sommerzeit.',
    'Zeiten brauchen eine Zeitzone, in der sie gemeint sind.',
  ),
  'cover-never-open': said(
    'Diese Zeiten sind nie offen; keine Uhr könnte in ihnen laufen.',
    'Geben Sie mindestens einen Abschnitt der Woche an.',
    'Ein Platz hat irgendeine Stunde, zu der jemand da ist.',
  ),
  'card-for-platforms-only': said(
    'Nur eine Plattform hat eine Karte.',
    'Öffnen Sie die Plattform und veröffentlichen Sie ihre Karte dort.',
    'Karten gehören zu Plattformen.',
  ),
  'version-not-next': said(
    'Die Fassung folgt nicht auf die vorige.',
    'Laden Sie neu, um die geltende Fassung zu sehen, und zählen Sie eins weiter.',
    'Fassungen folgen lückenlos aufeinander.',
  ),
  'capacity-too-long': said(
    '„An der Grenze“ gilt höchstens vierzehn Tage, „ausgelastet“ höchstens achtundzwanzig.',
    'Geben Sie ein früheres Ende an; melden Sie es erneut, wenn es dann noch zutrifft.',
    'Ein Platz darf sich nicht ohne absehbares Ende für voll erklären.',
  ),
  'capacity-needs-end': said(
    '„An der Grenze“ und „ausgelastet“ sagen, bis wann.',
    'Geben Sie ein Ende an.',
    'Wer einen Platz für voll erklärt, sagt, bis wann.',
  ),
  'sets-for-units-only': said(
    'Nur eine Meldestelle hat Parametersätze.',
    'Öffnen Sie die Stelle, deren Satz es ist.',
    'Parametersätze gehören zu Meldestellen der Polizei.',
  ),
  'set-of-another-unit': said(
    'Der Satz nennt eine andere Stelle als die vorschlagende.',
    'Schlagen Sie den Satz in der Stelle vor, die er nennt.',
    'Eine Stelle veröffentlicht nur ihre eigenen Befugnisse.',
  ),
  'set-too-long': said(
    'Ein Parametersatz gilt höchstens zwölf Monate.',
    'Legen Sie das Ende früher.',
    'Parameter werden jedes Jahr neu veröffentlicht.',
  ),
  'set-in-the-past': said(
    'Der Satz würde gelten, bevor er veröffentlicht ist.',
    'Schlagen Sie ihn mit einem späteren Beginn erneut vor.',
    'Befugnisse werden veröffentlicht, bevor sie benutzt werden.',
  ),
  'consultation-not-closed': said(
    'Die Anhörung muss begonnen haben und abgeschlossen sein, bevor der Satz feststeht.',
    'Warten Sie das Ende der Anhörung ab und tragen Sie dann ihre Daten und ihr Ergebnis ein.',
    'Menschen werden gehört, bevor Parameter feststehen.',
  ),
  'set-not-proposed': said(
    'Ein solcher Satz ist derzeit nicht vorgeschlagen.',
    'Nehmen Sie die Bezeichnung von der Seite der Stelle, oder schlagen Sie den Satz zuerst vor.',
    'Ein Schritt nannte einen Satz, den niemand vorgeschlagen hat.',
  ),
  'approvals-missing': said(
    'Dem Satz fehlt noch die Zustimmung einer Plattform oder der Aufsicht.',
    'Bitten Sie die fehlende Seite, die neben dieser Meldung steht, dem Fingerabdruck zuzustimmen.',
    'Parameter brauchen die Zustimmung beider Seiten und der Aufsicht.',
  ),
  'approved-already': said(
    'Ihre Organisation hat diesem Satz schon zugestimmt.',
    'Es ist nichts zu tun.',
    'Jede Organisation stimmt einmal zu.',
  ),
  'not-appointed-for-unit': said(
    'Ihre Aufsicht ist für diese Stelle nicht ernannt, oder ihre Amtszeit ist zu Ende.',
    'Bitten Sie den Betrieb, die Ernennung einzutragen.',
    'Eine Aufsicht handelt für die Stellen, für die sie ernannt ist.',
  ),
};

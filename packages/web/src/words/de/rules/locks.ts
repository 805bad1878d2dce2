import { said } from '../../rule-words.ts';

/** Ablehnungen bei Sperre 1 und Sperre 2 und bei Signaturen. */
export const LOCKS_DE = {
  'own-draft': said(
    'Sie haben an diesem Entwurf mitgeschrieben, daher muss jemand anders freigeben.',
    'Bitten Sie eine Aufsicht führende oder prüfende Person, die nicht am Entwurf gearbeitet hat.',
    'Niemand gibt eine Meldung frei, die er selbst geschrieben hat.',
    'Wer den Entwurf geschrieben hat, darf ihn nicht freigeben.',
  ),
  'same-person-as-lock1': said(
    'Sie haben bei dieser Meldung Sperre 1 erteilt, daher erteilt jemand anders Sperre 2.',
    'Geben Sie den Fall an eine andere prüfende Person.',
    'Zwei verschiedene Personen müssen die beiden Sperren erteilen.',
    'Eine Person darf nicht beide Sperren erteilen.',
  ),
  'reviewer-conflict': said(
    'Sie haben eine Verbindung zu einer der Parteien oder zu einem früheren Schritt dieses Falls.',
    'Geben Sie den Fall an eine andere prüfende Person; der Bereitschaftsdienst hält die Zeit am Laufen.',
    'Wer eine Verbindung zu einem Fall hat, prüft ihn nicht.',
    'Die prüfende Person hat eine Verbindung zu einer der Parteien oder zu einem früheren Schritt.',
  ),
  'digest-differs': said(
    'Das Dokument hat sich geändert, nachdem Sie es geöffnet haben. Eine Sperre gilt nur für den genauen Wortlaut.',
    'Lesen Sie die jetzige Fassung, vergleichen Sie ihre Wörter und signieren Sie diese.',
    'Eine Sperre wurde für ein Dokument verlangt, das sich geändert hatte.',
    'Das Dokument hat sich nach dem Öffnen geändert. Eine Sperre gilt nur für den genauen Wortlaut.',
  ),
  'rereading-missing': said(
    'Sie haben noch nicht alle zum erneuten Lesen gezogenen Inhalte gelesen.',
    'Beantworten Sie die Fragen zu jedem gezogenen Inhalt; danach erscheinen die Antworten der Sachbearbeitung.',
    'Die zweite Person muss die gezogenen Inhalte lesen, bevor sie freigibt.',
    'Einige der zum erneuten Lesen gezogenen Inhalte wurden nicht gelesen.',
  ),
  'lock2-required': said(
    'Dieser Schritt setzt Sperre 2 voraus, die hier nicht erteilt ist.',
    'Die Seite des Falls sagt, warum Sperre 2 erforderlich ist oder nicht.',
    'Ein Schritt setzte eine unabhängige Freigabe voraus, die der Fall nicht hat.',
  ),
  'locks-missing': said(
    'Eine Sperre, die diese Meldung braucht, ist nicht für ihren genauen Wortlaut erteilt.',
    'Holen Sie die Sperre ein, die der Fall nennt; das Senden folgt dann von selbst.',
    'Nichts wird ohne jede Freigabe gesendet, die die Regeln verlangen.',
    'Eine Sperre, die diese Meldung braucht, ist nicht erteilt; sie wurde nicht gesendet.',
  ),
  'oversight-not-appointed': said(
    'Hier ist keine Aufsicht ernannt; Meldungen, die Sperre 2 brauchen, sind daher nicht möglich.',
    'Bleiben Sie bei Inhalten, denen Sperre 1 genügt, oder lassen Sie eine Aufsicht ernennen.',
    'Ohne unabhängige Aufsicht sind nur Meldungen einzelner Inhalte möglich.',
  ),
  'answers-not-met': said(
    'Eine Freigabe setzt voraus, dass alle sieben Fragen als erfüllt beantwortet sind.',
    'Fassen Sie die Meldung enger, geben Sie sie einmal mit einer Frage zurück oder lehnen Sie sie mit Gründen ab.',
    'Freigegeben werden darf nur, wenn jede Frage erfüllt ist.',
  ),
  'no-question-unmet': said(
    'Alle sieben Fragen sind als erfüllt beantwortet; es gibt also keinen Grund zur Ablehnung.',
    'Kennzeichnen Sie die Frage, die nicht erfüllt ist, und nennen Sie den Grund, oder geben Sie frei.',
    'Wer ablehnt, muss sagen, welche Bedingung nicht erfüllt ist.',
    'Eine Ablehnung muss die Frage nennen, die nicht erfüllt ist.',
  ),
  'returned-once-already': said(
    'Diese Meldung wurde schon einmal mit einer Frage zurückgegeben.',
    'Entscheiden Sie nach dem, was vorliegt: freigeben, enger fassen oder ablehnen.',
    'Eine Meldung darf nur einmal mit einer Frage zurückgegeben werden.',
  ),
  'not-narrower': said(
    'Die Änderung macht die Meldung nicht in jeder Hinsicht enger.',
    'Nehmen Sie Inhalte heraus, wählen Sie einen milderen Schritt, weniger Staaten oder eine kürzere Zeit; alles andere geht an die Stelle zurück.',
    'Wer prüft, darf von einer Meldung etwas wegnehmen, ihr aber nie etwas hinzufügen.',
    'Die Änderung machte die Meldung nicht enger.',
  ),
  'reconsideration-used': said(
    'In diesem Fall wurde schon um Überprüfung gebeten.',
    'Die Antwort auf die erste Bitte gilt. Eine neue Meldung braucht eine neue Tatsache.',
    'Die Leitung der Aufsicht wird je Fall einmal um Überprüfung gebeten.',
  ),
  'reconsideration-not-asked': said(
    'In diesem Fall hat niemand um Überprüfung gebeten.',
    'Warten Sie auf eine Bitte der Stelle oder der Plattform.',
    'Die Leitung der Aufsicht prüft nur dann erneut, wenn eine Seite darum bittet.',
  ),
  'signature-missing': said(
    'Dieser Schritt wird von der Stelle und von Ihnen signiert; eine Signatur fehlt.',
    'Signieren Sie im Browser, oder lassen Sie das Signierprogramm der Stelle für die Befehlszeile signieren.',
    'Was zählt, signieren die Stelle und die handelnde Person.',
    'Dieser Schritt wird von der Stelle und von einer Person signiert; eine Signatur fehlt.',
  ),
  'signature-malformed': said(
    'Die Signatur der Stelle steht nicht in ihrer einzigen gültigen Form.',
    'Signieren Sie erneut, mit einer aktuellen Fassung der Bildschirme oder des Befehls.',
    'Eine Signatur hat genau eine Schreibweise.',
  ),
  'statement-differs': said(
    'Was signiert wurde, ist nicht das, worum es hier geht, oder der Fall ist inzwischen weitergegangen.',
    'Laden Sie den Fall neu, lesen Sie seinen jetzigen Stand und signieren Sie diesen.',
    'Eine Signatur gilt für einen Schritt an einem genauen Dokument.',
  ),
  'signature-expired': said(
    'Die Signatur wurde für einen anderen Zeitpunkt gegeben.',
    'Prüfen Sie die Uhr dieses Geräts und signieren Sie erneut.',
    'Eine Signatur wird für wenige Minuten und für einen Schritt gegeben.',
  ),
  'desk-key-unknown': said(
    'Der Schlüssel, der für die Stelle signiert hat, gehört ihr nicht oder nicht mehr.',
    'Entsperren Sie den jetzigen Schlüssel der Stelle; gibt es keinen, legt ein Mitglied unter „Personen und Schlüssel“ einen an.',
    'Für eine Stelle signiert nur ihr eigener Schlüssel, solange er gilt.',
  ),
  'desk-signature-bad': said(
    'Die Signatur der Stelle lässt sich nicht bestätigen.',
    'Signieren Sie erneut. Gelingt es wieder nicht, sagen Sie es Ihrer Verwaltung: Der Schlüssel könnte ausgetauscht sein.',
    'Eine Signatur, die sich nicht bestätigen lässt, zählt nicht.',
  ),
  'person-key-unknown': said(
    'Der Passkey oder Schlüssel, der signiert hat, ist hier nicht Ihrer.',
    'Benutzen Sie den Passkey, mit dem Sie aufgenommen wurden.',
    'Jede Person signiert mit ihrem eigenen Passkey.',
    'Der Passkey oder Schlüssel, der signiert hat, gehört nicht der handelnden Person.',
  ),
  'person-signature-bad': said(
    'Ihre eigene Signatur lässt sich für diesen Schritt nicht bestätigen.',
    'Signieren Sie erneut auf dieser Website und lassen Sie sich von Ihrem Gerät bestätigen.',
    'Eine Signatur, die sich nicht bestätigen lässt, zählt nicht.',
    'Die eigene Signatur der Person lässt sich für diesen Schritt nicht bestätigen.',
  ),
  'demonstration-key-refused': said(
    'Dies wurde mit einem Schlüssel der Vorführung signiert, der hier nicht gilt.',
    'Registrieren Sie einen Passkey und entsperren Sie den Schlüssel der Stelle.',
    'Schlüssel der Vorführung signieren nichts, was zählt.',
  ),
  'bundle-not-yet': said(
    'Es gibt noch kein Bündel: Die Meldung ist nicht versandt, oder der nächste Prüfpunkt des Logbuchs steht aus.',
    'Warten Sie auf den nächsten Prüfpunkt und fragen Sie erneut.',
    'Der Beweis folgt mit dem nächsten Prüfpunkt des Logbuchs.',
    'Es gibt noch kein Bündel: Der nächste Prüfpunkt des Logbuchs steht aus.',
  ),
  'bundle-kept-blind': said(
    'Das Bündel enthält Antworten, die Sie vielleicht noch ohne Kenntnis der ersten geben.',
    'Geben Sie zuerst Ihre eigene Antwort, oder warten Sie, bis die Stichprobe gezogen ist.',
    'Wer erneut liest, sieht die ersten Antworten nicht.',
  ),
};

export const signing = {
  whatNext:
    'Eine Berührung Ihres Passkeys unterschreibt für Sie und für Ihre Stelle. Der Schlüssel wird nur für diesen Akt geöffnet.',
  whatNextSigner:
    'Eine Berührung Ihres Passkeys unterschreibt für Sie. Für Ihre Stelle unterschreibt ihr Schlüssel: in diesem Browser oder im Unterzeichner auf diesem Rechner.',
  madeUp:
    'Hier unterschreibt ein erfundener Schlüssel der Vorführung. Außerhalb der Vorführung erkennt ihn niemand an.',
  document: 'Was Sie unterschreiben, in Wörtern',
  hidden:
    'Hier sind Ihnen noch Antworten verborgen. Geben Sie zuerst die eigenen; dann kann das Dokument unterschrieben werden.',
  refused: {
    'no-passkey': 'Das Verzeichnis enthält keinen Passkey von Ihnen; es wurde nichts unterschrieben.',
    'no-desk-key': 'Ihre Stelle hat noch keinen Schlüssel; es wurde nichts unterschrieben.',
    'no-wrapping-key':
      'Ihr Passkey kann den Schlüssel der Stelle noch nicht empfangen; es wurde nichts unterschrieben.',
    'not-handed-over': 'Der Schlüssel der Stelle wurde Ihnen noch nicht übergeben; es wurde nichts unterschrieben.',
    'no-prf': 'Dieser Authentikator gibt kein Geheimnis, mit dem ein Schlüssel geöffnet werden könnte.',
    'called-off': 'Es wurde kein Passkey vorgelegt. Nichts wurde unterschrieben.',
    'key-exchanged': 'Der geöffnete Schlüssel ist nicht der im Verzeichnis. Nichts wurde unterschrieben.',
    'vouch-bad': 'Für diesen Empfangsschlüssel bürgt nicht der Passkey, den das Verzeichnis nennt.',
    'document-differs': 'Das Dokument dieser Seite hat nicht die Prüfsumme, die der Dienst nennt.',
    'signer-away': 'Der Unterzeichner der Stelle auf diesem Rechner antwortet nicht. Es wurde nichts unterschrieben.',
    'signer-token': 'Der Unterzeichner der Stelle kennt dieses Kennwort nicht. Es wurde nichts unterschrieben.',
    'signer-policy':
      'Der Unterzeichner der Stelle unterschreibt diesen Akt für diese Rolle nicht. Es wurde nichts aufgezeichnet.',
    'signer-other-key':
      'Der Unterzeichner auf diesem Rechner hat einen anderen Schlüssel, als das Verzeichnis für Ihre Stelle nennt. Es wurde nichts unterschrieben.',
    'signer-clock': 'Für den Unterzeichner der Stelle ist diese Erklärung abgelaufen. Es wurde nichts aufgezeichnet.',
    'signer-not-kept': 'Der Unterzeichner antwortet, aber dieser Browser bewahrt für diese Seite nichts auf.',
    'signer-refused':
      'Der Unterzeichner der Stelle hat abgelehnt, aus einem hier unbekannten Grund. Es wurde nichts aufgezeichnet.',
  },
  refusedHow: {
    'no-passkey': 'Richten Sie einen mit einem Einmalcode Ihrer Verwaltung ein.',
    'no-desk-key': 'Eine vorgesetzte, prüfende oder entscheidende Person erzeugt ihn unter „Personen und Schlüssel“.',
    'no-wrapping-key': 'Erzeugen Sie Ihren Empfangsschlüssel unter „Personen und Schlüssel“: zwei Berührungen.',
    'not-handed-over': 'Bitten Sie jemanden, der ihn hat, ihn Ihnen unter „Personen und Schlüssel“ zu übergeben.',
    'no-prf':
      'Verwenden Sie einen anderen Authentikator, oder lassen Sie die Stelle mit dem Programm „remit desk“ auf einem eigenen Rechner unterschreiben.',
    'called-off': 'Versuchen Sie es, wenn Sie bereit sind.',
    'key-exchanged': 'Versuchen Sie es nicht noch einmal. Sagen Sie es Ihrer Verwaltung und einer Prüfstelle.',
    'vouch-bad': 'Übergeben Sie nichts. Bitten Sie die Person zu sich, und sagen Sie es Ihrer Verwaltung.',
    'document-differs':
      'Laden Sie die Seite neu. Bleibt es dabei, unterschreiben Sie nichts und sagen Sie es Ihrer Verwaltung.',
    'signer-away':
      'Starten Sie hier „remit desk“, nennen Sie ihm die Herkunft dieser Seite, und erlauben Sie der Seite den Zugriff auf diesen Rechner, falls der Browser fragt.',
    'signer-token':
      'Vergessen Sie es unter „Personen und Schlüssel“ und fügen Sie das aus der Kennwortdatei des Unterzeichners ein.',
    'signer-policy': 'Wer ihn betreibt, nennt die Akte in seiner Richtlinie, auch die an der gemeinsamen Liste.',
    'signer-other-key': 'Fragen Sie, wer ihn betreibt; ein neuer Schlüssel muss zuerst ins Verzeichnis.',
    'signer-clock': 'Vergleichen Sie die Uhr dieses Rechners mit der des Dienstes, und versuchen Sie es noch einmal.',
    'signer-not-kept': 'Erlauben Sie der Seite, in diesem Tab Daten aufzubewahren, und prüfen Sie noch einmal.',
    'signer-refused': 'Sehen Sie nach, was er auf seinem Rechner meldet.',
  },
};

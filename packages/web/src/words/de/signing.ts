export const signing = {
  whatNext:
    'Eine Berührung Ihres Passkeys unterschreibt für Sie und für Ihre Stelle. Der Schlüssel wird nur für diesen Akt geöffnet.',
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
  },
};

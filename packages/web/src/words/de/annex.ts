export const annex = {
  title: 'Vertrauliche Anlage',
  none: 'Was wenige wissen müssen und die Meldung nicht sagen muss, kann hier beigefügt werden, bis der Entwurf eingereicht ist.',
  standing:
    'Dieser Fall hat eine vertrauliche Anlage, beigefügt {{at}}. Nur ermächtigte Personen öffnen sie, und wer sie beigefügt hat.',
  destroyed: 'Die Anlage wurde {{at}} vernichtet. Dass es sie gab, bleibt festgehalten.',
  cleared: 'In Ihrer Organisation ermächtigt:',
  nobody:
    'In Ihrer Organisation ist niemand ermächtigt. Zwei Personen ermächtigen jemanden unter „Personen und Schlüssel“.',
  attach: 'Anlage beifügen',
  attachSay:
    'Der Text wird versiegelt. Ihn öffnen nur Sie und Personen, die zwei andere ihrer Organisation ermächtigt haben: bei Ihnen, der Plattform, der Aufsicht, der Prüfstelle. Was beigefügt wurde, hält sein Fingerabdruck fest.',
  replace: 'Anlage ersetzen',
  replaceSay:
    'Der vorige Text wird vernichtet und dieser an seiner Stelle versiegelt. Beide hält ihr Fingerabdruck fest.',
  takeOff: 'Anlage entfernen',
  takeOffSay: 'Der Text wird endgültig vernichtet. Dass es eine Anlage gab, bleibt festgehalten.',
  text: 'Text der Anlage',
  notHere:
    'Nicht hierher gehören: der Inhalt selbst oder Teile davon, Daten von Kontoinhabern, und was jemanden gefährden könnte, wenn es in der anderen Organisation gelesen wird.',
  fill: 'Schreiben Sie zuerst den Text der Anlage.',
  open: 'Anlage öffnen',
  openSay: 'Dass Sie sie geöffnet haben, wird dauerhaft festgehalten, mit Zeitpunkt und Grund.',
  seenBy:
    'Die Einheit und die Aufsicht lesen, welche Stelle sie wann geöffnet hat. Ihren Grund lesen die eigene Organisation und die Prüfstelle.',
  reason: 'Warum Sie sie lesen müssen',
  fillReason: 'Nennen Sie einen Grund mit mindestens zehn Zeichen.',
  same: 'Das ist der beigefügte Text: Sein Fingerabdruck ist der festgehaltene.',
  differs:
    'Das ist nicht der beigefügte Text: Sein Fingerabdruck ist nicht der festgehaltene. Melden Sie es der Verwaltung.',
  done: 'Festgehalten.',
};

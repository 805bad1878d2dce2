export const refusals = {
  'not-in-this-state': {
    sentence: 'Nicht möglich, solange der Fall den Stand „{{status}}“ hat.',
    change: 'Der Fall geht von selbst weiter; diese Seite zeigt, wann.',
  },
  'not-your-role': {
    sentence: 'Ihre Rolle tut dies nicht.',
    change: 'Jemand an Ihrer Stelle mit der passenden Rolle kann es.',
  },
  'not-your-organisation': { sentence: 'Dieser Fall liegt nicht bei Ihrer Stelle.', change: '' },
  'own-draft': {
    sentence: 'Sie haben an diesem Entwurf mitgeschrieben, daher muss jemand anders freigeben.',
    change: 'Bitten Sie eine Person, die nicht daran gearbeitet hat.',
  },
  'rereading-missing': {
    sentence: 'Noch sind nicht alle gezogenen Inhalte gelesen.',
    change: 'Beantworten Sie oben für jeden die Fragen.',
  },
  'gates-open': {
    sentence: 'Einige Punkte sind offen.',
    change: 'Erledigen Sie die Punkte, die die Prüfungen nennen.',
  },
  'override-not-needed': {
    sentence: 'Hier ist keine Adresse als Sammelseite gestoppt.',
    change: 'Es gibt nichts zuzulassen.',
  },
  'override-by-author': {
    sentence: 'Diesen Grund gibt nur eine Aufsicht führende Person, die den Entwurf nicht geschrieben hat.',
    change: 'Bitten Sie eine andere.',
  },
  'reconsideration-used': { sentence: 'Um Überprüfung wurde schon gebeten; es gibt sie einmal.', change: '' },
};

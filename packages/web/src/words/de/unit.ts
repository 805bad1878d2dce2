export const unit = {
  untitled: 'Noch ohne Titel',
  itemsOpen: '{{open}} von {{all}} offen',
  nobody: 'niemand',
  column: {
    state: 'Stand',
    due: 'Fällig',
    title: 'Worum es geht',
    platform: 'Plattform',
    items: 'Inhalte',
    turn: 'Am Zug',
    officer: 'Verfasst von',
    force: 'Rechtswirkung',
    flags: 'Hinweise',
  },
  queue: {
    title: 'Meldungen',
    lead: 'Alles dieser Stelle, das Dringendste zuerst.',
    new: 'Neue Meldung',
    search: 'Aktenzeichen oder Titel',
    state: 'Stand',
    allStates: 'Jeder Stand',
    empty: 'Noch keine Meldungen',
    emptyHow:
      'Entwürfe und gesendete Meldungen Ihrer Stelle erscheinen hier mit dem, was als Nächstes fällig ist. Beginnen Sie mit einer neuen Meldung oder lesen Sie eine Liste ein.',
    noneFound: 'Nichts passt',
    noneFoundHow:
      'Suchen Sie nach dem Anfang eines Aktenzeichens oder einem Teil des Titels, oder wählen Sie einen anderen Stand.',
  },
  lock1: {
    title: 'Warten auf Sperre 1',
    lead: 'Eine zweite Person liest jeden Entwurf unbefangen. Niemand gibt den eigenen Entwurf frei.',
    empty: 'Nichts wartet auf Sperre 1',
    emptyHow: 'Reicht jemand einen Entwurf ein, erscheint er hier mit den Inhalten, die erneut zu lesen sind.',
  },
};

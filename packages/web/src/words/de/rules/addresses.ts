import { answer, type RuleWords } from '../../rule-words.ts';

/** Was an einer Adresse nicht stimmt. */
export const ADDRESSES_DE: RuleWords['address'] = {
  'home-page': answer(
    'Dies ist die Startseite einer Website, kein einzelner Inhalt.',
    'Öffnen Sie den Inhalt selbst und kopieren Sie seine eigene Adresse.',
  ),
  'collection-page': answer(
    'Diese Seite führt viele Inhalte auf. Eine Meldung nennt jeden Inhalt für sich.',
    'Öffnen Sie den einen gemeinten Inhalt und kopieren Sie seine Adresse; fügen Sie für jeden weiteren eine Zeile hinzu.',
  ),
  'search-page': answer(
    'Dies ist eine Seite mit Suchtreffern. Was sie zeigt, ändert sich von Stunde zu Stunde.',
    'Öffnen Sie den gemeinten Treffer und kopieren Sie seine eigene Adresse.',
  ),
  'tag-page': answer(
    'Diese Seite sammelt alles unter einem Schlagwort oder Thema.',
    'Öffnen Sie den einen gemeinten Beitrag und kopieren Sie seine Adresse.',
  ),
  'channel-root': answer(
    'Dies ist ein ganzer Kanal, ein Profil oder eine Gruppe; die Meldung betrifft aber einen Inhalt.',
    'Kopieren Sie die Adresse des einen Inhalts, oder machen Sie daraus eine Kontomeldung, die beide Sperren braucht.',
  ),
  'whole-domain': answer(
    'Dies nennt eine ganze Domain und alles darauf.',
    'Geben Sie die vollständige Adresse der Seite an, beginnend mit https://.',
  ),
  wildcard: answer(
    'Die Adresse enthält ein Platzhalterzeichen und steht daher für viele Seiten.',
    'Führen Sie jede Seite in einer eigenen Zeile auf, ohne *.',
  ),
  'shortener-without-target': answer(
    'Dies ist ein Kurzlink. Der Link und die Seite, zu der er führt, müssen beide festgehalten sein.',
    'Folgen Sie dem Link mit eigenen Mitteln und tragen Sie die Adresse, zu der er führt, als Ziel ein.',
  ),
  'lookalike-domain': answer(
    'Der Name der Website ist mit einem anderen zu verwechseln: Er mischt Schriften, verbirgt Zeichen oder ahmt einen bekannten Dienst nach.',
    'Tippen Sie den Namen selbst ein. Ist der ähnliche Name wirklich der richtige, bitten Sie Ihre Aufsicht führende Person, ihn zuzulassen.',
  ),
  'credentials-in-url': answer(
    'Die Adresse enthält vor dem Namen der Website einen Benutzernamen oder ein Passwort.',
    'Entfernen Sie alles zwischen // und @ und prüfen Sie, ob die Website die gemeinte ist.',
  ),
  'scheme-not-http': answer(
    'Nur Adressen mit http und https können gemeldet werden.',
    'Geben Sie die https-Adresse des Inhalts an, ausgeschrieben: nicht hxxp, nicht den Link einer App.',
  ),
  'private-address': answer(
    'Diese Adresse gibt es nur in einem privaten Netz oder auf einer einzigen Maschine.',
    'Geben Sie die öffentliche Adresse an, unter der jeder den Inhalt sähe.',
  ),
  'not-a-url': answer(
    'Dieser Text ist keine Webadresse.',
    'Geben Sie je Zeile eine vollständige Adresse an, zum Beispiel https://video.example/watch/123.',
  ),
  'too-long': answer(
    'Die Adresse ist länger als 2.048 Zeichen.',
    'Entfernen Sie Anhängsel zur Nachverfolgung, oder nehmen Sie die Adresse der Schaltfläche „Teilen“.',
  ),
  'contains-control-characters': answer(
    'Die Adresse enthält unsichtbare Steuerzeichen.',
    'Kopieren Sie die Adresse erneut aus der Adresszeile, oder tippen Sie sie ein.',
  ),
  'time-range-missing': answer(
    'Ein Video, eine Aufnahme oder eine Übertragung braucht die Zeiten, zu denen die Stelle beginnt und endet.',
    'Tragen Sie die erste und die letzte Sekunde der Stelle ein; das Ende kommt nach dem Beginn.',
  ),
  'scheme-missing': answer(
    'Der Adresse fehlt https:// am Anfang; sie wird als https gelesen.',
    'Es ist nichts nötig, wenn sich der Inhalt mit https öffnet.',
  ),
  'port-unusual': answer(
    'Die Adresse nennt einen eigenen Port.',
    'Es ist nichts nötig, wenn sich der Inhalt über diesen Port öffnet.',
  ),
};

/** Was an einer eingelesenen Liste auffällt. */
export const LIST_DE: RuleWords['list'] = {
  'file-empty': 'Die Datei ist leer.',
  'file-too-large': 'Die Datei ist zu groß. Teilen Sie sie, oder speichern Sie nur die Spalte mit den Adressen.',
  'not-text':
    'Die Datei ist keine Liste in reinem Text ({{what}}). Öffnen Sie sie, speichern Sie sie als CSV oder reinen Text und lesen Sie diese Datei ein.',
  'too-many-rows': 'Die Liste hat zu viele Zeilen. Teilen Sie sie und lesen Sie jeden Teil ein.',
  'too-many-lines': 'Die Datei hat zu viele Zeilen. Entfernen Sie die leeren, oder teilen Sie sie.',
  'too-many-cells':
    'Die Tabelle hat weit mehr Zellen, als eine Liste von Adressen braucht. Speichern Sie nur die gewünschten Spalten.',
  damaged:
    'Ab dieser Zeile sind die Anführungszeichen an zu vielen Stellen beschädigt. Speichern Sie die Liste neu als CSV.',
  'too-wide': 'Die Zeile hat zu viele Spalten. Speichern Sie nur die gewünschten Spalten.',
  'no-address-column': 'Es fand sich keine Spalte mit Adressen. Nennen Sie die Spalte in der ersten Zeile „url“.',
  'address-missing': 'Die Zeile hat keine Adresse.',
  'not-an-address': '„{{what}}“ ist keine Webadresse.',
  'space-in-address':
    'Die Adresse enthält ein Leerzeichen; niemand kann sagen, wo sie endet. Schreiben Sie %20 für ein Leerzeichen, das dazugehört, und Bemerkungen in eine eigene Spalte.',
  'character-in-address': 'Die Adresse enthält ein Zeichen, das nicht zu einer Adresse gehören kann ({{what}}).',
  'address-too-long': 'Die Adresse ist länger als 2.048 Zeichen.',
  'scheme-added': 'Der Adresse fehlte https:// am Anfang; es wurde ergänzt.',
  'several-addresses': 'Die Zelle enthält {{what}} Adressen; jede wurde als eigene Zeile gelesen.',
  'row-too-wide':
    'Die Zeile hat mehr Zellen als die Tabelle Spalten. Eine Adresse oder ein Text mit dem Trennzeichen gehört in Anführungszeichen.',
  'row-too-narrow':
    'Die Zeile hat weniger Zellen als die Tabelle Spalten und folgt einer beschädigten; sie wurde daher nicht übernommen.',
  'quotation-mark':
    'Ein Anführungszeichen ist geöffnet und nicht geschlossen, oder mitten in einer Zelle geschlossen. Innerhalb einer Zelle in Anführungszeichen wird es doppelt geschrieben.',
  'line-too-long': 'Die Zeile ist zu lang für die Zeile einer Liste.',
  'not-an-instant': '„{{what}}“ ist kein Zeitpunkt mit Zone wie 2026-03-02T16:20Z. Die Zelle wurde ausgelassen.',
  'not-a-count': '„{{what}}“ ist keine Zahl wie 12400. Die Zelle wurde ausgelassen.',
  'not-a-time': '„{{what}}“ ist keine Zeit in Sekunden oder als Minuten:Sekunden.',
  'time-range': 'Das Ende des Zeitabschnitts liegt nicht nach seinem Beginn.',
  'cell-too-long': 'Die Zelle „{{what}}“ ist zu lang; der Rest wurde abgeschnitten.',
  'characters-lost': 'Einige Zeichen der Zeile waren nicht lesbar. Speichern Sie die Datei als UTF-8.',
  'column-ignored': 'Die Spalte „{{what}}“ wird nicht gelesen; ihre Zellen blieben weg.',
  'more-problems': 'Es gibt mehr Auffälligkeiten dieser Art, als hier stehen.',
};

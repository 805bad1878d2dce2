import { said } from '../../rule-words.ts';

/** Ablehnungen zu Personen: Aufnahme, Rollen und ihre Trennung, Nachweise, Schlüssel. */
export const PEOPLE_DE = {
  'person-unknown': said(
    'Unter diesem Namen ist hier niemand aufgenommen, oder die Person ist ausgeschieden.',
    'Wählen Sie jemanden aus der Liste der Personen, oder nehmen Sie die Person zuerst auf.',
    'Ein Schritt nannte eine Person, die nicht aufgenommen ist.',
  ),
  'person-exists': said(
    'Diese Person ist oder war schon aufgenommen, hier oder bei einer anderen Organisation.',
    'Benutzen Sie für eine neue Person eine neue Kennung. Wer wechselt, wird dort zuerst ausgetragen.',
    'Eine Person wird einmal aufgenommen, bei einer Organisation.',
  ),
  'pseudonym-taken': said(
    'Dieses Pseudonym bezeichnet hier jemand anderen, jetzt oder früher.',
    'Wählen Sie ein Pseudonym, das hier nie benutzt wurde.',
    'Ein Pseudonym bezeichnet immer eine Person.',
  ),
  'last-administrator': said(
    'Dies ist die letzte verwaltende Person der Organisation.',
    'Geben Sie zuerst jemand anderem die Verwaltung.',
    'Eine Organisation behält mindestens eine verwaltende Person.',
  ),
  'role-not-for-this-kind': said(
    'Organisationen dieser Art haben diese Rolle nicht.',
    'Wählen Sie eine Rolle Ihrer Art von Organisation; die Tabelle der Rollen zeigt, wem jede gehört.',
    'Es wurde eine Rolle verlangt, die zu einer anderen Art von Organisation gehört.',
  ),
  'roles-exclude-each-other': said(
    'Diese Person hat eine Rolle, die nicht zusammen mit dieser gehalten werden darf.',
    'Entziehen Sie zuerst die andere Rolle, oder wählen Sie eine andere Person.',
    'Wer einen Platz verwaltet, handelt nicht an ihm.',
  ),
  'own-role': said(
    'Niemand wirkt daran mit, sich selbst eine Rolle zu geben.',
    'Bitten Sie eine andere verwaltende Person.',
    'Niemand gibt sich selbst Befugnisse.',
  ),
  'second-person-needed': said(
    'Wer eine Sperre erteilt, wird von einer Person vorgeschlagen und von einer anderen in anderer Rolle bestätigt.',
    'Schlagen Sie die Rolle vor; eine zweite Person in anderer Rolle bestätigt sie dann.',
    'Niemand bestimmt allein, wer eine Sperre erteilt.',
  ),
  'second-person-inside': said(
    'Jemand innerhalb der Organisation kann dies bestätigen, daher darf es der Betrieb nicht.',
    'Bitten Sie eine Aufsicht führende oder prüfende Person der Organisation um Bestätigung.',
    'Der Betrieb hat nichts zu sagen, wo eine Organisation selbst bestätigen kann.',
  ),
  'role-granted-directly': said(
    'Diese Rolle erteilt keine Sperre; eine verwaltende Person gibt sie ohne Vorschlag.',
    'Erteilen Sie die Rolle.',
    'Nur Rollen, die Sperren erteilen, brauchen zwei Personen.',
  ),
  'proposal-not-open': said(
    'In den letzten vierzehn Tagen hat niemand diese Rolle für diese Person vorgeschlagen.',
    'Bitten Sie die Verwaltung, die Rolle erneut vorzuschlagen.',
    'Eine Bestätigung kam ohne offenen Vorschlag.',
  ),
  'role-held': said('Die Person hat diese Rolle schon.', 'Es ist nichts zu tun.', 'Eine Rolle wird einmal erteilt.'),
  'role-not-held': said(
    'Die Person hat diese Rolle nicht.',
    'Wählen Sie eine Rolle, die die Person hat.',
    'Es wurde eine Rolle genannt, die die Person nicht hat.',
  ),
  'own-certificate': said(
    'Niemand bescheinigt die eigene Schulung.',
    'Bitten Sie eine andere verwaltende Person, den Nachweis auszustellen.',
    'Einen Nachweis stellt jemand anders aus.',
  ),
  'certificate-too-long': said(
    'Ein Nachweis gilt höchstens zwölf Monate.',
    'Geben Sie ein Ende innerhalb von zwölf Monaten ab heute an.',
    'Schulungsnachweise werden jedes Jahr erneuert.',
  ),
  'not-yet-former': said(
    'Der Tag des Ausscheidens liegt in der Zukunft.',
    'Tragen Sie es ein, wenn die Person ausgeschieden ist; bis dahin gehört sie dorthin.',
    'Ehemaliges Mitglied ist jemand erst nach dem Ausscheiden.',
  ),
  'passkey-held': said(
    'Diese Person hat einen Passkey. Ein weiterer setzt eine Wiederherstellung voraus, der zwei Personen zustimmen.',
    'Schlagen Sie eine Wiederherstellung vor; jemand in anderer Rolle bestätigt sie, und der alte Passkey endet.',
    'Einen zweiten Passkey gibt es erst, wenn zwei Personen zugestimmt haben.',
  ),
  'recovery-not-open': said(
    'In den letzten vierzehn Tagen hat niemand eine Wiederherstellung für diese Person vorgeschlagen.',
    'Bitten Sie die Verwaltung, die Wiederherstellung vorzuschlagen.',
    'Eine Bestätigung kam ohne offenen Vorschlag.',
  ),
  'key-unsound': said(
    'Signaturen mit diesem Schlüssel beweisen nichts: Er ist einer der wenigen, für die jeder signieren kann.',
    'Erzeugen Sie mit einem aktuellen Programm ein neues Schlüsselpaar.',
    'Schlüssel, für die jeder signieren könnte, werden abgelehnt.',
  ),
  'clearance-not-open': said(
    'In den letzten vierzehn Tagen hat niemand vorgeschlagen, diese Person zu ermächtigen.',
    'Bitten Sie die Verwaltung, die Ermächtigung vorzuschlagen.',
    'Bestätigt werden sollte, was niemand vorgeschlagen hat.',
  ),
  'clearance-too-long': said(
    'Eine Ermächtigung gilt höchstens zwölf Monate.',
    'Geben Sie ein Ende innerhalb von zwölf Monaten ab heute an.',
    'Wer Vertrauliches lesen darf, wird jedes Jahr neu geprüft.',
  ),
  'clearance-not-held': said(
    'Diese Person ist nicht ermächtigt, und niemand hat es vorgeschlagen.',
    'Es ist nichts zu tun.',
    'Beendet werden sollte eine Ermächtigung, die niemand hat.',
  ),
  'key-exists': said(
    'Dieser Schlüssel oder sein Name wurde schon benutzt.',
    'Erzeugen Sie ein neues Schlüsselpaar und wählen Sie einen neuen Namen.',
    'Ein Schlüssel wird einmal eingetragen und kehrt nie zurück.',
  ),
  'key-unknown': said(
    'Unter diesem Namen gilt kein Schlüssel.',
    'Wählen Sie einen Schlüssel aus der Liste der geltenden.',
    'Ein Schritt nannte einen Schlüssel, der nicht gilt.',
  ),
  'key-too-long': said(
    'Ein Schlüssel gilt höchstens zwölf Monate.',
    'Geben Sie ein Ende innerhalb von zwölf Monaten ab heute an.',
    'Schlüssel werden jedes Jahr erneuert.',
  ),
  'key-of-another-person': said(
    'Einen persönlichen Schlüssel trägt die Person selbst ein; sie oder die Verwaltung widerruft ihn.',
    'Lassen Sie die Person den Schlüssel eintragen, während sie angemeldet ist.',
    'Niemand handelt mit einem Schlüssel im Namen einer anderen Person.',
  ),
  'role-needs-a-person': said(
    'Sperren, Entscheidungen und Verwaltung sind Schritte einer benannten Person, nie einer Maschine.',
    'Melden Sie sich für diesen Schritt als Person an, oder wählen Sie eine Rolle, in der eine Maschine handeln darf.',
    'Maschinen sperren, entscheiden und verwalten nicht.',
  ),
};

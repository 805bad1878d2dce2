import { said } from '../../rule-words.ts';

/** Ablehnungen am Platz der Plattform: Zuständigkeit, Fragen, Entscheidungen, Wirkung, Benachrichtigung, Berichtigung. */
export const PLATFORM_DE = {
  'owner-not-named': said(
    'Die Plattform hat nicht gesagt, wer für diesen Fall zuständig ist.',
    'Wählen Sie eine zuständige Person und, wo es sie gibt, eine Vertretung.',
    'Ein Fall wird nur geprüft, wenn jemand als zuständig benannt ist.',
    'Nennen Sie die Person, die für diesen Fall zuständig ist.',
  ),
  'owner-not-of-desk': said(
    'Die benannte zuständige Person gehört nicht zum Platz der Plattform.',
    'Wählen Sie jemanden aus der Liste des Platzes.',
    'Zuständig für einen Fall ist eine Person des Platzes, der ihn erhalten hat.',
    'Zuständigkeit und Vertretung müssen zwei Mitglieder Ihres Platzes haben.',
  ),
  'question-round-limit': said(
    'Die beiden Fragerunden sind verbraucht.',
    'Entscheiden Sie jeden Inhalt. „Zu wenig Angaben“ ist ein Ergebnis und wird niemandem angelastet.',
    'Eine Plattform darf zu einer Meldung zwei Runden Fragen stellen.',
    'Beide Fragerunden sind verbraucht; der Fall lässt sich nach dem entscheiden, was vorliegt.',
  ),
  'free-question-used': said(
    'Die eine Frage in freien Worten ist gestellt.',
    'Wählen Sie aus den Fragen mit Kennung.',
    'Neben den Fragen mit Kennung darf eine Plattform eine in eigenen Worten stellen.',
    'Die eine Frage in freien Worten ist gestellt. Fragen mit Kennung bleiben möglich.',
  ),
  'no-questions': said(
    'Es wurde keine Frage gestellt.',
    'Fügen Sie eine Frage mit Kennung hinzu oder nutzen Sie die eine in freien Worten.',
    'Eine Bitte um Klärung enthielt keine Frage.',
    'Wählen Sie mindestens eine Frage oder schreiben Sie eine.',
  ),
  'item-not-open': said(
    'Dieser Inhalt ist für diesen Schritt nicht mehr offen.',
    'Sehen Sie die Zeile des Inhalts im Verlauf an; lassen Sie ihn aus und wiederholen Sie den Schritt.',
    'Ein Schritt nannte einen Inhalt, der schon erledigt oder zurückgezogen war.',
  ),
  'decided-twice': said(
    'Dies ist schon beantwortet. Ein Eintrag wird berichtigt, nie überschrieben.',
    'Um eine Entscheidung zu ändern, halten Sie eine Wiederherstellung oder Berichtigung mit Grund fest.',
    'Eine Entscheidung bleibt, wie sie festgehalten wurde; Änderungen stehen daneben.',
    'Dies ist schon entschieden. Eine Entscheidung wird berichtigt, nie überschrieben.',
  ),
  'outcome-needs-ground': said(
    'Dem Ergebnis fehlt seine Grundlage.',
    'Wählen Sie für diesen Inhalt „Gesetz“ oder „Bedingungen“.',
    'Eine Maßnahme muss sagen, ob sie auf Gesetz oder auf Nutzungsbedingungen beruht.',
    'Sagen Sie, ob die Maßnahme auf Gesetz oder auf Ihren eigenen Bedingungen beruht.',
  ),
  'outcome-needs-clause': said(
    'Dem Ergebnis fehlt die Klausel, auf der es beruht.',
    'Wählen Sie eine Klausel aus Ihrer Karte.',
    'Eine Maßnahme muss die Regel nennen, auf der sie beruht.',
    'Nennen Sie die Klausel Ihrer Bedingungen oder die Vorschrift, auf der die Maßnahme beruht.',
  ),
  'clause-not-on-card': said(
    'Die Klausel steht nicht auf der Karte der Plattform.',
    'Wählen Sie eine Klausel aus Ihrer Karte oder lassen Sie zuerst die Karte erneuern.',
    'Eine Maßnahme nach Bedingungen muss eine veröffentlichte Regel der Plattform nennen.',
    'Diese Klausel steht nicht auf Ihrer Karte. Nennen Sie eine, die dort steht.',
  ),
  'outcome-needs-exemption': said(
    'Dem Ergebnis fehlt die Ausnahme, die gilt.',
    'Wählen Sie die Ausnahme für diesen Inhalt.',
    'Wer Inhalte als ausgenommen behält, nennt die Ausnahme.',
    'Sagen Sie, welche der sechs Ausnahmen gilt.',
  ),
  'outcome-needs-team': said(
    'Dem Ergebnis fehlt das Team, an das der Inhalt ging.',
    'Wählen Sie das Team für diesen Inhalt.',
    'Wird ein Inhalt weitergegeben, so wird das empfangende Team genannt.',
    'Sagen Sie, an welches Team der Inhalt ging.',
  ),
  'action-not-on-card': said(
    'Die Karte der Plattform bietet diesen Schritt nicht an.',
    'Wählen Sie einen Schritt auf der Karte, oder veröffentlichen Sie zuerst eine neue Fassung der Karte.',
    'Es wurde ein Schritt genannt, den die Plattform nicht als möglich angegeben hat.',
    'Ihre Karte bietet diesen Schritt nicht an.',
  ),
  'no-effect-to-record': said(
    'Zu diesen Inhalten gibt es keine beschlossene Maßnahme, deren Wirkung festzuhalten wäre.',
    'Wählen Sie Inhalte, für die eine Maßnahme beschlossen und noch keine Wirkung festgehalten ist.',
    'Eine Wirkung wurde gemeldet, wo keine Maßnahme beschlossen war.',
  ),
  'effect-in-future': said(
    'Die angegebene Zeit liegt in der Zukunft.',
    'Geben Sie die Zeit an, zu der es geschah, in der Zeitzone neben dem Feld.',
    'Es wurde eine Zeit angegeben, die noch nicht gekommen war.',
    'Die angegebene Zeit liegt in der Zukunft; festgehalten wird nur, was geschehen ist.',
  ),
  'notice-before-effect': said(
    'Die Benachrichtigung trägt ein früheres Datum als die Wirkung der Maßnahme.',
    'Halten Sie zuerst die Wirkung fest, oder berichtigen Sie die Zeit der Benachrichtigung.',
    'Eine Benachrichtigung wird festgehalten, sobald die Maßnahme wirkt.',
  ),
  'reinstate-needs-removal': said(
    'Hier wurde nichts entfernt, das wiederhergestellt werden könnte.',
    'Wählen Sie einen Inhalt, dessen Maßnahme wirkt.',
    'Eine Wiederherstellung wurde gemeldet, wo nichts entfernt worden war.',
    'Für diesen Inhalt wirkt keine Maßnahme, die sich zurücknehmen ließe.',
  ),
  'correction-needs-sent': said(
    'Dieser Inhalt hat die Stelle nie verlassen; es gibt niemanden, bei dem er zu berichtigen wäre.',
    'Ändern Sie stattdessen den Entwurf.',
    'Eine Berichtigung geht an alle, die den Inhalt erhalten haben; diesen hatte niemand erhalten.',
    'Dieser Inhalt wurde Ihnen nicht gesendet; es gibt nichts zu berichtigen.',
  ),
};

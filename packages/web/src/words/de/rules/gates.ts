import type { RuleWords } from '../../rule-words.ts';

const say = (officer: string, analyst: string, everyone: string) => ({ officer, analyst, public: everyone });

/** Was die Prüfungen finden. */
export const GATES_DE: RuleWords['gate'] = {
  G0_UNVERIFIED: say(
    'Die Stelle oder die Person, die diesen Entwurf verfasst hat, ließ sich nicht bestätigen.',
    'Der Absender ließ sich nicht bestätigen; es wurde nichts gesendet.',
    'Eine Meldung, deren Absender sich nicht bestätigen ließ, wurde nicht gesendet.',
  ),
  G1_NO_POWER: say(
    'Ihr Parametersatz nennt diese Befugnis nicht. Wählen Sie eine genannte.',
    'Die Stelle nannte eine Befugnis, die ihre veröffentlichten Parameter nicht enthalten.',
    'Eine Meldung nannte eine Befugnis, die die veröffentlichten Parameter nicht enthalten.',
  ),
  G1_CERT_EXPIRED: say(
    'Ihr Schulungsnachweis fehlt oder ist abgelaufen. Jemand mit Nachweis darf einreichen.',
    'Der absendenden Person fehlte ein gültiger Schulungsnachweis.',
    'Eine Meldung wurde nicht gesendet, weil die Schulung der verfassenden Person abgelaufen war.',
  ),
  G1_SET_NOT_IN_FORCE: say(
    'Der genannte Parametersatz gilt nicht. Nennen Sie den geltenden.',
    'Die genannten veröffentlichten Parameter galten nicht.',
    'Eine Meldung nannte veröffentlichte Parameter, die nicht galten.',
  ),
  G1_INSTRUMENT: say(
    'Ihre Stelle kann dieses Instrument hier nicht nutzen. Wählen Sie eines, das der Parametersatz vorsieht.',
    'Die Stelle kann dieses Instrument nicht nutzen.',
    'Eine Meldung nutzte eine Form, die der Stelle nicht offensteht.',
  ),
  G1_INCOMPLETE: say(
    'Dieses Feld wird noch gebraucht.',
    'Die Meldung war nicht vollständig.',
    'Eine Meldung war nicht vollständig.',
  ),
  G2_NOT_CT: say(
    'Dies ist als nicht terrorbezogen bewertet. Hier endet es; wer sich beschwert hat, erhält einen Brief.',
    'Kein Fall der Terrorabwehr; es wurde nichts gesendet.',
    'Eine Meldung wurde gestoppt, weil sie kein Fall der Terrorabwehr war.',
  ),
  G2_LEGAL_HARM: say(
    'Schädlich, aber legal: ohne gelistete Gruppe und genannte Klausel nur zur Information.',
    'Schädlich, aber legal; nur zur Information.',
    'Schädliche, aber legale Inhalte dürfen nur zur Information weitergegeben werden.',
  ),
  G2_CATEGORY: say(
    'Ihre veröffentlichten Parameter sehen diese Kategorie nicht vor. Wählen Sie eine vorgesehene.',
    'Die Kategorie liegt außerhalb der veröffentlichten Parameter der Stelle.',
    'Eine Meldung ging über die veröffentlichten Parameter der Stelle hinaus.',
  ),
  G2_OFFENCE_MISSING: say(
    'Nennen Sie die Tat, Merkmal für Merkmal, mit Vorsatz und möglicher Rechtfertigung.',
    'Die Merkmale der Tat waren nicht angegeben.',
    'Eine Meldung sagte nicht, auf welche Tat sie sich bezog.',
  ),
  G2_DELISTED: say(
    'Die Gruppe steht derzeit nicht auf der Liste. Bewerten Sie den Inhalt ohne sie.',
    'Die genannte Gruppe steht derzeit nicht auf der Liste.',
    'Eine Meldung nannte eine Gruppe, die nicht auf der Liste steht.',
  ),
  G3_CONTAINER: say(
    'Diese Adresse steht für vieles. Geben Sie die Adresse jedes Inhalts an.',
    'Die Adresse stand für vieles.',
    'Eine Meldung zeigte auf eine Seite mit vielen Inhalten statt auf einen.',
  ),
  G3_VAGUE: say(
    'Es ist nicht klar genug, welcher Teil gemeint ist.',
    'Die Meldung sagte nicht genau, welcher Teil gemeint ist.',
    'Eine Meldung sagte nicht genau, was gemeint war.',
  ),
  G3_INVALID: say(
    'Das ist keine Adresse, die man ansehen könnte. Berichtigen Sie sie.',
    'Die Adresse war unbrauchbar.',
    'Eine Meldung enthielt eine unbrauchbare Adresse.',
  ),
  G3_DUPLICATE: say(
    'Dieselbe Adresse steht schon in diesem Entwurf. Die spätere entfällt.',
    'Dieselbe Adresse kam zweimal vor.',
    'Eine Meldung nannte dieselbe Adresse zweimal.',
  ),
  G3_NOT_THIS_PLATFORM: say(
    'Diese Adresse liegt nicht bei dieser Plattform. Nehmen Sie sie heraus oder wählen Sie die Plattform, bei der sie liegt.',
    'Die Adresse liegt nicht bei einem Ihrer Dienste.',
    'Eine Meldung ging an eine andere Plattform als die, bei der der Inhalt liegt.',
  ),
  G3_CAPTURE: say(
    'Die Angaben zur Sicherung passen nicht zusammen. Ein PDQ-Wert braucht die SHA-256 seiner Datei, jede Prüfsumme gehört zu einer anderen Datei, und keine Zeit liegt in der Zukunft.',
    'Die Angaben zur Sicherung passten nicht zusammen.',
    'Eine Meldung beschrieb ihren Beleg so, wie er nicht sein kann.',
  ),
  G4_EXEMPT: say(
    'Als Ausnahme bewertet: Der Inhalt verlässt den Entwurf.',
    'Als Ausnahme bewertet; er wurde nicht gesendet.',
    'Inhalte, die unter eine Ausnahme fallen, werden nicht gemeldet.',
  ),
  G4_UNASSESSED: say(
    'Beantworten Sie diese Frage und nennen Sie den Beleg.',
    'Die Ausnahmen waren nicht bewertet.',
    'Eine Meldung sagte nicht, ob eine Ausnahme gilt.',
  ),
  G4_ARGUABLE: say(
    'Eine Ausnahme ist strittig, daher liest Sperre 2 zuerst.',
    'Eine Ausnahme ist strittig; sie wurde unabhängig geprüft.',
    'Eine Ausnahme war strittig, daher wurde unabhängig geprüft.',
  ),
  G4_SENSITIVE: say(
    'Eine empfindliche Gruppe ist betroffen, daher liest Sperre 2 zuerst.',
    'Eine empfindliche Gruppe ist betroffen; dies wurde unabhängig geprüft.',
    'Eine empfindliche Gruppe war betroffen, daher wurde unabhängig geprüft.',
  ),
  G5_TOO_WIDE: say(
    'Überall ist die weiteste Reichweite. Nennen Sie Staaten oder einen Grund für Sperre 2.',
    'Die Reichweite ist weltweit; der Grund wurde unabhängig geprüft.',
    'Eine Meldung mit weltweiter Reichweite braucht einen Grund und eine unabhängige Freigabe.',
  ),
  G5_INTUITION_ONLY: say(
    'Gespür allein trägt keine Meldung. Fügen Sie eine Tatsache oder Bewertung hinzu.',
    'Die Meldung beruhte allein auf Gespür.',
    'Eine Meldung beruhte allein auf Gespür.',
  ),
  G5_ACCOUNT_BEFORE_ITEM: say(
    'Inhalte kommen vor Konten. Ein Konto braucht ein eigenes Instrument, mit einem Inhalt als Beleg.',
    'Ein Konto war genannt, wo Inhalte zuerst kommen.',
    'Eine Meldung nannte ein ganzes Konto, wo einzelne Inhalte zuerst kommen.',
  ),
  G5_ACCOUNT_ACTION: say(
    'Eine Kontomeldung bittet um einen Schritt gegen das Konto, etwa es zu sperren. Soll nur gegen Inhalte vorgegangen werden, wählen Sie das Instrument für Inhalte.',
    'Der erbetene Schritt galt keinem Konto.',
    'Eine Meldung zu einem Konto bat um einen Schritt gegen Inhalte.',
  ),
  G5_NO_ALTERNATIVE: say(
    'Sagen Sie, welcher mildere Schritt erwogen wurde und warum er nicht genügt.',
    'Es wurde kein milderer Schritt erwogen.',
    'Eine Meldung sagte nicht, welcher mildere Schritt erwogen wurde.',
  ),
  G5_CRIMINAL_ROUTE: say(
    'Eine Person ist identifiziert: Sagen Sie, warum kein Strafverfahren genügt. Nur Sperre 2 liest es.',
    'Die Stelle hatte nicht beantwortet, ob ein Strafverfahren genügt.',
    'Eine Meldung über eine identifizierte Person sagte nicht, warum kein Strafverfahren genügt.',
  ),
  G6_DELAYED: say(
    'Verzögert. Versuchen Sie es später; mehr kann nicht gesagt werden.',
    'Von der Stelle verzögert.',
    'Eine Meldung wurde verzögert.',
  ),
  G7_RESUBMIT: say(
    'Dies wurde früher abgelehnt. Eine neue Bitte braucht eine neue Tatsache.',
    'Dasselbe wurde früher abgelehnt, und es kam nichts Neues hinzu.',
    'Eine Meldung wiederholte eine frühere ohne neue Tatsache.',
  ),
  G7_REFUSED_BEFORE: say(
    'Dies wurde früher abgelehnt, daher liest Sperre 2 die neue Tatsache.',
    'Dasselbe wurde früher abgelehnt; die neue Tatsache wurde unabhängig geprüft.',
    'Eine Meldung wiederholte eine frühere mit neuer Tatsache, daher wurde unabhängig geprüft.',
  ),
  G7_LINK: say(
    'Dies nennt keine frühere Meldung Ihrer Stelle, die die Plattform erhalten hat. Jede wird einmal genannt, keine nennt sich selbst.',
    'Die genannte Meldung war nicht zu finden.',
    'Eine Meldung nannte eine frühere, die nicht zu finden war.',
  ),
  G8_IMPOSSIBLE: say(
    'Die Karte der Plattform bietet diesen Schritt freiwillig nicht an. Wählen Sie einen angebotenen.',
    'Der Schritt steht für freiwillige Bitten nicht auf Ihrer Karte.',
    'Eine Meldung bat um etwas, das die Plattform nicht anbietet.',
  ),
  G8_LANGUAGE: say(
    'Die Plattform liest diese Sprache nicht. Schreiben Sie in einer, die sie liest, oder übersetzen Sie jeden Eintrag.',
    'In einer Sprache geschrieben, die nicht auf Ihrer Karte steht.',
    'Eine Meldung war in einer Sprache geschrieben, die die Plattform nicht liest.',
  ),
  G8_NOT_ADMITTED: say(
    'Diese Plattform nimmt derzeit keine Meldungen an.',
    'Die Plattform nimmt derzeit keine Meldungen an.',
    'Eine Meldung ging an eine Plattform, die keine annimmt.',
  ),
};

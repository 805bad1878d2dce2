import { said } from '../../rule-words.ts';

/** Ablehnungen, die jeder Schritt treffen kann, und solche des Entwurfs. */
export const CASE_DE = {
  'unknown-referral': said(
    'Diese Meldung gibt es nicht, oder Sie dürfen sie nicht sehen.',
    'Öffnen Sie den Fall aus Ihrer Liste und versuchen Sie es erneut.',
    'Ein Schritt nannte eine Meldung, die es nicht gibt.',
  ),
  'not-in-this-state': said(
    'Der Fall hat einen Stand, in dem es diesen Schritt nicht gibt.',
    'Laden Sie den Fall neu; seine Seite zeigt, welche Schritte jetzt offen sind und wer sie gehen darf.',
    'Ein Schritt wurde zu einer Zeit verlangt, zu der die Regeln ihn nicht vorsehen.',
  ),
  'not-your-role': said(
    'Ihre Rolle umfasst diesen Schritt nicht.',
    'Bitten Sie jemanden mit der Rolle, die der Fall neben diesem Schritt nennt.',
    'Jemand verlangte einen Schritt, der zu einer anderen Rolle gehört.',
  ),
  'not-your-organisation': said(
    'Dieser Fall liegt bei einer anderen Organisation.',
    'Öffnen Sie den Fall aus Ihrer eigenen Liste. Sollte er Ihrer sein, bitten Sie die absendende Stelle darum.',
    'Jemand verlangte einen Schritt in einem Fall einer anderen Organisation.',
  ),
  'former-employer': said(
    'Sie gehörten in den letzten 24 Monaten zur anderen Seite dieses Falls.',
    'Geben Sie den Fall an jemanden aus Ihrem Team; sonst ändert sich nichts.',
    'Niemand entscheidet einen Fall einer Organisation, der er kürzlich angehörte.',
    'Sie gehörten in den letzten 24 Monaten zu dieser Stelle, daher entscheidet jemand anders über ihre Meldungen.',
  ),
  'certificate-expired': said(
    'Ihr Schulungsnachweis für diese Rolle fehlt oder ist abgelaufen.',
    'Erneuern Sie ihn; Entwürfe bleiben solange erhalten. Jemand mit gültigem Nachweis darf sie einreichen.',
    'Nur wer einen gültigen Schulungsnachweis hat, darf Meldungen senden.',
    'Der absendenden Person fehlt ein gültiger Schulungsnachweis.',
  ),
  'clock-regressed': said(
    'Dieser Schritt trägt eine frühere Zeit als der letzte in der Akte.',
    'Versuchen Sie es erneut. Geschieht es wieder, muss der Betrieb die Uhr der Maschine stellen.',
    'Ein Eintrag darf nicht vor dem datiert sein, der ihm vorausgeht.',
  ),
  'stream-moved': said(
    'Jemand anders hat diesen Fall geändert, während Sie daran arbeiteten. Ihre Eingaben sind erhalten.',
    'Sehen Sie, was sich geändert hat, und wiederholen Sie den Schritt, wenn er noch richtig ist.',
    'Zwei Personen arbeiteten zugleich an einem Fall; die spätere wurde gebeten, noch einmal hinzusehen.',
  ),
  'stream-moved-by-you': said(
    'Sie haben diesen Fall selbst in einem anderen Fenster geändert, während er hier offen war. Ihre Eingaben sind erhalten.',
    'Sehen Sie, was sich geändert hat, und wiederholen Sie den Schritt, wenn er noch richtig ist.',
    'Eine Person arbeitete in zwei Fenstern an einem Fall; beim späteren Schritt wurde sie gebeten, noch einmal hinzusehen.',
  ),
  'stream-moved-by-service': said(
    'Während Sie an diesem Fall arbeiteten, hat der Dienst nach seinen Regeln etwas festgehalten, etwa eine Erinnerung oder die Ziehung der Stichprobe. Niemand anders hat ihn geändert. Ihre Eingaben sind erhalten.',
    'Sehen Sie die letzte Zeile des Verlaufs an und wiederholen Sie dann den Schritt.',
    'Der Dienst hielt etwas Eigenes fest, während eine Person an dem Fall arbeitete; sie wurde gebeten, noch einmal hinzusehen.',
    'Während Sie an diesem Fall arbeiteten, hat der Dienst nach seinen Regeln etwas festgehalten, etwa eine Erinnerung oder eine verstrichene Frist. Niemand anders hat ihn geändert. Ihre Eingaben sind erhalten.',
  ),
  'idempotency-key-reused': said(
    'Dieser Anfrageschlüssel wurde schon für eine andere Anfrage benutzt. Es wurde nichts getan.',
    'Senden Sie die Anfrage mit einem neuen Schlüssel.',
    'Eine Anfrage wurde unter demselben Schlüssel mit anderem Inhalt wiederholt.',
  ),
  'invalid-command': said(
    'Ein Teil der Eingaben ist nicht lesbar. Es wurde nichts gespeichert; der Entwurf bleibt erhalten.',
    'Berichtigen Sie das genannte Feld und senden Sie erneut.',
    'Eine Anfrage war nicht lesbar und hatte keine Wirkung.',
    'Ein Teil der Eingaben ist nicht lesbar. Es wurde nichts gespeichert.',
  ),
  'platform-unknown': said(
    'Diese Plattform steht nicht im Verzeichnis oder nimmt derzeit keine Meldungen an.',
    'Wählen Sie eine Plattform aus dem Verzeichnis, oder bitten Sie den Betrieb, diese aufzunehmen.',
    'Eine Meldung ging an eine Plattform, die nicht teilnimmt.',
  ),
  'parameter-set-unknown': said(
    'Dieser Parametersatz ist nicht bekannt oder gehört nicht Ihrer Stelle.',
    'Nennen Sie einen geltenden Parametersatz Ihrer Stelle in der Form Kennung@Version.',
    'Eine Meldung nannte veröffentlichte Parameter, die es nicht gibt.',
    'Der genannte Parametersatz ist nicht bekannt.',
  ),
  'gates-open': said(
    'Der Entwurf ist noch nicht fertig: Einige Punkte sind offen. Er bleibt, wie er ist.',
    'Erledigen Sie die genannten Punkte; jeder nennt sein Feld und was ihn klären würde.',
    'Ein Entwurf erfüllte die veröffentlichten Bedingungen nicht und wurde nicht gesendet.',
    'Der Entwurf der Stelle hatte offene Punkte und wurde nicht gesendet.',
  ),
  'duplicate-item-id': said(
    'Zwei Inhalte tragen dieselbe Kennung.',
    'Geben Sie jedem Inhalt eine eigene Kennung.',
    'Ein Entwurf nannte einen Inhalt zweimal.',
  ),
  'unknown-item': said(
    'Diesen Inhalt gibt es in dieser Meldung nicht.',
    'Laden Sie den Fall neu und wählen Sie den Inhalt aus seiner Liste.',
    'Ein Schritt nannte einen Inhalt, den die Meldung nicht enthält.',
  ),
  'too-many-items': said(
    'Eine Meldung enthält höchstens 500 Inhalte.',
    'Teilen Sie die Liste; ein Import tut dies von selbst und hält die Teile zusammen.',
    'Ein Entwurf enthielt mehr Inhalte, als eine Meldung tragen darf.',
  ),
  'nothing-left-to-send': said(
    'Es ist kein Inhalt übrig, der gesendet werden könnte.',
    'Fügen Sie einen Inhalt hinzu oder verwerfen Sie den Entwurf. Für Zusammenfassungen ohne Adressen gibt es die Meldung nur zur Information.',
    'Ein Entwurf hatte nach den Prüfungen keinen Inhalt mehr und wurde nicht gesendet.',
    'Es war kein Inhalt übrig, der gesendet werden könnte.',
  ),
  'override-not-needed': said(
    'Diese Adresse ist nicht als Sammelseite gestoppt, es gibt also nichts zuzulassen.',
    'Reichen Sie den Inhalt ein, wie er ist. Ist sein Text keine brauchbare Adresse, berichtigen Sie ihn.',
    'Für eine Adresse, die keine Regel gestoppt hatte, wurde ein Grund angegeben.',
    'Diese Adresse war nicht gestoppt.',
  ),
  'override-by-author': said(
    'Diesen Grund gibt eine Aufsicht führende Person, die den Entwurf nicht geschrieben hat.',
    'Bitten Sie eine andere Aufsicht führende Person. Sperre 2 beurteilt den Grund dann ebenfalls.',
    'Wer einen Entwurf schreibt, darf nicht selbst eine seiner Adressen von den Regeln ausnehmen.',
  ),
  'retention-not-over': said(
    'Der Fall wird aufbewahrt, bis seine 24 Monate vorüber sind.',
    'Warten Sie bis zum genannten Zeitpunkt, oder nennen Sie die Anordnung einer Behörde oder eines Gerichts.',
    'Ein Fall wird nach seinem letzten Schritt 24 Monate aufbewahrt, damit er geprüft werden kann.',
  ),
  'case-erased': said(
    'Der Fall wurde gelöscht: Seine Worte sind endgültig fort, seine Nachweise und Zahlen bleiben.',
    'In ihm lässt sich nichts mehr tun. Wann und auf welcher Grundlage, sagt der Eintrag der Löschung im Protokoll.',
    'Die Worte des Falls wurden vernichtet, wie es der Datenschutz verlangt. Was veröffentlicht wurde, bleibt prüfbar.',
  ),
  'hold-too-long': said(
    'Eine Pause dauert höchstens 14 Tage.',
    'Wählen Sie ein früheres Ende. Die Aufsicht kann eine Pause einmal verlängern.',
    'Ein Fall darf jeweils höchstens 14 Tage ruhen.',
  ),
  'hold-in-past': said(
    'Das Ende der Pause liegt in der Vergangenheit.',
    'Wählen Sie ein Ende, das noch kommt.',
    'Eine Pause wurde verlangt, die schon zu Ende gewesen wäre.',
  ),
  'hold-not-yours': said(
    'Die andere Seite hat diese Pause gesetzt und beendet sie.',
    'Warten Sie auf das Ende, das der Fall zeigt, oder schreiben Sie der anderen Seite.',
    'Eine Pause endet durch die Seite, die um sie bat, oder durch Zeitablauf.',
  ),
  'hold-used': said(
    'Ihre Seite hat diesen Fall schon einmal ruhen lassen. Eine weitere Pause gibt die Aufsicht.',
    'Bitten Sie die Aufsichtsstelle, die Pause zu verlängern, und nennen Sie den Grund.',
    'Jede Seite darf einen Fall einmal ruhen lassen; für mehr braucht es eine unabhängige Prüferin.',
  ),
  'use-renewed': said(
    'Die Nutzungszeit dieser Meldung wurde schon einmal verlängert. Ein zweites Mal geht es nicht.',
    'Hilft eine Antwort auch danach noch, so senden Sie eine neue Meldung; sie durchläuft Prüfungen und Sperren neu.',
    'Die Zeit, in der eine Antwort hilft, wird einmal verlängert; dann endet eine Bitte von selbst.',
  ),
  'annex-missing': said(
    'Dieser Fall hat keine vertrauliche Anlage.',
    'Lesen Sie die Meldung selbst: Sie sagt alles, was die Einheit gesendet hat.',
    'Gefragt wurde nach einer Anlage, die ein Fall nicht hat.',
  ),
  'annex-destroyed': said(
    'Die vertrauliche Anlage dieses Falls wurde vernichtet.',
    'Nichts bringt sie zurück. Festgehalten ist, wann sie vernichtet wurde.',
    'Der Text einer Anlage wird sechs Monate nach dem Ende eines Falls vernichtet; dass es sie gab, bleibt festgehalten.',
  ),
  'not-cleared': said(
    'Sie sind für vertrauliche Anlagen nicht ermächtigt, oder nicht mehr.',
    'Fragen Sie eine der ermächtigten Personen Ihrer Organisation; der Fall nennt sie.',
    'Vertrauliches lesen nur Personen, die zwei andere ihrer Organisation ermächtigt haben.',
  ),
  'use-over': said(
    'Die Nutzungszeit dieser Meldung ist vorbei.',
    'Hilft eine Antwort noch, so senden Sie eine neue Meldung; sie durchläuft Prüfungen und Sperren neu.',
    'Die Zeit, in der eine Antwort geholfen hätte, ist vorbei; die Bitte endet.',
  ),
  'no-hold-to-renew': said(
    'In diesem Fall gab es keine Pause, die verlängert werden könnte.',
    'Warten Sie, bis eine Seite eine Pause setzt.',
    'Eine unabhängige Prüferin verlängert eine Pause; um sie bitten muss eine Seite.',
  ),
  'not-yet-due': said(
    'Die Zeit für diesen Schritt ist noch nicht gekommen.',
    'Es ist nichts zu tun: Der Schritt folgt zu seiner Zeit von selbst.',
    'Ein Schritt, der aus einer Frist folgt, kam vor der Frist.',
  ),
  'reminder-not-due': said(
    'Diese Erinnerung ist nicht fällig oder wurde schon gegeben.',
    'Es ist nichts zu tun.',
    'Erinnert wird je einmal, nach der Hälfte und nach vier Fünfteln der Zeit.',
  ),
  'sample-too-early': said(
    'Die Stichprobe wird mit einem Prüfpunkt gezogen, der nach Sperre 1 veröffentlicht wurde; dieser ist älter.',
    'Warten Sie auf den nächsten Prüfpunkt.',
    'Die Ziehung muss auf einem Eintrag beruhen, der nach der Freigabe entstand, damit niemand sie vorhersehen konnte.',
    'Die Stichprobe wird mit einem Prüfpunkt gezogen, der nach Sperre 1 veröffentlicht wurde.',
  ),
  'already-drawn': said(
    'Die Stichprobe dieser Meldung ist gezogen.',
    'Es ist nichts zu tun; die gezogenen Inhalte stehen im Fall.',
    'Eine Stichprobe wird einmal gezogen.',
  ),
  'sample-not-drawn': said(
    'Aus dieser Meldung wurde noch keine Stichprobe gezogen.',
    'Warten Sie auf die Ziehung nach dem nächsten Prüfpunkt.',
    'Nur ausgeloste Inhalte werden nachträglich geprüft.',
  ),
  'not-in-sample': said(
    'Dieser Inhalt wurde nicht gezogen.',
    'Wählen Sie einen der gezogenen Inhalte.',
    'Geprüft werden die Inhalte, die das Los bestimmt hat, und keine anderen.',
  ),
  'already-sampled': said(
    'Dieser Inhalt der Stichprobe ist geprüft.',
    'Gehen Sie zum nächsten gezogenen Inhalt.',
    'Jeder gezogene Inhalt wird einmal geprüft.',
  ),
};

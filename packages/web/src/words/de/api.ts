export const api = {
  opening: 'Wird geöffnet …',
  unreachable: 'Der Server hat nicht geantwortet.',
  unreachableRemedy:
    'Warten Sie einen Augenblick und versuchen Sie es erneut. Eine Wiederholung kann nicht zweimal wirken.',
  presentState: 'Der Fall hat jetzt den Stand „{{status}}“.',
  fault: {
    missing: 'fehlt.',
    'too-long': 'ist zu lang oder zu viel; höchstens {{limit}}.',
    'too-short': 'ist zu kurz oder zu wenig; mindestens {{limit}}.',
    'not-offered': 'ist keiner der möglichen Werte.',
    unknown: 'ist hier nicht bekannt.',
    unreadable: 'ist so nicht lesbar.',
  },
};

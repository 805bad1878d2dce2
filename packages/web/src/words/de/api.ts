export const api = {
  opening: 'Wird geöffnet …',
  unreachable: 'Der Server hat nicht geantwortet.',
  unreachableRemedy:
    'Warten Sie einen Augenblick und versuchen Sie es erneut. Eine Wiederholung kann nicht zweimal wirken.',
};

export const api = {
  opening: 'جارٍ الفتح…',
  unreachable: 'لم يُجب الخادم.',
  unreachableRemedy: 'انتظر لحظة ثم حاول مجددًا. الإعادة لا تُنفَّذ مرتين.',
};

export const api = {
  opening: 'جارٍ الفتح…',
  unreachable: 'لم يُجب الخادم.',
  unreachableRemedy: 'انتظر لحظة ثم حاول مجددًا. الإعادة لا تُنفَّذ مرتين.',
  presentState: 'حالة القضية الآن «{{status}}».',
  fault: {
    missing: 'ناقص.',
    'too-long': 'أطول أو أكثر مما يجوز؛ الحد الأعلى {{limit}}.',
    'too-short': 'أقصر أو أقل مما يجب؛ الحد الأدنى {{limit}}.',
    'not-offered': 'ليس من القيم الموجودة.',
    unknown: 'غير معروف هنا.',
    unreadable: 'لا يُقرأ على هذه الصورة.',
  },
};

export const refusals = {
  'not-in-this-state': {
    sentence: 'غير ممكن ما دامت القضية «{{status}}».',
    change: 'تتقدم القضية من نفسها، وتبيّن هذه الصفحة متى.',
  },
  'not-your-role': { sentence: 'دورك لا يفعل هذا.', change: 'يستطيعه شخص في مكتبك له الدور المناسب.' },
  'not-your-organisation': { sentence: 'هذه القضية ليست لدى مكتبك.', change: '' },
  'own-draft': { sentence: 'كتبتَ جزءًا من هذه المسودة، فيقفلها زميل.', change: 'اطلب من مشرف لم يعمل عليها.' },
  'rereading-missing': { sentence: 'لم تُقرأ كل العناصر المختارة بعد.', change: 'أجب عن الأسئلة لكل منها أعلاه.' },
  'gates-open': { sentence: 'بعض النقاط مفتوحة.', change: 'عالج النقاط التي تذكرها البوابات.' },
  'override-not-needed': { sentence: 'لا عنوان هنا موقوف لأنه صفحة جامعة.', change: 'لا شيء لإجازته.' },
  'override-by-author': { sentence: 'لا يعطي هذا السبب إلا مشرف لم يكتب المسودة.', change: 'اطلب من مشرف آخر.' },
  'reconsideration-used': { sentence: 'طُلبت إعادة النظر من قبل، وهي مرة واحدة.', change: '' },
};

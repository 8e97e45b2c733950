/** Words of sample articles, long and short ones, in the languages that try a page's typography. */
export const SENTENCES = {
  en: ['Workers met in the square before dawn.', 'The court heard the case behind closed doors.', 'Officials did not answer our questions.', 'Families say that they were told nothing.', 'A petition was handed in at the embassy.'],
  ru: ['Рабочие собрались на площади до рассвета.', 'Суд рассмотрел дело за закрытыми дверями.', 'Чиновники не ответили на наши вопросы.', 'Семьи говорят, что им ничего не сообщили.'],
  kk: ['Жұмысшылар таң атқанша алаңға жиналды.', 'Сот істі жабық есік жағдайында қарады.', 'Шенеуніктер сұрақтарымызға жауап бермеді.', 'Отбасылары ештеңе айтылмағанын айтады.'],
  ar: ['اجتمع العمال في الساحة قبل الفجر.', 'نظرت المحكمة في القضية خلف أبواب مغلقة.', 'لم يجب المسؤولون عن أسئلتنا.'],
  ug: ['ئىشچىلار تاڭ ئاتقۇچە مەيدانغا يىغىلدى.', 'سوت دېلونى يېپىق ئىشىك ئارقىسىدا ئاڭلىدى.', 'ئەمەلدارلار سوئاللىرىمىزغا جاۋاب بەرمىدى.'],
} // prettier-ignore

export const HEADLINES = {
  en: ['Workers meet in the square', 'Fourteen years on, the families are still waiting for an independent inquiry', 'Court adjourns for a third time', 'Write to the ambassador: three things to ask', 'How a pipeline bought silence'],
  ru: ['Рабочие собрались на площади', 'Суд заслушал дело за закрытыми дверями, а семьям по-прежнему ничего не сообщили', 'Правозащитница вышла на свободу'],
  kk: ['Жұмысшылар алаңға жиналды', 'Мұнайшылардың отбасылары тәуелсіз тергеуді әлі күтіп отыр', '«Біз қорықпаймыз»: ұстазбен сұхбат'],
  ar: ['اجتماع العمال في الساحة', '«لم يخبرنا أحد بشيء»: حوار مع عائلات العمال'],
  ug: ['ئىشچىلار مەيدانغا يىغىلدى', 'ئائىلىلەر مۇستەقىل تەكشۈرۈشنى كۈتمەكتە'],
} // prettier-ignore

import { pagePath } from '@/lib/urls'
import { body, heading, link, list, paragraph, text } from './lexical'

const GUIDELINES = 'https://www.w3.org/TR/WCAG22/'
const contact = pagePath('contact')

/** How the pages are made for everyone, how that is tested, and what is missing: true of the software, in each of the site's languages. */
export const accessibilityPages = [
  {
    language: 'en' as const,
    title: 'Accessibility',
    slug: 'accessibility',
    description:
      'How this site is made to be read by everyone, how that is tested, and what is still missing.',
    body: body([
      paragraph([
        text('The public pages of this site are made to meet the '),
        link('Web Content Accessibility Guidelines 2.2', GUIDELINES),
        text(
          ' at level AA. They meet them in part: the gaps that we know of are listed below. This statement was written on 27 November 2026.',
        ),
      ]),
      heading('How it is tested'),
      paragraph('Each change of the software is tried on every kind of page before readers get it:'),
      list([
        'by axe-core, in light, dark and forced colours, on a narrow and a wide screen, in English, Russian and Kazakh;',
        'with the Tab key from the top of the page to its end: everything is reached in order, seen when it is reached, and large enough to be pressed;',
        'by the Nu HTML checker, and with JavaScript switched off;',
        'in a window 320 pixels wide, and with articles written from right to left.',
      ]),
      paragraph(
        'Programs find less than half of what can be wrong. No independent body has audited the site, and it has not been tried with people who use screen readers or other aids.',
      ),
      heading('Known gaps'),
      list([
        'A picture has one description, in one language, also where it stands on a page in another.',
        'Words of another language inside an article may not be marked as such, so that a screen reader may mispronounce them.',
        'Articles that were first published elsewhere are shown word for word, with the structure they had.',
        'The page that says that nothing stands at an address, or that it was withdrawn, is in one language, with one line in each of the others.',
        'The site has no sound or video of its own, and so no captions or transcripts. Recordings elsewhere that it links to may have none.',
        'The newsroom’s own editing screens are not covered by this statement.',
      ]),
      heading('Tell us'),
      paragraph([
        text('If something cannot be read or used, that is a fault. Please '),
        link('tell the newsroom', contact),
        text(' which page it is and what you use to read it.'),
      ]),
    ]),
  },
  {
    language: 'ru' as const,
    title: 'Доступность',
    slug: 'accessibility-ru',
    description: 'Как сделано, чтобы этот сайт мог читать каждый, как это проверяется и чего ещё не хватает.',
    body: body([
      paragraph([
        text('Открытые страницы этого сайта сделаны по '),
        link('Руководству по обеспечению доступности веб-контента (WCAG) 2.2', GUIDELINES),
        text(
          ' на уровне AA. Они соответствуют ему частично: известные нам недостатки перечислены ниже. Это заявление составлено 27 ноября 2026 года.',
        ),
      ]),
      heading('Как это проверяется'),
      paragraph(
        'Каждое изменение программы испытывается на страницах всех видов, прежде чем его увидят читатели:',
      ),
      list([
        'программой axe-core — в светлых, тёмных и принудительных цветах, на узком и широком экране, на английском, русском и казахском языках;',
        'клавишей Tab от начала страницы до конца: до всего можно дойти по порядку, видно, где находится курсор, и на всё легко нажать;',
        'программой Nu HTML Checker и с отключённым JavaScript;',
        'в окне шириной 320 пикселей и на статьях, которые пишутся справа налево.',
      ]),
      paragraph(
        'Программы находят меньше половины возможных ошибок. Независимой проверки сайта не было, и его не испытывали люди, которые пользуются программами экранного доступа или другими вспомогательными средствами.',
      ),
      heading('Известные недостатки'),
      list([
        'У изображения одно описание на одном языке, в том числе на страницах на других языках.',
        'Слова другого языка внутри статьи могут быть не отмечены, и программа экранного доступа может прочитать их неверно.',
        'Статьи, впервые опубликованные в других изданиях, приводятся слово в слово, с той структурой, которая у них была.',
        'Страница о том, что по адресу ничего нет или что материал снят, написана на одном языке, с одной строкой на каждом из остальных.',
        'Своих аудио- и видеозаписей на сайте нет, поэтому нет субтитров и расшифровок. У записей на других сайтах, на которые мы ссылаемся, их может не быть.',
        'На экраны редакции, где готовятся статьи, это заявление не распространяется.',
      ]),
      heading('Напишите нам'),
      paragraph([
        text('Если что-то нельзя прочитать или использовать, это ошибка. Пожалуйста, '),
        link('сообщите редакции', contact),
        text(', на какой это странице и чем вы пользуетесь для чтения.'),
      ]),
    ]),
  },
  {
    language: 'kk' as const,
    title: 'Қолжетімділік',
    slug: 'accessibility-kk',
    description:
      'Бұл сайтты кез келген адам оқи алуы үшін не істелген, ол қалай тексеріледі және әлі не жетіспейді.',
    body: body([
      paragraph([
        text('Осы сайттың ашық беттері '),
        link('Веб-контенттің қолжетімділігі жөніндегі нұсқаулыққа (WCAG) 2.2', GUIDELINES),
        text(
          ' AA деңгейінде сай болатындай жасалған. Олар оған ішінара сай келеді: бізге белгілі кемшіліктер төменде аталған. Бұл мәлімдеме 2026 жылғы 27 қарашада жазылды.',
        ),
      ]),
      heading('Қалай тексеріледі'),
      paragraph('Бағдарламаның әр өзгерісі оқырмандарға жеткенге дейін беттердің барлық түрінде сыналады:'),
      list([
        'axe-core бағдарламасымен — ашық, қараңғы және мәжбүрлі түстерде, тар және кең экранда, ағылшын, орыс және қазақ тілдерінде;',
        'Tab пернесімен беттің басынан соңына дейін: барлығына ретімен жетуге болады, қай жерде тұрғаныңыз көрінеді, басу оңай;',
        'Nu HTML Checker бағдарламасымен және JavaScript өшірулі күйде;',
        'ені 320 пиксель терезеде және оңнан солға жазылған мақалаларда.',
      ]),
      paragraph(
        'Бағдарламалар мүмкін қателердің жартысынан азын табады. Сайтты тәуелсіз ұйым тексерген жоқ, экраннан оқу бағдарламаларын немесе басқа көмекші құралдарды пайдаланатын адамдар да сынаған жоқ.',
      ),
      heading('Белгілі кемшіліктер'),
      list([
        'Суреттің бір ғана тілде бір ғана сипаттамасы бар, ол басқа тілдегі беттерде де сол күйінде тұрады.',
        'Мақала ішіндегі басқа тілдің сөздері белгіленбеуі мүмкін, сондықтан экраннан оқу бағдарламасы оларды қате оқуы ықтимал.',
        'Алғаш рет басқа басылымда шыққан мақалалар сөзбе-сөз, бұрынғы құрылымымен беріледі.',
        'Мекенжайда ештеңе жоқ екенін немесе материал алынғанын айтатын бет бір тілде, басқа тілдердің әрқайсысында бір жолдан ғана бар.',
        'Сайттың өз дыбыс не бейнежазбалары жоқ, сондықтан субтитр мен мәтіндік жазба да жоқ. Біз сілтеме жасайтын басқа сайттардағы жазбаларда олар болмауы мүмкін.',
        'Мақала дайындалатын редакция экрандарына бұл мәлімдеме қатысты емес.',
      ]),
      heading('Бізге жазыңыз'),
      paragraph([
        text(
          'Бірдеңені оқу немесе пайдалану мүмкін болмаса, бұл — қате. Қай бет екенін және немен оқып отырғаныңызды ',
        ),
        link('редакцияға хабарлаңыз', contact),
        text('.'),
      ]),
    ]),
  },
]

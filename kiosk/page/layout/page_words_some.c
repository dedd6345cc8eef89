/* Words from catalogues of Debian 12, by column of WORDS; short words and
 * phrases of user interfaces, copied as they are. See page_words_some.h.
 *
 * place, page: firefox-esr-l10n 153.8, toolkit/pdfviewer/viewer.ftl (MPL-2.0),
 *   pdfjs-page-of-pages and pdfjs-thumb-page-title1
 * more: mediawiki 1.39, Vector, vector-more-actions (GPL-2+)
 * language, close, choose_language, untranslated: firefox-esr-l10n 153.8,
 *   language-header, pdfjs-document-properties-close-button,
 *   translations-panel-choose-language, translations-panel-error-unsupported;
 *   language of sw and ps, close of ps: vlc-l10n 3.0.24 (GPL-2+)
 * start_over: gnome-mines 40.1, "St_art Over" (GPL-3+)
 * larger_text: gnome-shell-common 43.9, "Large Text" (GPL-2+)
 * pause, play, contrast: vlc-l10n 3.0.24, "Pause", "Continue", "Contrast"
 *   (GPL-2+)
 * about: libgtk-3-common 3.24, "Information" (LGPL-2+)
 * effect: headings of section 4 of package leaflets: European Medicines Agency,
 *   QRD templates (ema.europa.eu); of Russian, Eurasian Economic Commission,
 *   decision 88 of 2016, annex 15
 * note, tip, warning: sphinx-common 5.3, "Note", "Tip", "Important" (BSD-2)
 *
 * untranslated of ht, so, tl and ur: U.S. Department of Health and Human
 * Services, sample notices of language services (45 CFR 92.11), public domain.
 * What a catalogue says of something else (to start a game over, to be paused)
 * was left out. */
#include "page_words_some.h"

#include <stddef.h>

#define WORDS(of, place_of, page_of, more_of, language_of, close_of,         \
              choose_language_of, untranslated_of, start_over_of,            \
              larger_text_of, pause_of, play_of, contrast_of, about, effect, \
              note, tip, warning)                                            \
    {                                                                        \
        .lang = of,                                                          \
        .place = place_of,                                                   \
        .page = page_of,                                                     \
        .more = more_of,                                                     \
        .language = language_of,                                             \
        .close = close_of,                                                   \
        .choose_language = choose_language_of,                               \
        .untranslated = untranslated_of,                                     \
        .start_over = start_over_of,                                         \
        .larger_text = larger_text_of,                                       \
        .pause = pause_of,                                                   \
        .play = play_of,                                                     \
        .contrast = contrast_of,                                             \
        .kinds = {about, about, NULL, effect, NULL, NULL},                   \
        .leads = {NULL, NULL, note, tip, warning},                           \
    }

const struct page_words page_words_some[] = {
    WORDS("de", "{a} von {b}", "Seite {a} von {b}", "Mehr", "Sprache",
          "Schließen", "Sprache auswählen",
          "Übersetzung ist für diese Seite nicht verfügbar.",
          "Von neuem beginnen", "Große Schrift", "Pause", "Fortfahren",
          "Kontrast", "Information", "Nebenwirkungen",
          "Bemerkung:", "Tipp:", "Wichtig:"),
    WORDS("fr", "{a} sur {b}", "Page {a} sur {b}", "Plus", "Langue", "Fermer",
          "Choisissez une langue",
          "Aucune traduction disponible pour cette page.", "Recommencer",
          "Grand texte", "Pause", "Continuer", "Contraste", "Information",
          "Effets indésirables", "Note :", "Astuce :", "Important :"),
    WORDS("it", "{a} di {b}", "Pagina {a} di {b}", "Altro", "Lingua", "Chiudi",
          "Scegli una lingua",
          "La traduzione non è disponibile per questa pagina.", NULL,
          "Caratteri grandi", "Pausa", "Prosegui", "Contrasto", "Informazione",
          "Effetti indesiderati", "Nota:", "Suggerimento:", "Importante:"),
    WORDS("pt-PT", "{a} de {b}", "Página {a} de {b}", "Mais", "Idioma",
          "Fechar", "Escolha um idioma",
          "A tradução não está disponível para esta página.", "Recomeçar",
          "Texto grande", "Pausar", "Continuar", "Contraste", "Informação",
          "Efeitos indesejáveis", "Nota:", "Dica:", "Importante:"),
    WORDS("pt", "{a} de {b}", "Página {a} de {b}", "Mais", "Idioma", "Fechar",
          "Escolha um idioma", "Não está disponível traduzir esta página.",
          "Recomeçar", "Texto grande", "Pausar", "Continuar", "Contraste",
          "Informação", NULL, "Nota:", "Dica:", "Importante:"),
    WORDS("nl", "{a} van {b}", "Pagina {a} van {b}", "Meer", "Taal", "Sluiten",
          "Kies een taal", "Er is voor deze pagina geen vertaling beschikbaar.",
          "Opnieuw beginnen", "Grote tekst", "Pauzeren", "Doorgaan", "Contrast",
          "Informatie", "Bijwerkingen", NULL, NULL, "Belangrijk:"),
    WORDS("ca", "{a} de {b}", "Pàgina {a} de {b}", "Més", "Llengua", "Tanca",
          "Trieu una llengua",
          "La traducció no està disponible per a aquesta pàgina.",
          "Comença de nou", "Text gran", "Pausa", "Continua", "Contrast",
          "Informació", NULL, "Nota:", "Truc:", NULL),
    WORDS("gl", "{a} de {b}", NULL, "Máis", "Idioma", "Pechar",
          "Escoller un idioma",
          "A tradución non está dispoñible para esta páxina.",
          "Comezar de novo", "Texto grande", NULL, "Continuar", "Contraste",
          "Información", NULL, NULL, NULL, NULL),
    WORDS("ro", "{a} din {b}", "Pagina {a} din {b}", "Mai mult", "Limbă",
          "Închide", "Alege o limbă",
          "Traducerea nu este disponibilă pentru această pagină.",
          "Începe din nou", "Text mare", "Pauză", "Continuă", "Contrast",
          "Informații", "Reacții adverse", "Notă:", "Sfat:", NULL),
    WORDS("sv", "{a} av {b}", "Sida {a} av {b}", "Mer", "Språk", "Stäng",
          "Välj ett språk",
          "Översättning är inte tillgänglig för den här sidan.", "Börja om",
          "Stor text", "Pausa", "Fortsätt", "Kontrast", "Information",
          "Biverkningar", "Observera:", "Tips:", "Viktigt:"),
    WORDS("da", "{a} af {b}", "Side {a} af {b}", "Mere", "Sprog", "Luk",
          "Vælg et sprog", "Der er ingen tilgængelig oversættelse af siden.",
          "Start forfra", "Stor tekst", "Pause", "Fortsæt", "Kontrast",
          "Information", "Bivirkninger", "Bemærk:", NULL, "Vigtigt:"),
    WORDS("nb", "{a} av {b}", "Side {a} av {b}", "Mer", "Språk", "Lukk",
          "Velg et språk", "Oversettelse er ikke tilgjengelig for denne siden.",
          "Start på nytt", "Stor tekst", "Pause", "Fortsett", "Kontrast",
          "Informasjon", "Bivirkninger", NULL, NULL, NULL),
    WORDS("is", "{a} af {b}", NULL, "Meira", "Tungumál", "Loka",
          "Veldu tungumál", "Þýðing er ekki tiltæk fyrir þessa síðu.",
          "Byrja aftur", "Stór texti", "Hlé", "Halda áfram", "Birtuskil",
          "Upplýsingar", "Aukaverkanir",
          "Athugasemd:", "Ábending:", "Mikilvægt:"),
    WORDS(
        "fi", "{a} / {b}", "Sivu {a}/{b}", "Muut", "Kieli", "Sulje",
        "Valitse kieli", "Käännöstoiminto ei ole käytettävissä tällä sivulla.",
        "Aloita uudelleen", "Suuri tekstin koko", "Tauko", "Jatka", "Kontrasti",
        "Tietoja", "Haittavaikutukset", "Muista:", "Vihje:", "Tärkeä:"),
    WORDS("et", "{a}/{b}", NULL, "Veel", "Keel", "Sulge", NULL, NULL, NULL,
          "Suur tekst", "Pausi", "Jätka", "Kontrastsus", "Teave",
          "Kõrvaltoimed", "Märkus:", "Nõuanne:", "Tähtis:"),
    WORDS("lv", "{a} no {b}", "{a}.\u00A0lpp. no {b}", "Vairāk", "Valoda",
          "Aizvērt", "Izvēlies valodu", "Tulkojums šai lapai nav pieejams.",
          "Sākt no jauna", "Liels teksts", "Pauzēt", "Turpināt", "Kontrasts",
          "Informācija", "Blakusparādības", "Piezīme:", "Padoms:", "Svarīgi:"),
    WORDS("lt", "{a} iš {b}", NULL, "Daugiau", "Kalba", "Užverti", NULL, NULL,
          NULL, "Didelis tekstas", "Pristabdyti", "Tęsti", "Kontrastas",
          "Informacija", "Šalutinis poveikis",
          "Pastaba:", "Patarimas:", "Svarbu:"),
    WORDS("pl", "{a}\u00A0z\u00A0{b}", "{a}. strona z\u00A0{b}", "Więcej",
          "Język", "Zamknij", "Wybierz język",
          "Tłumaczenie nie jest dostępne dla tej strony.",
          "Zacznij od początku", "Duży tekst", "Wstrzymaj", "Kontynuuj",
          "Kontrast", "Informacja", "Działania niepożądane",
          "Informacja:", "Wskazówka:", "Ważne:"),
    WORDS("cs", "{a} z {b}", "Strana {a} z {b}", "Další", "Jazyk", "Zavřít",
          "Zvolit jazyk", "Překlad pro tuto stránku není k dispozici.", NULL,
          NULL, "Pozastavit", "Pokračovat", "Kontrast", "Informace",
          "Nežádoucí účinky", "Poznámka:", NULL, "Důležité:"),
    WORDS("sk", "{a} z {b}", "Strana {a} z {b}", "Viac", "Jazyk", "Zavrieť",
          "Zvoľte jazyk", "Preklad pre túto stránku nie je k dispozícii.",
          "Začať odznovu", "Veľký text", "Pozastaviť", "Pokračovať", "Kontrast",
          "Informácie", "Vedľajšie účinky", "Poznámka:", NULL, "Dôležité:"),
    WORDS("sl", "{a} od {b}", "Stran {a} od {b}", "Več", "Jezik", "Zapri",
          "Izberite jezik", "Prevod za to stran ni na voljo.", "Začni znova",
          "Veliko besedilo", "Premor", "Nadaljuj", "Kontrast", NULL,
          "Neželeni učinki", "Opomba:", "Nasvet:", "Pomembno:"),
    WORDS("hr", "{a} od {b}", "Stranica {a} od {b}", "Više", "Jezik", "Zatvori",
          "Odaberi jezik", "Prijevod nije dostupan za ovu stranicu.",
          "Pokreni ponovno", "Velik tekst", "Stanka", "Nastavi", "Kontrast",
          "Informacije", "Nuspojave", "Napomena:", "Savjet:", "Važno:"),
    WORDS("bs", "{a} od {b}", NULL, "Više", "Jezik", "Zatvori", "Odaberi jezik",
          "Prijevod nije dostupan za ovu stranicu.", NULL, "Veliki Tekst", NULL,
          "Nastavi", "Kontrast", "Informacije", NULL, NULL, NULL, NULL),
    WORDS("sr", "{a} од {b}", "Страница {a} од {b}", NULL, "Језик", "Затвори",
          "Изабери језик", "Није доступан превод за ову страницу.", NULL,
          "Велики текст", "Пауза", "Настави", "Контраст", NULL, NULL,
          "Белешка:", "Савет:", "Важно:"),
    WORDS("mk", "{a} од {b}", "Страница {a} од {b}", "Повеќе", "Јазик",
          "Затвори", NULL, NULL, NULL, "Голем текст", "Пауза", NULL, NULL, NULL,
          NULL, NULL, NULL, NULL),
    WORDS("bg", "{a} от {b}", NULL, "Още", "Език", "Затваряне", "Изберете език",
          "Преводът не е наличен за тази страница.", NULL, "Едър текст",
          "Пауза", "Продължаване", "Контраст", "Информация", "Нежелани реакции",
          NULL, NULL, NULL),
    WORDS("ru", "{a} из {b}", "Страница {a} из {b}", "Ещё", "Язык", "Закрыть",
          "Выбрать язык", "Для этой страницы перевод недоступен.",
          "Начать сначала", "Крупный текст", "Пауза", "Продолжить",
          "Контрастность", "Информация", "Нежелательные реакции",
          "Примечание:", "Совет:", "Важно:"),
    WORDS("uk", "{a} із {b}", NULL, "Ще", "Мова", "Закрити", "Вибрати мову",
          "Переклад недоступний для цієї сторінки.", "Почати знову",
          "Більший текст", "Призупинити", "Продовжити", "Контрастність",
          "Інформація", NULL, NULL, NULL, NULL),
    WORDS("be", "{a} з {b}", "Старонка {a} з\u00A0{b}", "Яшчэ", "Мова",
          "Закрыць", "Выбраць мову", "Для гэтай старонкі пераклад недаступны.",
          "Пачаць з пачатку", "Вялікі тэкст", "Паўза", "Працягнуць",
          "Кантраснасць", "Інфармацыя", NULL, NULL, NULL, NULL),
    WORDS("kk", NULL, "Бет {a}/{b}", NULL, "Тіл", "Жабу", "Тілді таңдау",
          "Бұл парақ үшін аударма қолжетімсіз.", "Басынан бастау",
          "Үлкен мәтін", "Аялдату", NULL, "Контраст", "Ақпарат", NULL, NULL,
          NULL, NULL),
    WORDS("el", "{a} από {b}", "Σελίδα {a} από {b}", "Περισσότερα", "Γλώσσα",
          "Κλείσιμο", "Επιλέξτε μια γλώσσα",
          "Δεν διατίθεται μετάφραση για αυτήν τη σελίδα.", NULL,
          "Μεγάλο κείμενο", "Παύση", "Συνέχεια", "Αντίθεση", "Πληροφορίες",
          "Ανεπιθύμητες ενέργειες",
          "Σημείωση:", "Πρακτική συμβουλή:", "Σημαντικό:"),
    WORDS("hu", "{a} / {b}", "{a}. / {b} oldal", "Több", "Nyelv", "Bezárás",
          "Válasszon nyelvet", "Ehhez az oldalhoz nem érhető el fordítás.",
          "Újrakezdés", "Nagy szöveg", "Szünet", "Folytatás", "Kontraszt",
          "Információ", "Mellékhatások", "Megjegyzés:", "Javaslat:", "Fontos:"),
    WORDS("tr", "{a} / {b}", "Sayfa {a}/{b}", "Daha fazla", "Dil", "Kapat",
          "Dil seçin", "Bu sayfanın çevirisi yapılamıyor.", "Yeniden Başla",
          "Büyük Yazı", "Duraklat", "Sürdür", "Karşıtlık", "Bilgi", NULL,
          "Not:", "Tüyo:", "Önemli:"),
    WORDS("az", "{a} / {b}", NULL, "Daha çox", "Dil", "Qapat", "Dili seçin",
          NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    WORDS("uz", NULL, NULL, "Yana", "Til", "Yopish", NULL, NULL, NULL, NULL,
          "Pauza", NULL, NULL, "Maʼlumot", NULL, NULL, NULL, NULL),
    WORDS("sq", "{a} nga {b}", "Faqja {a} nga {b} gjithsej", "Më shumë",
          "Gjuhë", "Mbylleni", "Zgjidhni një gjuhë",
          "Për këtë faqe s’është i passhëm përkthimi.", NULL, NULL, "Pusho",
          "Vazhdo", NULL, "Informacion", NULL,
          "Shënim:", "Ndihmëz:", "E rëndësishme:"),
    WORDS("af", "{a} van {b}", NULL, "Meer", "Taal", "Sluit", NULL, NULL, NULL,
          "Groot teks", NULL, "Gaan voort", "Kontras", "Inligting", NULL, NULL,
          NULL, NULL),
    WORDS("cy", "{a} o {b}", "Tudalen {a} o {b}", "Rhagor", "Iaith", "Cau",
          "Dewiswch iaith",
          "Nid yw cyfieithiad ar gael ar gyfer y dudalen hon.", NULL, NULL,
          "Seibio", "Parhau", "Cyferbyniad", "Gwybodaeth", NULL,
          "Nodyn:", "Awgrym:", "Pwysig:"),
    WORDS("id", "{a} dari {b}", NULL, "Lainnya", "Bahasa", "Tutup",
          "Pilih bahasa", "Terjemahan tidak tersedia untuk laman ini.",
          "Mulai Lagi", "Teks Besar", NULL, "Teruskan", "Kontras", "Informasi",
          NULL, "Catatan:", NULL, "Penting:"),
    WORDS("ms", "{a} daripada {b}", NULL, "Lagi", "Bahasa", "Tutup", NULL, NULL,
          NULL, "Teks Besar", "Rehat", "Teruskan", "Beza Jelas", "Maklumat",
          NULL, NULL, NULL, NULL),
    WORDS("tl", "{a} ng {b}", NULL, "Higit pa", "Wika", "Isara", NULL,
          "Kung nagsasalita ka ng Tagalog, maaari kang gumamit ng mga serbisyo "
          "ng tulong sa wika nang walang bayad.",
          NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    WORDS("ja", "{a} / {b}", "{a} / {b} ページ", "その他", "言語", "閉じる",
          "言語を選択", "このページでは翻訳機能を利用できません。",
          "初めからやり直す", "大きな文字", "一時停止", "続ける",
          "コントラスト", "情報", NULL, "注釈：", NULL, "重要："),
    WORDS("fa", "{a} از {b}", "صفحهٔ {a} از {b}", "بیشتر", "زبان", "بستن",
          "انتخاب یک زبان", "ترجمه برای این صفحه در دسترس نیست.", "شروع دوباره",
          "متن درشت", "مکث", "ادامه", "کنتراست", "اطلاعات", NULL,
          "توجه:", "نکته:", "مهم:"),
    WORDS("ur", NULL, NULL, "مزید", "زبان", "بند کریں", NULL,
          "اگر آپ اردو بولتے ہیں، تو آپ کو زبان کی مدد کی خدمات مفت میں دستیاب "
          "ہیں۔",
          NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    WORDS("ps", NULL, NULL, "نور", "ژبه", NULL, NULL, NULL, NULL, NULL, "ځنډول",
          NULL, NULL, "خبرتياوې", NULL, NULL, NULL, NULL),
    WORDS("ne", "{b} को {a}", NULL, "थप", "भाषा", "बन्द गर्नुहोस्", NULL, NULL,
          NULL, NULL, "पज गर्नुहोस्", "जारी राख्नुहोस्", "व्यतिरेक", "सूचना", NULL,
          "टिप्पणी:", NULL, "जरुरी:"),
    WORDS("mr", "{b} पैकी {a}", NULL, "अधिक", "भाषा", "बंद करा", NULL, NULL, NULL,
          "मोठे मजकूर", "थांबा", "सुरु ठेवा", "विरुद्ध रंगसंगती", "माहिती", NULL, NULL,
          NULL, NULL),
    WORDS("hy", NULL, NULL, "Ավելին", "Լեզուն", "Փակել", "Ընտրել լեզու",
          "Թարգմանությունը հասանելի չէ այս էջի համար։", NULL, NULL, "Ընդմիջել",
          "Շարունակել", "Կոնտրաստ", NULL, NULL, NULL, NULL, NULL),
    WORDS("ka", "{a} {b}-დან", "გვერდი {a}, სულ {b}", "მეტი", "ენა", "დახურვა",
          "ენის შერჩევა", "თარგმანი მიუწვდომელია ამ გვერდისთვის.", NULL,
          "დიდი ტექსტი", "შეჩერება", NULL, "ფერთა სხვაობა", "ინფორმაცია", NULL,
          NULL, NULL, NULL),
    WORDS("ht", NULL, NULL, "Plis", NULL, NULL, NULL,
          "Si w pale Kreyòl Ayisyen, gen sèvis èd pou lang ki disponib gratis "
          "pou ou.",
          NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    WORDS("so", NULL, NULL, "Dheeraad", NULL, NULL, NULL,
          "Haddaad ku hadasho Soomaali, adeegyo kaalmada luuqadda ah oo "
          "bilaash ah ayaad heli kartaa.",
          NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    WORDS("sw", NULL, NULL, "Zaidi", "Lugha", NULL, NULL, NULL, NULL, NULL,
          NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
};

const int page_words_some_count =
    (int)(sizeof(page_words_some) / sizeof(*page_words_some));

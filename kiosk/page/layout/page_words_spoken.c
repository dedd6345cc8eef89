/* Words that only a voice says. See page_words_spoken.h. They are from
 * catalogues of Debian 12, copied as they are:
 *
 * button: orca 43.1, "structural navigation|Button" (LGPL-2.1+); of vi, ar, th,
 *   ko, is, kk, af, ja, fa, mr, ka, gu, kn and others without it at-spi2-core
 *   2.46, "push button" (LGPL-2.1+)
 * selected: orca, "radiobutton|selected"
 * on, off: orca, "switch|on", "switch|off"
 * next_page, previous_page: evince 43.1, "Next Page", "Previous Page" (GPL-2+)
 *
 * What a catalogue says of something else or cuts short was left out. */
#include "page_words_spoken.h"

#include <stddef.h>
#include <string.h>

#include "page_words.h"

static const struct page_words_spoken rows[] = {
    {"en", "Button", "selected", "on", "off", "Next Page", "Previous Page"},
    {"es", "Botón", "seleccionado", "activado", "desactivado",
     "Siguiente página", "Página anterior"},
    {"vi", "nút bấm", "được chọn", NULL, NULL, "Trang kế", "Trang trước"},
    {"ar", "زر ضغط", "منتقى", NULL, NULL, "الصفحة التالية", "الصفحة السابقة"},
    {"he", "כפתור", "נבחר", "פעיל", "כבוי", "העמוד הבא", "העמוד הקודם"},
    {"hi", "बटन", "चयनित", NULL, NULL, "अगला पृष्ठ", "पिछला पृष्ठ"},
    {"th", "ปุ่มกด", "เลือกอยู่", NULL, NULL, "หน้าถัดไป", "หน้าก่อน"},
    {"zh-Hans", "按钮", "已选中", "打开", "关闭", "下一页", "上一页"},
    {"zh-Hant", "按鈕", "已選取", "開", "關", "下一頁", "上一頁"},
    {"ko", "푸쉬 단추", NULL, NULL, NULL, "다음 페이지", "이전 페이지"},
    {"de", "Knopf", "ausgewählt", "an", "aus", "Nächste Seite",
     "Vorherige Seite"},
    {"fr", "Bouton", "sélectionné", "activé", "désactivé", "Page suivante",
     "Page précédente"},
    {"it", "Pulsante", "selezionato", "attivo", "non attivo",
     "Pagina successiva", "Pagina precedente"},
    {"pt-PT", "Botão", "selecionado", "ligado", "desligado", "Página seguinte",
     "Página anterior"},
    {"pt", "Botão", "selecionado", "ligado", "desligado", "Próxima página",
     "Página anterior"},
    {"nl", "Knop", "geselecteerd", "aan", "uit", "Volgende pagina",
     "Vorige pagina"},
    {"ca", "Botó", "seleccionat", "actiu", "inactiu", "Pàgina següent",
     "Pàgina anterior"},
    {"gl", "Botón", "seleccionado", "activado", "desactivado",
     "Páxina seguinte", "Páxina anterior"},
    {"ro", "Buton", "selectat", "activată", "dezactivată", "Pagina următoare",
     "Pagina precedentă"},
    {"sv", "Knapp", "markerad", "på", "av", "Nästa sida", "Föregående sida"},
    {"da", "Knap", "valgt", "til", "fra", "Næste side", "Forrige side"},
    {"nb", "Knapp", "valgt", "på", "av", "Neste side", "Forrige side"},
    {"is", "ýtihnappur", NULL, NULL, NULL, "Næsta síða", "Fyrri síða"},
    {"lv", "Poga", "atlasīts", "ieslēgts", "izslēgts", "Nākamā lappuse",
     "Iepriekšējā lappuse"},
    {"lt", "Mygtukas", "pažymėta", "įjungta", "išjungta", "Kitas puslapis",
     "Ankstesnis puslapis"},
    {"pl", "Przycisk", "wybrany", "włączony", "wyłączony", "Następna strona",
     "Poprzednia strona"},
    {"cs", "Tlačítko", "vybráno", "zapnuto", "vypnuto", "Následující stránka",
     "Předchozí stránka"},
    {"sk", "Tlačidlo", "vybraté", "zapnutý", "vypnutý", "Nasledujúca stránka",
     "Predchádzajúca stránka"},
    {"sl", "Gumb", "izbrano", "omogočeno", "onemogočeno", "Naslednja stran",
     "Predhodna stran"},
    {"hr", "Tipka", "odabrano", "Uključeno", "isključeno", "Sljedeća stranica",
     "Prijašnja stranica"},
    {"bs", "Dugme", "selektovan", NULL, NULL, "Sljedeća stranica",
     "Prethodna stranica"},
    {"sr", "Дугме", "изабрано", NULL, NULL, "Следећа страница",
     "Претходна страница"},
    {"mk", "притисни копче", "избрано", NULL, NULL, NULL, NULL},
    {"bg", "Бутон", "избран", "включен", "изключен", "Следваща страница",
     "Предишна страница"},
    {"ru", "Кнопка", "выбрано", "включено", "отключено", "Следующая страница",
     "Предыдущая страница"},
    {"uk", "Кнопка", "виділена", "увімкнено", "вимкнено", "Наступна сторінка",
     "Попередня сторінка"},
    {"be", "Кнопка", "абрана", NULL, NULL, "Да наступнай старонкі",
     "Да папярэдняй старонкі"},
    {"kk", "Батырма", NULL, NULL, NULL, "Келесі парақ", "Алдыңғы парақ"},
    {"el", "Κουμπί", "επιλεγμένο", "ενεργοποιημένο", "απενεργοποιημένο",
     "Επόμενη σελίδα", "Προηγούμενη σελίδα"},
    {"hu", "Gomb", "kiválasztott", "bekapcsolva", "kikapcsolva",
     "Következő oldal", "Előző oldal"},
    {"tr", "Düğme", "seçili", "açık", "kapalı", "Sonraki Sayfa",
     "Önceki Sayfa"},
    {"sq", "pulsant", "zgjedhur", NULL, NULL, NULL, NULL},
    {"af", "drukknop", NULL, NULL, NULL, "Volgende bladsy", "Vorige bladsy"},
    {"id", "Tombol", "dipilih", "nyala", "mati", "Halaman Selanjutnya",
     "Halaman Sebelumnya"},
    {"ms", "Butang", "dipilih", "hidup", "mati", "Halaman Berikutnya",
     "Halaman Terdahulu"},
    {"ja", "プッシュボタン", NULL, NULL, NULL, "次のページ", "前のページ"},
    {"fa", "دکمهٔ فشاری", NULL, NULL, NULL, "صفحهٔ بعد", "صفحهٔ قبل"},
    {"ne", "टाँक", NULL, NULL, NULL, "अर्को पृष्ठ", "अघिल्लो पृष्ठ"},
    {"mr", "पुश बटण", NULL, NULL, NULL, "पुढील पृष्ठ", "मागील पृष्ठ"},
    {"ka", "ღილაკი", NULL, NULL, NULL, "შემდეგი გვერდი", "წინა გვერდი"},
    {"bn", "পুশ বোতাম", "নির্বাচিত", NULL, NULL, NULL, NULL},
    {"eu", "Botoia", "hautatuta", NULL, NULL, "Hurrengo orrialdea",
     "Aurreko orrialdea"},
    {"gu", "દબાતુ બટન", NULL, NULL, NULL, "આગળનું પાનું", "પહેલાનું પાનું"},
    {"kn", "ಒತ್ತು ಗುಂಡಿ", NULL, NULL, NULL, "ಮುಂದಿನ ಪುಟ", "ಹಿಂದಿನ ಪುಟ"},
    {"ml", "ബട്ടണ്‍", "തിരഞ്ഞെടുത്തവ", NULL, NULL, NULL, NULL},
    {"pa", "ਦਬਾਉ ਬਟਨ", "ਚੁਣਿਆ", NULL, NULL, "ਅਗਲਾ ਸਫ਼ਾ", "ਪਿਛਲਾ ਸਫ਼ਾ"},
    {"ta", "பொத்தான்", "தேர்வுசெய்தது", NULL, NULL, "அடுத்த பக்கம்", "முந்தைய பக்கம்"},
    {"te", NULL, "ఎంపికకాబడినది", NULL, NULL, "తరువాతి పేజీ", "మునుపటి పుట"},
};

enum { ROWS = sizeof(rows) / sizeof(*rows), WORDS = 6 };

/* Gives WORDS what it lacks and LANG has. */
static void
complete(struct page_words_spoken *words, const char *lang)
{
    size_t row = 0;
    while (row < ROWS && !page_words_are_of(rows[row].lang, lang)) {
        row++;
    }
    if (row == ROWS) {
        return;
    }
    const char **to[WORDS] = {&words->button,    &words->selected,
                              &words->on,        &words->off,
                              &words->next_page, &words->previous_page};
    const char *const from[WORDS] = {
        rows[row].button, rows[row].selected,  rows[row].on,
        rows[row].off,    rows[row].next_page, rows[row].previous_page};
    for (int i = 0; i < WORDS; i++) {
        *to[i] = *to[i] != NULL ? *to[i] : from[i];
    }
}

struct page_words_spoken
page_words_spoken_in(const char *lang, const char *other)
{
    struct page_words_spoken words = {.lang = lang};
    complete(&words, lang);
    complete(&words, other);
    complete(&words, "en");
    return words;
}

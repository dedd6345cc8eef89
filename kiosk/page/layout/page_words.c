/* The words of the screen itself in every language we ship. Control names of
 * rehearsals are English, and defined where the controls are made. */
#include "page_words.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "str.h"

const struct page_words page_words_all[] = {
    {
        .lang = "en",
        .kinds = {"About", "About", "Benefit", "Side effect", "Aftercare",
                  "When to call"},
        .leads = {NULL, NULL, "Note:", "Tip:", "Important:"},
        .place = "{a} of {b}",
        .page = "Page {a} of {b}",
        .reviewed = "reviewed {date}",
        .date = "{d} {m} {y}",
        .months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug",
                   "Sep", "Oct", "Nov", "Dec"},
        .ask = "Prefer paper, or to talk? Ask at the desk.",
        .take = "This page, for your phone.",
        .still = "Still reading?",
        .countdown = "Back to the show in {a} s.",
        .keep = "Yes, keep this page",
        .more = "More",
        .treatments = "Treatments",
        .language = "Language",
        .close = "Close",
        .topics = "Topics",
        .help = "Reading help",
        .start_over = "Start over",
        .larger_text = "Larger text|Larger",
        .normal_text = "Normal text|Normal",
        .contrast = "Contrast",
        .pause = "Pause",
        .play = "Play",
        .choose_topic = "Choose a topic",
        .choose_treatment = "Choose a treatment",
        .choose_language = "Choose a language",
        .staff = "Please ask our staff",
        .staff_more = "We are glad to answer your questions.",
        .cleaning = "Cleaning",
        .cleaning_more = "The screen is back in {a} s.",
    },
    {
        .lang = "es",
        .kinds = {"Información", "Información", "Beneficio",
                  "Efecto secundario", "Cuidados", "Cuándo llamar"},
        .leads = {NULL, NULL, "Nota:", "Consejo:", "Importante:"},
        .place = "{a} de {b}",
        .page = "Página {a} de {b}",
        .reviewed = "revisado {date}",
        .date = "{d} {m} {y}",
        .months = {"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago",
                   "sep", "oct", "nov", "dic"},
        .ask = "¿Papel, o hablar? Pregunte en recepción.",
        .take = "Esta página, para su teléfono.",
        .still = "¿Sigue leyendo?",
        .countdown = "Volvemos a empezar en {a} s.",
        .keep = "Sí, seguir aquí",
        .more = "Más",
        .treatments = "Tratamientos",
        .language = "Idioma",
        .close = "Cerrar",
        .topics = "Temas",
        .help = "Ayuda para leer|Ayuda",
        .start_over = "Volver a empezar|Empezar",
        .larger_text = "Más grande|Agrandar",
        .normal_text = "Letra normal|Normal",
        .contrast = "Contraste",
        .pause = "Pausa",
        .play = "Seguir",
        .choose_topic = "Elija un tema",
        .choose_treatment = "Elija un tratamiento",
        .choose_language = "Elija un idioma",
        .staff = "Pregunte a nuestro personal",
        .staff_more = "Con gusto responderemos a sus preguntas.",
        .cleaning = "Limpieza",
        .cleaning_more = "La pantalla vuelve en {a} s.",
    },
    {
        .lang = "vi",
        .kinds = {"Thông tin", "Thông tin", "Lợi ích", "Tác dụng phụ",
                  "Chăm sóc sau điều trị", "Khi nào nên gọi"},
        .leads = {NULL, NULL, "Lưu ý:", "Mẹo:", "Quan trọng:"},
        .place = "{a} trên {b}",
        .page = "Trang {a} trên {b}",
        .reviewed = "duyệt ngày {date}",
        .date = "{d}/{n}/{y}",
        .ask = "Cần bản giấy hoặc muốn trao đổi? Xin hỏi quầy lễ tân.",
        .take = "Trang này, cho điện thoại của quý vị.",
        .still = "Quý vị còn đọc không?",
        .countdown = "Trình chiếu lại sau {a} giây.",
        .keep = "Có, giữ trang này",
        .more = "Thêm",
        .treatments = "Điều trị",
        .language = "Ngôn ngữ",
        .close = "Đóng",
        .choose_topic = "Chọn một chủ đề",
        .choose_treatment = "Chọn một cách điều trị",
        .choose_language = "Chọn ngôn ngữ",
        .staff = "Xin hỏi nhân viên của chúng tôi",
        .staff_more = "Chúng tôi sẵn lòng trả lời câu hỏi của quý vị.",
        .cleaning = "Đang lau màn hình",
        .cleaning_more = "Màn hình trở lại sau {a} giây.",
    },
    {
        .lang = "ar",
        .kinds = {"معلومات", "معلومات", "فائدة", "أثر جانبي", "العناية اللاحقة",
                  "متى تتصل بنا"},
        .leads = {NULL, NULL, "ملاحظة:", "نصيحة:", "مهم:"},
        .place = "{a} من {b}",
        .page = "صفحة {a} من {b}",
        .reviewed = "تمت المراجعة في {date}",
        .date = "{d} {m} {y}",
        .months = {"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو",
                   "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"},
        .ask = "هل تفضل الورق أو التحدث؟ اسأل مكتب الاستقبال.",
        .take = "هذه الصفحة، لهاتفك.",
        .still = "هل ما زلت تقرأ؟",
        .countdown = "العودة إلى العرض خلال {a} ث.",
        .keep = "نعم، أبقِ هذه الصفحة",
        .more = "المزيد",
        .treatments = "العلاجات",
        .language = "اللغة",
        .close = "إغلاق",
        .choose_topic = "اختر موضوعًا",
        .choose_treatment = "اختر علاجًا",
        .choose_language = "اختر لغة",
        .staff = "يرجى سؤال موظفينا",
        .staff_more = "يسعدنا الرد على أسئلتكم.",
        .cleaning = "تنظيف الشاشة",
        .cleaning_more = "تعود الشاشة خلال {a} ث.",
    },
    {
        .lang = "he",
        .kinds = {"מידע", "מידע", "תועלת", "תופעת לוואי", "אחרי הטיפול",
                  "מתי להתקשר"},
        .leads = {NULL, NULL, "הערה:", "עצה:", "חשוב:"},
        .place = "{a} מתוך {b}",
        .page = "עמוד {a} מתוך {b}",
        .reviewed = "נבדק ב-{date}",
        .date = "{d} ב{m} {y}",
        .months = {"ינואר", "פברואר", "מרץ", "אפריל", "מאי", "יוני", "יולי",
                   "אוגוסט", "ספטמבר", "אוקטובר", "נובמבר", "דצמבר"},
        .ask = "מעדיפים נייר או שיחה? פנו לדלפק הקבלה.",
        .take = "הדף הזה, לטלפון שלכם.",
        .still = "עדיין קוראים?",
        .countdown = "חזרה למצגת בעוד {a} שניות.",
        .keep = "כן, להשאיר את הדף",
        .more = "עוד",
        .treatments = "טיפולים",
        .language = "שפה",
        .close = "סגירה",
        .choose_topic = "בחרו נושא",
        .choose_treatment = "בחרו טיפול",
        .choose_language = "בחרו שפה",
        .staff = "אנא פנו לצוות שלנו",
        .staff_more = "נשמח לענות על שאלותיכם.",
        .cleaning = "ניקוי המסך",
        .cleaning_more = "המסך יחזור בעוד {a} שניות.",
    },
    {
        .lang = "hi",
        .kinds = {"जानकारी", "जानकारी", "लाभ", "दुष्प्रभाव", "बाद की देखभाल",
                  "कब कॉल करें"},
        .leads = {NULL, NULL, "ध्यान दें:", "सुझाव:", "ज़रूरी:"},
        .place = "{b} में से {a}",
        .page = "पृष्ठ {a}, कुल {b}",
        .reviewed = "{date} को जाँचा गया",
        .date = "{d} {m} {y}",
        .months = {"जनवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त",
                   "सितंबर", "अक्तूबर", "नवंबर", "दिसंबर"},
        .ask = "काग़ज़ चाहिए या बात करनी है? डेस्क पर पूछें।",
        .take = "यह पृष्ठ, आपके फ़ोन के लिए।",
        .still = "क्या आप अभी पढ़ रहे हैं?",
        .countdown = "{a} सेकंड में फिर से शुरू होगा।",
        .keep = "हाँ, यही पृष्ठ रखें",
        .more = "और देखें",
        .treatments = "उपचार",
        .language = "भाषा",
        .close = "बंद करें",
        .choose_topic = "विषय चुनें",
        .choose_treatment = "उपचार चुनें",
        .choose_language = "भाषा चुनें",
        .staff = "कृपया हमारे कर्मचारियों से पूछें",
        .staff_more = "हम ख़ुशी से आपके सवालों के जवाब देंगे।",
        .cleaning = "सफ़ाई हो रही है",
        .cleaning_more = "स्क्रीन {a} सेकंड में लौटेगी।",
    },
    {
        .lang = "th",
        .kinds = {"ข้อมูล", "ข้อมูล", "ประโยชน์", "ผลข้างเคียง", "การดูแลหลังรักษา",
                  "เมื่อใดควรโทร"},
        .leads = {NULL, NULL, "หมายเหตุ:", "คำแนะนำ:", "สำคัญ:"},
        .place = "{a} จาก {b}",
        .page = "หน้า {a} จาก {b}",
        .reviewed = "ตรวจทานเมื่อ {date}",
        .date = "{d} {m} ค.ศ. {y}",
        .months = {"ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.",
                   "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."},
        .ask = "ต้องการเอกสารหรืออยากพูดคุย? สอบถามที่เคาน์เตอร์",
        .take = "หน้านี้ สำหรับโทรศัพท์ของคุณ",
        .still = "ยังอ่านอยู่ไหม",
        .countdown = "กลับไปเริ่มใหม่ใน {a} วินาที",
        .keep = "ใช่ อยู่หน้านี้ต่อ",
        .more = "เพิ่มเติม",
        .treatments = "การรักษา",
        .language = "ภาษา",
        .close = "ปิด",
        .choose_topic = "เลือกหัวข้อ",
        .choose_treatment = "เลือกการรักษา",
        .choose_language = "เลือกภาษา",
        .staff = "โปรดสอบถามเจ้าหน้าที่ของเรา",
        .staff_more = "เรายินดีตอบคำถามของคุณ",
        .cleaning = "กำลังทำความสะอาด",
        .cleaning_more = "หน้าจอจะกลับมาใน {a} วินาที",
    },
    {
        .lang = "zh-Hans",
        .kinds = {"简介", "简介", "益处", "副作用", "术后护理", "何时联系我们"},
        .leads = {NULL, NULL, "说明：", "提示：", "重要："},
        .place = "第 {a} 张，共 {b} 张",
        .page = "第 {a} 页，共 {b} 页",
        .reviewed = "{date}审核",
        .date = "{y}年{n}月{d}日",
        .ask = "想要纸质资料或当面咨询？请到前台。",
        .take = "扫码后，可在手机上看本页。",
        .still = "还在阅读吗？",
        .countdown = "{a} 秒后返回轮播。",
        .keep = "是，留在此页",
        .more = "更多",
        .treatments = "治疗项目",
        .language = "语言",
        .close = "关闭",
        .choose_topic = "请选择主题",
        .choose_treatment = "请选择治疗项目",
        .choose_language = "请选择语言",
        .staff = "请咨询我们的工作人员",
        .staff_more = "我们很乐意回答您的问题。",
        .cleaning = "清洁中",
        .cleaning_more = "屏幕将在 {a} 秒后恢复。",
    },
    {
        .lang = "zh-Hant",
        .kinds = {"簡介", "簡介", "益處", "副作用", "術後護理", "何時聯絡我們"},
        .leads = {NULL, NULL, "說明：", "提示：", "重要："},
        .place = "第 {a} 張，共 {b} 張",
        .page = "第 {a} 頁，共 {b} 頁",
        .reviewed = "{date}審核",
        .date = "{y}年{n}月{d}日",
        .ask = "想要紙本資料或當面諮詢？請到櫃台。",
        .take = "掃碼後，可在手機上看本頁。",
        .still = "還在閱讀嗎？",
        .countdown = "{a} 秒後返回輪播。",
        .keep = "是，留在此頁",
        .more = "更多",
        .treatments = "治療項目",
        .language = "語言",
        .close = "關閉",
        .choose_topic = "請選擇主題",
        .choose_treatment = "請選擇治療項目",
        .choose_language = "請選擇語言",
        .staff = "請洽詢我們的工作人員",
        .staff_more = "我們很樂意回答您的問題。",
        .cleaning = "清潔中",
        .cleaning_more = "螢幕將在 {a} 秒後恢復。",
    },
    {
        .lang = "ko",
        .kinds = {"소개", "소개", "효과", "부작용", "사후 관리",
                  "연락이 필요할 때"},
        .leads = {NULL, NULL, "참고:", "도움말:", "중요:"},
        .place = "{b} 중 {a}",
        .page = "{b}쪽 중 {a}쪽",
        .reviewed = "{date} 검토",
        .date = "{y}년 {n}월 {d}일",
        .ask = "종이 안내문이나 상담을 원하시면 데스크에 문의하세요.",
        .take = "이 페이지를 휴대전화로 가져가세요.",
        .still = "아직 읽고 계신가요?",
        .countdown = "{a}초 후 처음으로 돌아갑니다.",
        .keep = "네, 계속 볼게요",
        .more = "더 보기",
        .treatments = "시술",
        .language = "언어",
        .close = "닫기",
        .choose_topic = "주제를 선택하세요",
        .choose_treatment = "시술을 선택하세요",
        .choose_language = "언어를 선택하세요",
        .staff = "직원에게 문의해 주세요",
        .staff_more = "궁금하신 점에 기꺼이 답해 드립니다.",
        .cleaning = "청소 중",
        .cleaning_more = "{a}초 후 화면이 돌아옵니다.",
    },
};

const int page_words_count =
    (int)(sizeof(page_words_all) / sizeof(*page_words_all));

/* Whether LANG is TAG or begins with TAG and a hyphen. */
static bool
is_of(const char *lang, const char *tag)
{
    size_t len = strlen(tag);
    return strncasecmp(lang, tag, len) == 0 &&
           (lang[len] == '\0' || lang[len] == '-');
}

/* The tag under which words of LANG are kept: Chinese is kept by script. */
static const char *
family(const char *lang)
{
    static const char *const traditional[] = {"zh-Hant", "zh-TW", "zh-HK",
                                              "zh-MO"};
    for (size_t i = 0; i < sizeof(traditional) / sizeof(*traditional); i++) {
        if (is_of(lang, traditional[i])) {
            return "zh-Hant";
        }
    }
    return is_of(lang, "zh") ? "zh-Hans" : is_of(lang, "iw") ? "he" : lang;
}

const struct page_words *
page_words(const char *lang)
{
    const char *tag = family(lang != NULL ? lang : "");
    for (int i = 0; i < page_words_count; i++) {
        if (is_of(tag, page_words_all[i].lang)) {
            return &page_words_all[i];
        }
    }
    return &page_words_all[0];
}

const char *
page_language_name(const char *lang)
{
    static const struct {
        const char *tag, *name;
    } names[] = {
        {"en", "English"},   {"es", "Español"},       {"vi", "Tiếng Việt"},
        {"ar", "العربية"},   {"he", "עברית"},         {"hi", "हिन्दी"},
        {"th", "ไทย"},       {"zh-Hans", "简体中文"}, {"zh-Hant", "繁體中文"},
        {"ko", "한국어"},    {"ja", "日本語"},        {"fr", "Français"},
        {"de", "Deutsch"},   {"it", "Italiano"},      {"pt", "Português"},
        {"ru", "Русский"},   {"uk", "Українська"},    {"pl", "Polski"},
        {"tl", "Tagalog"},   {"fil", "Filipino"},     {"ht", "Kreyòl"},
        {"fa", "فارسی"},     {"ur", "اردو"},          {"so", "Soomaali"},
        {"am", "አማርኛ"},      {"bn", "বাংলা"},         {"el", "Ελληνικά"},
        {"tr", "Türkçe"},    {"nl", "Nederlands"},    {"sv", "Svenska"},
        {"id", "Indonesia"}, {"sw", "Kiswahili"},     {"ro", "Română"},
    };
    if (strcasecmp(lang, "zh") == 0) {
        return "中文";
    }
    const char *tag = family(lang);
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        if (is_of(tag, names[i].tag)) {
            return names[i].name;
        }
    }
    return lang;
}

/* A word in braces and its replacement: VALUE, or if that is NULL NUMBER. */
struct slot {
    const char *name, *value;
    int number;
};

/* FORM with each {NAME} replaced by its value. */
static char *
fill(const char *form, const struct slot *slots, size_t count)
{
    struct str filled = {0};
    while (*form) {
        size_t plain = strcspn(form, "{");
        str_add_bytes(&filled, form, plain);
        form += plain;
        size_t len = strcspn(form, "}");
        for (size_t i = 0; *form && i < count; i++) {
            if (strlen(slots[i].name) + 1 == len &&
                strncmp(form + 1, slots[i].name, len - 1) == 0) {
                if (slots[i].value != NULL) {
                    str_add(&filled, slots[i].value);
                } else {
                    str_addf(&filled, "%d", slots[i].number);
                }
            }
        }
        form += *form ? len + 1 : 0;
    }
    return str_take(&filled);
}

char *
page_words_numbers(const char *form, int a, int b)
{
    const struct slot slots[] = {{"a", NULL, a}, {"b", NULL, b}};
    return fill(form, slots, 2);
}

char *
page_words_reviewed(const struct page_words *words, struct deck_date date)
{
    bool month = date.month >= 1 && date.month <= 12;
    const struct slot parts[] = {
        {"d", NULL, date.day},
        {"n", NULL, date.month},
        {"m", month ? words->months[date.month - 1] : NULL, date.month},
        {"y", NULL, date.year}};
    char *written = fill(words->date, parts, 4);
    const struct slot whole = {"date", written, 0};
    char *filled = fill(words->reviewed, &whole, 1);
    free(written);
    return filled;
}

/* Languages by name. See lang_name.h. */
#include "lang_name.h"

#include <string.h>

#include "path_alike.h"

/* The tag, the English name, then whatever else it is called. */
static const struct {
    const char *tag, *name, *others;
} languages[] = {
    {"am", "Amharic", "አማርኛ"},
    {"ar", "Arabic", "ara العربية عربي"},
    {"bn", "Bengali", "bangla বাংলা"},
    {"bs", "Bosnian", "bos bosanski"},
    {"cs", "Czech", "cz ces cze čeština česky"},
    {"da", "Danish", "dk dansk"},
    {"de", "German", "ger deu deutsch allemand alemán aleman"},
    {"el", "Greek", "gr ell gre ελληνικά"},
    {"en", "English", "eng englisch inglés ingles anglais inglese"},
    {"es", "Spanish",
     "sp mx spa esp spn español espanol castellano spanisch espagnol "
     "spagnolo"},
    {"fa", "Persian", "fas farsi فارسی"},
    {"fi", "Finnish", "suomi"},
    {"fil", "Filipino", "pilipino"},
    {"fr", "French",
     "fra fre fren français francais französisch francés "
     "frances"},
    {"gu", "Gujarati", "guj"},
    {"he", "Hebrew", "heb iw עברית"},
    {"hi", "Hindi", "hin हिन्दी"},
    {"hmn", "Hmong", "hmoob"},
    {"hr", "Croatian", "hrv hrvatski"},
    {"ht", "Haitian Creole",
     "haitian-creole haitian creole kreyol kreyòl kreyòl-ayisyen"},
    {"hu", "Hungarian", "hun magyar"},
    {"hy", "Armenian", "hye"},
    {"id", "Indonesian", "ind bahasa bahasa-indonesia"},
    {"it", "Italian", "ita ital italiano italienisch italien"},
    {"ja", "Japanese", "jp jpn 日本語"},
    {"km", "Khmer", "khm cambodian"},
    {"kn", "Kannada", "ಕನ್ನಡ"},
    {"ko", "Korean", "kr kor 한국어"},
    {"lo", "Lao", "laotian"},
    {"ml", "Malayalam", "മലയാളം"},
    {"mr", "Marathi", "मराठी"},
    {"my", "Burmese", "mya bur"},
    {"nb", "Norwegian", "nor norsk"},
    {"ne", "Nepali", "nep"},
    {"nl", "Dutch", "dut nld nederlands"},
    {"pa", "Punjabi", "panjabi"},
    {"pl", "Polish", "pol polski polnisch"},
    {"ps", "Pashto", "pus"},
    {"pt", "Portuguese",
     "por português portugues portugiesisch brazilian-portuguese"},
    {"ro", "Romanian", "ron rum română"},
    {"ru", "Russian", "rus russ russisch русский"},
    {"si", "Sinhala", "sinhalese සිංහල"},
    {"so", "Somali", "soomaali"},
    {"sq", "Albanian", "sqi alb shqip"},
    {"sr", "Serbian", "srp srpski српски"},
    {"sv", "Swedish", "swe svenska"},
    {"sw", "Swahili", "swa kiswahili"},
    {"ta", "Tamil", "tam தமிழ்"},
    {"te", "Telugu", "తెలుగు"},
    {"th", "Thai", "tha ไทย"},
    {"ti", "Tigrinya", "ትግርኛ"},
    {"tl", "Tagalog", "tgl"},
    {"tr", "Turkish", "türkçe turkce türkisch"},
    {"uk", "Ukrainian", "ua ukr українська"},
    {"ur", "Urdu", "urd اردو"},
    {"vi", "Vietnamese", "vn vie viet tiếng tieng tiếng-việt tieng-viet"},
    {"zh", "Chinese",
     "cn chi zho simplified-chinese mandarin cantonese 中文 汉语 漢語 "
     "chinesisch chino"},
};

/* Longer than any name; accents may take more bytes. */
#define NAME_BYTES_MAX 40

static bool
is_one_of(const char *word, const char *list)
{
    while (*list != '\0') {
        char one[NAME_BYTES_MAX];
        size_t len = strcspn(list, " ");
        memcpy(one, list, len);
        one[len] = '\0';
        if (path_compare_alike(word, one) == 0) {
            return true;
        }
        list += len + strspn(list + len, " ");
    }
    return false;
}

bool
lang_name_read(const char *text, size_t len, char tag[DECK_LANG_SIZE])
{
    char word[NAME_BYTES_MAX];
    if (len < 2 || len >= sizeof(word)) {
        return false;
    }
    for (size_t i = 0; i < len; i++) {
        word[i] = text[i] == ' ' || text[i] == '_' ? '-' : text[i];
    }
    word[len] = '\0';
    for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++) {
        if (path_compare_alike(word, languages[i].name) == 0 ||
            is_one_of(word, languages[i].others)) {
            memcpy(tag, languages[i].tag, strlen(languages[i].tag) + 1);
            return true;
        }
    }
    return false;
}

const char *
lang_name_of(const char *tag)
{
    size_t len = strcspn(tag, "-");
    for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++) {
        if (strlen(languages[i].tag) == len &&
            memcmp(languages[i].tag, tag, len) == 0) {
            return languages[i].name;
        }
    }
    return NULL;
}

/* Small words by language. See lang_words.h. */
#include "lang_words.h"

#include <stddef.h>
#include <string.h>

/* Without accents, as path_fold gives them, and without those that are common
 * words of another of these languages, too. */
static const struct {
    const char *tag, *words;
} languages[] = {
    {"cs", " jsou muze vase vas kuze nebo bez pokud hodin dny "},
    {"da", " og din ikke huden efter hvis kan timer dage "},
    {"de", " der und ist sie ihre ihr nicht ein eine mit auf das wird bei kann "
           "fur nach haut uns wir "},
    {"en", " the and of your you to are this have if we from be on our that "},
    {"es", " el los las del una que por para con su sus se al si puede son y "
           "piel horas dias llame llamenos "},
    {"fi", " ja iho voi sinun ei ovat jos tuntia paivaa "},
    {"fil", " ang ng mga sa ay inyong iyong kung hindi "},
    {"fr", " les des une vous votre vos est dans pour avec sur pas ne du et "
           "peut nous peau heures jours "},
    {"hmn", " koj thiab yog cov ntawm tawv "},
    {"hr", " je koza nakon moze ili vasa sati dana "},
    {"ht", " yo pa ou nan ak pou ka nou "},
    {"hu", " az egy nem bor utan vagy ora nap "},
    {"id", " dan yang anda dengan untuk dari kulit jam hari "},
    {"it", " il gli della per con una che non sono pelle puo dopo giorni ore "},
    {"nb", " og din ikke huden etter hvis timer dager "},
    {"nl", " het een uw van niet voor met worden zijn huid uur dagen "},
    {"pl", " nie sie jest skora moze przez oraz lub godzin dni "},
    {"pt", " os nao uma voce sua seu com para em dos das que pele pode horas "
           "dias "},
    {"ro", " este pentru nu pielea sunt dupa ore zile sau "},
    {"sq", " dhe eshte nje lekura ose dite "},
    {"sv", " och att som din inte huden efter om timmar dagar "},
    {"tl", " ang ng mga sa ay inyong iyong kung hindi "},
    {"tr", " ve bir bu icin ile olabilir sonra cilt saat gun "},
    {"vi", " cua ban khong trong gio ngay neu chung toi sau hay "},
};

int
lang_words_count(const char *folded, const char *tag)
{
    size_t tag_len = strcspn(tag, "-");
    const char *words = "";
    int count = 0;
    for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++) {
        if (strlen(languages[i].tag) == tag_len &&
            memcmp(languages[i].tag, tag, tag_len) == 0) {
            words = languages[i].words;
        }
    }
    for (const char *word = folded; *word != '\0' && word[1] != '\0';) {
        size_t len = strcspn(word + 1, " ") + 2; /* with both spaces */
        for (const char *at = words; (at = strchr(at, ' ')) != NULL; at++) {
            if (strncmp(at, word, len) == 0) {
                count++;
                break;
            }
        }
        word += len - 1;
    }
    return count;
}

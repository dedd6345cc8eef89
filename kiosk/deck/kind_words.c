/* Words for benefits and risks, as titles of topics have them. See
 * kind_words.h. */
#include "kind_words.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "nearest.h"
#include "path_alike.h"

/* As path_fold returns them, separated by "|". A leading space matches the
 * beginning of a word, a trailing one its end: most are stems, "benefi" of
 * "benefits", "beneficios", "bénéfices", "benefícios" and "benefici". Scripts
 * without spaces, and those that write articles onto the word, have none. */
static const char benefits[] =
    " benefi| benepis| advantag| avantag| avantaj| avantatge| ventaj| vantag|"
    " vantaj| bienfait| vorteil| nutzen | vorzug| voordel| fordel| yararlar|"
    " yararı| faydalar| faydası| manfaat| keuntungan| manufaa| faida | faaiid|"
    " korzysc| zalet| pakinabang| bentahe| vyhod| prinos| prednost| eduista|"
    " edut | hyody| elony| nytta | nytten | pros | upside| plus point| atout|"
    " why it helps | what it helps | positive effect| loi ich| uu điem|"
    " loi the| преимуществ| польза | пользы | пользу | плюсы | выгод|"
    " достоинств| переваг| користь | користі | ползи | предимства | οφελ|"
    " οφέλ| πλεονεκτ|فوائد|فائد|مزايا|منافع|فواید|مزایا|فایده|יתרונ|תועלת|लाभ|"
    "फायद|फ़ायद|উপকার|সুবিধা|ประโยชน์|ข้อดี|好处|好處|益处|益處|优点|優點|优势|"
    "優勢|功效|利点|メリット|効果|장점|이점|혜택|효과|ጥቅም";

/* "デメリット" is the opposite of "メリット". */
static const char opposites[] = "デメリット";

static const char side_effects[] =
    " side effect| sideeffect| risk| rischi| risco| riesgo| risqu| risc |"
    " riscuri| riziko| rizika| ryzyk| adverse| advers| efectos secund|"
    " efeitos| effetti| effets| efecte| effekte | nebenwirk| bijwerk| biverk|"
    " bivirk| yan etki| efek samping| madhara| skutki uboczne|"
    " działania niepoz| tac dung phu| rui ro| complication| побочн| риск|"
    " побічн| ризик| παρενεργ| παρενέργ|جانبي|مخاطر|عوارض|مضر|תופעות לוואי|"
    "סיכונ|दुष्प्रभाव|जोखिम|ผลข้างเคียง|副作用|风险|風險|リスク|デメリット|부작용|"
    "위험";

static const char calls[] =
    " when to call| cuando llamar| quand appeler| wann anrufen|"
    " quando chiamare| quando ligar| when to phone| khi nao goi|"
    " когда звонить|متى تتصل|何时致电|何時致電";

/* The first of WORDS found in FOLD, and its length; NULL: none. */
static char *
find_any(char *fold, const char *words, size_t *len)
{
    size_t fold_len = strlen(fold);
    char *at = NULL;
    for (; *words != '\0' && at == NULL; words += *len + (words[*len] == '|')) {
        *len = strcspn(words, "|");
        at = memmem(fold, fold_len, words, *len);
    }
    return at;
}

/* Whether a word of FOLD is a word for benefits, apart from a typo. */
static bool
has_slip(char *fold)
{
    static const char *const whole[] = {
        "benefit",   "benefits",  "advantage", "advantages", "beneficios",
        "benefices", "avantages", "bienfaits", "vorteile",   "ventajas",
        "vantagens", "vantaggi",  "voordelen"};
    enum { COUNT = sizeof(whole) / sizeof(whole[0]) };
    char *rest;
    for (char *word = strtok_r(fold, " ", &rest); word != NULL;
         word = strtok_r(NULL, " ", &rest)) {
        size_t found = nearest_word(word, whole, COUNT, sizeof(whole[0]));
        if (found < COUNT && whole[found][0] == word[0]) {
            return true;
        }
    }
    return false;
}

enum deck_kind
kind_words_find(const char *name)
{
    char *fold = path_fold(name);
    size_t len;
    bool effect = find_any(fold, side_effects, &len) != NULL;
    bool call = find_any(fold, calls, &len) != NULL;
    for (char *at; (at = find_any(fold, opposites, &len)) != NULL;) {
        memset(at, '-', len);
    }
    bool benefit = find_any(fold, benefits, &len) != NULL ||
                   (!effect && !call && has_slip(fold));
    free(fold);
    return benefit  ? DECK_BENEFIT
           : effect ? DECK_SIDE_EFFECT
           : call   ? DECK_WHEN_TO_CALL
                    : DECK_KIND_NONE;
}

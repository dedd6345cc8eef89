/* Names of months. See markdown_month.h. */
#include "markdown_month.h"

#include <stdlib.h>
#include <string.h>

#include "path_alike.h"
#include "utf8.h"

/* In the languages of lang_name.c that write letters, as they stand behind a
 * day: with their cases, and as people shorten them. A name that two languages
 * share, but for accents, stands here once. */
static const char months[] =
    " january february march april may june july august september october "
    "november december jan feb apr jun jul aug sep sept oct nov dec enero "
    "febrero marzo abril mayo junio julio agosto septiembre setiembre octubre "
    "noviembre diciembre janvier février mars avril mai juin juillet août "
    "septembre octobre novembre décembre januar februar märz juni juli oktober "
    "dezember jänner feber okt dez gennaio febbraio aprile maggio giugno "
    "luglio settembre ottobre dicembre janeiro fevereiro março maio junho "
    "julho setembro outubro novembro dezembro januari februari maart mei "
    "augustus augusti maj marts desember ianuarie februarie martie aprilie "
    "iunie iulie septembrie octombrie noiembrie decembrie stycznia lutego "
    "marca kwietnia maja czerwca lipca sierpnia września października "
    "listopada grudnia ledna února března dubna května června července srpna "
    "září října listopadu prosince siječnja veljače ožujka travnja svibnja "
    "lipnja srpnja kolovoza rujna studenoga prosinca januara februara aprila "
    "juna jula augusta avgusta septembra oktobra novembra decembra március "
    "április május június július augusztus szeptember tammikuuta helmikuuta "
    "maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta "
    "lokakuuta marraskuuta joulukuuta ocak şubat mart nisan mayıs haziran "
    "temmuz ağustos eylül ekim kasım aralık janar shkurt prill qershor korrik "
    "gusht shtator tetor nëntor dhjetor janvye fevriye mas me jen jiyè out "
    "septanm oktòb novanm desanm janaayo febraayo maarso abriil maajo juun "
    "luulyo agoosto sebtembar oktoobar nofembar disembar machi aprili agosti "
    "septemba oktoba novemba desemba maret agustus pebrero marso hunyo hulyo "
    "setyembre oktubre nobyembre disyembre tháng января февраля марта апреля "
    "мая июня июля августа сентября октября ноября декабря січня лютого "
    "березня квітня травня червня липня серпня вересня жовтня листопада грудня "
    "јануар фебруар март април мај јун јул август септембар октобар новембар "
    "децембар ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου "
    "αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου يناير فبراير مارس "
    "أبريل ابريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر ژانویه "
    "فوریه آوریل ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر جنوری فروری مارچ "
    "اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر ינואר פברואר מרץ אפריל "
    "מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר जनवरी फरवरी फ़रवरी मार्च "
    "अप्रैल मई जून जुलाई अगस्त सितंबर सितम्बर अक्टूबर अक्तूबर नवंबर नवम्बर "
    "दिसंबर दिसम्बर জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট "
    "সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর มกราคม กุมภาพันธ์ มีนาคม เมษายน "
    "พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม ";

bool
markdown_begins_with_month(const char *text, size_t len)
{
    enum { WORD_BYTES_MAX = 60 };
    char begin[WORD_BYTES_MAX + 1] = {0};
    memcpy(begin, text, utf8_cut(text, len, WORD_BYTES_MAX));
    char *word = path_fold(begin), *known = path_fold(months);
    char *end = word[0] != '\0' ? strchr(word + 1, ' ') : NULL;
    if (end != NULL) {
        end[1] = '\0';
    }
    bool month = end != NULL && strstr(known, word) != NULL;
    free(word);
    free(known);
    return month;
}

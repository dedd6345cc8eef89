/* The names of the days of the week. See day_names.h. */
#include "day_names.h"

#include <string.h>

/* From CLDR 46 (Debian's unicode-cldr-core), the Gregorian calendar: wide and
 * abbreviated, in running text and alone, Monday first. As path_fold gives
 * them; languages that have the same names are there once. English also has
 * other short forms in use. The languages:
 * am ar bn bs cs da de el en es fa fi fil fr gu he hi hu hy id it km kn lo
 * ml mr my nb ne nl pa pl ps pt ro ru si so sq sr sv sw ta te th ti tr uk
 * ur vi zh zh-Hant. */
static const char *const languages[] = {
    "ሰኞ|ማክሰ,ማክሰኞ|ረቡዕ|ሐሙስ|ዓርብ|ቅዳሜ|እሑድ",
    "الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد",
    "সোম,সোমবার|মঙ্গল,মঙ্গলবার|বুধ,বুধবার|বৃহস্পতি,বৃহস্পতিবার|"
    "শুক্র,শুক্রবার|শনি,শনিবার|রবি,রবিবার",
    "pon,ponedjeljak|uto,utorak|sri,srijeda|cet,cetvrtak|pet,petak|"
    "sub,subota|ned,nedjelja",
    "po,pondeli|ut,utery|st,streda|ct,ctvrtek|pa,patek|so,sobota|"
    "ne,nedele",
    "man,mandag|tirs,tirsdag|ons,onsdag|tors,torsdag|fre,fredag|"
    "lør,lørdag|søn,søndag",
    "mo,montag|di,dienstag|mi,mittwoch|do,donnerstag|fr,freitag|"
    "sa,samstag|so,sonntag",
    "δευ,δευτέρα|τρί,τρίτη|τετ,τετάρτη|πέμ,πέμπτη|παρ,παρασκευή|"
    "σάβ,σάββατο|κυρ,κυριακή",
    "mon,monday|tue,tuesday,tues|wed,wednesday|thu,thursday,thur,thurs|"
    "fri,friday|sat,saturday|sun,sunday",
    "lun,lunes|mar,martes|mie,miercoles|jue,jueves|vie,viernes|"
    "sab,sabado|dom,domingo",
    "دوشنبه|سهشنبه|چهارشنبه|پنجشنبه|جمعه|شنبه|یکشنبه",
    "ma,maanantaina,maanantai|ti,tiistaina,tiistai|"
    "ke,keskiviikkona,keskiviikko|to,torstaina,torstai|"
    "pe,perjantaina,perjantai|la,lauantaina,lauantai|su,sunnuntai",
    "lun,lunes|mar,martes|miy,miyerkules|huw,huwebes|biy,biyernes|"
    "sab,sabado|lin,linggo",
    "lun,lundi|mar,mardi|mer,mercredi|jeu,jeudi|ven,vendredi|"
    "sam,samedi|dim,dimanche",
    "સોમ,સોમવાર|મંગળ,મંગળવાર|બુધ,બુધવાર|ગુરુ,ગુરુવાર|શુક્ર,શુક્રવાર|"
    "શનિ,શનિવાર|રવિ,રવિવાર",
    "יום ב,יום שני|יום ג,יום שלישי|יום ד,יום רביעי|יום ה,יום חמישי|"
    "יום ו,יום שישי|שבת,יום שבת|יום א,יום ראשון",
    "सोम,सोमवार|मंगल,मंगलवार|बुध,बुधवार|गुरु,गुरुवार|शुक्र,शुक्रवार|"
    "शनि,शनिवार|रवि,रविवार",
    "h,hetfo|k,kedd|sze,szerda|cs,csutortok|p,pentek|szo,szombat|"
    "v,vasarnap",
    "երկ,երկուշաբթի|երք,երեքշաբթի|չրք,չորեքշաբթի|հնգ,հինգշաբթի|"
    "ուր,ուրբաթ|շբթ,շաբաթ|կիր,կիրակի",
    "sen,senin|sel,selasa|rab,rabu|kam,kamis|jum,jumat|sab,sabtu|"
    "min,minggu",
    "lun,lunedi|mar,martedi|mer,mercoledi|gio,giovedi|ven,venerdi|"
    "sab,sabato|dom,domenica",
    "月,月曜日|火,火曜日|水,水曜日|木,木曜日|金,金曜日|土,土曜日|日,日曜日",
    "ចន្ទ,ច័ន្ទ|អង្គារ|ពុធ|ព្រហ,ព្រហស្បតិ៍|សុក្រ|សៅរ៍|អាទិត្យ",
    "ಸೋಮ,ಸೋಮವಾರ|ಮಂಗಳ,ಮಂಗಳವಾರ|ಬುಧ,ಬುಧವಾರ|ಗುರು,ಗುರುವಾರ|ಶುಕ್ರ,ಶುಕ್ರವಾರ|"
    "ಶನಿ,ಶನಿವಾರ|ಭಾನು,ಭಾನುವಾರ",
    "월,월요일|화,화요일|수,수요일|목,목요일|금,금요일|토,토요일|일,일요일",
    "ຈັນ,ວັນຈັນ|ອັງຄານ,ວັນອັງຄານ|ພຸດ,ວັນພຸດ|ພະຫັດ,ວັນພະຫັດ|ສຸກ,ວັນສຸກ|"
    "ເສົາ,ວັນເສົາ|ອາທິດ,ວັນອາທິດ",
    "തിങ്കൾ,തിങ്കളാഴ്ച|ചൊവ്വ,ചൊവ്വാഴ്ച|ബുധൻ,ബുധനാഴ്ച|വ്യാഴം,വ്യാഴാഴ്ച|"
    "വെള്ളി,വെള്ളിയാഴ്ച|ശനി,ശനിയാഴ്ച|ഞായർ,ഞായറാഴ്ച",
    "सोम,सोमवार|मंगळ,मंगळवार|बुध,बुधवार|गुरु,गुरुवार|शुक्र,शुक्रवार|"
    "शनि,शनिवार|रवि,रविवार",
    "တနင်္လာ|အင်္ဂါ|ဗုဒ္ဓဟူး|ကြာသပတေး|သောကြာ|စနေ|တနင်္ဂနွေ",
    "man,mandag|tir,tirsdag|ons,onsdag|tor,torsdag|fre,fredag|"
    "lør,lørdag|søn,søndag",
    "सोम,सोमबार|मङ्गल,मङ्गलबार|बुध,बुधबार|बिहि,बिहिबार|शुक्र,शुक्रबार|"
    "शनि,शनिबार|आइत,आइतबार",
    "ma,maandag|di,dinsdag|wo,woensdag|do,donderdag|vr,vrijdag|"
    "za,zaterdag|zo,zondag",
    "ਸੋਮ,ਸੋਮਵਾਰ|ਮੰਗਲ,ਮੰਗਲਵਾਰ|ਬੁੱਧ,ਬੁੱਧਵਾਰ|ਵੀਰ,ਵੀਰਵਾਰ|ਸ਼ੁੱਕਰ,ਸ਼ੁੱਕਰਵਾਰ|"
    "ਸ਼ਨਿੱਚਰ,ਸ਼ਨਿੱਚਰਵਾਰ|ਐਤ,ਐਤਵਾਰ",
    "pon,poniedziałek|wt,wtorek|sr,sroda|czw,czwartek|pt,piatek|"
    "sob,sobota|niedz,niedziela",
    "دونۍ|درېنۍ|څلرنۍ|پينځنۍ|جمعه|اونۍ|يونۍ",
    "seg,segunda feira|ter,terca feira|qua,quarta feira|"
    "qui,quinta feira|sex,sexta feira|sab,sabado|dom,domingo",
    "lun,luni|mar,marti|mie,miercuri|joi|vin,vineri|sam,sambata|"
    "dum,duminica",
    "пн,понедельник|вт,вторник|ср,среда|чт,четверг|пт,пятница|"
    "сб,суббота|вс,воскресенье",
    "සඳුදා|අඟහ,අඟහරුවාදා|බදාදා|බ්රහස්,බ්රහස්පතින්දා|සිකු,සිකුරාදා|"
    "සෙන,සෙනසුරාදා|ඉරිදා",
    "isn,isniin|tldo,talaado|arbc,arbaco|khms,khamiis|jmc,jimco|"
    "sbti,sabti|axd,axad",
    "hen,e hene|mar,e marte|mer,e merkure|enj,e enjte|pre,e premte|"
    "sht,e shtune|die,e diel",
    "пон,понедељак|уто,уторак|сре,среда|чет,четвртак|пет,петак|"
    "суб,субота|нед,недеља",
    "man,mandag|tis,tisdag|ons,onsdag|tors,torsdag|fre,fredag|"
    "lor,lordag|son,sondag",
    "jumatatu|jumanne|jumatano|alhamisi|ijumaa|jumamosi|jumapili",
    "திங்,திங்கள்|செவ்,செவ்வாய்|புத,புதன்|வியா,வியாழன்|வெள்,வெள்ளி|சனி|"
    "ஞாயி,ஞாயிறு",
    "సోమ,సోమవారం|మంగళ,మంగళవారం|బుధ,బుధవారం|గురు,గురువారం|"
    "శుక్ర,శుక్రవారం|శని,శనివారం|ఆది,ఆదివారం",
    "จ,วันจันทร์|อ,วันอังคาร|พ,วันพุธ|พฤ,วันพฤหัสบดี|ศ,วันศุกร์|"
    "ส,วันเสาร์|อา,วันอาทิตย์",
    "ሰኑ,ሰኑይ|ሰሉ,ሰሉስ|ረቡ,ረቡዕ|ሓሙ,ሓሙስ|ዓር,ዓርቢ|ቀዳ,ቀዳም|ሰን,ሰንበት",
    "pzt,pazartesi|sal,salı|car,carsamba|per,persembe|cum,cuma|"
    "cmt,cumartesi|paz,pazar",
    "пн,понеділок|вт,вівторок|ср,середа|чт,четвер|пт,пʼятниця|"
    "сб,субота|нд,неділя",
    "پیر|منگل|بدھ|جمعرات|جمعہ|ہفتہ|اتوار",
    "th 2,thu hai|th 3,thu ba|th 4,thu tu|th 5,thu nam|th 6,thu sau|"
    "th 7,thu bay|cn,chu nhat",
    "周一,星期一|周二,星期二|周三,星期三|周四,星期四|周五,星期五|周六,"
    "星期六|周日,星期日",
    "週一,星期一|週二,星期二|週三,星期三|週四,星期四|週五,星期五|"
    "週六,星期六|週日,星期日",
};

size_t
day_names_languages(void)
{
    return sizeof(languages) / sizeof(languages[0]);
}

/* How many bytes of TEXT are NAME, LEN bytes, and the space after it; 0: it is
 * another word. People write "segunda-feira". */
static size_t
match(const char *text, const char *name, size_t len)
{
    const char *at = text;
    for (size_t i = 0; i < len; i++) {
        if (name[i] == ' ' && strncmp(at, " - ", 3) == 0) {
            at += 2;
        }
        if (*at++ != name[i]) {
            return 0;
        }
    }
    return *at == ' ' ? (size_t)(at - text) + 1 : 0;
}

bool
day_names_take(size_t language, const char **at, int *day)
{
    size_t longest = 0;
    int now = 0;
    for (const char *name = languages[language]; *name != '\0';) {
        size_t len = strcspn(name, ",|");
        size_t size = match(*at, name, len);
        if (size > longest) {
            longest = size;
            *day = now;
        }
        now += name[len] == '|';
        name += len + (name[len] != '\0');
    }
    *at += longest;
    return longest > 0;
}

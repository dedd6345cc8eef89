/* How units are said. See speech_unit.h. */
#include "speech_unit.h"

#include <string.h>

#include "rules_unit.h"
#include "unicode.h"
#include "utf8.h"

static const struct unit {
    const char *signs;    /* between spaces */
    const char *names[4]; /* English one, many; Spanish one, many */
    bool apart;           /* only behind a space: "1990s" are no seconds */
} units[] = {
    {" mg ", {"milligram", "milligrams", "miligramo", "miligramos"}, false},
    {" µg μg ug mcg ",
     {"microgram", "micrograms", "microgramo", "microgramos"},
     false},
    {" g gr ", {"gram", "grams", "gramo", "gramos"}, false},
    {" kg Kg ", {"kilogram", "kilograms", "kilogramo", "kilogramos"}, false},
    {" ml mL cc ",
     {"milliliter", "milliliters", "mililitro", "mililitros"},
     false},
    {" cl cL ",
     {"centiliter", "centiliters", "centilitro", "centilitros"},
     false},
    {" dl dL ", {"deciliter", "deciliters", "decilitro", "decilitros"}, false},
    {" l L ", {"liter", "liters", "litro", "litros"}, false},
    {" mm ", {"millimeter", "millimeters", "milímetro", "milímetros"}, false},
    {" cm ", {"centimeter", "centimeters", "centímetro", "centímetros"}, false},
    {" km ", {"kilometer", "kilometers", "kilómetro", "kilómetros"}, false},
    {" m ", {"meter", "meters", "metro", "metros"}, true},
    {" IU UI ",
     {"international unit", "international units", "unidad internacional",
      "unidades internacionales"},
     true},
    {" mmHg ",
     {"millimeter of mercury", "millimeters of mercury",
      "milímetro de mercurio", "milímetros de mercurio"},
     false},
    {" °C ºC ℃ ",
     {"degree Celsius", "degrees Celsius", "grado Celsius", "grados Celsius"},
     false},
    {" °F ºF ℉ ",
     {"degree Fahrenheit", "degrees Fahrenheit", "grado Fahrenheit",
      "grados Fahrenheit"},
     false},
    {" % ", {"percent", "percent", "por ciento", "por ciento"}, false},
    {" sec secs seg s ", {"second", "seconds", "segundo", "segundos"}, true},
    {" min mins ", {"minute", "minutes", "minuto", "minutos"}, false},
    {" h hr hrs hs ", {"hour", "hours", "hora", "horas"}, false},
    {" wk wks sem ", {"week", "weeks", "semana", "semanas"}, true},
    {" yr yrs ", {"year", "years", "año", "años"}, true},
    {" lb lbs ", {"pound", "pounds", "libra", "libras"}, false},
    {" € ", {"euro", "euros", "euro", "euros"}, false},
    {" $ ", {"dollar", "dollars", "dólar", "dólares"}, false},
    {" oz ", {"ounce", "ounces", "onza", "onzas"}, false}};

static const struct unit currencies[] = {
    {" $ ", {"dollar", "dollars", "dólar", "dólares"}, false},
    {" € ", {"euro", "euros", "euro", "euros"}, false},
    {" £ ", {"pound", "pounds", "libra", "libras"}, false}};

/* The bytes of the signs at AT: letters, or one sign with its letters. */
static size_t
signs_at(const struct speech_text *text, size_t at)
{
    enum { LONGEST = 24 };
    size_t end = at, size = 0;
    uint32_t code = utf8_at(text->text, text->len, at, &size);
    bool sign = code != 0 && utf8_in(code, "%€$");
    if (sign || code == 0xB0 || code == 0xBA) {
        end += size;
    }
    while (!sign && end - at < LONGEST && !speech_ends(text, end)) {
        (void)utf8_at(text->text, text->len, end, &size);
        end += size;
    }
    return end - at;
}

/* The unit of the signs at AT, their bytes in *SIZE; NULL: none. */
static const struct unit *
find(const struct speech_text *text, size_t at, size_t *size)
{
    enum { LONGEST = 8 };
    *size = signs_at(text, at);
    if (*size == 0 || *size > LONGEST) {
        return NULL;
    }
    struct str word = {0};
    str_add(&word, " ");
    str_add_bytes(&word, text->text + at, *size);
    str_add(&word, " ");
    const struct unit *found = NULL;
    for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
        if (strstr(units[i].signs, word.text) != NULL) {
            found = &units[i];
            break;
        }
    }
    str_release(&word);
    return found;
}

/* "/kg", "/day" behind a unit; 0: none. */
static size_t
read_per(const struct speech_text *text, size_t at, struct str *said)
{
    size_t size;
    if (speech_code(text, at) != '/' ||
        !unicode_is_letter(speech_code(text, at + 1))) {
        return 0;
    }
    const struct unit *unit = find(text, at + 1, &size);
    str_add(said, text->tongue->per);
    if (unit != NULL) {
        str_add(said, unit->names[text->tongue->unit_words]);
    } else {
        str_add_bytes(said, text->text + at + 1, size);
    }
    return 1 + size;
}

size_t
speech_unit(const struct speech_text *text, size_t at, bool one,
            struct str *said)
{
    size_t size, space = speech_space(text, at);
    const struct unit *unit = find(text, at + space, &size);
    if (unit == NULL || (unit->apart && space == 0)) {
        return 0;
    }
    str_addf(said, " %s", unit->names[text->tongue->unit_words + !one]);
    size_t end = at + space + size;
    for (size_t per; (per = read_per(text, end, said)) > 0;) {
        end += per;
    }
    bool stop = speech_code(text, end) == '.' &&
                text->text[end - 1] != '%' && /* "5 min. after" */
                end + 2 < text->len && text->text[end + 1] == ' ' &&
                text->text[end + 2] >= 'a' && text->text[end + 2] <= 'z';
    return end - at + stop;
}

size_t
speech_currency(const struct speech_text *text, size_t at, const char *names[2])
{
    size_t size = 0;
    uint32_t code = utf8_at(text->text, text->len, at, &size);
    for (size_t i = 0; i < sizeof(currencies) / sizeof(*currencies); i++) {
        if (code != 0 && code != ' ' && utf8_in(code, currencies[i].signs)) {
            const char *const *own =
                currencies[i].names + text->tongue->unit_words;
            names[0] = own[0];
            names[1] = own[1];
            return size;
        }
    }
    return 0;
}

bool
speech_has_unit(const struct speech_text *text, size_t at)
{
    size_t size;
    return rules_unit_read(text->text + at, text->len - at, &size) != NULL;
}

int
speech_gender(const struct speech_text *text, size_t at)
{
    static const char feminine[] =
        " h hr hrs hs hora horas semana semanas sem unidad unidades ui lb lbs "
        "libra oz onza tableta pastilla cápsula vez dosis inyección gota "
        "cucharada cucharadita capa persona sesión visita ampolla aplicación "
        "noche mujer libras onzas tabletas pastillas cápsulas inyecciones "
        "gotas cucharadas cucharaditas capas personas sesiones visitas "
        "ampollas aplicaciones noches mujeres ";
    static const char masculine[] =
        " € $ parche comprimido tratamiento paciente vaso adulto niño ";
    size_t space = speech_space(text, at);
    const char *word = text->text + at + space;
    size_t len = signs_at(text, at + space);
    if (speech_word_in(word, len, feminine)) {
        return 2;
    }
    bool unit = len > 0 && *word != '%' && speech_has_unit(text, at);
    return unit || speech_word_in(word, len, masculine);
}

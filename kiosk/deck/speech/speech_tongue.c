/* English and Spanish: how signs are said. See speech_tongue.h. */
#include "speech_tongue.h"

#include <string.h>

#include "lang_tag.h"
#include "unicode.h"
#include "utf8.h"

static const struct speech_short english_shorts[] = {
    {"approx", "approximately", true, false},
    {"Blvd", "Boulevard", true, false},
    {"appt", "appointment", true, false},
    {"Prof", "Professor", false, false},
    {"dept", "department", false, false},
    {"e.g", "for example", true, false},
    {"i.e", "that is", true, false},
    {"a.m", "a m", true, false},
    {"p.m", "p m", true, false},
    {"etc", "et cetera", true, false},
    {"Ave", "Avenue", false, false},
    {"ext", "extension", false, true},
    {"max", "maximum", false, false},
    {"min", "minimum", false, false},
    {"Mrs", "Missus", true, false},
    {"Tel", "telephone", false, false},
    {"incl", "including", true, false},
    {"vs", "versus", true, false},
    {"Dr", "Doctor", true, false},
    {"Mr", "Mister", true, false},
    {"Ms", "Miz", true, false},
    {"Rd", "Road", false, false},
    {"No", "number", false, true},
    {"w/o", "without", true, false},
    {"w/", "with", true, false},
    {"p.o", "by mouth", false, false},
    {NULL, NULL, false, false}};

static const struct speech_short spanish_shorts[] = {
    {"aprox", "aproximadamente", true, false},
    {"EE. UU", "Estados Unidos", true, false},
    {"EE.UU", "Estados Unidos", true, false},
    {"EE UU", "Estados Unidos", true, false},
    {"EEUU", "Estados Unidos", true, false},
    {"p. ej", "por ejemplo", true, false},
    {"p.ej", "por ejemplo", true, false},
    {"a. m", "a m", false, false},
    {"p. m", "p m", false, false},
    {"a.m", "a m", true, false},
    {"p.m", "p m", true, false},
    {"Srta", "señorita", true, false},
    {"Dres", "doctores", true, false},
    {"Dra", "doctora", true, false},
    {"Sra", "señora", true, false},
    {"Prof", "profesor", false, false},
    {"Uds", "ustedes", true, false},
    {"Ud", "usted", true, false},
    {"Vds", "ustedes", true, false},
    {"Vd", "usted", true, false},
    {"Dr", "doctor", true, false},
    {"Sr", "señor", true, false},
    {"Sta", "santa", false, false},
    {"etc", "etcétera", true, false},
    {"máx", "máximo", false, false},
    {"mín", "mínimo", false, false},
    {"núm", "número", false, true},
    {"n.º", "número", true, true},
    {"nº", "número", true, true},
    {"No", "número", false, true},
    {"ext", "extensión", false, true},
    {"tel", "teléfono", false, false},
    {"Tfno", "teléfono", false, false},
    {"Avda", "avenida", false, false},
    {"Av", "avenida", false, false},
    {"pág", "página", false, false},
    {NULL, NULL, false, false}};

static const struct speech_tongue english = {
    .decimal = '.',
    .from = "",
    .to = " to ",
    .both = " and ",
    .both_words = " between ",
    .no_from = " ",
    .minus = "minus ",
    .plus = "plus ",
    .or_more = " or more",
    .times = " times ",
    .per = " per ",
    .over = " over ",
    .number = "number ",
    .and = "and",
    .less = "less than ",
    .more = "more than ",
    .at_most = "at most ",
    .at_least = "at least ",
    .plus_minus = "plus or minus ",
    .about = "about ",
    .equals = "equals ",
    .dot = " dot ",
    .slash = " slash ",
    .at = " at ",
    .dash = " dash ",
    .underscore = " underscore ",
    .oclock = " o'clock",
    .one_oclock = " o'clock",
    .of = "",
    .months = {"January", "February", "March", "April", "May", "June", "July",
               "August", "September", "October", "November", "December"},
    .month_starts = " jan feb mar apr may jun jul aug sep oct nov dec sept ",
    .and_half = {" and a half", " and a half"},
    .halves = {"one half", "one half"},
    .parts = {"one quarter", "three quarters", "one third", "two thirds",
              "one fifth"},
    .of_unit = "of a ",
    .ones = {"1", "1"},
    .picture = "Picture: ",
    .call = " call calls calling dial phone telephone tel emergency text fax ",
    .rows = ": ",
    .shorts = english_shorts,
    .unit_words = 0};

static const struct speech_tongue spanish = {
    .decimal = ',',
    .from = "de ",
    .to = " a ",
    .both = " y ",
    .both_words = " entre ",
    .no_from =
        " de del desde en cada por durante entre hasta unos unas con a "
        "al tras para los las el la sus primeros primeras últimos últimas "
        "próximos próximas siguientes ",
    .minus = "menos ",
    .plus = "más ",
    .or_more = " o más",
    .times = " veces ",
    .per = " por ",
    .over = " sobre ",
    .number = "número ",
    .and = "y",
    .less = "menos de ",
    .more = "más de ",
    .at_most = "como máximo ",
    .at_least = "al menos ",
    .plus_minus = "más o menos ",
    .about = "aproximadamente ",
    .equals = "igual a ",
    .dot = " punto ",
    .slash = " barra ",
    .at = " arroba ",
    .dash = " guion ",
    .underscore = " guion bajo ",
    .oclock = " horas",
    .one_oclock = " hora",
    .hours = true,
    .of = "de ",
    .months = {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio",
               "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
    .month_starts = " ene feb mar abr may jun jul ago sep oct nov dic sept ",
    .and_half = {" y medio", " y media"},
    .halves = {"medio", "media"},
    .parts = {"un cuarto", "tres cuartos", "un tercio", "dos tercios",
              "un quinto"},
    .of_unit = "de ",
    .ones = {"un", "una"},
    .picture = "Imagen: ",
    .call = " llame llamar llama llámenos llámanos llamen marque teléfono tel "
            "emergencia emergencias urgencia urgencias fax ",
    .rows = ": ",
    .shorts = spanish_shorts,
    .unit_words = 2};

const struct speech_tongue *
speech_tongue_find(const char *lang)
{
    return lang_tag_in(lang, " en ")   ? &english
           : lang_tag_in(lang, " es ") ? &spanish
                                       : NULL;
}

uint32_t
speech_code(const struct speech_text *text, size_t at)
{
    return utf8_at(text->text, text->len, at, NULL);
}

uint32_t
speech_before(const struct speech_text *text, size_t at)
{
    return utf8_before(text->text, at);
}

bool
speech_ends(const struct speech_text *text, size_t at)
{
    uint32_t code = speech_code(text, at);
    return code == 0 || !(unicode_is_letter(code) || unicode_is_number(code));
}

size_t
speech_space(const struct speech_text *text, size_t at)
{
    size_t size = 0;
    uint32_t code = utf8_at(text->text, text->len, at, &size);
    return code != 0 && code != '\n' && unicode_is_space(code) ? size : 0;
}

bool
speech_word_in(const char *word, size_t len, const char *list)
{
    enum { LONGEST = 24 };
    struct str small = {0};
    str_add(&small, " ");
    for (size_t i = 0; i < len && small.len < LONGEST;) {
        uint32_t code;
        i += utf8_decode(word + i, len - i, &code);
        str_add_code(&small, unicode_lower(code));
    }
    str_add(&small, " ");
    bool in = len > 0 && strstr(list, small.text) != NULL;
    str_release(&small);
    return in;
}

bool
speech_word_before(const struct speech_text *text, size_t at, const char *list)
{
    size_t end = at;
    if (end == 0 || text->text[end - 1] != ' ') {
        return false;
    }
    end--;
    size_t start = end;
    while (start > 0 && strchr(" (\n", text->text[start - 1]) == NULL) {
        start--;
    }
    return speech_word_in(text->text + start, end - start, list);
}

/* Words that mislead about risk. People who are told "common", which means 1 to
 * 10 in 100, think of 45 in 100 (PMC4153005, ten trials): words need numbers.
 */
#include "rules_lexicon.h"

#include <stddef.h>

#include "lang_tag.h"

#define VERY_COMMON 0.1, 1, "more than 1 in 10"
#define COMMON 0.01, 0.1, "1 in 100 to 1 in 10"
#define UNCOMMON 0.001, 0.01, "1 in 1,000 to 1 in 100"
#define RARE 0.0001, 0.001, "1 in 10,000 to 1 in 1,000"
#define VERY_RARE 0, 0.0001, "fewer than 1 in 10,000"

static const struct rules_band english_bands[] = {
    {"very common", VERY_COMMON},
    {"very commonly", VERY_COMMON},
    {"very rare", VERY_RARE},
    {"very rarely", VERY_RARE},
    {"extremely rare", VERY_RARE},
    {"uncommon", UNCOMMON},
    {"uncommonly", UNCOMMON},
    {"common", COMMON},
    {"commonly", COMMON},
    {"rare", RARE},
    {"rarely", RARE},
    {NULL, 0, 0, NULL}};

static const struct rules_band spanish_bands[] = {
    {"muy frecuente", VERY_COMMON},
    {"poco frecuente", UNCOMMON},
    {"muy frecuentes", VERY_COMMON},
    {"poco frecuentes", UNCOMMON},
    {"muy común", VERY_COMMON},
    {"poco común", UNCOMMON},
    {"muy comunes", VERY_COMMON},
    {"poco comunes", UNCOMMON},
    {"muy frecuentemente", VERY_COMMON},
    {"extremadamente raro", VERY_RARE},
    {"extremadamente rara", VERY_RARE},
    {"muy raramente", VERY_RARE},
    {"raramente", RARE},
    {"frecuentemente", COMMON},
    {"muy raro", VERY_RARE},
    {"muy rara", VERY_RARE},
    {"muy raros", VERY_RARE},
    {"muy raras", VERY_RARE},
    {"frecuente", COMMON},
    {"frecuentes", COMMON},
    {"común", COMMON},
    {"comunes", COMMON},
    {"raro", RARE},
    {"rara", RARE},
    {"raros", RARE},
    {"raras", RARE},
    {"infrecuente", UNCOMMON},
    {"infrecuentes", UNCOMMON},
    {NULL, 0, 0, NULL}};

static const struct rules_lexicon english = {
    .neutral =
        "most common|least common|more common|less common|how common|"
        "how often|as often|how likely|at most|in common|common cold|"
        "common colds|common sense|common question|common questions|"
        "common name|common names|common word|common words|common wart|"
        "common warts|common room|common area|common mistake|common mistakes|"
        "common myth|common myths|common knowledge|common ground|common salt|"
        "common drugs|common medicines|common painkillers|rare disease|"
        "rare diseases|rare blood|rare meat|rare steak|medium rare|"
        "rare chance|frequent flyer|frequent questions|often enough|"
        "too often|frequently asked|rare earth",
    .odd = "",
    .senses = "",
    .orders =
        "apply|ask|avoid|bathe|call|change|check|clean|come|cool|cover|do|"
        "drink|eat|keep|look|massage|move|put|rest|rinse|shower|sleep|"
        "stretch|take|tell|touch|try|use|walk|wash|wear",
    .manner = "often|frequently|sometimes|occasionally|usually",
    .frequency =
        "common|commonly|uncommon|rare|rarely|often|likely|unlikely|"
        "sometimes|usually|most people|most patients|most cases|most of|"
        "mostly|frequent|frequently|infrequent|occasionally|seldom|"
        "almost never|hardly ever",
    .answers =
        "two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|"
        "hundred|thousand|one in|one to|one out of|half|no number|no numbers|"
        "not known|nobody knows",
    .absolute =
        "safe|safely|painless|painlessly|pain free|guarantee|guarantees|"
        "guaranteed|no side effects|no risk|no risks|risk free|without risk|"
        "cure|cures|cured|permanent|permanently|always works|miracle|"
        "harmless|without risks|without side effects|curing|for ever|forever",
    .negations = "not|no|never|isn't|aren't|doesn't|don't|cannot|can't|nobody",
    .bands = english_bands,
    .ratios = "in|in every|out of|of every",
};

static const struct rules_lexicon spanish = {
    .neutral =
        "más común|más comunes|menos común|menos comunes|más frecuente|"
        "más frecuentes|con qué frecuencia|con la frecuencia|en común|"
        "común y corriente|común acuerdo|sal común|enfermedad rara|"
        "enfermedades raras|demasiado a menudo|resfriado común|catarro común|"
        "gripe común|verruga común|verrugas comunes|sentido común|"
        "lugar común|sala común|zona común|zonas comunes|nombre común|"
        "nombres comunes|palabras comunes|pregunta frecuente|"
        "preguntas frecuentes|preguntas comunes|dudas frecuentes|"
        "dudas comunes|error común|errores comunes|errores frecuentes|"
        "mito común|mitos comunes|medicinas comunes|medicamentos comunes|"
        "analgésicos comunes",
    .odd = "raro|rara|raros|raras|muy raro|muy rara|muy raros|muy raras",
    .senses =
        "algo|nada|qué|siente|sienta|sienten|siento|sentir|sentirse|sentirá|"
        "ve|vea|ven|verse|huele|sabe|suena|olor|sabor|gusto|color|aspecto|"
        "apariencia|sensación|ruido|sonido|forma|manera|extraño|extraña",
    .orders = "acuda|aplique|aplíquese|beba|camine|cambie|coma|consulte|cubra|"
              "descanse|duerma|dúchese|enfríe|enjuague|evite|hable|haga|lave|"
              "lávese|limpie|límpiese|llame|mire|mueva|ponga|póngase|pregunte|"
              "revise|tome|toque|use|vigile",
    .manner = "a menudo|a veces|con frecuencia|frecuentemente|ocasionalmente|"
              "normalmente",
    .frequency =
        "común|comunes|comúnmente|raro|rara|raros|raras|raramente|a menudo|"
        "a veces|frecuente|frecuentes|frecuentemente|con frecuencia|suele|"
        "suelen|probable|probables|probablemente|la mayoría|normalmente|"
        "generalmente|ocasionalmente|poca frecuencia|casi nunca|rara vez|"
        "pocas veces|muchas veces|casi siempre|habitual|habituales|"
        "habitualmente|por lo general|de vez en cuando|improbable|"
        "improbables|infrecuente|infrecuentes|la mayor parte de",
    .answers =
        "dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|veinte|"
        "cincuenta|cien|mil|uno de|una de|uno a|una a|mitad|no da cifras|"
        "no hay cifras|no se sabe",
    .absolute =
        "es seguro|es segura|totalmente seguro|totalmente segura|indoloro|"
        "indolora|sin dolor|garantizado|garantizada|garantiza|garantizamos|"
        "sin efectos secundarios|sin riesgo|sin riesgos|cura|curan|curar|"
        "sin efectos adversos|permanentemente|para siempre|son seguros|"
        "son seguras|permanente|permanentes|milagro|milagroso|milagrosa|"
        "completamente seguro|completamente segura|de forma segura|"
        "100 seguro|100 segura|indoloros|indoloras|no duele|no causa dolor|"
        "garantizados|garantizadas|garantizan|garantía|inofensivo|"
        "inofensiva|inofensivos|inofensivas|sin ningún riesgo|"
        "no hay riesgo|no hay riesgos|no hay ningún riesgo|"
        "no tiene riesgo|no tiene riesgos|no tiene ningún riesgo|"
        "no hay efectos secundarios|no tiene efectos secundarios|"
        "siempre funciona|siempre funcionan|curado|curada|curados|curadas|"
        "curará",
    .negations = "no|nunca|ni|nadie|tampoco|jamás",
    .bands = spanish_bands,
    .ratios = "de cada",
};

const struct rules_lexicon *
rules_lexicon_find(const char *lang)
{
    return lang_tag_in(lang, " en ")   ? &english
           : lang_tag_in(lang, " es ") ? &spanish
                                       : NULL;
}

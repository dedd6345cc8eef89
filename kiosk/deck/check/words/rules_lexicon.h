/* Words that mislead about risk, by language. */
#ifndef KIOSK_RULES_LEXICON_H
#define KIOSK_RULES_LEXICON_H

/* A frequency word and the share of people it means: the bands of the European
 * Commission's guideline on the readability of the labelling and package
 * leaflet (2009). Limits belong to both neighbouring bands. */
struct rules_band {
    const char *word;
    double low, high;
    const char *meaning; /* in words */
};

/* In lists "|" parts phrases, which are as rules_plain gives words, without the
 * outer spaces. */
struct rules_lexicon {
    const char *neutral;            /* ranks, questions and other senses ("most
                                     * common", "common cold"): never matched by
                                     * the lists below */
    const char *odd;                /* frequency words that mean something
                                     * else */
    const char *senses;             /* one or two words after these ("algo
                                     * raro") */
    const char *orders;             /* in a sentence that begins with one of
                                     * these, */
    const char *manner;             /* these say how often to do it */
    const char *frequency;          /* how often, in words */
    const char *answers;            /* what may accompany a frequency word
                                     * instead of digits */
    const char *absolute;           /* promises nobody can keep */
    const char *negations;          /* one or two words before a promise, these
                                     * negate it ("not permanent") */
    const struct rules_band *bands; /* the longer phrases first */
    const char *ratios;             /* between the numbers of "1 in 10" */
};

/* NULL for a language without one. LANG is a BCP 47 tag. */
const struct rules_lexicon *rules_lexicon_find(const char *lang);

#endif

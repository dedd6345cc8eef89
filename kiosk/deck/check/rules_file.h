/* Rules about one file: required keys, dates, and how much there is to read. */
#ifndef KIOSK_RULES_FILE_H
#define KIOSK_RULES_FILE_H

#include "deck.h"
#include "rules_check.h"

/* Checks one file of TOPIC: missing keys, dates, how much there is to read,
 * whether a phone can use its `qr`. */
void rules_check_file(const struct rules_case *rules,
                      const struct deck_topic *topic,
                      const struct deck_version *version);

#endif

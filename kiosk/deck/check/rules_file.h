/* Rules about one file: what its head must say, its dates, and how much it
 * asks people to read. */
#ifndef KIOSK_RULES_FILE_H
#define KIOSK_RULES_FILE_H

#include "deck.h"
#include "rules_check.h"

/* One file of TOPIC: what its head lacks, its dates, how much there is to read,
 * what a phone would make of its `qr`. */
void rules_check_file(const struct rules_case *rules,
                      const struct deck_topic *topic,
                      const struct deck_version *version);

#endif

/* Values of `key: value` lines: texts, dates, numbers, choices. */
#ifndef KIOSK_HEAD_VALUE_H
#define KIOSK_HEAD_VALUE_H

#include "head.h"

/* For readers: an error of RULE about VALUE; WHAT is what to do about it. */
void head_refuse(const struct head_value *value, const char *rule,
                 const char *what);

#endif

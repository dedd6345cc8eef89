/* Rules about `qr`: what a phone would make of it. Whether it fits a code that
 * a phone can read depends on the screen, and is checked with the page. */
#include "rules_qr.h"

#include <string.h>
#include <strings.h>

#include "rules_check.h"
#include "utf8.h"

/* What people write for the address of a web site: no space, no scheme, and
 * letters on both sides of a point. A phone takes it for a text. */
static bool
is_bare_address(const char *text)
{
    if (strncasecmp(text, "www.", 4) == 0) {
        return true;
    }
    size_t host = strcspn(text, "/?#");
    const char *dot = memrchr(text, '.', host);
    if (!dot || dot == text || strpbrk(text, " :@,;")) {
        return false;
    }
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
                                  "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    size_t ending = (size_t)(text + host - dot) - 1;
    return ending >= 2 && strspn(dot + 1, letters) == ending &&
           strpbrk(text, letters) < dot;
}

static bool
is_address(const char *text)
{
    return strncasecmp(text, "https://", 8) == 0 ||
           strncasecmp(text, "http://", 7) == 0;
}

void
rules_check_qr(const struct rules_case *rules,
               const struct deck_version *version)
{
    const char *qr = version->qr;
    if (!qr) {
        return;
    }
    if (is_bare_address(qr)) {
        report_add(rules->report, version->path, 0, REPORT_WARNING,
                   "qr-address",
                   "“qr: %.*s” opens nothing on a phone. Write the whole "
                   "address: “qr: https://%.*s”.",
                   UTF8_START(qr, 80), UTF8_START(qr, 80));
    } else if (is_address(qr) && strchr(qr, ' ')) {
        report_add(rules->report, version->path, 0, REPORT_WARNING,
                   "qr-address",
                   "“qr: %.*s” has a space in it, so a phone opens the wrong "
                   "address. Copy the address from the browser.",
                   UTF8_START(qr, 80));
    }
}

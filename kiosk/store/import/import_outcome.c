/* How a failed import ends. See import_outcome.h. */
#include "import_outcome.h"

#include <stdlib.h>

bool
import_fail(struct import *import, char *why)
{
    import->receipt.outcome = RECEIPT_FAILED;
    receipt_because(&import->receipt, "%s", why);
    free(why);
    return false;
}

bool
import_refuse(struct import *import, const char *why)
{
    import->receipt.outcome = RECEIPT_REFUSED;
    receipt_because(&import->receipt, "%s", why);
    return false;
}

/* Names that cameras, scanners and programs give. See path_camera.h. */
#include "path_camera.h"

#include <string.h>
#include <strings.h>

#include "path_name.h"

/* What such a name begins with; a number follows. */
static const char fronts[] =
    "IMG|IMG E| MG|WIN|KakaoTalk|KakaoTalk Photo|mmexport|微信图片|"
    "Снимок экрана|New Doc|DSC|DSCN|DSCF|PXL|MVIMG|PICT|CIMG|GOPR|DJI|SAM|"
    "HPIM|IMGP|P|PANO|BURST|FB IMG|received|signal|Snapchat|WA|viber image|"
    "photo|foto|JPEG|image|imagen|imagem|picture|bild|immagine|afbeelding|"
    "scan|scanned|scanner|CamScanner|Adobe Scan|Screenshot|Snip|Screen Shot|"
    "Captura|Capture|Schermata|Snap|Photo on|Document|Dokument|Documento|Doc|"
    "Foto am|Slide|Folie|Diapositiva|Diapositive|Unbenannt|WhatsApp Image|"
    "Bildschirmfoto|Captura de pantalla|Capture d’écran|Capture d'écran|"
    "Untitled|download";

/* What says nothing by itself, either. */
static const char alone[] =
    "Untitled|Unbenannt|Unnamed|image|photo|picture|Sin título|download|"
    "Sans titre";

/* What may stand between the digits. */
static const char joints[] =
    "at|um|a|las|am|pm|à|WA|HDR|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|"
    "Dec|Pro|MP|from|de|PORTRAIT|COVER|NIGHT|v";

/* Whether TEXT is nothing but digits, signs and joints; *DIGITS: how many. */
static bool
is_number(const char *text, size_t *digits)
{
    *digits = 0;
    while (*text != '\0') {
        size_t run = strspn(text, "0123456789");
        size_t word = strcspn(text, "0123456789 _-.,:()~");
        if (run == 0 && word > 0 && !path_is_one_of(text, word, joints)) {
            return false;
        }
        *digits += run;
        text += run > 0 ? run : word > 0 ? word : 1;
    }
    return true;
}

/* A number of 16 or more digits to the base of 16, as phones and programs
 * make: "3F2504E0-4F89-11D3". */
static bool
is_serial(const char *text)
{
    size_t letters = 0, digits = 0;
    for (; *text != '\0'; text++) {
        if (strchr("0123456789", *text) != NULL) {
            digits++;
        } else if (strchr("abcdefABCDEF", *text) != NULL) {
            letters++;
        } else if (strchr("- _", *text) == NULL) {
            return false;
        }
    }
    return digits + letters >= 16 && digits >= 4;
}

bool
path_is_camera(const char *title)
{
    size_t digits;
    if (is_serial(title) || (is_number(title, &digits) && digits >= 4)) {
        return true;
    }
    if (path_is_one_of(title, strlen(title), alone)) {
        return true;
    }
    const char *front = fronts;
    for (size_t len; *front != '\0'; front += len + (front[len] == '|')) {
        len = strcspn(front, "|");
        if (strncasecmp(title, front, len) == 0 &&
            is_number(title + len, &digits) && digits >= (len > 1 ? 1 : 4)) {
            return true;
        }
    }
    return false;
}

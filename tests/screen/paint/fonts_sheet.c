/* Paragraphs drawn into a frame. See fonts_sheet.h. */
#include "fonts_sheet.h"

#include <stdlib.h>
#include <string.h>

const struct fonts_sample fonts_samples[] = {
    {"english", "en",
     "Redness like a mild sunburn is normal and should go within a few hours; "
     "swelling may take a day or two. “Fluid” (Wave, AVATAR, To) fi ffl: "
     "call us if it gets worse."},
    {"spanish", "es",
     "El enrojecimiento, como una quemadura leve, es normal. ¿Ve líquido? "
     "¡Avísenos! Moretones: una o dos semanas, según la señora Núñez."},
    {"vietnamese", "vi",
     "Da đỏ như bị cháy nắng nhẹ là bình thường. Hãy gọi cho chúng tôi nếu "
     "tình trạng xấu đi: Ẩm ướt, Ỡ Ặ Ữ, Nguyễn."},
    {"vietnamese-nfd", "vi",
     "Da đo\xCC\x89 như bi\xCC\xA3 cha\xCC\x81y na\xCC\x86\xCC\x81ng nhe\xCC"
     "\xA3 la\xCC\x80 bi\xCC\x80nh thươ\xCC\x80ng. Ha\xCC\x83y go\xCC\xA3i, A"
     "\xCC\x82\xCC\x89m ươ\xCC\x81t, O\xCC\x9B\xCC\x83 A\xCC\xA3\xCC\x86."},
    {"arabic", "ar",
     "احمرار الجلد بعد Microneedling طبيعي لمدة 250 ساعة (تقريبًا). اتصل بنا "
     "على "
     "الرقم (719) 555-0142 إذا ازداد الألم، أو إذا رأيت سائلًا أصفر."},
    {"hebrew", "he",
     "אדמומיות אחרי Microneedling (מיקרו-מחטים) היא רגילה, כמו כוויית שמש קלה. "
     "התקשרו אלינו: (719) 555-0142 אם הכאב מחמיר. שָׁלוֹם."},
    {"hindi", "hi",
     "माइक्रोनीडलिंग के बाद त्वचा का लाल होना सामान्य है। हल्की सूजन होती है। दर्द बढ़े "
     "तो हमें फ़ोन करें। क्षत्रिय ज्ञान श्रृंगार विद्यार्थी कीर्ति।"},
    {"thai", "th",
     "ผิวอาจแดงและบวมเล็กน้อยหลังการรักษา โปรดโทรหาเราหากมีอาการปวดมากขึ้น"
     "หรือมีหนอง น้ำคำที่นี่ ใช้ครีมกันแดดทุกวัน ปู่ ญี่ปุ่น ก็ได้"},
    {"chinese", "zh-Hans",
     "微针治疗后，皮肤发红（像轻微晒伤）是正常的。如果情况恶化，请拨打电话联系"
     "我们，"
     "或者看到“黄色液体”……直至骨头！Microneedling洁面乳。"},
    {"chinese-traditional", "zh-Hant",
     "微針治療後，皮膚發紅（像輕微曬傷）是正常的。請撥打電話聯繫我們，「戶外」"
     "每兩小時"
     "塗一次，直至骨頭。"},
    {"korean", "ko",
     "미세침 치료 후 가벼운 햇볕 화상처럼 피부가 붉어지는 것은 정상입니다. "
     "악화되면 "
     "전화해 주세요. “SPF” 선크림을 바르세요."},
    {"symbols", "en",
     "Age ≥ 22, ≤ 3 % → call ✓ ⚠ ☎ ½ × 2 °C € • ★ ← ↑ ✗ µg. Ελληνικά, Русский "
     "текст."},
};
const int fonts_sample_count =
    (int)(sizeof(fonts_samples) / sizeof(fonts_samples[0]));

static void
blend(struct frame *frame, const unsigned char *mask, int width_px,
      int height_px, int x, int y)
{
    for (int row = 0; row < height_px; row++) {
        for (int col = 0; col < width_px; col++) {
            int to_x = x + col, to_y = y + row;
            if (to_x < 0 || to_y < 0 || to_x >= frame->width_px ||
                to_y >= frame->height_px) {
                continue;
            }
            uint32_t *pixel =
                &frame->pixels[(size_t)to_y * (size_t)frame->width_px +
                               (size_t)to_x];
            uint32_t ink = mask[row * width_px + col];
            uint32_t left = ((*pixel & 255) * (255 - ink) + 127) / 255;
            *pixel = left * 0x010101;
        }
    }
}

static void
draw_line(struct frame *frame, struct fonts *fonts,
          const struct para_line *line, int x, int baseline)
{
    for (size_t i = 0; i < line->run_count; i++) {
        const struct para_run *run = &line->runs[i];
        unsigned char *mask = NULL;
        int width_px, height_px, left_px, baseline_px;
        if (fonts_draw(fonts, &run->font, &run->shape, run->text, &mask,
                       &width_px, &height_px, &left_px, &baseline_px)) {
            blend(frame, mask, width_px, height_px, x + run->x_px + left_px,
                  baseline - baseline_px);
            free(mask);
        }
    }
}

void
fonts_sheet_init(struct frame *frame, struct fonts *fonts,
                 const struct para *para, int width_px, int margin_px)
{
    int height_px = 2 * margin_px;
    for (size_t i = 0; i < para->line_count; i++) {
        height_px += para->lines[i].ascent_px + para->lines[i].descent_px;
    }
    frame_init(frame, width_px + 2 * margin_px, height_px);
    for (int i = 0; i < frame->width_px * frame->height_px; i++) {
        frame->pixels[i] = 0xFFFFFF;
    }
    int top = margin_px;
    for (size_t i = 0; i < para->line_count; i++) {
        const struct para_line *line = &para->lines[i];
        draw_line(frame, fonts, line, margin_px, top + line->ascent_px);
        top += line->ascent_px + line->descent_px;
    }
}

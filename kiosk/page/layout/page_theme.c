/* The colours of both themes: cream paper, ink, one colour a kind, one blue
 * for what can be touched; and black, white, one yellow. */
#include "page_theme.h"

static const uint32_t light_kinds[] = {
    [DECK_KIND_NONE] = 0x37415A, [DECK_ABOUT] = 0x37415A,
    [DECK_BENEFIT] = 0x00504F,   [DECK_SIDE_EFFECT] = 0x7A2E00,
    [DECK_AFTERCARE] = 0x5A2A6B, [DECK_WHEN_TO_CALL] = 0x7A0030,
};

static const struct page_colours light = {
    .paper = 0xFAF7F0,
    .ink = 0x1A1A1A,
    .small = 0x4A4A4A,
    .rule = 0xCFC6B4,
    .band = 0xF2EBDF,
    .control = 0x003A70,
    .control_paper = 0xFAF7F0,
    .aid = 0x003A70,
    .aid_ink = 0xFFFFFF,
    .kind_ink = 0xFFFFFF,
    .strip = 0xFFE8A6,
    .strip_ink = 0x1A1A1A,
    .focus = 0x1A1A1A,
    .field = 0xEDE6D8,
    .plate = 0xFAF7F0,
    .boxes =
        {
            [DECK_CALLOUT_NONE] = {0xF0E9DC, 0x4A4A4A},
            [DECK_CALLOUT_QUOTE] = {0xF0E9DC, 0x4A4A4A},
            [DECK_CALLOUT_NOTE] = {0xE1E9F2, 0x003A70},
            [DECK_CALLOUT_TIP] = {0xDFEDE7, 0x00504F},
            [DECK_CALLOUT_WARNING] = {0xFBE6CF, 0x7A2E00},
        },
};

enum { BLACK = 0x000000, WHITE = 0xFFFFFF, YELLOW = 0xFFE600 };

static const struct page_colours high_contrast = {
    .paper = BLACK,
    .ink = WHITE,
    .small = WHITE,
    .rule = 0x7A7A7A,
    .band = BLACK,
    .control = YELLOW,
    .control_paper = BLACK,
    .aid = YELLOW,
    .aid_ink = BLACK,
    .aid_outlined = true,
    .kind_ink = BLACK,
    .strip = BLACK,
    .strip_ink = WHITE,
    .focus = WHITE,
    .field = 0x262626,
    .plate = 0xD8D2C4, /* white would glare beside black */
    .plated = true,
    .boxes =
        {
            [DECK_CALLOUT_NONE] = {BLACK, WHITE},
            [DECK_CALLOUT_QUOTE] = {BLACK, WHITE},
            [DECK_CALLOUT_NOTE] = {BLACK, YELLOW},
            [DECK_CALLOUT_TIP] = {BLACK, YELLOW},
            [DECK_CALLOUT_WARNING] = {BLACK, YELLOW},
        },
};

uint32_t
page_kind_colour(int theme, enum deck_kind kind)
{
    return theme == PAGE_HIGH_CONTRAST ? (uint32_t)YELLOW : light_kinds[kind];
}

uint32_t
page_trouble_colour(int theme)
{
    return theme == PAGE_HIGH_CONTRAST ? (uint32_t)YELLOW : 0xB84A00;
}

struct page_colours
page_colours(int theme, enum deck_kind kind)
{
    struct page_colours colours =
        theme == PAGE_HIGH_CONTRAST ? high_contrast : light;
    colours.kind = colours.mark = page_kind_colour(theme, kind);
    return colours;
}

enum page_icon
page_kind_icon(enum deck_kind kind)
{
    static const enum page_icon icons[] = {
        [DECK_KIND_NONE] = ICON_ABOUT,
        [DECK_ABOUT] = ICON_ABOUT,
        [DECK_BENEFIT] = ICON_BENEFIT,
        [DECK_SIDE_EFFECT] = ICON_SIDE_EFFECT,
        [DECK_AFTERCARE] = ICON_AFTERCARE,
        [DECK_WHEN_TO_CALL] = ICON_WHEN_TO_CALL,
    };
    return icons[kind];
}

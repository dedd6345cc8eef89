/* What an SVG would lose is read in it and named, or drawn all the same; what
 * it does not lose is not named. And what a white one stands on. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <librsvg/rsvg.h>

#include "format_rig.h"

#define OPEN                                      \
    "<svg xmlns='http://www.w3.org/2000/svg' "    \
    "xmlns:xlink='http://www.w3.org/1999/xlink' " \
    "width='40' height='30'>"
#define ALL "width='40' height='30'"
#define QUOTED "width=\"40\" height=\"30\""
#define DIV(words) "<div xmlns='http://www.w3.org/1999/xhtml'>" words "</div>"
#define HTML(words) "<foreignObject " ALL ">" DIV(words) "</foreignObject>"
#define FEATURE "'http://www.w3.org/TR/SVG11/feature#Extensibility'"
#define BIT(loss) (UINT32_C(1) << PICTURE_LOSS_##loss)

static void
write_svg(struct format_rig *rig, const char *parts)
{
    char text[4096];
    int len = snprintf(text, sizeof(text), OPEN "%s</svg>", parts);
    assert_in_range(len, 1, sizeof(text) - 1);
    format_rig_write(rig, "a.svg", text, (size_t)len);
}

struct loss_case {
    const char *parts;
    uint32_t lost;
};

static void
check_losses(struct format_rig *rig, const struct loss_case *cases,
             size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct picture_reply reply;
        write_svg(rig, cases[i].parts);
        enum picture_status status = format_rig_probe(rig, "a.svg", 0, &reply);
        if (status != PICTURE_OK || reply.lost != cases[i].lost) {
            fail_msg("%s: status %d, lost %x, not %x", cases[i].parts,
                     (int)status, reply.lost, cases[i].lost);
        }
    }
}

#define CHECK_LOSSES(rig, cases) \
    check_losses(rig, cases, sizeof(cases) / sizeof(*(cases)))

static void
test_words(void **state)
{
    static const struct loss_case cases[] = {
        {HTML("Wash"), BIT(HTML)},
        {"<defs><g id='k'>" HTML("Wash") "</g></defs><use href='#k'/>",
         BIT(HTML)},
        {"<symbol id='k'>" HTML("Wash") "</symbol><use xlink:href='#k'/>",
         BIT(HTML)},
        {"<switch>" HTML("Wash your hands") "<text>Wash you...</text></switch>",
         BIT(HTML)},
        {"<switch>" HTML("Wash") "<text>Not supported by viewer</text>"
                                 "</switch>",
         BIT(HTML)},
        {"<switch>" HTML("Wash") "</switch>", BIT(HTML)},
        {"<image " ALL " href='data:image/svg+xml,"
         "%3Csvg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" "
         "height=\"9\"%3E%3CforeignObject%3EWash%3C/foreignObject%3E"
         "%3C/svg%3E'/>",
         BIT(HTML)},
        {"<foreignObject " ALL "><img xmlns='http://www.w3.org/1999/xhtml'/>"
         "</foreignObject>",
         BIT(EMBEDDED)},
        {"<path id='p' d='M0 9h40'/><text><textPath href='#p'>Wash</textPath>"
         "</text>",
         BIT(CURVED)},
        {"<flowRoot><flowPara>Wash</flowPara></flowRoot>", BIT(FLOWED)},
        {"<text>&#xE001;</text>", BIT(ICON_FONT)},
        {"<text y='9' rotate='180'>6</text>", BIT(PLACED)},
        {"<text><tspan rotate='0 9'>66</tspan></text>", BIT(PLACED)},
        {"<g style='transform:translate(1em)'><text>1</text></g>", BIT(PLACED)},
        {"<text style='translate:50% calc(9px)'>1</text>", BIT(PLACED)},
        {"<text x='9 30'>\xD8\xAE\xD8\xB0</text>", BIT(PLACED)},
        {"<text>Wash &#x1F48A;</text>", BIT(ICON_FONT)},
        {"<text>&#x378;</text>", BIT(ICON_FONT)}, /* no letter at all */
        {"<text font-family='Wingdings'>a</text>", BIT(ICON_FONT)},
        {"<switch><text systemLanguage='de'>Nein</text>"
         "<text systemLanguage='en'>No</text></switch>",
         BIT(LANGUAGE)},
        {"<text systemLanguage='de'>Nein</text>", BIT(LANGUAGE)},
        {"<text>10<tspan style='font-variant-position:super'>3</tspan></text>",
         BIT(PLACED)},
        {"<text><tspan textLength='9'>Take 5 mg</tspan></text>", BIT(PLACED)},
        {"<switch><text systemLanguage='de'>Nein</text><text>No</text>"
         "</switch>",
         BIT(LANGUAGES)},
        {"<text font-family='Symbol, serif'>5 mg</text>", BIT(ICON_FONT)},
        {"<g style='font:9px \"Material Icons\"'><text>home</text></g>",
         BIT(ICON_FONT)},
    };
    CHECK_LOSSES(*state, cases);
}

static void
test_parts(void **state)
{
    static const struct loss_case cases[] = {
        {"<image " ALL " href='x.png'/>", BIT(LINKED)},
        {"<image " ALL " xlink:href='http://example.org/x.png'/>", BIT(LINKED)},
        {"<pattern id='p'><image " ALL " href='x.png'/></pattern>"
         "<rect " ALL " style='fill:url(\"#p\")'/>",
         BIT(LINKED)},
        {"<filter id='f'><feImage href='x.png'/></filter>"
         "<style>.f{filter:url(#f)}</style><rect class='a f' " ALL "/>",
         BIT(LINKED)},
        {"<image " ALL " href='data:image/tiff;base64,SUkqAAgAAAA='/>",
         BIT(EMBEDDED)},
        {"<image " ALL " href='data:image/png;base64'/>", BIT(EMBEDDED)},
        {"<use href='other.svg#x'/>", BIT(OTHER_FILE)},
        {"<rect " ALL " fill='url(other.svg#x)'/>", BIT(OTHER_FILE)},
        {"<style>@import 'other.css';</style>", BIT(OTHER_FILE)},
        {"<rect " ALL " fill='oklch(0.7 0.2 140)'/>", BIT(STYLE)},
        {"<style>.a{--c:red}.b{--c:lime}</style>"
         "<g class='a'><rect " ALL " fill='var(--c)'/></g>",
         BIT(STYLE)},
        {"<rect style='rotate:9deg;transform-origin:center'/>", BIT(STYLE)},
        {"<rect style='transform:perspective(9px)'/>", BIT(STYLE)},
        {"<rect width='calc(100% - 9px)' height='9'/>", BIT(STYLE)},
        {"<rect style='width:max(9px,50%);height:9px'/>", BIT(STYLE)},
        {"<text style='font-size:clamp(9px,2vw,20px)'>1</text>", BIT(STYLE)},
        {"<style>text:is(.a,.b){display:none}</style>", BIT(STYLE)},
        {"<style>.a{fill:red;&amp; .b{display:none}}</style>", BIT(STYLE)},
        {"<g transform='scale(9)'><path vector-effect='non-scaling-stroke'/>"
         "</g>",
         BIT(EFFECT)},
        {"<foreignObject><div xmlns='http://www.w3.org/1999/xhtml' "
         "style='background:conic-gradient(red,blue)'/></foreignObject>",
         BIT(EFFECT)},
        {"<foreignObject><div xmlns='http://www.w3.org/1999/xhtml' "
         "style='width:9px;background:#c00'/></foreignObject>",
         BIT(EFFECT)},
        {"<style>text{opacity:0} svg:hover text{opacity:1}</style>"
         "<text>Wash</text>",
         BIT(MOVING)},
        {"<text visibility='hidden'>Wash<set attributeName='visibility' "
         "to='visible' begin='click'/></text>",
         BIT(MOVING)},
        {"<meshgradient id='m'/><rect " ALL " fill='url(#m)'/>", BIT(EFFECT)},
        {"<rect " ALL " style='clip-path:circle(9px)'/>", BIT(EFFECT)},
        {"<style>.q{opacity:0;animation:p 1s infinite}"
         "@keyframes p{to{opacity:1}}</style><rect class='q' " ALL "/>",
         BIT(MOVING)},
        {"<rect " ALL " opacity='0'><animate attributeName='opacity' "
         "values='0;1;0' repeatCount='indefinite'/></rect>",
         BIT(MOVING)},
        {"<rect " ALL "><animateMotion path='M0 0h9' fill='freeze'/></rect>",
         BIT(MOVING)},
        {"<script>d.appendChild(d.createElementNS(n, 'text'))</script>",
         BIT(SCRIPT)},
        {"<image " ALL " href='x.png'/><use href='other.svg#x'/>",
         BIT(LINKED) | BIT(OTHER_FILE)},
    };
    CHECK_LOSSES(*state, cases);
}

/* What is not drawn anyway, what has something in its place, and what looks
 * like a loss. */
static void
test_no_false_alarm(void **state)
{
    static const struct loss_case cases[] = {
        {"<defs>" HTML("Wash") "<image " ALL " href='x.png'/></defs>", 0},
        {"<filter id='f'><feDropShadow/><feImage href='x.png'/></filter>", 0},
        {"<g display='none'>" HTML("Wash") "</g>", 0},
        {"<text font-family='Segoe UI Symbol'>a</text>", 0},
        {"<text font-family='Symbola'>a</text>", 0},
        {"<g style='display: none'><use href='other.svg#x'/></g>", 0},
        {"<style>.h{display:none}</style><g class='h'>" HTML("Wash") "</g>", 0},
        {"<g opacity='0'><image " ALL " href='x.png'/></g>", 0},
        {"<g visibility='hidden'>" HTML("Wash") "</g>", 0},
        {"<image width='0' height='9' href='x.png'/>", 0},
        {"<foreignObject><div xmlns='http://www.w3.org/1999/xhtml' "
         "style='backdrop-filter:blur(4px)'/></foreignObject>",
         0},
        {"<foreignObject><div xmlns='http://www.w3.org/1999/xhtml' "
         "style='background:transparent;border:0'/></foreignObject>",
         0},
        {"<style>.h{display:none}.a:hover{opacity:1}.z:hover .y{opacity:1}"
         "</style><g class='h'><text>Wash</text></g>",
         0},
        {HTML("&#160;"), 0},
        {HTML("<style xmlns='http://www.w3.org/1999/xhtml'>p{}</style>"), 0},
        {"<switch>" HTML(
             "Wash your <b>hands</b>") "<text>Wash<tspan x='9'>your "
                                       "hands</tspan></text></switch>",
         0},
        {"<switch>" HTML("Wash") "<text>Clean</text></switch>", 0},
        {"<switch>" HTML("Wash") "<g><path d='M0 0h9'/></g></switch>", 0},
        {"<switch>" HTML("Wait...") "<text>Wait...</text></switch>", 0},
        {"<switch><foreignObject requiredExtensions='http://ns.adobe.com/'>"
         "Made by</foreignObject><g/></switch>",
         0},
        {"<switch><g systemLanguage='de'>" HTML("Wasche") "</g><g/></switch>",
         0},
        {"<flowRoot><flowPara> </flowPara></flowRoot>", 0},
        {"<switch><text systemLanguage='de'>5 mg</text><text>5 mg</text>"
         "</switch>",
         0},
        {"<path vector-effect='non-scaling-stroke' transform='rotate(9)'/>", 0},
        {"<style>svg{width:calc(9px + 1vw)}</style><rect " ALL "/>", 0},
        {"<text><textPath href='#gone'>Wash</textPath></text>", 0},
        {"<use href='#gone'/><image " ALL " href='#gone'/>", 0},
        {"<style>.z{filter:url(x.svg#f);fill:oklch(1 0 0)}"
         ".z:hover,rect:hover{fill:lab(1 0 0)}</style><rect " ALL "/>",
         0},
        {"<style>@import url('https://fonts.googleapis.com/css');"
         "@font-face{font-family:A;src:url(a.woff)}</style>",
         0},
        {"<rect " ALL " fill='#fff' style='fill:oklch(1 0 0)'/>", 0},
        {"<rect " ALL " fill='var(--unknown)'/>", 0},
        {"<style>.q{animation:p 1s infinite}@keyframes p{to{opacity:0}}"
         "</style><rect class='q' " ALL "/>",
         0},
        {"<circle r='9'><animate attributeName='r' to='9' dur='1s' "
         "repeatCount='indefinite'/></circle>",
         0},
        {"<rect " ALL " opacity='0'><set attributeName='opacity' to='1' "
         "begin='click'/></rect>",
         0},
        {"<script>function f(e){e.setAttribute('fill','red')}</script>", 0},
        {"<text font-family='Noto Sans'>Wash</text>", 0},
        {"<g style='transform:rotate(0.0deg);transform-origin:center'><text>1"
         "</text></g>",
         0},
        {"<text style='transform:translate3d(0,0,0)'>1</text>", 0},
        {"<text>&#xFC; &#x2192; &#x2264; &#x2713; &#x26A0;&#xFE0F; &#x200D; "
         "&#x627; &#x905; &#x5403;</text>",
         0},
        {"<text x='9' y='9' rotate='0 0'>\xD8\xAE</text>", 0},
        {"<image " ALL " href='data:image/svg+xml;utf8,&lt;svg "
         "xmlns=\"http://www.w3.org/2000/svg\" " QUOTED "/>'/>",
         0},
    };
    CHECK_LOSSES(*state, cases);
}

/* Each fills the drawing with lime. */
static const char *const drawn[] = {
    "<style>:root{--b:var(--c);--c:lime}.a{fill:var(--b)}</style>"
    "<rect class='a' " ALL "/>",
    "<style><![CDATA[<!-- /* of a program */ :root { --c : lime } "
    "rect.a, .z { fill : var( --c ) !important } -->]]></style>"
    "<rect class='b a' " ALL "/>",
    "<rect " ALL " fill='var(--fill-0, lime)'/>",
    "<rect " ALL " fill='red' style='fill: light-dark(lime, red)'/>",
    "<style>@media screen{.a{fill:lime}}@media print{.a{fill:red}}</style>"
    "<rect class='a' " ALL "/>",
    "<style media='print'>.a{fill:red}</style><style type='text/less'>"
    ".a{fill:blue}</style><style media='screen, print' type='text/css'>"
    ".a{fill:lime}</style><rect class='a' fill='red' " ALL "/>",
    "<style>@media (min-width:100px) and (max-height: 90em){.a{fill:lime}}"
    "@media (max-width:300px),(width>=2000px),not all{.a{fill:red}}</style>"
    "<rect class='a' fill='red' " ALL "/>",
    "<style>@media not print{@media (prefers-reduced-motion:no-preference) "
    "and (not (hover)) and (pointer:coarse){.a{fill:lime}}}"
    "@media (prefers-color-scheme:dark){.a{fill:red}}</style>"
    "<rect class='a' fill='red' " ALL "/>",
    "<style>@supports (fill:lime){@layer x{.a{fill:lime}}}</style>"
    "<rect class='a' " ALL "/>",
    "<style>.a{opacity:0;animation:in 1s forwards}"
    "@keyframes in{from{opacity:0}to{opacity:1}}</style>"
    "<rect class='a' fill='lime' " ALL "/>",
    "<style>.a{opacity:0;animation:in 1s cubic-bezier(0.1, 0.7, 1, 1) 2s "
    "forwards}@keyframes in{to{opacity:1}}</style>"
    "<rect class='a' fill='lime' " ALL "/>",
    "<switch><rect systemLanguage='de' fill='red' " ALL "/>"
    "<rect fill='lime' " ALL "/></switch>",
    "<switch><rect systemLanguage='de' fill='lime' " ALL "/></switch>",
    "<style>#a{visibility:hidden;animation-name:in;"
    "animation-fill-mode:both}@keyframes in{100%{visibility:visible}}</style>"
    "<rect id='a' fill='lime' " ALL "/>",
    "<rect fill='lime' " ALL " opacity='0'><animate attributeName='opacity' "
    "from='0' to='1' dur='1s' fill='freeze'/></rect>",
    "<rect fill='lime' height='30' width='0'><animate attributeName='width' "
    "values='0; 9; 40;' dur='1s' fill='freeze'/></rect>",
    "<rect fill='lime' " ALL " transform='translate(50)'><animateTransform "
    "type='translate' attributeName='transform' to='0 0' fill='freeze'/>"
    "</rect>",
    "<rect fill='lime' " ALL " style='display:none'><set begin='1s' "
    "attributeName='display' to='inline'/></rect>",
    "<rect id='r' fill='red' " ALL "/><set href='#r' attributeName='fill' "
    "to='lime'/>",
    "<switch><foreignObject/><rect fill='lime' " ALL "/></switch>",
    "<rect fill='lime' " ALL " requiredFeatures=" FEATURE "/>",
    "<rect fill='lime' " ALL "/><switch><g requiredFeatures=" FEATURE "/>"
    "<a><rect fill='red' " ALL "/></a></switch>",
    "<filter id='f' x='0' y='0' width='1' height='1'><feDropShadow/></filter>"
    "<rect fill='lime' " ALL " filter='url(#f)'/>",
    "<filter id='f' x='0' y='0' width='2' height='1' "
    "color-interpolation-filters='sRGB'><feOffset dx='0'/>"
    "<feDropShadow dx='15' dy='0' stdDeviation='0' flood-color='lime'/>"
    "</filter><rect fill='red' width='15' height='30' filter='url(#f)'/>",
    "<image " ALL " href='data:image/svg+xml;charset=utf-8,"
    "%3csvg xmlns=\"http://www.w3.org/2000/svg\" " QUOTED
    "%3e%3crect fill=\"lime\" " QUOTED "/%3e%3c/svg%3e'/>",
};

static void
test_drawn(void **state)
{
    struct format_rig *rig = *state;
    for (size_t i = 0; i < sizeof(drawn) / sizeof(*drawn); i++) {
        struct picture_reply reply;
        write_svg(rig, drawn[i]);
        enum picture_status status = format_rig_probe(rig, "a.svg", 0, &reply);
        if (status != PICTURE_OK || reply.lost != 0) {
            fail_msg("%s: status %d, lost %x", drawn[i], (int)status,
                     reply.lost);
        }
        format_rig_show(rig, "a.svg", 40, 30, 0);
        if (rig->pixels[15 * 40 + 20] != 0xFF00FF00) {
            fail_msg("%s: %08X", drawn[i], rig->pixels[15 * 40 + 20]);
        }
    }
}

/* Two ways to say one thing: the first is not librsvg's. */
static const struct {
    const char *said, *same;
} pairs[] = {
    {"<text y='9' x='2 9 24 31'>1020</text>",
     "<text y='9' x='2'>1</text><text y='9' x='9'>0</text>"
     "<text y='9' x='24'>2</text><text y='9' x='31'>0</text>"},
    {"<text><tspan y='9 9 25' x='2, 9'>102</tspan></text>",
     "<text y='9' x='2'>1</text><text y='9' x='9'>0"
     "<tspan y='25'>2</tspan></text>"},
    {"<text y='9' font-family='DejaVu Sans Mono' font-size='10' x='2' "
     "dx='0 9' dy='0,0,9'>10<tspan fill='red'>2</tspan></text>",
     "<g font-family='DejaVu Sans Mono' font-size='10'><text y='9' x='2'>1"
     "<tspan dx='9'>0</tspan><tspan dy='9' fill='red'>2</tspan></text></g>"},
    {"<text y='9' x='2 9 24' >\n 1 <a>&lt;b</a>\n</text>",
     "<text y='9' x='2'>1</text><text y='9' x='24'>&lt;b</text>"},
    {"<text y='9'>1\n2</text>", "<text y='9'>1 2</text>"},
    {"<text y='9'>5<tspan> 10</tspan><a> mg</a></text>",
     "<text y='9' xml:space='preserve'>5<tspan> 10</tspan><a> mg</a></text>"},
    {"<text y='9'>5 <tspan> <tspan>\xC2\xA0"
     "1</tspan></tspan></text>",
     "<text y='9' xml:space='preserve'>5 <tspan><tspan>\xC2\xA0"
     "1</tspan></tspan></text>"},
    {"<text y='9' style='white-space:pre'>5<tspan> 1</tspan></text>",
     "<text y='9' xml:space='preserve'>5<tspan> 1</tspan></text>"},
    {"<text y='9'>\n 1\r\n  2\n </text>", "<text y='9'>1 2</text>"},
    {"<text y='9'><tspan>1</tspan>\n<tspan>&amp;</tspan></text>",
     "<text y='9'><tspan>1</tspan> <tspan>&amp;</tspan></text>"},
    {"<text y='9' xml:space='preserve'>1\n\n2</text>",
     "<text y='9' xml:space='preserve'>1  2</text>"},
    {"<text y='9'>\n<tspan x='9'> 1</tspan>\n<tspan x='20'>2</tspan></text>",
     "<text x='9' y='9'>1</text><text x='20' y='9'>2</text>"},
    {"<style>.s{text-decoration-line:line-through}</style>"
     "<text y='9' class='s'>1 <tspan>2</tspan></text>"
     "<g text-decoration='underline'><text y='25'>3</text></g>",
     "<text y='9' text-decoration='line-through'>1 <tspan "
     "text-decoration='line-through'>2</tspan></text>"
     "<text y='25' text-decoration='underline'>3</text>"},
    {"<text y='9' style='text-decoration:line-through solid rgb(0,0,0)'>1"
     "</text>",
     "<text y='9' text-decoration='line-through'>1</text>"},
    {"<text y='20'>10<tspan style='vertical-align:super'>3</tspan></text>",
     "<text y='20'>10<tspan baseline-shift='super'>3</tspan></text>"},
    {"<text y='20' style='font-size:1.5rem'>10</text>",
     "<text y='20' font-size='24'>10</text>"},
    {"<g style='text-transform:uppercase'><text y='9'>a<tspan "
     "text-transform='lowercase'>\xC3\x84</tspan></text></g>",
     "<text y='9'>A<tspan>\xC3\xA4</tspan></text>"},
    {"<rect " ALL " style='transform:translate3d(9px,1in,0) rotate(.05turn)'/>",
     "<rect " ALL " transform='translate(9 96) rotate(18)'/>"},
    {"<rect " ALL " style='transform:translateX(9px) scale(.5) skew(9deg)'/>",
     "<rect " ALL " transform='translate(9) scale(.5) skewX(9)'/>"},
    {"<rect " ALL " style='translate:9px 5px;scale:.5;rotate:9deg' "
     "transform='skewX(9)'/>",
     "<rect " ALL " transform='translate(9 5) rotate(9) scale(.5) skewX(9)'/>"},
    {"<style>.t{transform:translate(9px, 5px)}</style>"
     "<rect " ALL " class='t' transform='translate(30)'/>",
     "<rect " ALL " transform='translate(9 5)'/>"},
    {"<rect " ALL " style='transform:none' transform='translate(30)'/>",
     "<rect " ALL "/>"},
    {"<rect " ALL " style='transform:rotate(90deg);"
     "transform-origin:20px 15px'/>",
     "<rect " ALL " transform='rotate(90 20 15)'/>"},
    {"<style>@keyframes k{from{transform:translate3d(-50px,0,0)}"
     "to{transform:translate3d(9px,0,0)}}.a{animation:k 2s forwards}</style>"
     "<rect class='a' transform='translate(-50)' " ALL "/>",
     "<rect transform='translate(9)' " ALL "/>"},
};

static void
test_said_otherwise(void **state)
{
    static uint32_t before[160 * 120];
    struct format_rig *rig = *state;
    for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
        struct picture_reply reply;
        write_svg(rig, pairs[i].same);
        format_rig_show(rig, "a.svg", 160, 120, 0);
        memcpy(before, rig->pixels, sizeof(before));
        write_svg(rig, pairs[i].said);
        assert_int_equal(format_rig_probe(rig, "a.svg", 0, &reply), PICTURE_OK);
        assert_int_equal(reply.lost, 0);
        format_rig_show(rig, "a.svg", 160, 120, 0);
        if (memcmp(before, rig->pixels, sizeof(before)) != 0) {
            fail_msg("%s: not as %s", pairs[i].said, pairs[i].same);
        }
    }
}

/* A white logo says what it has to stand on. */
static void
test_ground(void **state)
{
    struct format_rig *rig = *state;
    static const struct picture_request request = {.width_px = 40,
                                                   .height_px = 30};
    static const uint32_t grounds[] = {PICTURE_GROUND_DARK, 0};
    static const char *const parts[] = {
        "<circle cx='20' cy='15' r='9' fill='#fff'/>",
        "<circle cx='20' cy='15' r='9'/>"};
    for (size_t i = 0; i < 2; i++) {
        struct picture_reply reply;
        write_svg(rig, parts[i]);
        assert_int_equal(format_rig_draw(rig, "a.svg", &request, &reply),
                         PICTURE_OK);
        assert_int_equal(reply.ground, grounds[i]);
    }
}

/* Without a namespace, with a prefix for it, and out of an entity. */
static void
test_other_clothes(void **state)
{
    static const char *const files[] = {
        "<svg " ALL "><foreignObject>Wash</foreignObject></svg>",
        "<s:svg xmlns:s='http://www.w3.org/2000/svg' " ALL
        "><s:foreignObject>Wash</s:foreignObject></s:svg>",
        "<!DOCTYPE svg [<!ENTITY f '<foreignObject>Wash</foreignObject>'>]>"
        "<svg xmlns='http://www.w3.org/2000/svg' " ALL ">&f;</svg>"};
    struct format_rig *rig = *state;
    for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
        struct picture_reply reply;
        format_rig_write(rig, "a.svg", files[i], strlen(files[i]));
        assert_int_equal(format_rig_probe(rig, "a.svg", 0, &reply), PICTURE_OK);
        assert_int_equal(reply.lost, BIT(HTML));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),          cmocka_unit_test(test_parts),
        cmocka_unit_test(test_no_false_alarm), cmocka_unit_test(test_drawn),
        cmocka_unit_test(test_other_clothes),  cmocka_unit_test(test_ground),
        cmocka_unit_test(test_said_otherwise),
    };
    return cmocka_run_group_tests(tests, format_rig_setup, format_rig_teardown);
}

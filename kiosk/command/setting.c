/* kiosk setting: prints the value of one key in a settings file, for
 * scripts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "command.h"
#include "notices.h"
#include "setup.h"

static const char usage[] =
    "usage: kiosk setting KEY --config kiosk.txt\n"
    "Prints the value of KEY in the settings file, as the show reads it.\n"
    "Exit status: 0 it is set, 1 it is not set and this is the default,\n"
    "2 it is invalid, or the file cannot be read.\n";

static void
say_why(const char *path, const struct report *report)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash != NULL ? slash + 1 : path;
    for (size_t i = 0; i < report->count; i++) {
        char *words = notices_words(name, &report->findings[i]);
        fprintf(stderr, "%s\n", words);
        free(words);
    }
}

static int
say(const struct options *options, const struct str *bytes)
{
    struct report report = {0};
    struct str value = {0};
    const char *path = options->config;
    enum settings_answer answer = settings_say(
        options->setting, path, bytes->text, bytes->len, &value, &report);
    bool clear = answer == SETTINGS_GIVEN || answer == SETTINGS_DEFAULT;
    if (answer == SETTINGS_NO_KEY) {
        fprintf(stderr, "kiosk: no such setting; see man kiosk\n");
    }
    say_why(path, &report);
    const char *trouble = clear && strcasecmp(options->setting, "import") == 0
                              ? setup_key_trouble(path, answer, value.text)
                              : NULL;
    if (trouble != NULL) {
        fprintf(stderr, "%s\n", trouble);
        clear = false;
    }
    if (clear && (puts(value.text) < 0 || fflush(stdout) != 0)) {
        perror("kiosk: cannot write the setting");
        clear = false;
    }
    report_release(&report);
    str_release(&value);
    return !clear ? 2 : answer == SETTINGS_DEFAULT ? 1 : 0;
}

static int
run_setting(struct options *options)
{
    struct str bytes = {0};
    int status =
        setup_config_bytes(options->config, &bytes) ? say(options, &bytes) : 2;
    str_release(&bytes);
    return status;
}

const struct command command_setting = {usage, OPTIONS_SETTING, run_setting};

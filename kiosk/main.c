/* kiosk, a waiting-room slide show. The commands are in command/. */
#include "command.h"

int
main(int argc, char **argv)
{
    return command_run(argc, argv);
}

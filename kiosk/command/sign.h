/* kiosk sign: puts the clinic's signature into a deck's folder, on the author's
 * computer. The secret key and its password are minisign's affair alone. */
#ifndef KIOSK_SIGN_H
#define KIOSK_SIGN_H

int command_sign(int argc, char **argv);

#endif

/* What EGL knows of the buffer that will be drawn into next. */
#ifndef SCREEN_BUFFER_AGE_H
#define SCREEN_BUFFER_AGE_H

/* How many frames ago the back buffer of the current context was shown, so that
 * it still holds that frame: 1 = the last one. 0 = not known, or it holds
 * nothing of use (EGL_EXT_buffer_age). */
int buffer_age(void);

#endif

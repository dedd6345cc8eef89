/* Asks EGL, if the window is EGL's, without linking to it: SDL loads it when a
 * display needs it. */
#include "buffer_age.h"

#include <SDL.h>
#include <stddef.h>

/* Out of egl.h and eglext.h, which the build does not need otherwise. */
enum { DRAW_SURFACE = 0x3059, BUFFER_AGE = 0x313D };

struct egl {
    void *(*display)(void);
    void *(*surface)(int which);
    unsigned (*query)(void *display, void *surface, int what, int *value);
};

int
buffer_age(void)
{
    struct egl egl = {NULL, NULL, NULL};
    int age = 0;
    *(void **)&egl.display = SDL_GL_GetProcAddress("eglGetCurrentDisplay");
    *(void **)&egl.surface = SDL_GL_GetProcAddress("eglGetCurrentSurface");
    *(void **)&egl.query = SDL_GL_GetProcAddress("eglQuerySurface");
    if (egl.display == NULL || egl.surface == NULL || egl.query == NULL) {
        return 0;
    }
    void *display = egl.display();
    void *surface = display != NULL ? egl.surface(DRAW_SURFACE) : NULL;
    if (surface == NULL || !egl.query(display, surface, BUFFER_AGE, &age)) {
        return 0;
    }
    return age > 0 ? age : 0;
}

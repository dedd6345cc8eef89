/* With a GPU: SDL's renderer and a fixed pool of screen-sized images, uploaded
 * when a picture changes and blended by the GPU while it fades. */
#ifndef KIOSK_WINDOW_GPU_H
#define KIOSK_WINDOW_GPU_H

#include <stdbool.h>

#include "frame.h"
#include "window_state.h"

/* A fixed pool of three screen-sized images on the GPU, in tiles
 * of at most LIMIT_PX (0 = what the GPU can do). NULL when there is none
 * worth using; SOFTWARE: one drawn by the CPU will do. */
struct gpu *gpu_new(struct window *window, bool software, int limit_px);
void gpu_free(struct gpu *gpu);

/* Everything on the GPU is gone or of another size: made again when next
 * needed. */
void gpu_reset(struct gpu *gpu);
bool gpu_present(struct gpu *gpu, const struct window *window,
                 const struct frame *frame);
bool gpu_present_pieces(struct gpu *gpu, const struct window *window,
                        const struct piece *pieces, int count);
bool gpu_present_mix(struct gpu *gpu, const struct window *window,
                     const struct frame *from, const struct frame *to, int mix);

/* See window_prove. */
bool gpu_prove(struct gpu *gpu, const struct window *window,
               const struct frame *frame);

#endif

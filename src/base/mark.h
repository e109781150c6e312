/* A place in a source file. Marks survive through every stage, so that a late message still names its line. */
#ifndef BASE_MARK_H
#define BASE_MARK_H

#include <stdint.h>

struct mark {
    uint32_t line; /* from 1; 0: no place */
    uint16_t col;  /* in characters, from 1; 65535 stands for everything beyond */
    uint16_t file; /* index into struct sources, from 1; 0: none */
};

#endif

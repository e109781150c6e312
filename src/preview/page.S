/* The bytes of the files of src/preview/page, where the assembler looks for them, for assets.c. */
#define ASSET(name, path, mime) \
    .global asset_##name; \
    .type asset_##name, %object; \
    asset_##name: .incbin path; \
    .size asset_##name, . - asset_##name; \
    .global asset_##name##_end; \
    asset_##name##_end:

    .section .rodata
#include "preview/assets.def"
    /* So that the last end is not the beginning of something else. */
    .byte 0
    .section .note.GNU-stack, "", %progbits

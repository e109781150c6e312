/* What it costs to show pages on a screen and to tell what is heard. */
#ifndef TESTS_SHOWN_H
#define TESTS_SHOWN_H

#include <stdint.h>

struct shown {
    uint32_t pages;
    double stages;                    /* seconds of processor time: all stages up to the pages */
    double svg, heard;                /* of paint_svg and paint_dump_heard */
    uint64_t outlines, layers, words; /* bytes that these give */
};

/* The shortest times of `runs` runs, each in a process of its own. */
struct shown shown_run_often(const char *yaml, int runs);
/* Prints what it costs at `n` sizes: indicators of generated reports, whose files bench-SIZE.yaml are in `folder`. */
void shown_measure(const char *folder, const uint32_t *sizes, int n);

#endif

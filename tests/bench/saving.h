/* From save to new pages: what the preview takes. */
#ifndef TESTS_SAVING_H
#define TESTS_SAVING_H

/* Prints what a save takes: of the quarterly example, which lies beside the program, and of generated reports of 20,
 * 200 and 1,000 pages. */
void saving_measure(const char *program, const char *folder);

#endif

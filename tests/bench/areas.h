/* What averages and ranks from a file of areas cost. */
#ifndef TESTS_AREAS_H
#define TESTS_AREAS_H

/* Measures the stages on a report of 200 indicators and three comparators, without a file of areas and with one of
 * 350 areas, and prints them beside each other. The files are written into the folder. */
void areas_measure(const char *folder);

#endif

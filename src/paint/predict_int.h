/* PNG's predictors: rows of pixels as differences from their neighbours, which compress better. Private to paint. */
#ifndef PAINT_PREDICT_INT_H
#define PAINT_PREDICT_INT_H

#include "base/buf.h"

/* Appends `rows` rows of `width` bytes, each behind the number of its filter. `step`: bytes of a pixel. As /Predictor
 * 15 reads them (PNG, ISO/IEC 15948, 9.2 and 12.8). */
void predict_rows(struct buf *out, const char *bytes, uint32_t rows, size_t width, uint32_t step);

#endif

// How alike two pictures of a page are. Renderers smooth edges each in their own way, so what is compared is how dark
// and how coloured small squares are, not single pixels: a glyph that is missing, another or elsewhere changes its
// squares by far more than smoothing does.
'use strict';

const { PNG } = require('pngjs');

const SQUARE = 6; // pixels a side

// Means of red, green and blue in each square, on white.
function squares(png, width, height) {
    const columns = Math.ceil(width / SQUARE), rows = Math.ceil(height / SQUARE);
    const sums = new Float64Array(columns * rows * 3), counts = new Uint32Array(columns * rows);
    for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++) {
            const from = (y * png.width + x) * 4, to = Math.floor(y / SQUARE) * columns + Math.floor(x / SQUARE);
            for (let channel = 0; channel < 3; channel++)
                sums[to * 3 + channel] += png.data[from + channel];
            counts[to]++;
        }
    return { columns, means: sums.map((sum, i) => sum / counts[Math.floor(i / 3)]), counts };
}

// { mean, most, at }: the mean difference of all squares and the greatest of one, of 255; where that is, in pixels.
function difference(a, b) {
    const one = PNG.sync.read(a), two = PNG.sync.read(b);
    if (Math.abs(one.width - two.width) > 1 || Math.abs(one.height - two.height) > 1)
        return { mean: 255, most: 255, at: [0, 0], sizes: [one.width, one.height, two.width, two.height] };
    const width = Math.min(one.width, two.width), height = Math.min(one.height, two.height);
    const left = squares(one, width, height), right = squares(two, width, height);
    let sum = 0, most = 0, where = 0;
    left.means.forEach((mean, i) => {
        const apart = Math.abs(mean - right.means[i]);
        sum += apart;
        if (apart > most && left.counts[Math.floor(i / 3)] === SQUARE * SQUARE) {
            most = apart;
            where = Math.floor(i / 3);
        }
    });
    return {
        mean: sum / left.means.length,
        most,
        at: [(where % left.columns) * SQUARE, Math.floor(where / left.columns) * SQUARE],
    };
}

module.exports = { difference };

// The pages on the screen are the pages of the PDF: every page of every example, as two pictures.
'use strict';

const test = require('node:test');
const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { PNG } = require('pngjs');
const { openBrowser } = require('./lib/browser');
const { difference } = require('./lib/compare');
const { root, startPreview, getJson, getBytes, examples, execFileSync } = require('./lib/preview');

const DPI = 96; // CSS pixels
// Of 255, in squares of 6 pixels. The smoothing of small type alone gives up to about two thirds of these.
const MOST = 70;
const MEAN = 4;

// The PDF's pages as PNG files, in order.
function paintPdf(pdf, dir) {
    fs.writeFileSync(path.join(dir, 'report.pdf'), pdf);
    execFileSync('pdftoppm', ['-r', String(DPI), '-png', path.join(dir, 'report.pdf'), path.join(dir, 'pdf')]);
    return fs.readdirSync(dir).filter((name) => /^pdf-\d+\.png$/.test(name)).sort()
        .map((name) => fs.readFileSync(path.join(dir, name)));
}

// A picture of an SVG file as <img> shows it.
async function paintSvg(driver, svg, page, dir) {
    const width = page.width * DPI / 72, height = page.height * DPI / 72;
    fs.writeFileSync(path.join(dir, 'page.svg'), svg);
    fs.writeFileSync(path.join(dir, 'page.html'), `<!doctype html><style>html, body { margin: 0; overflow: hidden }
        img { display: block; width: ${width}px; height: ${height}px }</style><img src="page.svg" alt="">`);
    await driver.get(pathToFileURL(path.join(dir, 'page.html')).href);
    const shot = await driver.sendAndGetDevToolsCommand('Page.captureScreenshot', {
        format: 'png',
        captureBeyondViewport: true,
        clip: { x: 0, y: 0, width: Math.ceil(width), height: Math.ceil(height), scale: 1 },
    });
    return Buffer.from(shot.data, 'base64');
}

async function compareReport(t, driver, example, view) {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'orderpaper-images-'));
    const preview = await startPreview(path.join(root, 'examples', example, 'report.yaml'));
    t.after(async () => {
        await preview.stop();
        fs.rmSync(dir, { recursive: true, force: true });
    });
    const query = { report: 'report.yaml', view };
    const edition = await getJson(preview, 'edition', query);
    const printed = paintPdf(await getBytes(preview, 'pdf', query), dir);
    assert.equal(edition.pages.length, printed.length, 'as many pages as the PDF has');
    assertSensitive(printed[0]);
    for (const [i, page] of edition.pages.entries()) {
        const shown = await paintSvg(driver, await getBytes(preview, 'page', { ...query, hash: page.hash }), page, dir);
        const apart = difference(shown, printed[i]);
        if (apart.most > MOST || apart.mean > MEAN) {
            const name = path.join(process.env.BROWSER_DIR, 'screenshots', `${example}-${view}-${i + 1}`);
            fs.writeFileSync(`${name}-svg.png`, shown);
            fs.writeFileSync(`${name}-pdf.png`, printed[i]);
            assert.fail(`page ${i + 1} differs: ${JSON.stringify(apart)}; see ${name}-*.png`);
        }
    }
}

// A picture with one small square of the most inked part of another painted white.
function without(png) {
    const picture = PNG.sync.read(png), size = 12;
    const ink = (x, y) => {
        let sum = 0;
        for (let i = 0; i < size * size; i++)
            sum += 255 - picture.data[((y + Math.floor(i / size)) * picture.width + x + i % size) * 4 + 1];
        return sum;
    };
    let best = [0, 0, -1];
    for (let y = 0; y + size < picture.height; y += size)
        for (let x = 0; x + size < picture.width; x += size)
            if (ink(x, y) > best[2])
                best = [x, y, ink(x, y)];
    for (let i = 0; i < size * size; i++)
        picture.data.fill(255, ((best[1] + Math.floor(i / size)) * picture.width + best[0] + i % size) * 4,
            ((best[1] + Math.floor(i / size)) * picture.width + best[0] + i % size) * 4 + 4);
    return PNG.sync.write(picture);
}

// Or the tolerance would hide what it should find: a letter that is missing, a page that is a little too low.
function assertSensitive(png) {
    assert.ok(difference(without(png), png).most > MOST, 'a missing letter is found');
    const picture = PNG.sync.read(png), lower = new PNG({ width: picture.width, height: picture.height, fill: true });
    lower.data.fill(255);
    PNG.bitblt(picture, lower, 0, 0, picture.width, picture.height - 3, 0, 3);
    assert.ok(difference(PNG.sync.write(lower), png).most > MOST, 'a page that stands lower is found');
}

test('the pages on the screen are those of the PDF', async (t) => {
    const driver = await openBrowser();
    t.after(() => driver.quit());
    for (const example of examples())
        await t.test(example, (t) => compareReport(t, driver, example, 'public'));
    await t.test('committee-paper, exempt', (t) => compareReport(t, driver, 'committee-paper', 'exempt'));
    await t.test('committee-paper, draft', (t) => compareReport(t, driver, 'committee-paper', 'public-draft'));
    await t.test('quarterly, grey', (t) => compareReport(t, driver, 'quarterly', 'public-grey'));
});

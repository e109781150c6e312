// Makes the picture of the preview that docs/preview.md shows.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { By, openBrowser, eventually } = require('./lib/browser');
const { root, startPreview } = require('./lib/preview');

// A cell of the table on page 13 has been clicked.
async function show(driver) {
    const cell = await eventually('the table is there', () => driver.findElement(By.css('.sheet:nth-child(13) g[data-role=TD] text')));
    await driver.executeScript('arguments[0].scrollIntoView({ block: "center" })', cell);
    await driver.actions().move({ origin: cell }).click().perform();
    await eventually('its source is shown', () => driver.findElement(By.css('#source .here')));
    await eventually('all pictures are there', () => driver.executeScript(
        'return [...document.images].every((image) => image.complete || image.loading === "lazy")'));
    await driver.sleep(500);
}

async function main() {
    const preview = await startPreview(path.join(root, 'examples/quarterly/report.yaml'));
    const driver = await openBrowser({ width: 1280, height: 860 });
    try {
        await driver.get(preview.url);
        await show(driver);
        fs.writeFileSync(path.join(root, 'docs/pictures/preview.png'), await driver.takeScreenshot(), 'base64');
    } finally {
        await driver.quit();
        await preview.stop();
    }
}

main().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
});

// The picture of the preview in README and docs: node picture.js OUT.png, with the surroundings that run.sh sets.
'use strict';

const fs = require('node:fs');
const { By, openBrowser, eventually } = require('./lib/browser');
const { startPreview } = require('./lib/preview');

const PAGE = '13'; // of examples/quarterly: a table

async function take(driver, url) {
    // What the window's own frame takes is not known before it is open.
    await driver.get(url);
    await driver.sendDevToolsCommand('Emulation.setDeviceMetricsOverride',
        { width: 1280, height: 800, deviceScaleFactor: 1, mobile: false });
    await eventually('the pages are there', () => driver.executeScript(
        'return document.querySelectorAll(".sheet").length > 0 && [...document.querySelectorAll(".sheet")].every((e) => e.querySelector("svg"))'), 60);
    const box = await driver.findElement(By.id('page-number'));
    await driver.executeScript('arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event("change")); arguments[0].blur()', box, PAGE);
    await eventually('a cell is in view', () => driver.executeScript(`
        const main = document.getElementById("main").getBoundingClientRect();
        const cell = [...document.querySelectorAll('.sheet g[data-role="TD"] text')].find((e) => {
            const { top, bottom, left } = e.getBoundingClientRect();
            return top > main.top + 200 && bottom < main.bottom && left > main.left && e.textContent.trim().length > 20;
        });
        cell?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
        return cell;`));
    await eventually('its source is shown', async () => (await driver.findElements(By.css('#source .here'))).length > 0);
    await eventually('the picture of the page is drawn', () => driver.executeScript(
        'return [...document.querySelectorAll(".sheet img")].filter((e) => e.complete && e.naturalWidth > 0).length > 0'));
    await driver.sleep(1000); // Scrolling that is smooth.
    return driver.takeScreenshot();
}

async function main(out) {
    const preview = await startPreview('examples/quarterly/report.yaml');
    const driver = await openBrowser();
    try {
        fs.writeFileSync(out, await take(driver, preview.url), 'base64');
    } finally {
        await driver.quit();
        await preview.stop();
    }
}

main(process.argv[2]);

// Headless Chromium through ChromeDriver, and what the tests ask of it.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { Builder, By, until } = require('selenium-webdriver');
const chrome = require('selenium-webdriver/chrome');

const dir = process.env.BROWSER_DIR;
const axeSource = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

function find(names) {
    for (const name of names)
        if (fs.existsSync(name))
            return name;
    throw new Error(`none of these is there: ${names.join(', ')}; tests/packages.sh browser installs them`);
}

async function openBrowser({ width = 1280, height = 900, dark = false } = {}) {
    const options = new chrome.Options();
    options.setChromeBinaryPath(find(['/usr/bin/chromium', '/usr/bin/chromium-browser']));
    options.addArguments('--headless=new', `--window-size=${width},${height}`, '--hide-scrollbars=false',
        '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update',
        '--no-first-run', '--force-device-scale-factor=1', '--lang=en-GB');
    // Chromium refuses to lock root into its sandbox; what it loads here comes from this repository alone.
    if (process.getuid() === 0)
        options.addArguments('--no-sandbox');
    if (dark)
        options.addArguments('--force-dark-mode');
    return new Builder()
        .forBrowser('chrome')
        .setChromeOptions(options)
        .setChromeService(new chrome.ServiceBuilder(find(['/usr/bin/chromedriver'])))
        .build();
}

async function screenshot(driver, name) {
    fs.writeFileSync(path.join(dir, 'screenshots', `${name}.png`), await driver.takeScreenshot(), 'base64');
}

// What axe-core finds against WCAG 2.2 A and AA and its best practices, one line for each element; empty: nothing.
async function violations(driver) {
    await driver.executeScript(axeSource);
    const result = await driver.executeAsyncScript(`
        const done = arguments[arguments.length - 1];
        axe.run(document, {
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            resultTypes: ['violations'],
        }).then((r) => done(r.violations), (e) => done([{ id: 'axe', help: String(e), nodes: [{ target: [''] }] }]));`);
    return result.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${rule.help}: ${node.target.join(' ')}`));
}

// Waits until `check` gives something true, and returns that. The wait ends after `seconds`.
async function eventually(what, check, seconds = 10) {
    const end = Date.now() + seconds * 1000;
    let last;
    while (Date.now() < end) {
        try {
            const value = await check();
            if (value)
                return value;
        } catch (error) {
            last = error;
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`in ${seconds} s it did not happen: ${what}${last ? ` (${last.message})` : ''}`);
}

module.exports = { By, until, openBrowser, screenshot, violations, eventually };

// The preview as an officer uses it: a report is edited on disk, and the page in the browser follows.
'use strict';

const test = require('node:test');
const assert = require('node:assert');
const { Key } = require('selenium-webdriver');
const { By, openBrowser, screenshot, violations, eventually } = require('./lib/browser');
const { copyFolder, startPreview } = require('./lib/preview');

// A report that may be edited, its preview, and a browser that shows it.
async function show(t, { from = 'examples/quarterly', what = 'report.yaml', options = [], ...size } = {}) {
    const report = copyFolder(from);
    t.after(() => report.remove());
    const preview = await startPreview(report.path(what), options);
    t.after(() => preview.stop());
    const driver = await openBrowser(size);
    t.after(() => driver.quit());
    await driver.get(preview.url);
    return { report, preview, driver };
}

const textOfPages = (driver) => driver.executeScript(
    'return [...document.querySelectorAll(".sheet svg text")].map((e) => e.textContent).join("\\n")');

function seesText(driver, words, seconds) {
    return eventually(`the pages show "${words}"`, async () => (await textOfPages(driver)).includes(words), seconds);
}

const said = (driver, id) => driver.executeScript('return document.getElementById(arguments[0]).textContent', id);

const scrolled = (driver) => driver.executeScript(
    'return document.getElementById("main").scrollTop || document.scrollingElement.scrollTop');

// The words of what is printed at the top of the view, and how far they are from it.
const atTop = (driver) => driver.executeScript(`
    const top = document.getElementById("main").getBoundingClientRect().top;
    const words = [...document.querySelectorAll(".sheet g[data-at] text")].map((e) => [e, e.getBoundingClientRect().top - top]);
    const [first, y] = words.filter(([, y]) => y >= 0).sort((a, b) => a[1] - b[1])[0];
    return { words: first.textContent, y };`);

// How far the words are from the top of the view; null: no page has them.
const heightOf = (driver, words) => driver.executeScript(`
    const found = [...document.querySelectorAll(".sheet g[data-at] tspan")].find((e) => e.textContent.includes(arguments[0]));
    return found && found.getBoundingClientRect().top - document.getElementById("main").getBoundingClientRect().top;`, words);

// What copying all that is on the pages would put into the clipboard.
const copied = (driver) => driver.executeScript(`
    getSelection().selectAllChildren(document.querySelector(".desk"));
    const event = new ClipboardEvent("copy", { clipboardData: new DataTransfer(), cancelable: true });
    document.dispatchEvent(event);
    getSelection().removeAllRanges();
    return event.clipboardData.getData("text/plain");`);

// The words of the lines that are outlined as changed.
const outlined = (driver) => driver.executeScript(`
    return [...document.querySelectorAll(".mark.changed")].map((mark) => {
        const box = mark.getBoundingClientRect();
        return [...mark.closest(".sheet").querySelectorAll("tspan")].filter((e) => {
            const { left, top, width, height } = e.getBoundingClientRect();
            return left + width / 2 > box.left && left + width / 2 < box.right && top + height / 2 > box.top && top + height / 2 < box.bottom;
        }).map((e) => e.textContent).join("");
    })`);

// Clicks the first thing on the pages that holds the words.
async function clickWords(driver, words) {
    const text = await driver.executeScript(`
        const found = [...document.querySelectorAll(".sheet g[data-sem] text")].find((e) => e.textContent.includes(arguments[0]));
        found?.scrollIntoView({ block: "center" });
        return found;`, words);
    assert.ok(text, `"${words}" is on a page`);
    await driver.actions().move({ origin: text }).click().perform();
}

test('a saved change is seen at once, and the place is kept', async (t) => {
    const { report, driver } = await show(t);
    await seesText(driver, 'Dunmere');
    await driver.findElement(By.id('page-number')).sendKeys(Key.chord(Key.CONTROL, 'a'), '13', Key.ENTER);
    await eventually('page 13 is in view', async () => await scrolled(driver) > 1000);
    await driver.sleep(500);
    const before = await atTop(driver);
    report.edit('report.yaml', 'Quarterly Corporate Performance Management Report', 'Quarterly Report of Everything');
    await seesText(driver, 'Quarterly Report of Everything');
    const after = await atTop(driver);
    assert.equal(after.words, before.words, 'the same words stand at the top');
    assert.ok(Math.abs(after.y - before.y) < 2, `where they were: ${before.y} and ${after.y}`);
    await eventually('the change is told', async () => /Updated/.test(await said(driver, 'said')));
});

test('pages that come before do not move what is read', async (t) => {
    const { report, driver } = await show(t, { from: 'examples/officer' });
    await seesText(driver, 'Targets');
    await driver.findElement(By.id('page-number')).sendKeys(Key.chord(Key.CONTROL, 'a'), '5', Key.ENTER);
    await eventually('page 5 is in view', async () => await scrolled(driver) > 1000);
    await driver.sleep(500);
    const words = 'Performance framework and results at the half year';
    const before = await heightOf(driver, words);
    assert.ok(before > 0 && before < 300, `the words are in view: ${before}`);
    const pages = (await driver.findElements(By.css('.sheet'))).length;
    const filling = Array.from({ length: 60 }, (_, i) => `      Paragraph ${i} that was put in before.\n\n`).join('');
    report.edit('report.yaml', 'sections:\n',
        `sections:\n  - heading: Put in before\n    text: |\n${filling}`);
    await seesText(driver, 'Paragraph 59 that was put in before.');
    assert.ok((await driver.findElements(By.css('.sheet'))).length > pages, 'there are more pages');
    const after = await heightOf(driver, words);
    assert.ok(Math.abs(after - before) < 2, `where they were: ${before} and ${after}`);
    const changed = await eventually('changes are outlined', async () => (await outlined(driver)).length >= 60 && outlined(driver));
    const unchanged = changed.filter((line) => !/Paragraph \d+ that was put in before|Put in before/.test(line));
    assert.deepEqual(unchanged, [], 'nothing else is');
    await screenshot(driver, 'inserted');
});

test('what is outlined is what was changed', async (t) => {
    const { report, driver } = await show(t, { from: 'examples/first-steps' });
    await seesText(driver, '60.2%');
    report.edit('report.yaml', 'Q2: 60.2% }', 'Q2: 61.7% }');
    await seesText(driver, '61.7%');
    const changed = await eventually('the change is outlined', async () => (await outlined(driver)).length > 0 && outlined(driver));
    assert.ok(changed.some((line) => line.includes('61.7%')), changed.join(' | '));
    assert.ok(changed.length < 6, changed.join(' | '));
});

test('what is copied has the lines of a paragraph joined', async (t) => {
    const { driver } = await show(t, { from: 'examples/quarterly' });
    await seesText(driver, 'Dunmere');
    await eventually('all layers are there', () => driver.executeScript(
        'return [...document.querySelectorAll(".sheet")].every((sheet) => sheet.querySelector("svg"))'));
    const text = await copied(driver);
    const broken = await driver.executeScript(`
        const texts = [...document.querySelectorAll(".sheet g[data-role=P] text")].filter((e) => e.querySelectorAll("tspan").length > 2);
        return texts.slice(0, 10).map((e) => e.textContent.trim());`);
    assert.ok(broken.length > 3, 'there are paragraphs of several lines');
    for (const paragraph of broken)
        assert.ok(text.includes(paragraph), paragraph);
    assert.match(text, /[^\t\n]\t[^\t\n]/, 'cells are joined by tabs');
});

test('many tabs that nobody looks at keep none from being shown', async (t) => {
    const { report, preview, driver } = await show(t, { from: 'examples/first-steps' });
    await seesText(driver, '60.2%');
    const first = await driver.getWindowHandle();
    for (let i = 0; i < 8; i++) {
        await driver.switchTo().newWindow('tab');
        await driver.get(preview.url);
        await seesText(driver, '60.2%');
    }
    report.edit('report.yaml', 'title: Libraries in quarter 2', 'title: Libraries looked at again');
    await seesText(driver, 'Libraries looked at again');
    await driver.switchTo().window(first);
    await seesText(driver, 'Libraries looked at again');
    assert.equal(await said(driver, 'ended'), '');
});

test('errors leave the last good pages, and a banner says so', async (t) => {
    const { report, driver } = await show(t, { from: 'examples/first-steps' });
    await seesText(driver, 'Libraries in quarter 2');
    const good = report.read('report.yaml');
    report.replace('report.yaml', good.replace('    better: higher\n', '    beter: higher\n'));
    await eventually('the banner tells of the error', async () => /error/.test(await said(driver, 'trouble')));
    assert.match(await textOfPages(driver), /Libraries in quarter 2/, 'the old pages are there');
    await driver.findElement(By.css('#trouble button')).click();
    const message = await driver.findElement(By.css('#messages .message.error'));
    assert.match(await message.getText(), /did you mean `?better/, 'the message helps');
    assert.match(await message.getText(), /report\.yaml:\d+:\d+/);
    await screenshot(driver, 'errors');
    assert.deepEqual(await violations(driver), []);
    report.replace('report.yaml', good.replace('Libraries in quarter 2', 'Libraries once more'));
    await seesText(driver, 'Libraries once more');
    assert.equal(await said(driver, 'trouble'), '', 'the banner has gone');
});

test('a file that vanishes and comes back', async (t) => {
    const { report, driver } = await show(t, { from: 'examples/first-steps' });
    await seesText(driver, 'Libraries in quarter 2');
    const good = report.read('report.yaml');
    report.removeFile('report.yaml');
    await eventually('the banner tells of it', async () => /error|no such|gone|cannot/i.test(await said(driver, 'trouble')));
    assert.match(await textOfPages(driver), /Libraries in quarter 2/);
    report.write('report.yaml', good.replace('Libraries in quarter 2', 'Libraries are back'));
    await seesText(driver, 'Libraries are back');
});

test('saves in a burst end with the last of them', async (t) => {
    const { report, driver } = await show(t, { from: 'examples/first-steps' });
    await seesText(driver, 'Libraries in quarter 2');
    const good = report.read('report.yaml');
    for (let i = 1; i <= 25; i++)
        report.write('report.yaml', good.replace('Libraries in quarter 2', `Libraries, save ${i}.`));
    await seesText(driver, 'Libraries, save 25.');
});

test('a click on a cell shows the line where it is written', async (t) => {
    const { report, driver } = await show(t, { from: 'examples/first-steps' });
    await seesText(driver, '60.2%');
    await clickWords(driver, '60.2%');
    const line = report.read('report.yaml').split('\n').findIndex((text) => text.includes('60.2%')) + 1;
    const source = await eventually('the source is shown', async () => {
        const text = await driver.findElement(By.id('source')).getText();
        return text.includes('report.yaml:') && text;
    });
    assert.match(source, new RegExp(`report\\.yaml:${line}:`));
    assert.match(await driver.findElement(By.css('#source .here')).getText(), /Q2: 60\.2%/);
    const link = await driver.findElement(By.css('#source a.editor')).getAttribute('href');
    assert.ok(link.startsWith('vscode://file/') && link.includes(`report.yaml:${line}:`), link);
    await screenshot(driver, 'source');
});

test('a message leads to its place on the page', async (t) => {
    const { report, driver } = await show(t, { from: 'examples/first-steps' });
    await seesText(driver, 'LIB 2');
    report.edit('report.yaml', 'Q2: 60.2% }', 'Q2: 602% }');
    await seesText(driver, '602%');
    await driver.findElement(By.id('tab-messages')).click();
    const button = await eventually('a message has a place', async () => {
        for (const each of await driver.findElements(By.css('#messages .message button')))
            if (/Show on page/.test(await each.getText()))
                return each;
        return null;
    });
    await button.click();
    await eventually('the place is marked', async () => (await driver.findElements(By.css('.mark.chosen'))).length > 0);
    await screenshot(driver, 'message');
});

test('everything can be reached by keyboard', async (t) => {
    const { driver } = await show(t, { from: 'examples/first-steps' });
    await seesText(driver, '60.2%');
    const names = new Set();
    for (let i = 0; i < 60; i++) {
        await driver.actions().sendKeys(Key.TAB).perform();
        const name = await driver.executeScript(`
            const e = document.activeElement;
            return e.id || e.getAttribute("aria-label") || e.className?.baseVal || e.textContent.trim().slice(0, 30);`);
        if (name)
            names.add(name);
    }
    for (const id of ['previous', 'page-number', 'next', 'zoom-out', 'zoom', 'zoom-in', 'views-button', 'downloads-button',
        'help-button'])
        assert.ok(names.has(id), `Tab leads to ${id}: ${[...names].join(', ')}`);
    assert.ok([...names].some((name) => name.startsWith('tab-')), 'Tab leads to the side panel');
    // To a thing on the page, by arrow keys to another, and to its source by Enter.
    const stop = await driver.findElement(By.css('.sheet g[tabindex="0"]'));
    await driver.executeScript('arguments[0].focus()', stop);
    for (let i = 0; i < 5; i++)
        await driver.actions().sendKeys(Key.ARROW_DOWN).perform();
    const focus = await driver.executeScript('return document.activeElement.getAttribute("aria-label")');
    assert.ok(focus, 'an arrow key leads to a thing with a name');
    await driver.actions().sendKeys(Key.ENTER).perform();
    await eventually('its source is shown', async () => /:\d+:\d+/.test(await driver.findElement(By.id('source')).getText()));
    await driver.actions().sendKeys(Key.ESCAPE).perform();
    // The letters.
    await driver.actions().sendKeys('?').perform();
    await eventually('the keys are listed', () => driver.findElement(By.id('help')).isDisplayed());
    assert.deepEqual(await violations(driver), []);
    await driver.actions().sendKeys(Key.ESCAPE).perform();
    for (const [key, id] of [['b', 'bookmarks'], ['m', 'messages'], ['h', 'heard'], ['t', 'thumbnails']]) {
        await driver.actions().sendKeys(key).perform();
        await eventually(`${key} shows ${id}`, () => driver.findElement(By.id(id)).isDisplayed());
        await driver.executeScript('document.getElementById("main").focus()');
    }
});

test('zoom, and the size of the pages', async (t) => {
    const { driver } = await show(t, { from: 'examples/first-steps' });
    await seesText(driver, '60.2%');
    const width = () => driver.executeScript('return document.querySelector(".sheet").getBoundingClientRect().width');
    const fit = await width();
    await driver.findElement(By.id('zoom-in')).click();
    assert.ok(await width() > fit, 'larger');
    await driver.findElement(By.css('#zoom option[value="1"]')).click();
    const points = await driver.executeScript('return document.querySelector(".sheet svg").viewBox.baseVal.width');
    assert.ok(Math.abs(await width() - points * 96 / 72) < 1, 'actual size is that of the paper');
    await driver.findElement(By.css('#zoom option[value="width"]')).click();
    assert.ok(Math.abs(await width() - fit) < 1, 'fitted again');
});

test('public beside full, draft, grey, and the PDF of each', async (t) => {
    const { driver, preview } = await show(t, { from: 'examples/committee-paper' });
    await seesText(driver, 'exempt');
    const open = async (choose) => {
        await driver.findElement(By.id('views-button')).click();
        await driver.findElement(By.css(choose)).click();
        await driver.actions().sendKeys(Key.ESCAPE).perform();
    };
    const publicText = await textOfPages(driver);
    assert.ok(!publicText.includes('Not for publication by virtue'), 'the public copy is shown at first');
    await open('input[name="copy"][value="beside"]');
    await eventually('two papers lie side by side', async () => driver.executeScript(`
        const lefts = new Set([...document.querySelectorAll(".sheet")].map((e) => Math.round(e.getBoundingClientRect().left / 50)));
        return lefts.size >= 2 && document.querySelectorAll(".sheet svg text").length > 0;`), 20);
    await eventually('the full copy has more words', async () => (await textOfPages(driver)).length > publicText.length * 2, 20);
    await screenshot(driver, 'beside');
    assert.deepEqual(await violations(driver), []);
    await open('input[name="copy"][value="exempt"]');
    await open('#grey');
    await open('#draft');
    await eventually('the address of pictures names the view', async () => driver.executeScript(
        'return [...document.querySelectorAll(".sheet img")].some((e) => e.src.includes("exempt-draft-grey"))'), 20);
    await screenshot(driver, 'grey-draft');
    const links = await driver.executeScript(
        'return [...document.querySelectorAll("#download-rows a")].map((e) => e.href)');
    assert.equal(links.length, 12, 'a link for each form');
    const pdf = await driver.executeAsyncScript(`
        const done = arguments[arguments.length - 1];
        fetch(arguments[0]).then(async (answer) => done([answer.status, answer.headers.get("content-disposition"),
            String.fromCharCode(...new Uint8Array(await answer.arrayBuffer()).slice(0, 5))]));`, links[0]);
    assert.equal(pdf[0], 200);
    assert.match(pdf[1], /attachment/);
    assert.equal(pdf[2], '%PDF-');
    assert.ok(preview.pid > 0);
});

test('as heard', async (t) => {
    const { driver } = await show(t, { from: 'examples/first-steps' });
    await seesText(driver, '60.2%');
    await driver.findElement(By.id('tab-heard')).click();
    const text = await eventually('what is heard is listed', async () => {
        const heard = await driver.findElement(By.id('heard')).getText();
        return /heading level 1/i.test(heard) && heard;
    });
    assert.match(text, /table/i);
    assert.match(text, /60\.2%/);
    await screenshot(driver, 'heard');
    assert.deepEqual(await violations(driver), []);
});

test('a folder of reports', async (t) => {
    const { driver, report } = await show(t, { from: 'examples/one-quarter', what: '' });
    await eventually('all reports are listed and built', async () => {
        const rows = await driver.findElements(By.css('table.reports tbody tr'));
        const text = rows.length >= 3 && await driver.findElement(By.css('table.reports tbody')).getText();
        return text && !/being built|building/i.test(text) && /\d+/.test(text);
    }, 30);
    await screenshot(driver, 'folder');
    assert.deepEqual(await violations(driver), []);
    report.write('another.yaml', 'report:\n  title: Another one\n  organisation: Dunmere\nsections:\n  - heading: A\n    text: B\n');
    await eventually('a new report is listed', async () =>
        /Another one/.test(await driver.findElement(By.css('table.reports')).getText()), 20);
    await driver.findElement(By.partialLinkText('Another one')).click();
    await seesText(driver, 'Another one', 20);
    assert.match(await driver.getTitle(), /Another one/);
    await driver.navigate().back();
    await eventually('the list is back', async () => (await driver.findElements(By.css('table.reports'))).length > 0);
});

test('nothing in a report becomes markup or script', async (t) => {
    const { driver, report } = await show(t, { from: 'examples/first-steps' });
    await seesText(driver, '60.2%');
    const evil = '</text></svg><script>document.title="taken"</script><img src=x onerror="document.title=\'taken\'">';
    report.edit('report.yaml', 'title: Libraries in quarter 2', `title: |-\n    ${evil}`);
    await eventually('the title has changed', async () => (await driver.getTitle()).includes('<script>'));
    await clickWords(driver, 'onerror');
    for (const tab of ['bookmarks', 'messages', 'source', 'heard'])
        await driver.findElement(By.id(`tab-${tab}`)).click();
    await driver.sleep(300);
    assert.ok((await driver.getTitle()).includes('<script>'), 'the script has not run');
    assert.equal((await driver.findElements(By.css('img[src="x"], main script, #panel script'))).length, 0);
});

test('the page says when the preview has ended, and goes on when it is back', async (t) => {
    const { driver, preview } = await show(t, { from: 'examples/first-steps' });
    await seesText(driver, '60.2%');
    await preview.stop();
    await eventually('the page says so', async () => /ended/.test(await said(driver, 'ended')), 20);
    assert.match(await textOfPages(driver), /60\.2%/);
});

for (const [name, size, scheme] of [['wide', { width: 1280, height: 800 }, 'light'], ['narrow', { width: 390, height: 844 }, 'light'],
    ['dark', { width: 1280, height: 800 }, 'dark']])
    test(`no rule of WCAG 2.2 AA is broken: ${name}`, async (t) => {
        const { driver } = await show(t, size);
        await seesText(driver, 'Dunmere');
        await driver.sendAndGetDevToolsCommand('Emulation.setEmulatedMedia',
            { features: [{ name: 'prefers-color-scheme', value: scheme }] });
        for (const tab of ['thumbnails', 'bookmarks', 'messages', 'source', 'heard']) {
            const toggle = await driver.findElement(By.id('panel-toggle'));
            if (await toggle.getAttribute('aria-expanded') === 'false')
                await toggle.click();
            await driver.findElement(By.id(`tab-${tab}`)).click();
            await driver.sleep(200);
            assert.deepEqual(await violations(driver), [], tab);
        }
        await screenshot(driver, name);
    });

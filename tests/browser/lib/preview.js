// A preview that runs for a test, and the folder of reports that it shows.
'use strict';

const { spawn, execFileSync } = require('node:child_process');
const fs = require('node:fs');
const http = require('node:http');
const os = require('node:os');
const path = require('node:path');

const root = path.resolve(__dirname, '../../..');
const program = process.env.ORDERPAPER;

// A copy of a folder that may be changed; removed by remove().
function copyFolder(from) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'orderpaper-browser-'));
    fs.cpSync(path.join(root, from), folder, { recursive: true });
    return {
        folder,
        path: (name) => path.join(folder, name),
        read: (name) => fs.readFileSync(path.join(folder, name), 'utf8'),
        write: (name, text) => fs.writeFileSync(path.join(folder, name), text),
        // As most editors save: a new file takes the old one's name.
        replace: (name, text) => {
            fs.writeFileSync(path.join(folder, `.${name}.new`), text);
            fs.renameSync(path.join(folder, `.${name}.new`), path.join(folder, name));
        },
        edit(name, from, to) {
            const text = this.read(name);
            if (!text.includes(from))
                throw new Error(`${name} does not hold "${from}"`);
            this.replace(name, text.replace(from, to));
        },
        removeFile: (name) => fs.rmSync(path.join(folder, name)),
        remove: () => fs.rmSync(folder, { recursive: true, force: true }),
    };
}

// Starts `orderpaper preview`; resolves to its address once it has been printed.
function startPreview(what, options = []) {
    const child = spawn(program, ['preview', what, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise((resolve) => child.on('exit', resolve));
    let out = '';
    let errors = '';
    child.stderr.on('data', (bytes) => { errors += bytes; });
    return new Promise((resolve, reject) => {
        child.on('error', reject);
        child.on('exit', (code) => reject(new Error(`preview ended with ${code}: ${errors}`)));
        child.stdout.on('data', (bytes) => {
            out += bytes;
            const url = /http:\/\/\S+/.exec(out);
            if (url)
                resolve({
                    url: url[0],
                    pid: child.pid,
                    async stop() {
                        child.kill('SIGTERM');
                        return ended;
                    },
                });
        });
    });
}

// One connection for each request: fetch would keep them, and stumble when the server closes an idle one.
function getBytes(preview, route, query = {}) {
    return new Promise((resolve, reject) => {
        http.get(new URL(`${route}?${new URLSearchParams(query)}`, preview.url), { agent: false }, (answer) => {
            const chunks = [];
            answer.on('data', (chunk) => chunks.push(chunk));
            answer.on('error', reject);
            answer.on('end', () => {
                if (answer.statusCode === 200)
                    resolve(Buffer.concat(chunks));
                else
                    reject(new Error(`${route} ${JSON.stringify(query)}: ${answer.statusCode}`));
            });
        }).on('error', reject);
    });
}

async function getJson(preview, route, query = {}) {
    return JSON.parse((await getBytes(preview, route, query)).toString('utf8'));
}

// All examples that are one report in a folder of its own.
function examples() {
    return fs.readdirSync(path.join(root, 'examples'))
        .filter((name) => fs.existsSync(path.join(root, 'examples', name, 'report.yaml')))
        .sort();
}

module.exports = { root, program, copyFolder, startPreview, getJson, getBytes, examples, execFileSync };

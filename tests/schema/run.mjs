// Holds the schemas that `zhanting schema` prints against the generator itself: what builds
// validates, and a mistake that the schema can express is one for both.
//
//   node tests/schema/run.mjs PATH_TO_ZHANTING
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';
import { mistakes, rights } from './cases.mjs';

const folders = {
  report: 'reports', branch: 'branches', highlight: 'highlights',
  organisation: 'organisations', theme: 'themes', page: 'pages',
};
const kinds = ['site', ...Object.keys(folders)];
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const zhanting = process.argv[2] && resolve(process.argv[2]);
if (!zhanting) {
  console.error('usage: node tests/schema/run.mjs PATH_TO_ZHANTING');
  process.exit(2);
}

let passed = 0;
let failed = 0;
function expect(condition, name, details = '') {
  if (condition) {
    ++passed;
  } else {
    ++failed;
    console.log(`FAILED: ${name}${details && `\n  ${details}`}`);
  }
}

function run(...args) {
  const language = args.includes('--language') ? [] : ['--language', 'en'];
  return spawnSync(zhanting, [...args, ...language], { encoding: 'utf8', maxBuffer: 1 << 28 });
}

function runWell(...args) {
  const ran = run(...args);
  if (ran.status !== 0) throw new Error(`zhanting ${args.join(' ')}: ${ran.status}\n${ran.stderr}`);
  return ran.stdout;
}

function compile(kind, source) {
  // Words for editors (enumDescriptions) and formats of colours are no rules.
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  return ajv.compile(JSON.parse(runWell('schema', kind, '--source', source)));
}

function jsonFiles(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  const records = new Set(entries.map((entry) => entry.name));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (/^[._]|~$/.test(entry.name)) return [];
    if (entry.isDirectory()) return records.has(`${entry.name}.json`) ? [] : jsonFiles(path);
    return entry.name.endsWith('.json') ? [path] : [];
  });
}

const parse = (path) => JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
const words = (validate) =>
  (validate.errors ?? []).slice(0, 4).map((e) => `${e.instancePath || '/'} ${e.message}`).join('; ');

/** Every content file of a showcase that builds validates. */
function everythingValidates(source) {
  let files = 0;
  for (const kind of kinds) {
    const validate = compile(kind, source);
    const paths = kind === 'site'
      ? [join(source, 'content/site.json')]
      : jsonFiles(join(source, 'content', folders[kind]));
    for (const path of paths) {
      ++files;
      expect(validate(parse(path)), `${relative(source, path)} validates`, words(validate));
    }
  }
  expect(files > kinds.length, `${source} has content`);
}

/** Both the schema and the generator judge the file as a case says. */
function judge(source, { kind, slug, name, change }, right) {
  const path = join(source, 'content', kind === 'site' ? 'site.json' : `${folders[kind]}/${slug}.json`);
  const before = readFileSync(path, 'utf8');
  const record = JSON.parse(before);
  const changed = change(record) ?? record;
  const validate = compile(kind, source);
  const valid = validate(changed);
  expect(valid === right, `schema of ${kind}, ${name}: ${right ? 'right' : 'a mistake'}`, words(validate));
  writeFileSync(path, JSON.stringify(changed));
  const checked = run('check', '--source', source);
  expect(checked.status === (right ? 0 : 1), `generator, ${kind}, ${name}: ${right ? 'right' : 'a mistake'}`,
    `status ${checked.status} ${checked.stderr}`);
  writeFileSync(path, before);
}

const scratch = mkdtempSync(join(tmpdir(), 'zhanting-schema-'));
try {
  everythingValidates(root);

  const showcase = join(scratch, 'showcase');
  runWell('init', showcase, '--language', 'zh');
  everythingValidates(showcase);
  for (const example of rights) judge(showcase, example, true);
  for (const mistake of mistakes) judge(showcase, mistake, false);

  for (const kind of Object.keys(folders)) runWell('new', kind, `new-${kind}`, '--source', showcase);
  runWell('check', '--source', showcase);
  everythingValidates(showcase);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

// html-validate (its recommended rules) and the Nu Html Checker over files; problems per file.
import {execFile} from 'node:child_process';
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';
import {promisify} from 'node:util';
import {HtmlValidate} from 'html-validate';

const vnuJar = String(createRequire(import.meta.url)('vnu-jar'));

export async function htmlValidate(files) {
  const validator = new HtmlValidate({
    root: true,
    extends: ['html-validate:recommended'],
    // HTML asks of an id only that it holds no space; Chinese headings may begin with a number.
    rules: {'valid-id': ['error', {relaxed: true}]},
  });
  const problems = new Map(files.map(file => [file, []]));
  for (const file of files) {
    const {results} = await validator.validateFile(file);
    for (const {messages} of results) {
      for (const {line, column, message, ruleId} of messages) {
        problems.get(file).push(`${line}:${column} ${message} (${ruleId})`);
      }
    }
  }
  return problems;
}

export async function vnu(files) {
  const options = ['-jar', vnuJar, '--errors-only', '--format', 'json', '--stdout', '--exit-zero-always'];
  const {stdout} = await promisify(execFile)('java', [...options, ...files], {maxBuffer: 1 << 28});
  const problems = new Map(files.map(file => [file, []]));
  const fileOf = new Map(files.map(file => [pathToFileURL(file).href, file]));
  for (const {url, lastLine, lastColumn, message} of JSON.parse(stdout).messages) {
    const file = fileOf.get(url?.replace(/^file:\/*/, 'file:///')) ?? files[0];
    problems.get(file).push(`${lastLine}:${lastColumn} ${message}`);
  }
  return problems;
}

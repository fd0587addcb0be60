// Debian's Chromium without a window, which takes two thirds of the time of the one with, and with
// everything off that would reach for the network or keep a profile.
import {existsSync} from 'node:fs';
import {chromium} from 'playwright-core';

export const executable = process.env.CHROME_PATH ??
    ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/google-chrome']
        .find(path => existsSync(path));

// `port` is where the test server listens: http://localhost/ then means that server, so that a
// published site's absolute addresses are the same bytes on every run.
export const flags = port => [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
  `--host-resolver-rules=MAP localhost:80 127.0.0.1:${port}`,
];

// Playwright gives every launch a new, empty profile.
export const launch = port => chromium.launch({executablePath: executable, args: flags(port)});

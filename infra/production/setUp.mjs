// The first administrator of a production installation, from inside the app's container:
//   docker compose exec app node setUp.mjs
// Set-up answers only on the machine itself, and a browser comes through the proxy.
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

const { RAPPORT_PORT = '3000', RAPPORT_SETUP_CODE: code } = process.env;
if (!code) {
  console.error('RAPPORT_SETUP_CODE is not set.\n  Give it a value in .env, then: docker compose up -d');
  process.exit(1);
}

let quiet = false;
const screen = new Writable({
  write(chunk, _encoding, done) {
    if (!quiet) process.stdout.write(chunk);
    done();
  },
});
const terminal = createInterface({
  input: process.stdin,
  output: screen,
  terminal: process.stdin.isTTY ?? false,
});

// Not terminal.question: of answers that are piped in, it would lose all but the first.
const lines = terminal[Symbol.asyncIterator]();

async function ask(question, { hidden = false } = {}) {
  process.stdout.write(question);
  quiet = hidden;
  const { value: answer = '' } = await lines.next();
  quiet = false;
  if (hidden) process.stdout.write('\n');
  return answer.trim();
}

const organisation = await ask('Name of the organisation: ');
const name = await ask('Your name: ');
const email = await ask('Your e-mail address: ');
const zone = (await ask('Your time zone (Europe/Berlin, America/New_York, ...): ')) || 'UTC';
const password = await ask('A password: ', { hidden: true });
terminal.close();

const response = await fetch(`http://127.0.0.1:${RAPPORT_PORT}/api/setup`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ code, organisation, name, email, password, zone }),
});
if (response.ok) {
  console.log('Rapport is set up. Sign in under its address with this e-mail address and password.');
} else {
  console.error(
    `Rapport refused this (${response.status}):\n${JSON.stringify(await response.json(), null, 2)}`,
  );
  process.exitCode = 1;
}

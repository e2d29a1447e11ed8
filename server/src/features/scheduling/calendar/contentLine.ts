/** Octets in a line, its end not counted (RFC 5545, 3.1). */
const mostOctets = 75;

/** One line of a calendar file, folded; the value is written as it is. */
export function contentLine(
  name: string,
  value: string,
  parameters: Readonly<Record<string, string>> = {},
): string {
  const given = Object.entries(parameters).map(([key, said]) => `;${key}=${parameterOf(said)}`);
  return folded(`${name}${given.join('')}:${value}`);
}

/** What people wrote, as the value of a line. */
export const textOf = (words: string): string =>
  printable(words)
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');

/** Other marks of a line's end are told to programs as ours; some take them for the end of a content line. */
const printable = (words: string): string =>
  words.replace(/\r\n?|\u0085|\p{Zl}|\p{Zp}/gu, '\n').replace(/(?!\n)\p{Cc}/gu, ' ');

/** A quotation mark cannot be written in one at all; few programs know the later way around that (RFC 6868). */
function parameterOf(value: string): string {
  const said = printable(value).replaceAll('\n', ' ').replaceAll('"', "'");
  return /^[\w+./-]+$/.test(said) ? said : `"${said}"`;
}

function folded(line: string): string {
  if (Buffer.byteLength(line) <= mostOctets) return line;
  let text = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > mostOctets) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}

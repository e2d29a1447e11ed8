import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface CaughtMail extends Email {
  /** As it came over the wire. */
  readonly raw: string;
}

export interface MailCatcher {
  /** For `SMTP_URL`. */
  readonly url: string;
  readonly mails: CaughtMail[];
  /** Answers the next mails with this code instead of taking them; undefined takes them again. */
  refuse(code: number | undefined): void;
  stop(): Promise<void>;
}

/** A real SMTP server that keeps what it gets. */
export async function startMailCatcher(): Promise<MailCatcher> {
  const mails: CaughtMail[] = [];
  let refusal: number | undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        if (refusal) return done(Object.assign(new Error('not now'), { responseCode: refusal }));
        const raw = Buffer.concat(chunks);
        mails.push({ ...(await PostalMime.parse(raw)), raw: raw.toString() });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuse: (code) => {
      refusal = code;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

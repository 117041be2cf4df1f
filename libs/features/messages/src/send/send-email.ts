import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { Config } from '@duban/platform';
import type { Letter } from '../texts/letter';
import { causeOf, SendError } from './send-error';

const STEP_MS = 5_000;
const PATIENCE_MS = 15_000;

/** One e-mail over the mail server of the environment. The same letter has the same Message-ID, however often it goes. */
export async function sendEmail(config: Config, address: string, letter: Letter): Promise<void> {
  if (!config.SMTP_URL) throw new SendError('no-mail-server');
  const transport = createTransport({
    url: config.SMTP_URL,
    dnsTimeout: STEP_MS,
    connectionTimeout: STEP_MS,
    greetingTimeout: STEP_MS,
    socketTimeout: STEP_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  let impatience: NodeJS.Timeout | undefined;
  const giveUp = new Promise<never>((_, reject) => {
    impatience = setTimeout(() => reject(new SendError('timeout')), PATIENCE_MS);
  });
  const sent = transport.sendMail({
    from: config.MAIL_FROM,
    to: address,
    subject: letter.subject,
    text: letter.text,
    messageId: messageIdOf(letter.key, config.MAIL_FROM),
    // no answers of absent people to a machine
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Duban-Key': letter.key },
  });
  sent.catch(() => undefined); // what fails after the patience is over has been told already
  try {
    await Promise.race([sent, giveUp]);
  } catch (error) {
    throw error instanceof SendError ? error : new SendError(codeOf(error), causeOf(error));
  } finally {
    clearTimeout(impatience);
    transport.close();
  }
}

export function messageIdOf(key: string, from: string): string {
  const host = /@([^<>@\s]+?)>?$/.exec(from)?.[1] ?? 'localhost';
  return `<${createHash('sha256').update(key).digest('hex').slice(0, 32)}@${host}>`;
}

function codeOf(error: unknown): string {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  if (code === 'ETIMEDOUT') return 'timeout';
  if (code === 'EAUTH') return 'mail-server-login';
  return responseCode ? 'refused' : 'unreachable';
}

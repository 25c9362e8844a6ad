import { createTransport } from 'nodemailer';

/** Where mail goes out and what it says of where it comes from. */
export interface MailSettings {
  /** `smtp://user:password@host:587` or `smtps://host`. */
  readonly smtp: string;
  /** The address of the sender. */
  readonly from: string;
  /** Where people open the site: `https://rh.sante.gov.ml`, without a slash at the end. */
  readonly publicUrl: string;
}

/** One message to one address. Whatever retries it sends it under the same id. */
export interface Letter {
  /** Left of the `@` of its Message-ID. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where one says that one wishes no more of the kind. */
  readonly unsubscribe?: string;
}

/** `refused`: nobody has this address, and nobody will. Anything else that fails throws and may be tried again. */
export type Delivery = 'accepted' | 'refused';

export interface Mailer {
  readonly publicUrl: string;
  /** Hands a letter to the mail server. Throws what failed without saying to whom. */
  send(letter: Letter): Promise<Delivery>;
}

/** Longer than this no server is waited for: well within the time for which a runner holds its job. */
const longestMs = 40_000;

/** A mailer for these settings; it opens a connection for each letter and keeps none. */
export function openMailer({ smtp, from, publicUrl }: MailSettings): Mailer {
  const { protocol, hostname, port, username, password } = new URL(smtp);
  const secure = protocol === 'smtps:';
  const transport = createTransport({
    ...{ host: hostname.replace(/^\[|\]$/gu, ''), port: Number(port) || (secure ? 465 : 587), secure },
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    // A password never travels in the clear to another machine.
    requireTLS: username !== '' && !/^(localhost|127\.|\[::1\])/u.test(hostname),
    ...{ connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 15_000, dnsTimeout: 5000 },
    // What a letter says is never taken for a file or an address to fetch.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  const domain = new URL(publicUrl).hostname;
  return {
    publicUrl,
    async send({ id, to, subject, text, html, unsubscribe }) {
      const sending = transport.sendMail({
        // As data and not as text: no address can hold a second one.
        ...{ from: { name: '', address: from }, to: { name: '', address: to }, subject, text, html },
        messageId: `<${id}@${domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        ...(unsubscribe ? { list: { unsubscribe } } : {}),
      });
      return within(longestMs, sending).then(
        () => 'accepted' as const,
        (error: unknown) => deliveryOf(error),
      );
    },
  };
}

/** What went wrong at the other end: only the enhanced code 5.1.x (RFC 3463) says that it is the address. */
function deliveryOf(error: unknown): Delivery {
  const { code, command, responseCode, response } = error as Readonly<Record<string, string | number | undefined>>;
  if (/^5\d\d[ -]5\.1\.\d/u.test(String(response ?? ''))) return 'refused';
  // Its words may hold the address, and the list of jobs is read by people.
  throw new Error(`mail: ${[code, command, responseCode].filter((each) => each !== undefined).join(' ') || 'failed'}`);
}

function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('late'), { code: 'ETIMEDOUT' })), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

import { SMTPServer } from 'smtp-server';

/** What a mail server took. */
interface Arrived {
  readonly to: string;
  readonly raw: string;
}

/** A mail server on this machine. */
export interface TestMailServer {
  readonly port: number;
  readonly arrived: Arrived[];
  /** Refuses everybody for now. */
  isBusy: boolean;
  close(): Promise<void>;
}

/** Opens a mail server that nobody but a test knows: it refuses `parti@…` for good, and everybody while it is busy. */
export async function openMailServer(): Promise<TestMailServer> {
  const arrived: Arrived[] = [];
  const smtp = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'] },
    onRcptTo({ address }, _, answer) {
      const refusal = server.isBusy
        ? { message: `4.2.1 ${address} later`, responseCode: 451 }
        : { message: `5.1.1 no ${address} here`, responseCode: 550 };
      answer(server.isBusy || address.startsWith('parti@') ? Object.assign(new Error(refusal.message), refusal) : null);
    },
    onData(stream, { envelope }, answer) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString();
        arrived.push({ to: envelope.rcptTo.map(({ address }) => address).join(), raw });
        answer(null);
      });
    },
  });
  const port = await new Promise<number>((resolve) => {
    const listening = smtp.listen(0, '127.0.0.1', () => resolve((listening.address() as { port: number }).port));
  });
  const server: TestMailServer = {
    ...{ port, arrived, isBusy: false },
    close: () => new Promise<void>((resolve) => smtp.close(() => resolve())),
  };
  return server;
}

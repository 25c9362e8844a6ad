import { type Logger, pino } from 'pino';
import type { LogLevel } from '../site/index.ts';

/** The server's log: JSON lines on standard error, with an error's cause and without anybody's data. */
export function createLog(level: LogLevel): Logger {
  return pino({ level, base: null, serializers: { error: pino.stdSerializers.errWithCause } }, pino.destination(2));
}

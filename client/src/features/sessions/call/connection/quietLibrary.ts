import { getLogger, LoggerNames, LogLevel } from 'livekit-client';

/** As loglevel has it; the library's own type leaves the second argument out. */
interface Logger {
  setLevel(level: LogLevel, isKept: boolean): void;
}

/**
 * Below warnings the library writes addresses with tokens in them. Logger by logger, because its own `setLogLevel`
 * would keep fourteen entries in this browser's storage.
 */
export function quietLibrary(): void {
  for (const name of Object.values(LoggerNames)) {
    (getLogger(name) as unknown as Logger).setLevel(LogLevel.warn, false);
  }
}

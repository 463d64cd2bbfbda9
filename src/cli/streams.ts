import { once } from 'node:events';

/** Where a command reads from and prints to. */
export interface Streams {
  readonly input: AsyncIterable<Uint8Array>;
  /** Prints results; resolves when more may be printed. */
  print(text: string): Promise<void>;
  /** Says something to the person at the terminal, one line a message. */
  say(message: string): void;
}

/** The process's own streams. A reader that stops early, as `head` does, ends the process quietly. */
export function standardStreams(): Streams {
  const { stdin, stdout, stderr } = process;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  return {
    input: stdin,
    print: async (text) => {
      if (!stdout.write(text)) await once(stdout, 'drain');
    },
    say: (message) => { stderr.write(`glossator: ${message}\n`); },
  };
}

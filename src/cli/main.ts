import { CommanderError } from 'commander';
import type { Language } from '../findings/finding';
import { compileLate } from './compiling';
import { internal, lineIn, sentenceOf } from './errors';
import { say } from './output';
import { programIn } from './program';
import { noSuchCommand, refusalOf } from './refusals';

/** The command line. */
export async function run(argv: readonly string[]): Promise<number> {
  let status = 0;
  const language = languageOf(argv);
  const program = programIn(language, (code) => (status = code));
  const commands = new Set(program.commands.map((command) => command.name()));
  const [first, second] = argv.filter((word, index) => !word.startsWith('-') && argv[index - 1] !== '--lang');
  if (first === 'help' && second !== undefined && !commands.has(second) && second !== 'help') {
    say(lineIn(noSuchCommand(second), language));
    return 2;
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      // Help and versions are no refusals; neither is the page that is shown where no command is given.
      if (error.exitCode === 0) return 0;
      if (error.code !== 'commander.help')
        say(lineIn(refusalOf(error, first !== undefined && commands.has(first) ? first : undefined), language));
      return 2;
    }
    const sentence = sentenceOf(error);
    if (sentence === null) throw error;
    say(lineIn(sentence, language));
    return 2;
  }
  return status;
}

/** The language asked for, also where the rest of the line cannot be understood. */
function languageOf(argv: readonly string[]): Language {
  const value = argv[argv.indexOf('--lang') + 1];
  return argv.includes('--lang=en') || (argv.includes('--lang') && value === 'en') ? 'en' : 'zh';
}

// A reader that closes the pipe early (head) is no failure; Ctrl-C leaves nothing half written, since results are renamed into place.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  say(lineIn(sentenceOf(error) ?? internal(error), languageOf(process.argv)));
  process.exit(2);
});
process.stderr.on('error', () => process.exit(2));
process.on('SIGINT', () => process.exit(130));

compileLate();
run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (bug: unknown) => {
    // Node would end with status 1, which to a script means “an error was found in the workbook”.
    say(lineIn(internal(bug), languageOf(process.argv)));
    process.exitCode = 2;
  },
);

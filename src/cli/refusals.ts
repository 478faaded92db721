import type { CommanderError } from 'commander';
import type { Sentence } from '../findings/sentence';

/** What the parser of options refuses, said in Chinese; `what` is the name that it quotes. */
const REFUSALS: ReadonlyMap<string, (what: string) => string> = new Map([
  ['commander.missingMandatoryOptionValue', (what: string) => `少了必须给的选项 ${what}`],
  ['commander.missingArgument', (what: string) => `少了必须给的参数 ${what}`],
  ['commander.optionMissingArgument', (what: string) => `选项 ${what} 少了后面的值`],
  ['commander.excessArguments', (what: string) => `${what} 后面的参数太多，或没有这个子命令`],
  ['commander.unknownOption', (what: string) => `没有选项 ${what}`],
  ['commander.unknownCommand', (what: string) => `没有命令 ${what}`],
]);

/** One line in each language, with what was perhaps meant and where the usage stands. */
export function refusalOf({ code, message }: CommanderError, command: string | undefined): Sentence {
  const [said, meant] = parted(message.replace(/^error: /, ''));
  const what = /'([^']*)'/.exec(said)?.[1] ?? '';
  const help = command === undefined ? 'gouji help' : `gouji help ${command}`;
  const chinese = REFUSALS.get(code)?.(what) ?? `命令不能这样写（${said}）`;
  return {
    message: `${chinese}${meant === '' ? '' : `，是不是 ${meant}`}；用法见 ${help}`,
    english: `${said}${meant === '' ? '' : `, perhaps ${meant} is meant`}; ${help} tells the usage`,
  };
}

/** `unknown command 'validat'`, `validate`: the parser's guess stands on a line of its own. */
function parted(message: string): readonly [said: string, meant: string] {
  const [said = '', guess = ''] = message.split('\n');
  const meant = /\(Did you mean (?:one of )?(.*)\?\)/.exec(guess)?.[1] ?? '';
  return [said.replace(/\.$/, ''), meant];
}

/** `gouji help validat`: the parser would print the page of all commands and say nothing. */
export function noSuchCommand(name: string): Sentence {
  return { message: `没有命令 ${name}；各命令见 gouji help`, english: `there is no command ${name}; gouji help lists them` };
}

import { Command, CommanderError } from 'commander';
import type { AuthorOptions } from './commands/author';
import type { ConvertOptions } from './commands/convert';
import type { FillOptions } from './commands/fill';
import type { DraftOptions } from './commands/packs';
import type { NarrateOptions } from './commands/narrate';
import type { ProofreadOptions } from './commands/proofread';
import type { ValidateOptions } from './commands/validate';
import type { Language } from '../findings/finding';
import { compileLate } from './compiling';
import { checkChoice, internal, lineIn, sentenceOf } from './errors';
import { say } from './output';
import { VERSION } from './version';

/** The command line. Commands load their code when they are called, so that `--version` answers at once. */
export async function run(argv: readonly string[]): Promise<number> {
  let status = 0;
  const program = new Command('gouji')
    .description(
      '勾稽：校验部门预决算工作簿，生成和核对情况说明\nChecks, narrates and proofreads the budget workbooks of Chinese government units',
    )
    .version(VERSION, '--version', '版本 version')
    // Every command has it: what the sentences of the program are in. What it writes for the public is Chinese in any case.
    .option('--lang <language>', '提示和结果的语言：zh | en language of what is said', 'zh')
    .hook('preAction', (_program, command) => {
      const { lang } = command.optsWithGlobals<{ lang: string }>();
      checkChoice('--lang', lang, LANGUAGES);
      command.setOptionValue('lang', lang);
    })
    .helpOption('-h, --help', '帮助 help')
    .configureHelp({ showGlobalOptions: true, styleTitle: (title) => TITLES.get(title) ?? title })
    .helpCommand('help [command]', '某个命令的帮助 help for a command')
    .exitOverride()
    // Said in both languages where it is caught.
    .configureOutput({ outputError: () => {} });
  addValidate(program, (code) => (status = code));
  addTexts(program, (code) => (status = code));
  addAuthoring(program, (code) => (status = code));
  addLists(program, (code) => (status = code));
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    const language = languageOf(argv);
    if (error instanceof CommanderError) return refused(error, language);
    const sentence = sentenceOf(error);
    if (sentence === null) throw error;
    say(lineIn(sentence, language));
    return 2;
  }
  return status;
}

const LANGUAGES = ['zh', 'en'];

/** The headings of a help page, which is in both languages. */
const TITLES: ReadonlyMap<string, string> = new Map([
  ['Usage:', '用法 Usage:'],
  ['Arguments:', '参数 Arguments:'],
  ['Options:', '选项 Options:'],
  ['Global Options:', '通用选项 Global options:'],
  ['Commands:', '命令 Commands:'],
]);

/** The language asked for, also where the rest of the line cannot be understood. */
function languageOf(argv: readonly string[]): Language {
  const value = argv[argv.indexOf('--lang') + 1];
  return argv.includes('--lang=en') || (argv.includes('--lang') && value === 'en') ? 'en' : 'zh';
}

/** What the parser of options says, in Chinese too. */
const REFUSALS: ReadonlyMap<string, string> = new Map([
  ['commander.missingMandatoryOptionValue', '少了必须给的选项'],
  ['commander.missingArgument', '少了必须给的文件或参数'],
  ['commander.optionMissingArgument', '选项后面少了它的值'],
  ['commander.excessArguments', '参数太多，或没有这个子命令'],
  ['commander.unknownOption', '没有这个选项'],
  ['commander.unknownCommand', '没有这个命令'],
]);

/** Help and versions are no refusals. */
function refused({ exitCode, code, message }: CommanderError, language: Language): number {
  if (exitCode === 0) return 0;
  const english = message.replace(/^error: /, '');
  const said = {
    message: `${REFUSALS.get(code) ?? '命令不能这样写'}；用法见 gouji help（${english}）`,
    english: `${english}; gouji help tells the usage`,
  };
  if (code !== 'commander.help') say(lineIn(said, language));
  return 2;
}

type Done = (code: number) => void;

interface Spoken {
  readonly lang: Language;
}

function addValidate(program: Command, done: Done): void {
  program
    .command('validate')
    .description('校验工作簿 validate workbooks')
    .argument('<files...>', '文件、文件夹或通配符 files, folders or patterns')
    .option(
      '--prior <file|folder>',
      '上年工作簿；给文件夹时按单位名称逐份对应 last year’s workbook, or a folder of them matched by unit name',
    )
    .option('--pack <id|file>', '模板包或模板包文件 pack or pack file to use')
    .option('--format <format>', 'text | json | ndjson | sarif', 'text')
    .option('--out <file>', '结果写入文件 write the result to a file')
    .option('--flagged <file>', '写一份标出问题的 .xlsx write a marked copy')
    .option('--summary <text|file>', '汇总：text 只印汇总；.xlsx 写一份汇总表 a summary of many workbooks, as text or as an .xlsx')
    .option('--jobs <n>', '并行数 files at a time')
    .option('--force', '可以覆盖 --out、--flagged 和 --summary 指定的文件 replace existing result files')
    .action(async (files: string[], options: ValidateOptions) =>
      done(await (await import('./commands/validate')).validateCommand(files, options)),
    );
}

function addTexts(program: Command, done: Done): void {
  program
    .command('narrate')
    .description('生成情况说明 write the narrative')
    .argument('<file>', '工作簿 workbook')
    .option('--prior <file>', '上年工作簿 last year’s workbook')
    .option('--from-text <file>', '按上年文字生成：上年的情况说明 .docx | .txt | .md last year’s text, rolled forward')
    .option('--prior-as-given', '不核对上年工作簿的单位、年度和类别 take --prior as it is')
    .option('--inputs <file>', '原因和补充资料（YAML 或 JSON） reasons and facts')
    .option('--pack <id|file>', '模板包或模板包文件 pack or pack file to use')
    .option('--unit <unit>', '元 | 万元：文中金额的单位 unit of the amounts')
    .option(
      '--whole',
      '整本公开文本 .docx：封面、目录、单位概况、报表、情况说明、名词解释 the whole publication: cover, contents, forms, narrative, terms',
    )
    .option('--format <format>', 'text | md | docx | json', 'text')
    .option('--out <file>', '写入文件 write to a file')
    .option('--force', '可以覆盖 --out 指定的文件 replace an existing file')
    .action(async (file: string, options: NarrateOptions) =>
      done(await (await import('./commands/narrate')).narrateCommand(file, options)),
    );
  program
    .command('proofread')
    .description('核对文字 compare a narrative with its workbook')
    .argument('<file>', '工作簿 workbook')
    .requiredOption('--text <file>', '.txt | .md | .docx')
    .option('--prior <file>', '上年工作簿 last year’s workbook')
    .option('--pack <id|file>', '模板包或模板包文件 pack or pack file to use')
    .option('--format <format>', 'text | json | sarif', 'text')
    .option('--out <file>', '写入文件 write to a file')
    .option('--corrected <file>', '写一份改正的 .docx（修订方式） write the corrections as tracked changes')
    .option('--force', '可以覆盖 --out 和 --corrected 指定的文件 replace existing files')
    .action(async (file: string, options: ProofreadOptions) =>
      done(await (await import('./commands/proofread')).proofreadCommand(file, options)),
    );
}

function addAuthoring(program: Command, done: Done): void {
  program
    .command('author')
    .description('编制新年度的表：由上年工作簿结转，或生成空白表 next year’s workbook from last year’s, or blank official forms')
    .argument('[last]', '上年工作簿 last year’s workbook')
    .option('--blank <kind>', 'budget | final：全国统一的空白公开表 the national set of blank forms')
    .requiredOption('--year <year>', '新年度 the new year')
    .requiredOption('--out <file>', '写入的 .xlsx the workbook to write')
    .option('--unit <unit>', '空白表的金额单位 元 | 万元 unit of blank forms')
    .option('--organization <name>', '空白表的单位名称 name of the unit in blank forms')
    .option('--force', '可以覆盖 --out 指定的文件 replace an existing file')
    .action(async (last: string | undefined, options: AuthorOptions) =>
      done(await (await import('./commands/author')).authorCommand(last, options)),
    );
  program
    .command('fill')
    .description('填列合计 fill the totals that relations determine')
    .argument('<file>', '工作簿 workbook')
    .option('--formulas', '写成公式 write formulas instead of values')
    .option('--out <file>', '写一份填好的 .xlsx；不给则只列出 write a filled copy; without it they are only listed')
    .option('--format <format>', 'text | json', 'text')
    .option('--force', '可以覆盖 --out 指定的文件 replace an existing file')
    .action(async (file: string, options: FillOptions) => done(await (await import('./commands/fill')).fillCommand(file, options)));
  program
    .command('convert')
    .description('元与万元互换，合计仍等于各部分之和 change the unit, totals stay the sums of what is printed')
    .argument('<file>', '工作簿 workbook')
    .requiredOption('--to <unit>', '元 | 万元')
    .option('--out <file>', '写一份换算好的 .xlsx；不给则只预览 write a converted copy; without it it is only shown')
    .option('--format <format>', 'text | json', 'text')
    .option('--force', '可以覆盖 --out 指定的文件 replace an existing file')
    .action(async (file: string, options: ConvertOptions) =>
      done(await (await import('./commands/convert')).convertCommand(file, options)),
    );
}

function addLists(program: Command, done: Done): void {
  const packs = program
    .command('packs')
    .description('列出模板包 list the packs')
    .action(async () => void process.stdout.write((await import('./commands/packs')).listPacks()));
  packs
    .command('new')
    .description('由一份情况说明起草模板包 draft a pack from an example')
    .argument('<workbook>', '工作簿')
    .requiredOption('--text <file>', '为它写的情况说明 .docx .txt .md（its narrative）')
    .requiredOption('--out <file>', '写到哪个 .yaml 文件')
    .option('--prior <file>', '上年工作簿')
    .option('--force', '覆盖已有的文件')
    .action(async (file: string, options: DraftOptions) => done(await (await import('./commands/packs')).newPackFile(file, options)));
  packs
    .command('check')
    .description('检查模板包文件 check a pack file')
    .argument('<file>', '模板包 .yaml')
    .action(async (file: string, options: Spoken) => done(await (await import('./commands/packs')).checkPackFile(file, options)));
  program
    .command('explain')
    .description('说明一项检查 explain a check')
    .argument('<rule>', '编号，如 A-HIER-E')
    .action(
      async (rule: string, { lang }: Spoken) => void process.stdout.write((await import('./commands/explain')).explainText(rule, lang)),
    );
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

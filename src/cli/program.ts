import { Command, type Option } from 'commander';
import type { Language } from '../findings/finding';
import type { AuthorOptions } from './commands/author';
import type { ConvertOptions } from './commands/convert';
import type { FillOptions } from './commands/fill';
import type { NarrateOptions } from './commands/narrate';
import type { DraftOptions } from './commands/packs';
import type { ProofreadOptions } from './commands/proofread';
import type { ValidateOptions } from './commands/validate';
import { checkChoice } from './errors';
import { VERSION } from './version';

type Done = (code: number) => void;

/** A text in the language of the page. */
type Say = (chinese: string, english: string) => string;

interface Spoken {
  readonly lang: Language;
}

const LANGUAGES = ['zh', 'en'];

/** What the parser calls the parts of a page. */
const PARTS: ReadonlyMap<string, string> = new Map([
  ['Usage:', '用法'],
  ['Arguments:', '参数：'],
  ['Options:', '选项：'],
  ['Global Options:', '通用选项：'],
  ['Commands:', '命令：'],
]);

/** The commands and what their pages say. Commands load their code when they are called, so that `--version` answers at once. */
export function programIn(language: Language, done: Done): Command {
  const t: Say = (chinese, english) => (language === 'en' ? english : chinese);
  const inWords = (usage: string): string =>
    usage.replace('[options]', t('[选项]', '[options]')).replace('[command]', t('[命令]', '[command]'));
  const program = new Command('gouji');
  program
    .description(
      t(
        '勾稽：校验部门预决算工作簿，生成和核对情况说明（English: gouji help --lang en）',
        'Checks, narrates and proofreads the budget workbooks of Chinese government units',
      ),
    )
    .version(VERSION, '--version', t('版本', 'version'))
    // Every command has it: what the sentences of the program are in. What it writes for the public is Chinese in any case.
    .option('--lang <language>', t('提示和结果的语言：zh | en', 'language of what is said: zh | en'), 'zh')
    .hook('preAction', (_program, command) => {
      const { lang } = command.optsWithGlobals<{ lang: string }>();
      checkChoice('--lang', lang, LANGUAGES);
      command.setOptionValue('lang', lang);
    })
    .helpOption('-h, --help', t('帮助', 'help'))
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => t(PARTS.get(title) ?? title, title),
      styleUsage: inWords,
      styleSubcommandTerm: inWords,
      optionDescription: ({ description, defaultValue }: Option) =>
        typeof defaultValue === 'string' ? `${description}${t(`（默认 ${defaultValue}）`, ` (default: ${defaultValue})`)}` : description,
    })
    .helpCommand('help [command]', t('某个命令的帮助', 'help for a command'))
    .exitOverride()
    // Said in the language asked for where it is caught.
    .configureOutput({ outputError: () => {} });
  addValidate(program, t, done);
  addTexts(program, t, done);
  addAuthoring(program, t, done);
  addLists(program, t, done);
  return program;
}

const workbook = (t: Say): string => t('工作簿', 'workbook');
const lastYear = (t: Say): string => t('上年工作簿', 'last year’s workbook');
const ownPack = (t: Say): string => t('模板包或模板包文件', 'pack or pack file to use');
const format = (t: Say, choices: string): string => `${t('结果的格式：', 'format of the result: ')}${choices}`;
const outFile = (t: Say): string => t('结果写入文件', 'write the result to a file');
const force = (t: Say): string => t('可以覆盖已有的结果文件', 'replace existing result files');

function addValidate(program: Command, t: Say, done: Done): void {
  program
    .command('validate')
    .description(t('校验工作簿', 'validate workbooks'))
    .argument('<files...>', t('文件、文件夹或通配符', 'files, folders or patterns'))
    .option(
      '--prior <file|folder>',
      t('上年工作簿；给文件夹时按单位名称逐份对应', 'last year’s workbook, or a folder of them matched by unit name'),
    )
    .option('--pack <id|file>', ownPack(t))
    .option('--format <format>', format(t, 'text | json | ndjson | sarif'), 'text')
    .option('--forms', t('文字报告末尾列出识别的各张表', 'list every form that was read at the end of the text'))
    .option('--out <file>', outFile(t))
    .option('--flagged <file>', t('写一份标出问题的 .xlsx', 'write a marked copy'))
    .option(
      '--summary <text|file>',
      t('汇总：text 只印汇总；.xlsx 写一份汇总表', 'a summary of many workbooks: text prints it, the name of an .xlsx writes one'),
    )
    .option('--jobs <n>', t('并行数', 'files at a time'))
    .option('--force', force(t))
    .action(async (files: string[], options: ValidateOptions) =>
      done(await (await import('./commands/validate')).validateCommand(files, options)),
    );
}

function addTexts(program: Command, t: Say, done: Done): void {
  program
    .command('narrate')
    .description(t('生成情况说明', 'write the narrative'))
    .argument('<file>', workbook(t))
    .option('--prior <file>', lastYear(t))
    .option(
      '--from-text <file>',
      t('按上年文字生成：上年的情况说明 .docx | .txt | .md', 'roll last year’s text forward: a .docx | .txt | .md'),
    )
    .option('--prior-as-given', t('不核对上年工作簿的单位、年度和类别', 'take --prior whatever unit, year and kind it names'))
    .option('--inputs <file>', t('原因和补充资料（YAML 或 JSON）', 'reasons and facts (YAML or JSON)'))
    .option('--pack <id|file>', ownPack(t))
    .option('--unit <unit>', t('文中金额的单位：元 | 万元', 'unit of the amounts: 元 | 万元'))
    .option(
      '--whole',
      t(
        '整本公开文本 .docx：封面、目录、单位概况、报表、情况说明、名词解释',
        'the whole publication as .docx: cover, contents, profile, forms, narrative, terms',
      ),
    )
    .option('--format <format>', format(t, 'text | md | docx | json'), 'text')
    .option('--out <file>', outFile(t))
    .option('--force', force(t))
    .action(async (file: string, options: NarrateOptions) =>
      done(await (await import('./commands/narrate')).narrateCommand(file, options)),
    );
  program
    .command('proofread')
    .description(t('核对文字', 'compare a narrative with its workbook'))
    .argument('<file>', workbook(t))
    .requiredOption('--text <file>', t('要核对的文字 .txt | .md | .docx', 'the narrative: a .txt | .md | .docx'))
    .option('--prior <file>', lastYear(t))
    .option('--pack <id|file>', ownPack(t))
    .option('--format <format>', format(t, 'text | json | sarif'), 'text')
    .option('--out <file>', outFile(t))
    .option('--corrected <file>', t('写一份改正的 .docx（修订方式）', 'write the corrections as tracked changes of a .docx'))
    .option('--force', force(t))
    .action(async (file: string, options: ProofreadOptions) =>
      done(await (await import('./commands/proofread')).proofreadCommand(file, options)),
    );
}

function addAuthoring(program: Command, t: Say, done: Done): void {
  program
    .command('author')
    .description(t('编制新年度的表：由上年工作簿结转，或生成空白表', 'next year’s workbook from last year’s, or blank official forms'))
    .argument('[last]', lastYear(t))
    .option('--blank <kind>', t('全国统一的空白公开表：budget | final', 'the national set of blank forms: budget | final'))
    .requiredOption('--year <year>', t('新年度', 'the new year'))
    .requiredOption('--out <file>', t('写入的 .xlsx', 'the .xlsx to write'))
    .option('--unit <unit>', t('空白表的金额单位：元 | 万元', 'unit of blank forms: 元 | 万元'))
    .option('--organization <name>', t('空白表的单位名称', 'name of the unit in blank forms'))
    .option('--force', force(t))
    .action(async (last: string | undefined, options: AuthorOptions) =>
      done(await (await import('./commands/author')).authorCommand(last, options)),
    );
  program
    .command('fill')
    .description(t('填列合计', 'fill the totals that relations determine'))
    .argument('<file>', workbook(t))
    .option('--formulas', t('写成公式', 'write formulas instead of values'))
    .option('--out <file>', t('写一份填好的 .xlsx；不给则只列出', 'write a filled copy; without it they are only listed'))
    .option('--format <format>', format(t, 'text | json'), 'text')
    .option('--force', force(t))
    .action(async (file: string, options: FillOptions) => done(await (await import('./commands/fill')).fillCommand(file, options)));
  program
    .command('convert')
    .description(t('元与万元互换，合计仍等于各部分之和', 'change the unit, totals stay the sums of what is printed'))
    .argument('<file>', workbook(t))
    .requiredOption('--to <unit>', t('换算成：元 | 万元', 'the new unit: 元 | 万元'))
    .option('--out <file>', t('写一份换算好的 .xlsx；不给则只预览', 'write a converted copy; without it it is only shown'))
    .option('--format <format>', format(t, 'text | json'), 'text')
    .option('--force', force(t))
    .action(async (file: string, options: ConvertOptions) =>
      done(await (await import('./commands/convert')).convertCommand(file, options)),
    );
}

function addLists(program: Command, t: Say, done: Done): void {
  const packs = program
    .command('packs')
    .description(t('列出模板包', 'list the packs'))
    .action(async ({ lang }: Spoken) => void process.stdout.write((await import('./commands/packs')).listPacks(lang)));
  packs
    .command('new')
    .description(t('由一份情况说明起草模板包', 'draft a pack from an example'))
    .argument('<workbook>', workbook(t))
    .requiredOption('--text <file>', t('为它写的情况说明 .docx | .txt | .md', 'its narrative: a .docx | .txt | .md'))
    .requiredOption('--out <file>', t('写入的 .yaml', 'the .yaml to write'))
    .option('--prior <file>', lastYear(t))
    .option('--force', force(t))
    .action(async (file: string, options: DraftOptions) => done(await (await import('./commands/packs')).newPackFile(file, options)));
  packs
    .command('check')
    .description(t('检查模板包文件', 'check a pack file'))
    .argument('<file>', t('模板包 .yaml', 'the .yaml of a pack'))
    .action(async (file: string, options: Spoken) => done(await (await import('./commands/packs')).checkPackFile(file, options)));
  program
    .command('explain')
    .description(t('说明一项检查', 'explain a check'))
    .argument('<rule>', t('编号，如 A-HIER-E', 'its id, such as A-HIER-E'))
    .action(
      async (rule: string, { lang }: Spoken) => void process.stdout.write((await import('./commands/explain')).explainText(rule, lang)),
    );
}

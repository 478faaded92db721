/** Lints `[{file, code}…]` from stdin under the repository's rules and prints the ids of the rules each one breaks. */
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

// The files exist only in name, so rules that need types cannot run; the arrows of the house need none.
const eslint = new ESLint({ overrideConfig: tseslint.configs.disableTypeChecked });
let input = '';
for await (const chunk of process.stdin) input += chunk;
const broken = [];
for (const { file, code } of JSON.parse(input)) {
  const [result] = await eslint.lintText(code, { filePath: file });
  broken.push(result.messages.map(({ ruleId, message }) => ruleId ?? message));
}
process.stdout.write(JSON.stringify(broken));

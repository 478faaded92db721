import { Button, Select } from '@fluentui/react-components';
import { FileButton } from '../pane/files';
import type { Language, Strings } from '../pane/strings';
import { SAMPLES, type Sample } from './samples';

interface TopBarProps {
  readonly text: Strings;
  readonly language: Language;
  /** Name of the file shown. */
  readonly name: string;
  /** Id of the sample shown; empty for a file of the user. */
  readonly sample: string;
  readonly busy: boolean;
  readonly onFile: (file: File) => void;
  readonly onSample: (sample: Sample) => void;
  readonly onSave: () => void;
}

export function TopBar({ text, language, name, sample, busy, onFile, onSample, onSave }: TopBarProps) {
  return (
    <header className="topbar">
      <h1 className="brand">
        <img src="assets/icons/icon-32.png" alt="" width="24" height="24" />
        {text.workbench}
      </h1>
      <FileButton label={text.openFile} accept=".xlsx,.xlsm,.xls" onFile={onFile} disabled={busy} appearance="primary" />
      <label className="samples">
        {text.sample}
        <Select
          size="small"
          value={sample}
          disabled={busy}
          onChange={(_event, { value }) => {
            const chosen = SAMPLES.find(({ id }) => id === value);
            if (chosen) onSample(chosen);
          }}
        >
          {sample === '' && <option value="">{text.chooseSample}</option>}
          {SAMPLES.map((item) => (
            <option key={item.id} value={item.id}>
              {item[language]}
            </option>
          ))}
        </Select>
      </label>
      <Button size="small" onClick={onSave} disabled={busy || name === ''}>
        {text.saveFile}
      </Button>
      {sample === '' && (
        <span className="file-name" title={name}>
          {name}
        </span>
      )}
      <span className="privacy">{text.privacy}</span>
    </header>
  );
}

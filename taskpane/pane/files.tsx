import { Button } from '@fluentui/react-components';
import { useRef } from 'react';

/** A button that opens the file dialog; the input itself is out of sight. */
export function FileButton({
  label,
  accept,
  onFile,
  disabled = false,
  appearance,
}: {
  label: string;
  accept: string;
  onFile: (file: File) => void;
  disabled?: boolean;
  appearance?: 'primary' | 'subtle';
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button size="small" disabled={disabled} onClick={() => input.current?.click()} {...(appearance ? { appearance } : {})}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        aria-label={label}
        onChange={({ target }) => {
          const file = target.files?.[0];
          // The same file can be chosen again after it was changed.
          target.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
}

/** Hands bytes to the browser's download. Does nothing in some web views of Office, so it is never the only way. */
export function download(content: BlobPart, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

import { Check, Copy } from 'lucide-react';
import { useRef, useState } from 'react';
import { announce } from './announce.ts';
import { Button } from './Button.tsx';
import { TextField } from './TextField.tsx';

/** A text to carry elsewhere, with a button that copies it. */
export function CopyField({
  label,
  value,
  copyLabel,
  copiedLabel,
}: {
  label: string;
  value: string;
  copyLabel: string;
  copiedLabel: string;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    input.current?.select();
    try {
      await navigator.clipboard.writeText(value);
    } catch {
      // Forbidden or not there (plain http): the text is selected, so the person copies it by key.
      return;
    }
    setCopied(true);
    announce(copiedLabel);
  };
  return (
    <div className="flex items-end gap-2">
      <TextField
        ref={input}
        label={label}
        value={value}
        onChange={() => undefined}
        isReadOnly
        className="flex-1"
        inputClassName="bg-sunken font-mono text-sm"
      />
      <Button
        onPress={() => void copy()}
        icon={isCopied ? <Check size={18} aria-hidden /> : <Copy size={18} aria-hidden />}
      >
        {isCopied ? copiedLabel : copyLabel}
      </Button>
    </div>
  );
}

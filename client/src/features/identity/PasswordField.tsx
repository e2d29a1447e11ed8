import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/TextField.tsx';

/** A password that can be looked at while it is typed. */
export function PasswordField({
  value,
  onChange,
  error,
  isNew = false,
  label,
}: {
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  /** Chosen now, not remembered: tells the rule, and password managers to offer one. */
  isNew?: boolean;
  label?: string;
}) {
  const { t } = useTranslation('identity');
  const [isShown, setShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <div className="relative">
      <TextField
        label={label ?? t('field.password')}
        hint={isNew ? t('field.passwordHint') : undefined}
        error={error}
        value={value}
        onChange={onChange}
        type={isShown ? 'text' : 'password'}
        name="password"
        autoComplete={isNew ? 'new-password' : 'current-password'}
        isRequired
      />
      <button
        type="button"
        onClick={() => setShown(!isShown)}
        className="absolute -top-1.5 right-0 inline-flex min-h-8 items-center gap-1.5 rounded-control px-1.5 text-muted text-sm hover:text-ink coarse:-top-4 coarse:min-h-11"
      >
        <Icon size={16} aria-hidden />
        {t(isShown ? 'field.hide' : 'field.show')}
      </button>
    </div>
  );
}

import { LoaderCircle } from 'lucide-react';

/** A small sign of work; with `label` it is announced as a status, without one it is decoration. */
export function Spinner({ label, size = 18 }: { label?: string; size?: number }) {
  const icon = <LoaderCircle size={size} aria-hidden className="animate-spin" />;
  if (!label) return icon;
  return (
    <span role="status" className="inline-flex items-center gap-2 text-muted">
      {icon}
      {label}
    </span>
  );
}

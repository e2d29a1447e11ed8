import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';

export interface BannerProps {
  tone: 'info' | 'warm' | 'danger' | 'success';
  children: ReactNode;
  /** A button or link at the end. */
  action?: ReactNode;
  /** Spans the page without corners, under the top bar. */
  isFullWidth?: boolean;
  /** Off where the banner stands from the first sight of the page on. */
  isAnnounced?: boolean;
}

const tones = {
  info: { ground: 'bg-accent-soft', mark: 'text-accent', Icon: Info },
  warm: { ground: 'bg-warm-soft', mark: 'text-warm', Icon: TriangleAlert },
  danger: { ground: 'bg-danger-soft', mark: 'text-danger', Icon: CircleAlert },
  success: { ground: 'bg-success-soft', mark: 'text-success', Icon: CircleCheck },
};

/** A state of the page that lasts: what happened, what is safe, what to do. */
export function Banner({ tone, children, action, isFullWidth = false, isAnnounced = true }: BannerProps) {
  const { ground, mark, Icon } = tones[tone];
  return (
    <div
      role={isAnnounced ? (tone === 'danger' ? 'alert' : 'status') : undefined}
      className={classes(
        'flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5 text-ink',
        ground,
        !isFullWidth && 'rounded-surface',
      )}
    >
      {/* What would be a column of some words beside a button stands above it. */}
      <div className="flex min-w-0 flex-1 basis-96 items-start gap-2.5">
        <Icon size={20} aria-hidden className={classes('mt-px shrink-0', mark)} />
        <div className="min-w-0 text-pretty">{children}</div>
      </div>
      {action}
    </div>
  );
}

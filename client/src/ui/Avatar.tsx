import { classes } from './classes.ts';

export interface AvatarProps {
  name: string;
  /** The person's colour: mentor accent, mentee warm, guests further ones. */
  tone?: 'accent' | 'warm' | 'guest1' | 'guest2' | 'muted';
  size?: 'sm' | 'md' | 'lg' | 'xl';
}

const tones = {
  accent: 'bg-accent-soft text-accent',
  warm: 'bg-warm-soft text-warm',
  guest1: 'bg-hairline text-guest-1',
  guest2: 'bg-hairline text-guest-2',
  muted: 'bg-hairline text-muted',
};
const sizes = {
  sm: 'size-7 text-[0.6875rem]',
  md: 'size-10 text-sm',
  lg: 'size-14 text-lg',
  xl: 'size-28 text-3xl',
};

/** First letters of the first and the last word of a name. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0]);
  return letters.join('').toLocaleUpperCase();
}

/** A person's initials on their colour. Decoration: the name always stands beside it in words. */
export function Avatar({ name, tone = 'muted', size = 'md' }: AvatarProps) {
  return (
    <span
      aria-hidden
      className={classes(
        'inline-flex shrink-0 select-none items-center justify-center rounded-full font-semibold tracking-wide',
        tones[tone],
        sizes[size],
      )}
    >
      {initialsOf(name)}
    </span>
  );
}

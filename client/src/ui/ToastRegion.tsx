import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { currentToasts, dismissToast, subscribeToToasts, type ToastTone } from './toast.ts';

const icons: Record<ToastTone, typeof Info> = { info: Info, success: CircleCheck, danger: CircleAlert };

/** Where toasts stand. Once, at the root. */
export function ToastRegion({ label, closeLabel }: { label: string; closeLabel: string }) {
  const toasts = useSyncExternalStore(subscribeToToasts, currentToasts);
  return (
    <section
      aria-label={label}
      aria-live="polite"
      // Stands over dialogs, too: an open one leaves it to be read and pressed.
      data-react-aria-top-layer="true"
      className="pointer-events-none fixed inset-x-4 bottom-[max(1rem,env(safe-area-inset-bottom))] z-60 flex flex-col items-center gap-2 print:hidden"
    >
      {toasts.map(({ id, message, tone, action }) => {
        const Icon = icons[tone];
        return (
          <div
            key={id}
            className="pointer-events-auto flex max-w-md items-center gap-3 rounded-surface bg-ink py-2 pr-2 pl-4 text-page shadow-float"
          >
            <Icon size={20} aria-hidden className="shrink-0" />
            <div className="flex min-w-0 flex-wrap items-center gap-x-3">
              <p>{message}</p>
              {action && (
                <button
                  type="button"
                  onClick={action.onPress}
                  className="-mx-2 rounded-control px-2 py-1 font-medium underline outline-page hover:bg-page/15 coarse:min-h-11"
                >
                  {action.label}
                </button>
              )}
            </div>
            <button
              type="button"
              aria-label={closeLabel}
              onClick={() => dismissToast(id)}
              className="inline-flex size-8 shrink-0 items-center justify-center rounded-control outline-page hover:bg-page/15 coarse:size-11"
            >
              <X size={18} aria-hidden />
            </button>
          </div>
        );
      })}
    </section>
  );
}

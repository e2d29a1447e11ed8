import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../../ui/announce.ts';
import { classes } from '../../../../ui/classes.ts';
import { clampPanelWidth, greatestPanelWidth, panelWidths } from './panelWidth.ts';
import { type SheetHeight, settleSheet, sheetHeights, sheetShare } from './sheetHeight.ts';

export type PanelLayout =
  | {
      readonly kind: 'side';
      readonly isOpen: boolean;
      readonly width: number;
      readonly windowWidth: number;
      readonly onWidth: (width: number) => void;
    }
  | {
      readonly kind: 'sheet';
      readonly height: SheetHeight;
      /** Height of what it may cover (px). */
      readonly room: number;
      /** Height of the controls that stay below it (px). */
      readonly foot: number;
      readonly onHeight: (height: SheetHeight) => void;
    };

/** Height of the closed sheet: its handle (px). */
export const peekHeight = 52;
/** Height of the open sheet's handle, as a finger needs it (px). */
const gripHeight = 44;

/**
 * Where the panel stands: at the side of the stage, or as a sheet over it. One element for both, so that turning a
 * phone loses neither place nor half-typed words in what it holds.
 */
export function PanelFrame({
  layout,
  sign,
  children,
}: {
  layout: PanelLayout;
  /** Stands on the closed sheet: what its content would say that must not go unseen. */
  sign?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation('call');
  const [dragged, setDragged] = useState<number>();
  const [isSizing, setSizing] = useState(false);
  const isSide = layout.kind === 'side';
  const isShown = isSide ? layout.isOpen : layout.height !== 'peek' || dragged !== undefined;
  const style = isSide
    ? { width: layout.isOpen ? layout.width : 0 }
    : { height: dragged ?? heightOf(layout.height, layout.room), bottom: layout.foot };
  return (
    <aside
      aria-label={t('panel.label')}
      style={style}
      className={classes(
        'flex overflow-hidden bg-page text-ink',
        isSide
          ? classes('relative min-h-0 shrink-0', !isSizing && 'transition-[width]')
          : 'absolute inset-x-0 z-20 flex-col rounded-t-surface border-hairline border-t shadow-float',
        !isSide && dragged === undefined && 'transition-[height]',
      )}
    >
      {isSide ? (
        layout.isOpen && <Divider layout={layout} onSizing={setSizing} />
      ) : (
        <Handle layout={layout} onDrag={setDragged} />
      )}
      {layout.kind === 'sheet' && layout.height === 'peek' && (
        <div
          style={{ height: peekHeight }}
          className="pointer-events-none absolute top-0 right-4 flex items-center"
        >
          {sign}
        </div>
      )}
      <div
        inert={!isShown}
        style={isSide ? { width: layout.width } : {}}
        className={classes(
          'flex min-h-0 flex-col',
          isSide
            ? 'h-full shrink-0 pr-[env(safe-area-inset-right)] pb-[env(safe-area-inset-bottom)]'
            : 'flex-1',
          !isShown && 'invisible',
        )}
      >
        {children}
      </div>
    </aside>
  );
}

function heightOf(height: SheetHeight, room: number): number {
  return Math.max(peekHeight, Math.round(room * sheetShare[height]));
}

function Divider({
  layout,
  onSizing,
}: {
  layout: Extract<PanelLayout, { kind: 'side' }>;
  onSizing: (isSizing: boolean) => void;
}) {
  const { t } = useTranslation('call');
  const { width, windowWidth, onWidth } = layout;
  const carry = (event: PointerEvent) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId))
      onWidth(clampPanelWidth(windowWidth - event.clientX, windowWidth));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowLeft: width + panelWidths.step,
      ArrowRight: width - panelWidths.step,
      Home: panelWidths.least,
      End: windowWidth,
    };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onWidth(clampPanelWidth(next, windowWidth));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is no rule in a text
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('panel.resize')}
      aria-valuenow={width}
      aria-valuemin={panelWidths.least}
      aria-valuemax={greatestPanelWidth(windowWidth)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        onSizing(true);
      }}
      onLostPointerCapture={() => onSizing(false)}
      onPointerMove={carry}
      onKeyDown={onKeyDown}
      className="absolute inset-y-0 left-0 z-10 w-2 cursor-col-resize touch-none border-hairline border-l transition-colors hover:border-accent hover:border-l-2 focus-visible:outline-offset-[-2px]"
    />
  );
}

function Handle({
  layout,
  onDrag,
}: {
  layout: Extract<PanelLayout, { kind: 'sheet' }>;
  onDrag: (height: number | undefined) => void;
}) {
  const { t } = useTranslation('call');
  const { height, room, onHeight } = layout;
  // Not from what is drawn: a busy page draws later than the finger moves.
  const grip = useRef<{ y: number; from: number; at: number; last: number; speed: number }>(undefined);
  const isDragged = useRef(false);
  const settle = (next: SheetHeight) => {
    onHeight(next);
    announce(t(`panel.height_${next}`));
  };
  const take = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const from = heightOf(height, room);
    grip.current = { y: event.clientY, from, at: event.timeStamp, last: from, speed: 0 };
  };
  const carry = (event: PointerEvent) => {
    const held = grip.current;
    if (!held) return;
    const next = Math.min(room, Math.max(peekHeight, held.from + held.y - event.clientY));
    const elapsed = Math.max(1, event.timeStamp - held.at);
    const speed = (next - held.last) / elapsed;
    grip.current = { ...held, at: event.timeStamp, last: next, speed };
    // A finger that only taps trembles by a few pixels.
    if (Math.abs(next - held.from) > 6) isDragged.current = true;
    if (isDragged.current) onDrag(next);
  };
  const drop = () => {
    const held = grip.current;
    if (held && isDragged.current) settle(settleSheet(held.last / room, held.speed, height));
    grip.current = undefined;
    // After the click that follows a drag, which must not count as a press.
    setTimeout(() => {
      isDragged.current = false;
      onDrag(undefined);
    }, 0);
  };
  const press = () => {
    if (isDragged.current) return;
    const index = sheetHeights.indexOf(height);
    settle(sheetHeights[(index + 1) % sheetHeights.length] ?? 'half');
  };
  const label =
    height === 'peek' ? 'panel.handleOpen' : height === 'half' ? 'panel.handleMore' : 'panel.handleClose';
  return (
    <button
      type="button"
      aria-expanded={height !== 'peek'}
      aria-label={t(label)}
      onPointerDown={take}
      onPointerMove={carry}
      onPointerUp={drop}
      onPointerCancel={drop}
      onClick={press}
      style={{ minHeight: height === 'peek' ? peekHeight : gripHeight }}
      className="flex w-full shrink-0 touch-none flex-col items-center justify-center gap-1.5 focus-visible:outline-offset-[-3px]"
    >
      <span aria-hidden className="h-1 w-9 rounded-full bg-line" />
      {height === 'peek' && (
        <span aria-hidden className="font-medium text-sm">
          {t('panel.handleOpen')}
        </span>
      )}
    </button>
  );
}

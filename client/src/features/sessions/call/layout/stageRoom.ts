import { peekHeight } from './PanelFrame.tsx';
import { type SheetHeight, sheetShare } from './sheetHeight.ts';

/** Stages at least this wide have oneself's picture beside the controls, others above them (px). */
const besideFrom = 1_020;

/** What the stage shows: `covered` is the share of its height under the sheet, `foot` what small pictures keep free (px). */
export interface StageRoom {
  readonly covered: number;
  readonly foot: number;
}

/** @param sheet height of the sheet, on a phone; @param width of the stage, @param controls their height (px) */
export function stageRoom(sheet: SheetHeight | undefined, width: number, controls: number): StageRoom {
  if (sheet === undefined) return { covered: 0, foot: width >= besideFrom ? 8 : controls - 24 };
  if (sheet === 'peek') return { covered: 0, foot: peekHeight };
  // A sheet over all of it covers nothing more: who draws it down again finds the picture in its place.
  return { covered: sheetShare.half, foot: 0 };
}

import { peekHeight } from './PanelFrame.tsx';
import { type SheetHeight, sheetShare } from './sheetHeight.ts';

/** Stages at least this wide have oneself's picture beside the controls, others above them (px). */
const besideFrom = 1_170;

/**
 * What the stage shows: `covered` is the share of its height under the sheet, `foot` what small pictures in corners keep
 * free, `clear` what pictures of equal rank do (px).
 */
export interface StageRoom {
  readonly covered: number;
  readonly foot: number;
  readonly clear: number;
}

/** @param sheet height of the sheet, on a phone; @param width of the stage, @param controls their height (px) */
export function stageRoom(sheet: SheetHeight | undefined, width: number, controls: number): StageRoom {
  if (sheet === undefined) {
    const clear = Math.max(0, controls - 24);
    return { covered: 0, foot: width >= besideFrom ? 8 : clear, clear };
  }
  if (sheet === 'peek') return { covered: 0, foot: peekHeight, clear: peekHeight };
  // A sheet over all of it covers nothing more: who draws it down again finds the picture in its place.
  return { covered: sheetShare.half, foot: 0, clear: 0 };
}

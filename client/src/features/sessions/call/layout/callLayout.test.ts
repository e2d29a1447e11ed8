import { describe, expect, it } from 'vitest';
import { clampPanelWidth, usualPanelWidth } from './panelWidth.ts';
import { type Corner, cornerAfterKey, cornerBeside, nearestCorner } from './selfCorner.ts';
import { settleSheet } from './sheetHeight.ts';

const corners: Corner[] = ['topLeft', 'topRight', 'bottomLeft', 'bottomRight'];

describe('places on the call’s page', () => {
  it('lets a dropped picture snap to the nearest corner', () => {
    const stage = { width: 1000, height: 600 };
    const drops = [
      { x: 100, y: 100 },
      { x: 900, y: 100 },
      { x: 100, y: 500 },
      { x: 900, y: 500 },
    ];
    expect(drops.map((point) => nearestCorner(point, stage))).toEqual(corners);
  });

  it('reaches every corner by arrow keys, and leaves other keys alone', () => {
    expect(cornerAfterKey('bottomRight', 'ArrowUp')).toBe('topRight');
    expect(cornerAfterKey('topRight', 'ArrowLeft')).toBe('topLeft');
    expect(cornerAfterKey('topLeft', 'ArrowDown')).toBe('bottomLeft');
    expect(cornerAfterKey('bottomLeft', 'ArrowRight')).toBe('bottomRight');
    expect(cornerAfterKey('bottomLeft', 'Enter')).toBeUndefined();
  });

  it('never puts two small pictures into one corner', () => {
    for (const corner of corners) expect(cornerBeside(corner)).not.toBe(corner);
  });

  it('keeps the panel between its least width and half of the window', () => {
    expect([usualPanelWidth(1440), usualPanelWidth(1024)]).toEqual([400, 340]);
    expect(clampPanelWidth(100, 1440)).toBe(320);
    expect(clampPanelWidth(5_000, 1440)).toBe(720);
  });

  it('settles a sheet where it was let go, or one step on after a flick', () => {
    expect(settleSheet(0.5, 0, 'peek')).toBe('half');
    expect(settleSheet(0.95, 0, 'half')).toBe('full');
    expect(settleSheet(0.1, 0, 'half')).toBe('peek');
    expect(settleSheet(0.1, 2, 'peek')).toBe('half');
    expect(settleSheet(0.9, -2, 'full')).toBe('half');
  });
});

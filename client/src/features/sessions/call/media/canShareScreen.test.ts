import { describe, expect, it } from 'vitest';
import { canShareScreen } from './canShareScreen.ts';

const sharing = { getDisplayMedia: () => undefined };
const desktop = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36';
const android = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/156.0.0.0 Mobile Safari/537.36';

describe('sharing the screen', () => {
  it('is offered where the browser has a way', () => {
    expect(canShareScreen({ userAgent: desktop, mediaDevices: sharing })).toBe(true);
  });

  it('is not offered without a way, or without TLS', () => {
    expect(canShareScreen({ userAgent: desktop, mediaDevices: {} })).toBe(false);
    expect(canShareScreen({ userAgent: desktop, mediaDevices: undefined })).toBe(false);
  });

  it('is not offered on phones, whatever they claim to have', () => {
    expect(canShareScreen({ userAgent: android, mediaDevices: sharing })).toBe(false);
    const hinted = { userAgent: desktop, mediaDevices: sharing, userAgentData: { mobile: true } };
    expect(canShareScreen(hinted)).toBe(false);
  });
});

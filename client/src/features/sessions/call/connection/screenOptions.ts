import { AudioPresets, type ScreenShareCaptureOptions, type TrackPublishOptions } from 'livekit-client';

/**
 * What is asked of the browser for a shared screen. Its sound comes as it is, a film's music too; the voices of the call
 * stay out of it, and where the browser cannot keep them out only a tab's own sound is offered: everybody else would hear
 * themselves.
 */
export function screenCapture(canRestrict: boolean): ScreenShareCaptureOptions {
  return {
    audio: {
      echoCancellation: false,
      noiseSuppression: false,
      autoGainControl: false,
      ...(canRestrict ? { restrictOwnAudio: true } : {}),
    },
    systemAudio: canRestrict ? 'include' : 'exclude',
    surfaceSwitching: 'include',
    // The call within the call within the call.
    selfBrowserSurface: 'exclude',
    contentHint: 'detail',
  };
}

/** How a screen is sent: what is quiet in a film is no silence to leave out. */
export const screenPublish: TrackPublishOptions = { audioPreset: AudioPresets.musicHighQuality, dtx: false };

/** Whether the browser can keep what the page itself plays out of a captured sound. */
export function canRestrictOwnAudio(): boolean {
  // Not in TypeScript's list yet.
  const supported = navigator.mediaDevices.getSupportedConstraints() as Record<string, boolean | undefined>;
  return supported.restrictOwnAudio === true;
}

/** Root mean square of samples between -1 and 1, on a scale where quiet speech is visible (0 to 1). */
function loudness(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const rms = Math.sqrt(sum / Math.max(1, samples.length));
  // -60 dB and below is silence, -10 dB is loud.
  const decibels = 20 * Math.log10(Math.max(rms, 1e-6));
  return Math.min(1, Math.max(0, (decibels + 60) / 50));
}

/** Reports how loud a microphone is, about thirty times a second; returns what ends it. */
export function watchLevel(track: MediaStreamTrack, onLevel: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    // Without a gesture on the page some browsers start it asleep; the first press wakes it.
    if (context.state === 'suspended') void context.resume().catch(() => undefined);
    analyser.getFloatTimeDomainData(samples);
    onLevel(loudness(samples));
  }, 33);
  return () => {
    clearInterval(timer);
    void context.close().catch(() => undefined);
  };
}

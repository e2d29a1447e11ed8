/** Plays two soft notes through the chosen speaker, made here so that no file is needed. */
export async function playTestSound(speakerId: string | undefined): Promise<void> {
  const context = new AudioContext();
  // Within the press, which allows it; the notes come too late for that.
  void context.resume().catch(() => undefined);
  const output = context.createMediaStreamDestination();
  const player = new Audio();
  player.srcObject = output.stream;
  if (speakerId && 'setSinkId' in player) await player.setSinkId(speakerId).catch(() => undefined);
  await player.play();
  // Not before: on a slow machine they would be over when the player plays.
  const [first, second] = [523.25, 659.25];
  for (const [index, frequency] of [first, second].entries()) {
    const start = context.currentTime + 0.15 + index * 0.28;
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(0.25, start + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.5);
    tone.connect(volume).connect(output);
    tone.start(start);
    tone.stop(start + 0.55);
  }
  setTimeout(() => {
    player.srcObject = null;
    void context.close();
  }, 1_500);
}

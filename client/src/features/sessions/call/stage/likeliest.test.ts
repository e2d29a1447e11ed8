import { describe, expect, it } from 'vitest';
import { likeliest } from './likeliest.ts';

const laptop = { name: 'laptop', isLost: false, sendsPicture: true, joinedAt: 1 };
const phone = { name: 'phone', isLost: false, sendsPicture: true, joinedAt: 2 };

describe('a person with several connections', () => {
  it('is the newest one that sends a picture', () => {
    expect(likeliest([laptop, phone])?.name).toBe('phone');
    expect(likeliest([laptop, { ...phone, sendsPicture: false }])?.name).toBe('laptop');
  });

  it('is never a ghost while there is a living one', () => {
    expect(
      likeliest([
        { ...laptop, isLost: true },
        { ...phone, sendsPicture: false },
      ])?.name,
    ).toBe('phone');
  });

  it('is the ghost when there is nothing else, and nobody when there is nobody', () => {
    expect(likeliest([{ ...laptop, isLost: true }])?.name).toBe('laptop');
    expect(likeliest([])).toBeUndefined();
  });
});

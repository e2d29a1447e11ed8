/** An iPad says that it is a Mac; no Mac has a touch screen. */
export const isIos = ({ userAgent, maxTouchPoints }: Navigator): boolean =>
  /\b(iPhone|iPad|iPod)\b/.test(userAgent) || (/\bMacintosh\b/.test(userAgent) && maxTouchPoints > 1);

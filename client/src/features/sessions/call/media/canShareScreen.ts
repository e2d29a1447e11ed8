interface SharingBrowser {
  readonly userAgent: string;
  readonly mediaDevices?: object | undefined;
  readonly userAgentData?: { readonly mobile: boolean } | undefined;
}

/** Whether a screen can be shared from here. Some phones' browsers name the way and then refuse everybody. */
export function canShareScreen(browser: SharingBrowser): boolean {
  const isPhone =
    browser.userAgentData?.mobile === true || /Android|iPhone|iPod|Mobile/.test(browser.userAgent);
  return !isPhone && 'getDisplayMedia' in (browser.mediaDevices ?? {});
}

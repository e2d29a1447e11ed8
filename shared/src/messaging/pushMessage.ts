/** What a push carries to the service worker, as JSON. */
export interface PushMessage {
  readonly title: string;
  readonly body: string;
  /** Where pressing it leads: a path of our own. */
  readonly url: string;
  /** A later one with the same tag takes the place of this. */
  readonly tag: string;
}

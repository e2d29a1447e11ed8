/** What a mail says, before it is text or HTML: both are made of the same pieces, in the same order. */
export interface Letter {
  readonly subject: string;
  readonly hello: string;
  readonly lines: readonly string[];
  /** Sessions, each as it reads on the clocks of the people named. */
  readonly times: readonly (readonly { readonly label: string; readonly text: string }[])[];
  /** What is said behind the times. */
  readonly after: readonly string[];
  readonly action: { readonly label: string; readonly url: string } | undefined;
  /** Why one gets it, and how to get it no more. */
  readonly foot: readonly { readonly text: string; readonly url?: string }[];
}

export function renderText(letter: Letter): string {
  const { hello, lines, times, after, action, foot } = letter;
  const blocks = [
    hello,
    ...lines,
    ...times.map((rows) => rows.map(({ label, text }) => `  ${label}: ${text}`).join('\n')),
    ...after,
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    `-- \n${foot.map(({ text, url }) => (url ? `${text}: ${url}` : text)).join('\n')}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

// Mail programs know neither style sheets nor variables. Ink, muted and accent as in the app; each pair of colours
// keeps a contrast of 4.5 to 1, also where a dark theme of the program leaves them as they are.
const ink = '#1f2421';
const muted = '#59615c';
const accent = '#1f5f4a';

export function renderHtml(letter: Letter): string {
  const { subject, hello, lines, times, after, action, foot } = letter;
  const paragraph = (text: string) => `<p style="margin:0 0 16px">${escapeHtml(text)}</p>`;
  const table = (rows: Letter['times'][number]) =>
    `<table role="presentation" style="margin:0 0 16px;border-left:3px solid ${accent}">${rows
      .map(
        ({ label, text }) =>
          `<tr><td style="padding:2px 12px;color:${muted};vertical-align:top">${escapeHtml(label)}</td><td style="padding:2px 0">${escapeHtml(text)}</td></tr>`,
      )
      .join('')}</table>`;
  const footer = foot
    .map(({ text, url }) =>
      url ? `<a href="${escapeHtml(url)}" style="color:${muted}">${escapeHtml(text)}</a>` : escapeHtml(text),
    )
    .join('<br>');
  return [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>`,
    `<body style="margin:0;padding:24px;background:#ffffff;color:${ink};font:16px/1.5 system-ui,sans-serif">`,
    '<div style="max-width:34em">',
    ...[paragraph(hello), ...lines.map(paragraph), ...times.map(table), ...after.map(paragraph)],
    ...(action
      ? [
          `<p style="margin:24px 0"><a href="${escapeHtml(action.url)}" style="background:${accent};color:#ffffff;padding:10px 18px;border-radius:6px;text-decoration:none">${escapeHtml(action.label)}</a></p>`,
        ]
      : []),
    `<p style="margin:32px 0 0;font-size:14px;color:${muted}">${footer}</p>`,
    '</div></body></html>',
  ].join('\n');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { common } from './en/common.ts';
import { errors } from './en/errors.ts';
import type { Namespace } from './texts.ts';

const files = import.meta.glob<Record<string, object>>(['./*/*.ts', '!./en/common.ts', '!./en/errors.ts']);

/** Loads `./<language>/<namespace>.ts`, a file that exports its texts under the namespace's name. */
const lazyFiles: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    const load = files[`./${language}/${namespace}.ts`];
    if (!load) return done(new Error(`no texts for ${language}/${namespace}`), false);
    load().then(
      (file) => done(null, file[namespace] ?? {}),
      (error: Error) => done(error, true),
    );
  },
};

/** The one instance. Common words and errors come with it, all others with the page that needs them. */
export const i18n = i18next.createInstance();

// At import, not by a call: routes load a page's words while the modules are still being read.
void i18n
  .use(lazyFiles)
  .use(initReactI18next)
  .init({
    lng: 'en',
    fallbackLng: 'en',
    supportedLngs: ['en'],
    ns: ['common', 'errors'],
    defaultNS: 'common',
    resources: { en: { common, errors } },
    partialBundledLanguages: true,
    initAsync: false,
    // React escapes.
    interpolation: { escapeValue: false },
    returnNull: false,
  });

/**
 * Loads namespaces ahead, beside the page's own code, so that neither waits for the other. Rejects where they cannot be
 * had now; asked again it tries again.
 */
export async function loadTexts(...namespaces: Namespace[]): Promise<void> {
  await Promise.all(i18n.languages.flatMap((language) => namespaces.map((one) => loadOne(language, one))));
}

/** A part's code, once its words are here, too. Rejects where one of them cannot be had. */
export async function withTexts<Part>(part: Promise<Part>, ...namespaces: Namespace[]): Promise<Part> {
  const [loaded] = await Promise.all([part, loadTexts(...namespaces)]);
  return loaded;
}

/** Not by the library's own way, which remembers a failure for ever and then shows keys in the place of words. */
async function loadOne(language: string, namespace: Namespace): Promise<void> {
  if (i18n.hasResourceBundle(language, namespace)) return;
  const file = await files[`./${language}/${namespace}.ts`]?.();
  i18n.addResourceBundle(language, namespace, file?.[namespace] ?? {});
}
